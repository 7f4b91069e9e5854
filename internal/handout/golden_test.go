package handout

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"baocaovien/internal/raster"
)

// review writes the golden pages anew; look at each of them before they are kept.
var review = flag.Bool("review", false, "write the golden pages anew")

// TestPagesLookAsTheyWereReviewed compares pages of every template with small pictures of them that a person has looked at. Machines round alike but for the last bit, so a shade is no difference; a line elsewhere is.
func TestPagesLookAsTheyWereReviewed(t *testing.T) {
	t.Parallel()
	const dpi = 40
	fonts := loadFonts(t)
	for name, c := range map[string]struct {
		printing
		page int
	}{
		"de-cuong":          {printing: printing{template: DeCuong}},
		"de-cuong-state":    {printing: printing{template: DeCuong, opt: TemplateOptions{Preset: State}}},
		"de-cuong-booklet":  {printing: printing{template: DeCuong, opt: TemplateOptions{Booklet: true}}},
		"to-phat-tay":       {printing: printing{template: ToPhatTay, opt: TemplateOptions{Figures: fixtureFigures()}}},
		"phieu":             {printing: printing{template: Phieu, opt: TemplateOptions{Figures: fixtureFigures(), TwoUp: true}}},
		"trinh-chieu":       {printing: printing{template: TrinhChieu, opt: TemplateOptions{Figures: fixtureFigures()}}},
		"trinh-chieu-point": {printing: printing{template: TrinhChieu, opt: TemplateOptions{Figures: fixtureFigures()}}, page: 2},
		"phat-thanh":        {printing: printing{template: PhatThanh, opt: TemplateOptions{Figures: fixtureFigures()}}},
		"bao-cao":           {printing: printing{template: BaoCao}},
	} {
		drawn, err := raster.Draw(c.pages(t).Pages[c.page], fonts, dpi/25.4)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", "pages", name+".png")
		if *review {
			keep(t, file, drawn)
		}
		if share := differing(t, file, drawn); share > 0.001 {
			t.Errorf("%s: %.2f %% of the page differ from %s; if that is meant, run with -review and look at it", name, 100*share, file)
		}
	}
}

// keep writes a picture in 16 shades, which is enough to look at.
func keep(t *testing.T, file string, picture *image.Gray) {
	t.Helper()
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, shaded(picture)); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func shaded(picture *image.Gray) *image.Gray {
	less := image.NewGray(picture.Rect)
	for i, v := range picture.Pix {
		less.Pix[i] = v / 17 * 17
	}
	return less
}

// differing returns the share of pixels that are not the shade of the golden page or next to it.
func differing(t *testing.T, file string, picture *image.Gray) float64 {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	golden := image.NewGray(decoded.Bounds())
	draw.Draw(golden, golden.Rect, decoded, golden.Rect.Min, draw.Src)
	if golden.Rect != picture.Rect {
		return 1
	}
	off := 0
	for i, v := range shaded(picture).Pix {
		if d := int(v) - int(golden.Pix[i]); d > 17 || d < -17 {
			off++
		}
	}
	return float64(off) / float64(len(golden.Pix))
}
