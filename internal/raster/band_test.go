package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/raster"
)

// pictured is a full page with an image and the modules of a code on it.
func pictured(t testing.TB, fonts *paper.Fonts) paper.Page {
	t.Helper()
	page := twoPages(t, fonts)[0]
	page.Plates = append(page.Plates, paper.Plate{X: 60.3, Y: 120.7, Width: 80, Height: 53.2, Image: gradient(t)})
	for i := range 30 {
		page.Bars = append(page.Bars, paper.Rectangle{X: 20.1 + float64(i%2)*0.6, Y: 200 + float64(i)*0.6, Width: 0.6, Height: 0.6})
	}
	return page
}

func gradient(t testing.TB) *paper.Image {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 600, 400))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i % 600 * 255 / 600)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	read, err := paper.ReadImage(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestBandsAreTheRowsOfTheWholePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := pictured(t, fonts)
	for _, dpi := range []float64{96, 300} {
		whole := draw(t, page, fonts, dpi)
		for _, rows := range []int{1, 97, 256} {
			step := rows
			if rows == 1 { // single rows here and there
				step = 211
			}
			for top := 0; top < whole.Rect.Max.Y; top += step {
				band, err := raster.Band(page, fonts, dpi/25.4, top, top+rows)
				if err != nil {
					t.Fatal(err)
				}
				want := image.Rect(0, top, whole.Rect.Dx(), min(top+rows, whole.Rect.Max.Y))
				if band.Rect != want {
					t.Fatalf("band %v, want %v", band.Rect, want)
				}
				if from := whole.PixOffset(0, top); !bytes.Equal(band.Pix, whole.Pix[from:from+len(band.Pix)]) {
					t.Fatalf("%.0f dpi: rows %d to %d differ from those of the page", dpi, top, top+rows)
				}
			}
		}
	}
}

func TestABandOfAPageTooLargeToDrawWholeIsDrawn(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := twoPages(t, fonts)[0]
	if _, err := raster.Draw(page, fonts, 1200/25.4); !library.IsKind(err, library.Internal) {
		t.Errorf("error %v", err)
	}
	band, err := raster.Band(page, fonts, 1200/25.4, 1000, 1300)
	if err != nil || len(band.Pix) != 300*int(math.Round(210*1200/25.4)) {
		t.Fatalf("%v", err)
	}
	for _, rows := range [][2]int{{-10, 0}, {5, 5}, {9, 4}, {1 << 30, 1 << 31}} {
		if _, err := raster.Band(page, fonts, 4, rows[0], rows[1]); !library.IsKind(err, library.Internal) {
			t.Errorf("rows %v: error %v", rows, err)
		}
	}
}

func TestPicturesOnThePageAgreeWithThePDF(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := pictured(t, fonts)
	file := savePDF(t, []paper.Page{page}, fonts)
	ours := draw(t, page, fonts, 150)
	theirs := pdftest.GrayPicture(t, file, 1, 150)
	if d := compare(ours, theirs); !d.alike() {
		t.Errorf("%+v", d)
	}
	moved := page
	moved.Plates = []paper.Plate{page.Plates[0]}
	moved.Plates[0].X += 5
	if d := compare(draw(t, moved, fonts, 150), theirs); d.alike() {
		t.Error("a picture in another place is not noticed")
	}
	middle := ours.GrayAt(592, 868) // of the picture
	if middle == (color.Gray{Y: 255}) {
		t.Error("no picture was drawn")
	}
}
