package handout

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

func printFolded(t testing.TB, opt TemplateOptions) string {
	t.Helper()
	fonts := loadFonts(t)
	printed, err := Pages(DeCuong, closingOutline(), fixtureSources(), opt, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title}); err != nil {
		t.Fatal(err)
	}
	return pdftest.Save(t, out.Bytes())
}

func TestFoldedPagesAreLaidOutAnewForA5(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		opt  TemplateOptions
		// left edge of the text on the left and on the right half, mm
		left, right float64
	}{
		// In a booklet the pages meet at 148.5 mm: outer margin 12 at the left of the left one, inner 15 beside the fold.
		{"booklet", TemplateOptions{Booklet: true}, 0.5 + 12, 148.5 + 15},
		{"booklet, State", TemplateOptions{Booklet: true, Preset: State}, 0.5 + 12, 148.5 + 15},
		{"two-up", TemplateOptions{TwoUp: true}, 0.25 + 15, 148.75 + 15},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := printFolded(t, c.opt)
			if size := pdftest.Info(t, file)["Page size"]; size != "841.89 x 595.28 pts (A4)" {
				t.Errorf("pages of %s", size)
			}
			measured := 0
			for i, words := range pdftest.Words(t, file) {
				for _, half := range [2]float64{c.left, c.right} {
					var mine []pdftest.BoxedWord
					for _, w := range words {
						if (w.Left > 148.5) == (half > 148.5) {
							mine = append(mine, w)
						}
					}
					measured += a5(t, fmt.Sprintf("side %d", i+1), rowsOf(mine), half)
				}
			}
			if measured < 60 {
				t.Errorf("only %d leadings were measured", measured)
			}
		})
	}
}

// a5 measures one page of A5 whose text begins at left mm; it returns how many leadings it saw.
func a5(t *testing.T, where string, rows []row, left float64) int {
	t.Helper()
	seen := 0
	for i, r := range rows {
		if r.left < left-mmOff || r.right > left+121+mmOff || r.bottom > 196+mmOff || r.top < 14-mmOff && len(r.words) > 1 || r.top < 7-mmOff {
			t.Errorf("%s: %q from %.2f, %.2f to %.2f, %.2f mm", where, r.text(), r.left, r.top, r.right, r.bottom)
		}
		body := math.Abs(r.left-left) < mmOff && math.Abs(r.size()-13) < ptOff
		if i == 0 || !body || math.Abs(rows[i-1].size()-13) > ptOff || rows[i-1].bottom > r.top || rows[i-1].top < 14-mmOff {
			continue
		}
		about(t, where+": leading before "+r.text(), (r.baseline()-rows[i-1].baseline())*paper.PointsPerMM, 18, ptOff)
		seen++
	}
	return seen
}

func TestABookletHasAMultipleOfFourPages(t *testing.T) {
	t.Parallel()
	sides := len(pdftest.Words(t, printFolded(t, TemplateOptions{Booklet: true})))
	doc, err := Compose(DeCuong, closingOutline(), fixtureSources(), TemplateOptions{Booklet: true})
	if err != nil {
		t.Fatal(err)
	}
	result, err := paper.Layout(doc, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(result.Pages); sides%2 != 0 || sides*2 < n || sides*2 >= n+4 {
		t.Errorf("%d pages on %d sides", n, sides)
	}
}

func TestOnlyWhatIsMadeForItIsFolded(t *testing.T) {
	t.Parallel()
	for template, opts := range map[string][]TemplateOptions{
		DeCuong:   {{Booklet: true, TwoUp: true}},
		ToPhatTay: {{Booklet: true}, {TwoUp: true}},
		Phieu:     {{Booklet: true}},
	} {
		for _, opt := range opts {
			_, err := Pages(template, leafletOutline(), fixtureSources(), opt, loadFonts(t))
			if !library.IsKind(err, library.WrongUse) {
				t.Errorf("%s: error %v", template, err)
			}
		}
	}
}
