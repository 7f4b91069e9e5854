package handout

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/pdf/pdftest"
)

// khmer is what a leaflet may say beside its points, from the Universal Declaration of Human Rights.
var khmer = library.Translation{
	Title: "សិទ្ធិមនុស្ស",
	Text:  "១. មនុស្ស\u200bទាំងអស់\u200bកើត\u200bមក\u200bមាន\u200bសេរីភាព\n\n២. ហើយ\u200bគប្បី\u200bប្រព្រឹត្ត\u200bចំពោះ\u200bគ្នា",
}

func TestALeafletInTwoLanguagesStandsInTwoColumns(t *testing.T) {
	t.Parallel()
	o := leafletOutline()
	o.Questions, o.Translation = nil, khmer
	o.Sections[0].Points = o.Sections[0].Points[1:3]
	printed, file := leaflet(t, o, TemplateOptions{})
	if len(printed.Lost) > 0 || len(printed.Replaced) > 0 {
		t.Errorf("told as unprinted: %q, %q", printed.Lost, string(printed.Replaced))
	}
	words := pdftest.Words(t, file)[0]
	column := func(beginning string) (left, right, top float64) {
		for _, w := range words {
			if strings.HasPrefix(w.Text, beginning) {
				return w.Left, w.Right, w.Top
			}
		}
		t.Fatalf("%q is not on the page", beginning)
		return 0, 0, 0
	}
	left, _, top := column("Nội")
	second, _, beside := column("១.")
	if left > 40 || second < 107.9 || second > 108.2 || beside-top > 1 || top-beside > 1 {
		t.Errorf("the first language begins at %.1f, %.1f mm, the second at %.1f, %.1f", left, top, second, beside)
	}
	_, _, title := column(khmer.Title)
	if title >= top {
		t.Errorf("the second title stands at %.1f mm, the points at %.1f", title, top)
	}
	for _, w := range words {
		if w.Left < 19.9 || w.Right > 190.2 || w.Top < top && w.Text == "២." {
			t.Errorf("%q stands from %.1f to %.1f mm", w.Text, w.Left, w.Right)
		}
	}
	text, err := Text(ToPhatTay, o, fixtureSources(), TemplateOptions{})
	if err != nil || !strings.Contains(text, khmer.Title) || !strings.Contains(text, "២. ហើយ") {
		t.Errorf("copied: %q, %v", text, err)
	}
	if other, err := Text(DeCuong, o, fixtureSources(), TemplateOptions{}); err != nil || strings.Contains(other, khmer.Title) {
		t.Errorf("a đề cương has the second language: %v", err)
	}
}

func TestASecondLanguageThatIsTooLongIsToldAsSuch(t *testing.T) {
	t.Parallel()
	for lines, want := range map[int]library.Kind{1: "", 12: library.TooLong, 40: library.LongTranslation} {
		o := leafletOutline()
		o.Translation = library.Translation{Text: strings.Repeat("មនុស្ស\u200bទាំងអស់\u200bកើត\u200bមក\n", lines)}
		if lines == 1 {
			o.Sections[0].Points, o.Questions = o.Sections[0].Points[:2], nil
		}
		_, err := Pages(ToPhatTay, o, fixtureSources(), TemplateOptions{}, loadFonts(t))
		if want == "" && err != nil || want != "" && !library.IsKind(err, want) {
			t.Errorf("%d lines: %v, want %q", lines, err, want)
		}
	}
}

func TestEmptyLinesAreNoSecondLanguage(t *testing.T) {
	t.Parallel()
	if blocks := (preset{}).translated(library.Translation{Text: " \n\u200b\n"}); len(blocks) != 0 {
		t.Errorf("%d paragraphs of nothing", len(blocks))
	}
}
