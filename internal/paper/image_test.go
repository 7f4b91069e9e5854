package paper

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// encodedPNG is a picture with a gradient from left to right, half transparent at its foot.
func encodedPNG(t testing.TB, width, height int) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			alpha := uint8(255)
			if y >= height/2 {
				alpha = 0
			}
			picture.SetNRGBA(x, y, color.NRGBA{R: uint8(255 * x / width), A: alpha})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func readImage(t testing.TB, raw []byte) *Image {
	t.Helper()
	read, err := ReadImage(raw)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

func TestImagesBecomeGreyOnWhiteAndNoFinerThanPrint(t *testing.T) {
	t.Parallel()
	small := readImage(t, encodedPNG(t, 200, 100))
	if small.Gray.Rect != image.Rect(0, 0, 200, 100) {
		t.Errorf("%v", small.Gray.Rect)
	}
	if top, foot := small.Gray.GrayAt(100, 10).Y, small.Gray.GrayAt(100, 90).Y; top > 60 || foot != 255 {
		t.Errorf("grey %d above, %d where it is transparent", top, foot)
	}
	large := readImage(t, encodedPNG(t, 2600, 800))
	if large.Gray.Rect != image.Rect(0, 0, 1950, 600) {
		t.Errorf("%v", large.Gray.Rect)
	}
	again, err := jpeg.DecodeConfig(bytes.NewReader(large.JPEG))
	if err != nil || again.Width != 1950 || again.ColorModel != color.GrayModel {
		t.Errorf("%v, %v", again, err)
	}
}

// claiming is a PNG that says it is so large, and has no pixels.
func claiming(width, height uint32) []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	head = append(binary.BigEndian.AppendUint32(head, height), 8, 2, 0, 0, 0)
	raw := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(raw, head...), crc32.ChecksumIEEE(head))
}

