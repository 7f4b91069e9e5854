package app_test

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/printer"
)

// drafted is a sample library and a draft of its articles on sea and islands.
func drafted(t *testing.T) (*app.App, library.Outline) {
	t.Helper()
	a := sampled(t)
	draft, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands)[:2], library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	return a, draft
}

func TestPagesAreChosenAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	var all []paper.Page
	for i := range 6 {
		all = append(all, paper.Page{Number: i + 1})
	}
	for ranges, want := range map[string]string{
		"": "123456", " ": "123456", "1-3,5": "1235", "5, 1 - 3": "1235", "4-99": "456", "2,2-2": "2",
	} {
		pages, err := app.ChosenPages(all, ranges)
		got := ""
		for _, p := range pages {
			got += string(rune('0' + p.Number))
		}
		if err != nil || got != want {
			t.Errorf("%q: %s, %v", ranges, got, err)
		}
	}
	for _, ranges := range []string{"x", "0", "3-1", "-2", "1-", "7", ","} {
		if pages, err := app.ChosenPages(all, ranges); !library.IsKind(err, library.WrongUse) {
			t.Errorf("%q: %d pages, %v", ranges, len(pages), err)
		}
	}
}

func TestWaysOptionsReachThePages(t *testing.T) {
	t.Parallel()
	a, draft := drafted(t)
	whole, err := a.Papers.Pages(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong})
	if err != nil || whole.Pages[0].Width != 210 {
		t.Fatalf("%v mm, %v", whole.Pages[0].Width, err)
	}
	folded, err := a.Papers.Pages(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong, TemplateOptions: handout.TemplateOptions{Booklet: true}})
	if err != nil || folded.Pages[0].Width != 297 || len(folded.Pages)%2 != 0 {
		t.Fatalf("%d sides, %v", len(folded.Pages), err)
	}
	if err := a.Settings().SetSingleSided(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if w, err := a.Papers.UsualOptions(t.Context(), handout.Phieu); err != nil || w.Template != handout.Phieu || !w.SingleSided {
		t.Errorf("%+v, %v", w, err)
	}
}

func TestOutlineLeavesAsTextMarkdownAndForWord(t *testing.T) {
	t.Parallel()
	a, draft := drafted(t)
	w := app.PrintOptions{Template: handout.DeCuong, TemplateOptions: handout.TemplateOptions{Booklet: true}}
	plain, err := a.Papers.PlainText(t.Context(), draft, w)
	if err != nil {
		t.Fatal(err)
	}
	marked, err := a.Papers.Markdown(t.Context(), draft, w)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range draft.Sections {
		for _, p := range s.Points {
			if p.Quoted.Kind != library.HeadingPoint && !strings.Contains(plain, p.Text) { // headings are numbered anew
				t.Errorf("the text lacks %q", p.Text)
			}
		}
	}
	if !strings.Contains(marked, "# ") || plain == marked {
		t.Errorf("Markdown begins %.100q", marked)
	}
	file := filepath.Join(t.TempDir(), "a.docx")
	if err := a.Papers.SaveWord(t.Context(), draft, w, file); err != nil {
		t.Fatal(err)
	}
	packed, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		t.Error(err)
	}
	if err := a.Papers.SaveWord(t.Context(), draft, w, filepath.Join(t.TempDir(), "khong-co", "a.docx")); !library.IsKind(err, library.ReadOnly) {
		t.Errorf("err = %v", err)
	}
}

func TestPaperToShowIsAWholePDF(t *testing.T) {
	t.Parallel()
	a, draft := drafted(t)
	file, err := a.Papers.SaveToShow(t.Context(), draft, app.PrintOptions{Template: handout.Phieu})
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		t.Errorf("%.10q, %v", raw, err)
	}
}

func TestWithoutAPrinterNothingIsPrinted(t *testing.T) {
	a, draft := drafted(t)
	t.Setenv("CUPS_SERVER", filepath.Join(t.TempDir(), "none"))
	w := app.PrintOptions{Template: handout.DeCuong}
	if _, err := a.Printing.Print(t.Context(), draft, w, printer.Job{Pages: "900"}); !library.IsKind(err, library.WrongUse) {
		t.Errorf("err = %v", err)
	}
	if _, err := a.Printing.Print(t.Context(), draft, w, printer.Job{}); !library.IsKind(err, library.NoPrinter) {
		t.Errorf("err = %v", err)
	}
}
