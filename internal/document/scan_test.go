package document_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/document"
	"baocaovien/internal/library"
)

// dark is a picture 40 by 60 whose upper left quarter is black.
func dark(t *testing.T) string {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 40, 60))
	for i := range picture.Pix {
		if picture.Pix[i] = 255; i%40 < 20 && i/40 < 30 {
			picture.Pix[i] = 0
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return stream(out.String(), "/Type /XObject /Subtype /Image /Width 40 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode")
}

// scannedPDF is a PDF of one page that runs content with the picture I.
func scannedPDF(t *testing.T, content, page string) []byte {
	t.Helper()
	return written("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R "+page+" >>", dark(t), stream(content, ""))
}

func TestPagesThatArePicturesAreShownUpright(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		content, page string
		size          image.Point // of the picture, 0 by 0 where there is none
		dark          string      // where it is dark, as it is looked at
	}{
		"as it is":            {"400 0 0 600 0 0 cm /I Do", "", image.Pt(40, 60), "upper left"},
		"a page on its side":  {"400 0 0 600 0 0 cm /I Do", "/Rotate 90", image.Pt(60, 40), "upper right"},
		"upside down":         {"400 0 0 600 0 0 cm /I Do", "/Rotate 180", image.Pt(40, 60), "lower right"},
		"on the other side":   {"400 0 0 600 0 0 cm /I Do", "/Rotate 270", image.Pt(60, 40), "lower left"},
		"a picture on a side": {"0 600 -400 0 400 0 cm /I Do", "", image.Pt(60, 40), "lower left"},
		"beside a small one":  {"q 40 0 0 60 0 0 cm /I Do Q 400 0 0 600 0 0 cm /I Do", "", image.Pt(40, 60), "upper left"},
		"a picture in a text": {"100 0 0 100 0 0 cm /I Do", "", image.Point{}, ""},
		"in the content":      {"400 0 0 600 0 0 cm BI /W 1 /H 1 /BPC 8 ID x\nEI", "", image.Point{}, ""},
	} {
		scans := document.Scans(t.Context(), scannedPDF(t, c.content, c.page))
		if len(scans) != 1 {
			if c.dark != "" {
				t.Errorf("%s: %d pictures", name, len(scans))
			}
			continue
		}
		picture, _, err := image.Decode(bytes.NewReader(scans[0].Picture))
		if err != nil {
			t.Fatal(err)
		}
		b := picture.Bounds()
		at := func(part string) bool {
			x, y := b.Dx()/4, b.Dy()/4
			if strings.Contains(part, "right") {
				x *= 3
			}
			if strings.Contains(part, "lower") {
				y *= 3
			}
			return color.GrayModel.Convert(picture.At(b.Min.X+x, b.Min.Y+y)).(color.Gray).Y < 128
		}
		var got []string
		for _, part := range []string{"upper left", "upper right", "lower left", "lower right"} {
			if at(part) {
				got = append(got, part)
			}
		}
		if b.Size() != c.size || !slices.Equal(got, []string{c.dark}) {
			t.Errorf("%s: %v, dark %q", name, b.Size(), got)
		}
	}
	if scans := document.Scans(t.Context(), docx(t, p("Chuyện"))); scans != nil {
		t.Errorf("%d scans in a Word file", len(scans))
	}
}

// seen are the words of lines that a machine made out, each a hundredth of the picture a letter.
func seen(lines ...string) (words []library.RecognisedWord) {
	for n, line := range lines {
		text := strings.TrimLeft(line, " ")
		x, y := 0.1+0.01*float64(len(line)-len(text)), 0.05+0.025*float64(n)
		for w := range strings.FieldsSeq(text) {
			wide := 0.01 * float64(len([]rune(w)))
			words = append(words, library.RecognisedWord{Text: w, Left: x, Right: x + wide, Top: y, Bottom: y + 0.018, Line: n})
			x += wide + 0.01
		}
	}
	return words
}

func TestRecognisedWordsAreReadAsThoseOfAnyPage(t *testing.T) {
	t.Parallel()
	raw := pdfOf("595 0 0 842 0 0 cm /X2 Do", at("F1", 12, 72, 780, full)+at("F1", 12, 72, 765, "hết đoạn."))
	a, err := document.ReadRecognised(t.Context(), "a.pdf", raw, document.RecognisedPages{1: seen(
		"                    BÁO CÁO",
		"                tình hình đê kè", "",
		"    Các xã ven sông đã đắp thêm 1.250 mét đê, trồng 30 héc ta rừng chắn sóng",
		"và dạy trẻ em bơi lội trong dịp hè.",
		"    Xã An Hòa có 120 hộ hiến đất làm đường ra bến cá.",
	)})
	if err != nil {
		t.Fatal(err)
	}
	text := a.Title + "\n" + library.Plain(a.Blocks)
	for _, want := range []string{"1.250 mét đê, trồng 30 héc ta rừng chắn sóng và dạy trẻ em", "Xã An Hòa có 120 hộ", full + " hết đoạn."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
	if gaps := fmt.Sprint(a.Completeness.Gaps); gaps != "[{recognised 1 0}]" || a.Completeness.Share < 0.95 {
		t.Errorf("%s, share %g", gaps, a.Completeness.Share)
	}
	bare := reads(t, "a.pdf", raw)
	if fmt.Sprint(bare.Completeness.Gaps) != "[{picture 1 0}]" || bare.Completeness.Recognised() {
		t.Errorf("%+v", bare.Completeness)
	}
}
