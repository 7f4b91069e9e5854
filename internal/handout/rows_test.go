package handout

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// The tolerances of shared/paper.md.
const (
	mmOff = 0.5
	ptOff = 0.1
)

// onceFonts loads the fonts for all tests: they never change.
var onceFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets.Fonts) })

func loadFonts(t testing.TB) *paper.Fonts {
	t.Helper()
	fonts, err := onceFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// printOutline makes the PDF of an outline.
func printOutline(t testing.TB, o library.Outline, sources []library.Citation, opt TemplateOptions) []byte {
	t.Helper()
	fonts := loadFonts(t)
	doc, err := Compose(DeCuong, o, sources, opt)
	if err != nil {
		t.Fatal(err)
	}
	result, err := paper.Layout(doc, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	info := pdf.Metadata{Title: doc.Title, Author: doc.Author, Language: "vi-VN", Created: library.Day(2026, time.November, 7)}
	if err := pdf.Write(&out, result.Pages, fonts, info); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func printFixture(t testing.TB, opt TemplateOptions) string {
	t.Helper()
	return pdftest.Save(t, printOutline(t, fixtureOutline(), fixtureSources(), opt))
}

// laidOut returns the pages of an outline.
func laidOut(t testing.TB, template string, o library.Outline, sources []library.Citation, opt TemplateOptions) []paper.Page {
	t.Helper()
	printed, err := Pages(template, o, sources, opt, loadFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return printed.Pages
}

// together prints papers one behind the other into one file: to start a program that looks at it takes longer than the look.
func together(t testing.TB, papers ...[]paper.Page) (file string) {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(&out, slices.Concat(papers...), loadFonts(t), pdf.Metadata{}); err != nil {
		t.Fatal(err)
	}
	return pdftest.Save(t, out.Bytes())
}

// wordsOfAll returns the words of the pages of papers that are printed together.
func wordsOfAll(t testing.TB, papers ...[]paper.Page) [][][]pdftest.BoxedWord {
	t.Helper()
	words := pdftest.Words(t, together(t, papers...))
	all := make([][][]pdftest.BoxedWord, len(papers))
	for i, pages := range papers {
		all[i], words = words[:len(pages)], words[len(pages):]
	}
	return all
}

// textOf returns the words of pages in the order they were written.
func textOf(pages [][]pdftest.BoxedWord) string {
	var all []string
	for _, words := range pages {
		for _, w := range words {
			all = append(all, w.Text)
		}
	}
	return strings.Join(all, " ")
}

// row is a line of type as pdftotext finds it, mm.
type row struct {
	words                    []pdftest.BoxedWord
	left, top, right, bottom float64
}

func (r row) text() string {
	var words []string
	for _, w := range r.words {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

// size returns the size of a row's type, pt: the box of Tinos is 1.107 em high.
func (r row) size() float64 { return (r.bottom - r.top) * paper.PointsPerMM / 1.107 }

// baseline of a row, mm: the box of Tinos reaches 0.216 em under it.
func (r row) baseline() float64 { return r.bottom - (r.bottom-r.top)*0.216/1.107 }

func rowsOf(words []pdftest.BoxedWord) []row {
	var rows []row
	for _, w := range words {
		i := slices.IndexFunc(rows, func(r row) bool { return math.Abs(r.bottom-w.Bottom) < 0.3 && math.Abs(w.Left-r.right) < 12 })
		if i < 0 {
			rows = append(rows, row{left: w.Left, top: w.Top, bottom: w.Bottom})
			i = len(rows) - 1
		}
		rows[i].words = append(rows[i].words, w)
		rows[i].right = w.Right
	}
	return rows
}

// columnRows returns the rows of a page, and those of the two columns of its head, which nearly touch.
func columnRows(words []pdftest.BoxedWord, preset string) []row {
	edge := 30 + 80.0
	if preset == State {
		edge = 30 + 70
	}
	atLeft := func(w pdftest.BoxedWord) bool { return w.Right < edge }
	rows := rowsOf(words)
	rows = append(rows, rowsOf(slices.DeleteFunc(slices.Clone(words), atLeft))...)
	return append(rows, rowsOf(slices.DeleteFunc(slices.Clone(words), func(w pdftest.BoxedWord) bool { return !atLeft(w) }))...)
}

func find(t *testing.T, rows []row, text string) row {
	t.Helper()
	for _, r := range rows {
		if r.text() == text {
			return r
		}
	}
	t.Fatalf("no line %q", text)
	return row{}
}

func about(t *testing.T, what string, got, want, off float64) {
	t.Helper()
	if math.Abs(got-want) > off {
		t.Errorf("%s: %.3f, want %.3f ± %.1f", what, got, want, off)
	}
}

// bodyRows leaves out the page number, the head of page 1 and what comes after the last point.
func bodyRows(page int, rows []row) []row {
	slices.SortStableFunc(rows, func(a, b row) int { return int(100 * (a.bottom - b.bottom)) })
	if page == 0 {
		i := slices.IndexFunc(rows, func(r row) bool { return strings.HasPrefix(r.text(), "I. ") })
		return rows[i:]
	}
	rows = rows[1:]
	if i := slices.IndexFunc(rows, func(r row) bool { return strings.HasPrefix(r.text(), "BAN TUYÊN GIÁO") }); i >= 0 {
		return rows[:i]
	}
	return rows
}

// fontsOf returns the font of each line that is in one font, without the tag of its subset.
func fontsOf(t *testing.T, file string) map[string]string {
	t.Helper()
	fonts := map[string]string{}
	for _, c := range pdftest.Chunks(t, file) {
		_, name, _ := strings.Cut(c.Font, "+")
		fonts[strings.Join(strings.Fields(c.Text), " ")] = name
	}
	return fonts
}
