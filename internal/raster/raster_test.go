package raster_test

import (
	"bytes"
	"image"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
	"baocaovien/internal/raster"
)

// onceFonts loads the fonts for all tests: they never change.
var onceFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(os.DirFS("../../assets")) })

func loadFonts(t testing.TB) *paper.Fonts {
	t.Helper()
	fonts, err := onceFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func run(text string, face paper.Face, size float64) []paper.Run {
	return []paper.Run{{Text: text, Style: paper.Style{Face: face, Size: size}}}
}

// twoPages are a page with a head of several sizes and a rule, and a page of text, its back.
func twoPages(t testing.TB, fonts *paper.Fonts) []paper.Page {
	t.Helper()
	centred := func(runs []paper.Run, rule *paper.Underline) *paper.Paragraph {
		return &paper.Paragraph{Runs: runs, Align: paper.Center, Leading: 20, After: 3, Rule: rule}
	}
	blocks := []paper.Flowable{
		&paper.Columns{Columns: []paper.TextColumn{
			{Width: 80, Blocks: []paper.Flowable{centred(run("TỈNH ỦY VĨNH LONG", paper.Regular, 14), nil), centred(run("BAN TUYÊN GIÁO", paper.Bold, 14), nil)}},
			{Width: 85, Blocks: []paper.Flowable{
				centred(run("ĐẢNG CỘNG SẢN VIỆT NAM", paper.Bold, 15), &paper.Underline{Length: 1, Gap: 5, Thickness: 0.75}),
				centred(run("Vĩnh Long, ngày 07 tháng 11 năm 2026", paper.Italic, 14), nil),
			}},
		}, After: 18},
		centred(run("ĐỀ CƯƠNG TUYÊN TRUYỀN", paper.Bold, 16), nil),
	}
	text := strings.Repeat("Nghiêng mình trước biển cả, người giữ đảo kể lại những chuyến tàu mang thư nhà; 1.449,566 km biên giới, 68,4% hộ dân, ẪẴỄỘỰ gỵ. ", 4)
	shaped := strings.Repeat("ព្រះរាជាណាចក្រកម្ពុជា ត្បូងឃ្មុំ, ສາທາລະນະລັດ ປະຊາຊົນລາວ, 友谊关口岸，ราชอาณาจักรไทย ", 5)
	for i := range 9 {
		said := text
		if i == 4 { // what is drawn as outlines in either
			said = shaped
		}
		blocks = append(blocks, &paper.Paragraph{
			Runs: run(said, paper.Regular, 14), Align: paper.Justified, Leading: 19, Indent: 10, Before: 6,
		})
	}
	result, err := paper.Layout(paper.Document{
		Sheet:  paper.Sheet{Width: 210, Height: 297, Top: 20, Bottom: 20, Inner: 30, Out: 15, Mirrored: true},
		Folio:  paper.Folio{Style: paper.Style{Size: 14}, Top: 10},
		Blocks: blocks,
	}, fonts)
	if err != nil || len(result.Pages) != 2 {
		t.Fatalf("%d pages, %v", len(result.Pages), err)
	}
	return result.Pages
}

func savePDF(t testing.TB, pages []paper.Page, fonts *paper.Fonts) string {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(&out, pages, fonts, pdf.Metadata{}); err != nil {
		t.Fatal(err)
	}
	return pdftest.Save(t, out.Bytes())
}

func draw(t testing.TB, page paper.Page, fonts *paper.Fonts, dpi float64) *image.Gray {
	t.Helper()
	picture, err := raster.Draw(page, fonts, dpi/25.4)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// The measure of likeness. Two renderers never agree on the last grey of an edge, and nobody sees it. So both
// pictures are first softened by a box of 3×3 pixels (a pixel to each side). What is left is counted two ways: the
// mean difference, which grows with any difference in weight or place all over the page, and the share of
// pixels that differ by more than a quarter of black to white, which grows with single letters or rules that are
// missing, wrong or displaced. Measured at 96 and 150 dpi: 0.0012–0.0015 and none. A page that is half a
// millimetre off, the tolerance of the page's measures, gives at least 0.03 and 0.04; the test proves that it
// fails, so that the measure is known to bite. The limits lie between, nearer to what is measured.
const (
	mostMean  = 0.004  // of black to white
	mostWrong = 0.0005 // of all pixels
)

type difference struct{ mean, wrong float64 }

func (d difference) alike() bool { return d.mean <= mostMean && d.wrong <= mostWrong }

func compare(a, b *image.Gray) difference {
	a, b = soften(a), soften(b)
	area := a.Rect.Intersect(b.Rect)
	sum, wrong := 0, 0
	for y := range area.Dy() {
		rowA, rowB := a.Pix[y*a.Stride:], b.Pix[y*b.Stride:]
		for x := range area.Dx() {
			d := int(rowA[x]) - int(rowB[x])
			if d = max(d, -d); d > 64 {
				wrong++
			}
			sum += d
		}
	}
	pixels := float64(area.Dx() * area.Dy())
	return difference{float64(sum) / 255 / pixels, float64(wrong) / pixels}
}

// soften returns the mean of each pixel and its eight neighbours; the outermost pixels, all margin, stay as they are.
func soften(p *image.Gray) *image.Gray {
	soft := image.NewGray(p.Rect)
	copy(soft.Pix, p.Pix)
	for y := 1; y < p.Rect.Dy()-1; y++ {
		above, here, below := p.Pix[(y-1)*p.Stride:], p.Pix[y*p.Stride:], p.Pix[(y+1)*p.Stride:]
		for x := 1; x < p.Rect.Dx()-1; x++ {
			sum := 0
			for i := x - 1; i <= x+1; i++ {
				sum += int(above[i]) + int(here[i]) + int(below[i])
			}
			soft.Pix[y*soft.Stride+x] = uint8(sum / 9) // #nosec G115 -- a mean of bytes
		}
	}
	return soft
}

func TestPictureAgreesWithThePDF(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	pages := twoPages(t, fonts)
	file := savePDF(t, pages, fonts)
	for _, dpi := range []int{96, 150} {
		for _, page := range pages {
			theirs := pdftest.GrayPicture(t, file, page.Number, dpi)
			ours := draw(t, page, fonts, float64(dpi))
			if d := ours.Rect.Size().Sub(theirs.Rect.Size()); max(d.X, -d.X, d.Y, -d.Y) > 1 {
				t.Errorf("page %d at %d dpi: %v pixels, pdftoppm %v", page.Number, dpi, ours.Rect.Size(), theirs.Rect.Size())
			}
			d := compare(ours, theirs)
			t.Logf("page %d at %d dpi: mean %.4f, wrong %.4f", page.Number, dpi, d.mean, d.wrong)
			if !d.alike() {
				t.Errorf("page %d at %d dpi differs: %+v", page.Number, dpi, d)
			}
			for _, shift := range [][2]float64{{0.5, 0}, {0, 0.5}} {
				d := compare(draw(t, moved(page, shift[0], shift[1]), fonts, float64(dpi)), theirs)
				t.Logf("moved by %v mm: mean %.4f, wrong %.4f", shift, d.mean, d.wrong)
				if d.mean <= mostMean || d.wrong <= mostWrong {
					t.Errorf("page %d at %d dpi moved by %v mm passes: %+v", page.Number, dpi, shift, d)
				}
			}
		}
	}
}

func moved(page paper.Page, dx, dy float64) paper.Page {
	page.Texts = append([]paper.Text{}, page.Texts...)
	for i := range page.Texts {
		page.Texts[i].X += dx
		page.Texts[i].Y += dy
	}
	page.Bars = append([]paper.Rectangle{}, page.Bars...)
	for i := range page.Bars {
		page.Bars[i].X += dx
		page.Bars[i].Y += dy
	}
	return page
}

// bounds returns the smallest rectangle around what is darker than a quarter of black.
func bounds(p *image.Gray) image.Rectangle {
	var area image.Rectangle
	for y := range p.Rect.Dy() {
		for x := range p.Rect.Dx() {
			if p.GrayAt(x, y).Y < 192 {
				area = area.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area
}

// The tallest and deepest letters of Vietnamese in lines at the body's leading.
func TestMarksNeitherClipNorTouchTheNextLine(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, face := range []paper.Face{paper.Regular, paper.Bold, paper.Italic, paper.BoldItalic} {
		const scale = 20.0 // pixels a mm
		page := paper.Page{Width: 60, Height: 40}
		leading := 19 / paper.PointsPerMM
		for i := range 3 {
			page.Texts = append(page.Texts, paper.Text{X: 5, Y: 15 + float64(i)*leading, Text: "ẪẴỄỘỰ gỵ", Face: face, Size: 14})
		}
		picture, err := raster.Draw(page, fonts, scale)
		if err != nil {
			t.Fatal(err)
		}
		// Alone on a page, the line shows how far its ink reaches.
		alone := page
		alone.Texts = page.Texts[:1]
		single, err := raster.Draw(alone, fonts, scale)
		if err != nil {
			t.Fatal(err)
		}
		ink := bounds(single)
		if height := float64(ink.Dy()) / scale; height >= leading {
			t.Errorf("face %d: ink of %.2f mm in a leading of %.2f mm", face, height, leading)
		}
		all := bounds(picture)
		if want := ink.Dy() + int(math.Round(2*leading*scale)); all.Dy() < want-1 || all.Dy() > want+1 {
			t.Errorf("face %d: three lines are %d pixels high, want %d", face, all.Dy(), want)
		}
		white := 0
		for y := all.Min.Y; y < all.Max.Y; y++ {
			if blank(picture, y) {
				white++
			}
		}
		if white < 2 {
			t.Errorf("face %d: lines touch", face)
		}
	}
}

func blank(p *image.Gray, y int) bool {
	for x := range p.Rect.Dx() {
		if p.GrayAt(x, y).Y < 250 {
			return false
		}
	}
	return true
}

func TestLettersAtTheEdgeAreCutNotLost(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := paper.Page{Width: 20, Height: 20}
	for _, at := range [][2]float64{{-2, 10}, {18, 10}, {5, 0}, {5, 21}, {-50, -50}, {90, 90}} {
		page.Texts = append(page.Texts, paper.Text{X: at[0], Y: at[1], Text: "Ẫ gỵ", Size: 14})
	}
	page.Bars = []paper.Rectangle{{X: -5, Y: 19.9, Width: 90, Height: 9}}
	picture := draw(t, page, fonts, 96)
	if bounds(picture) != picture.Rect {
		t.Errorf("ink in %v of %v", bounds(picture), picture.Rect)
	}
}

func TestThinRulesStayVisible(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, dpi := range []float64{30, 72, 96, 300} {
		page := paper.Page{Width: 50, Height: 10, Ink: paper.Ink{Bars: []paper.Rectangle{{X: 5, Y: 5.13, Width: 40, Height: 0.26}}}}
		darkest := uint8(255)
		picture := draw(t, page, fonts, dpi)
		for _, v := range picture.Pix {
			darkest = min(darkest, v)
		}
		if darkest > 32 {
			t.Errorf("%.0f dpi: the darkest pixel of a rule is %d", dpi, darkest)
		}
		if got, want := float64(bounds(picture).Dx())*25.4/dpi, 40.0; math.Abs(got-want) > 2*25.4/dpi {
			t.Errorf("%.0f dpi: a rule of 40 mm is %.2f mm long", dpi, got)
		}
	}
}

// A QR code is rows of bars that touch: a seam between them would be a grey line through what is black.
func TestBarsThatTouchLeaveNoSeam(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	page := paper.Page{Width: 30, Height: 30}
	for i := range 20 {
		page.Bars = append(page.Bars, paper.Rectangle{X: 5.03, Y: 5.07 + 0.6*float64(i), Width: 10, Height: 0.6})
	}
	for _, dpi := range []float64{96, 150, 300} {
		picture := draw(t, page, fonts, dpi)
		toPixel := func(mm float64) int { return int(mm * dpi / 25.4) }
		for y := toPixel(5.07) + 1; y < toPixel(17.07)-1; y++ {
			if v := picture.GrayAt(toPixel(10), y).Y; v > 4 { // rounding of two shares
				t.Fatalf("%.0f dpi: %d in row %d", dpi, v, y)
			}
		}
	}
}

func TestImpossibleSizesAreRefused(t *testing.T) {
	t.Parallel()
	fonts := loadFonts(t)
	for _, scale := range []float64{0, -1, 1e9, math.NaN(), math.Inf(1)} {
		if _, err := raster.Draw(paper.Page{Width: 210, Height: 297}, fonts, scale); !library.IsKind(err, library.Internal) {
			t.Errorf("%v pixels a mm: error %v", scale, err)
		}
	}
}
