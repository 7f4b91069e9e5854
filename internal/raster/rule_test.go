package raster_test

import (
	"testing"

	"baocaovien/internal/paper"
	"baocaovien/internal/raster"
)

// A rule of a table as it is drawn: sharp where one reads, grey on the small pages beside the preview, and never gone.
func TestRulesAreAsDarkAsThePageIsLarge(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	const thick = 0.5 / paper.PointsPerMM
	for name, c := range map[string]struct {
		density       float64 // pixels a mm
		bar           paper.Rectangle
		least, darker uint8 // bounds of the darkest pixel
	}{
		"across, read":            {4, paper.Rectangle{X: 20, Y: 30, Width: 120, Height: thick}, 0, 0},
		"across, on a small page": {0.23, paper.Rectangle{X: 20, Y: 30, Width: 120, Height: thick}, 195, 225},
		"down, on a small page":   {0.23, paper.Rectangle{X: 20, Y: 30, Width: thick, Height: 120}, 195, 225},
		"a large bar, small":      {0.23, paper.Rectangle{X: 20, Y: 30, Width: 60, Height: 20}, 0, 0},
	} {
		page := paper.Page{Width: 210, Height: 297, Ink: paper.Ink{Bars: []paper.Rectangle{c.bar}}}
		picture, err := raster.Draw(page, fonts, c.density)
		if err != nil {
			t.Fatal(err)
		}
		darkest := uint8(255)
		for _, grey := range picture.Pix {
			darkest = min(darkest, grey)
		}
		if darkest < c.least || darkest > c.darker {
			t.Errorf("%s: the darkest pixel is %d, want %d to %d", name, darkest, c.least, c.darker)
		}
	}
}
