package handout

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/pdf/pdftest"
)

// everyTemplate prints an outline by each template that takes one.
func everyTemplate(t testing.TB, o library.Outline) map[string][]byte {
	t.Helper()
	fonts := loadFonts(t)
	files := map[string][]byte{}
	for _, template := range []string{DeCuong, ToPhatTay, Phieu, TrinhChieu} {
		printed, err := Pages(template, o, fixtureSources(), TemplateOptions{Figures: fixtureFigures()}, fonts)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, printed.Pages, fonts, pdf.Metadata{Title: printed.Title, Author: printed.Author}); err != nil {
			t.Fatal(err)
		}
		files[template] = out.Bytes()
	}
	return files
}

func TestSeveralTemplatesPrintOneOutlineWithoutLosingAWord(t *testing.T) {
	t.Parallel()
	o := leafletOutline()
	again := everyTemplate(t, o)
	for template, raw := range everyTemplate(t, o) {
		if !bytes.Equal(raw, again[template]) {
			t.Errorf("%s: bytes differ", template)
		}
		if len(raw) > 100_000 {
			t.Errorf("%s: %d bytes", template, len(raw))
		}
		file := pdftest.Save(t, raw)
		for _, f := range pdftest.Fonts(t, file) {
			if !f.Embedded || !f.Subset || !f.Unicode {
				t.Errorf("%s: font %+v", template, f)
			}
		}
		text := strings.Join(strings.Fields(pdftest.Text(t, file)), " ")
		if !norm.NFC.IsNormalString(text) || strings.ContainsAny(text, "\uFFFD{}") {
			t.Errorf("%s: %q", template, text)
		}
		at := 0
		for _, p := range o.Sections[0].Points {
			i := strings.Index(text[at:], withoutNumber(p.Text))
			if i < 0 {
				t.Fatalf("%s: not found, or not in its place: %q", template, p.Text)
			}
			at += i
		}
	}
}

func TestOddTextsArePrintedByEveryTemplate(t *testing.T) {
	t.Parallel()
	templates := []string{DeCuong, ToPhatTay, Phieu}
	texts := []string{
		"Biển", "🌊 Biển, đảo 👨‍👩‍👧 quê hương \U0001F1FB\U0001F1F3", norm.NFD.String("Nghiêng nghiễng ẪẴỄỘỰ"),
		strings.Repeat("nghiêng", 25), "hỏng \xff\xfe\x00 byte", "1. ",
	}
	var papers [][]paper.Page
	for _, text := range texts {
		o := library.Outline{Title: text, Sections: []library.Section{section(library.ContentSection, quoted(1, library.StatementPoint, text))}}
		o.Questions = []library.Question{{Ask: text, Answer: text}}
		for _, template := range templates {
			papers = append(papers, laidOut(t, template, o, fixtureSources(), TemplateOptions{Figures: fixtureFigures()}))
		}
	}
	for i, pages := range wordsOfAll(t, papers...) {
		got := textOf(pages)
		if !norm.NFC.IsNormalString(got) || strings.ContainsRune(got, '\uFFFD') || len(strings.Fields(got)) < 3 {
			t.Errorf("%s, %q: %q", templates[i%len(templates)], texts[i/len(templates)], got)
		}
	}
}