func TestWhatIsNoPictureToPrintSaysSo(t *testing.T) {
	t.Parallel()
	good := encodedPNG(t, 300, 200)
	for name, c := range map[string]struct {
		raw  []byte
		kind library.Kind
	}{
		"one pixel":           {encodedPNG(t, 1, 1), library.DamagedFile},
		"a hundred megapixel": {claiming(10_000, 10_000), library.TooLarge},
		"wide":                {claiming(60_000, 1_000), library.TooLarge},
		"cut off":             {good[:len(good)/2], library.DamagedFile},
		"no pixels":           {claiming(300, 200), library.DamagedFile},
		"empty":               {nil, library.DamagedFile},
		"a page":              {[]byte("<html>404</html>"), library.DamagedFile},
	} {
		if read, err := ReadImage(c.raw); !library.IsKind(err, c.kind) || read != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPicturesAreScaledToFitAndKeepTheirCaption(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	caption := &Paragraph{Runs: []Run{{Text: strings.Repeat("Chú thích của ảnh ", 12), Style: plain}}, Align: Center, Leading: 19, Before: 4}
	for _, c := range []struct{ width, height int }{{1950, 1000}, {300, 200}, {200, 1900}, {1900, 20}} {
		read := readImage(t, encodedPNG(t, c.width, c.height))
		for filler := range 6 {
			var blocks []Flowable
			for range filler * 8 {
				blocks = append(blocks, words("một dòng"))
			}
			blocks = append(blocks, &Picture{Image: read, Caption: caption, Before: 12, After: 12}, body("sau ảnh"))
			for _, page := range layout(t, fonts, blocks...).Pages {
				for _, plate := range page.Plates {
					left := a4.left(page.Number)
					if plate.X < left-tolerance || plate.X+plate.Width > left+165+tolerance || plate.Y < 20-tolerance || plate.Y+plate.Height > 277+tolerance {
						t.Errorf("%v: stands at %.1f, %.1f, %.1f × %.1f mm", c, plate.X, plate.Y, plate.Width, plate.Height)
					}
					if math.Abs(plate.X+plate.Width/2-left-82.5) > tolerance || plate.Height > 257.0/2+tolerance {
						t.Errorf("%v: %.1f mm high, its middle at %.1f", c, plate.Height, plate.X+plate.Width/2)
					}
					if ratio := plate.Width / plate.Height * float64(c.height) / float64(c.width); ratio < 0.97 || ratio > 1.03 {
						t.Errorf("%v: %.1f × %.1f mm", c, plate.Width, plate.Height)
					}
					under := 0
					for _, l := range rows(fonts, []Page{page}) {
						if l.y > plate.Y+plate.Height && strings.Contains(l.text, "thích") {
							under++
						}
					}
					if under < kept {
						t.Errorf("%v, %d lines above: %d lines of the caption stay with it", c, filler*8, under)
					}
				}
			}
		}
	}
}

func TestWhiteThatStretchesPutsTheRestAtTheFoot(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	doc := Document{Sheet: a4, OnePage: true, Blocks: []Flowable{words("trên"), &FillSpace{}, words("dưới")}}
	result, err := Layout(doc, fonts)
	if err != nil {
		t.Fatal(err)
	}
	lines := rows(fonts, result.Pages)
	if foot := lines[1].y + fonts.Descent(Regular)*mm(14); len(result.Pages) != 1 || !near(foot, 277) {
		t.Errorf("%d pages, the last line ends at %.2f mm", len(result.Pages), foot)
	}
	doc.OnePage = false
	doc.Blocks = append([]Flowable{&FillSpace{}}, doc.Blocks...)
	if result, err = Layout(doc, fonts); err != nil || !near(rows(fonts, result.Pages)[0].y, rows(fonts, result.Pages)[1].y/2+10-fonts.Descent(Regular)*mm(14)/2) && rows(fonts, result.Pages)[0].y < 100 {
		t.Errorf("two share alike: %+v, %v", rows(fonts, result.Pages), err)
	}
	for range 80 {
		doc.Blocks = append(doc.Blocks, words("thêm"))
	}
	if result, err = Layout(doc, fonts); err != nil || len(result.Pages) < 2 || rows(fonts, result.Pages)[1].y > 40 {
		t.Errorf("where it does not fit one page it takes something, %v", err)
	}
}

func TestBoundTextHoldsWhereNoLineEnds(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"từ ngày 07 tháng 11 năm 2026": "từ ngày~07 tháng~11 năm~2026",
		"dài 1.449,566 km và  hai dấu": "dài 1.449,566~km và  hai dấu",
		" theo số 18-NQ/TW ":           " theo số~18-NQ/TW ",
		"a) chữ":                       "a)~chữ",
		"T/M BAN THƯỜNG VỤ":            "T/M~BAN~THƯỜNG~VỤ",
		"":                             "",
	} {
		if got := strings.ReplaceAll(Bind(text), "\u00A0", "~"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestLinesAreThoseOfThePage(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	g := body(strings.Repeat("chủ quyền biển, đảo là thiêng liêng ", 20))
	var want []string
	for _, r := range rows(fonts, layout(t, fonts, g).Pages) {
		want = append(want, strings.TrimSpace(r.text))
	}
	if got := Lines(g, 165, fonts); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// Whatever a file says it is, reading it ends with a picture that can be printed or with a failure of its kind.
func FuzzReadImage(f *testing.F) {
	f.Add(encodedPNG(f, 40, 30))
	f.Add(readImage(f, encodedPNG(f, 40, 30)).JPEG)
	f.Add([]byte("GIF89a\x10\x00\x10\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x10\x00\x10\x00\x00\x02\x0e\x84\x8f\xa9\xcb\xed\x0f\xa3\x9c\xb4\xda\x8b\xb3>\x05\x00;"))
	f.Add(claiming(5000, 5000))
	f.Fuzz(func(t *testing.T, raw []byte) {
		read, err := ReadImage(raw)
		if err != nil {
			if !library.IsKind(err, library.DamagedFile) && !library.IsKind(err, library.TooLarge) {
				t.Errorf("error %v", err)
			}
			return
		}
		if side := max(read.Gray.Rect.Dx(), read.Gray.Rect.Dy()); side > finestSide || len(read.JPEG) == 0 {
			t.Errorf("%v", read.Gray.Rect)
		}
	})
}
