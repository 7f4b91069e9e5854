package app_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/sample"
)

// sampled returns an app that holds the sample site.
func sampled(t *testing.T) *app.App {
	t.Helper()
	return open(t, app.Options{Dir: apptest.SampleFolder(t), Sample: true})
}

func ids(t *testing.T, a *app.App, theme library.Theme) []int64 {
	t.Helper()
	list, err := a.Library().List(t.Context(), library.Filter{Theme: theme, Limit: 2})
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	return []int64{list[0].ID, list[1].ID}
}

func TestTheFolderOfTheLibrary(t *testing.T) {
	t.Setenv("BAOCAOVIEN_DATA", "")
	t.Setenv("XDG_DATA_HOME", "/nha/du-lieu")
	cases := []struct {
		chosen, variable, want string
		sample                 bool
	}{
		{"", "", "/nha/du-lieu/baocaovien", false},
		{"", "", "/nha/du-lieu/baocaovien/trang-mau", true},
		{"", "/khac", "/khac", false},
		{"/chon", "/khac", "/chon", false},
	}
	for _, c := range cases {
		t.Setenv("BAOCAOVIEN_DATA", c.variable)
		if got, err := app.Dir(c.chosen, c.sample); err != nil || got != filepath.FromSlash(c.want) {
			t.Errorf("%+v: %s, %v", c, got, err)
		}
	}
}

func TestTheSampleIsAddedOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for range 2 {
		a, err := app.Open(t.Context(), app.Options{Dir: dir, Sample: true})
		if err != nil {
			t.Fatal(err)
		}
		sources, err := a.Library().Sources(t.Context())
		if err != nil || len(sources) != 2 || !strings.Contains(sources[0].Title, "Trang mẫu") {
			t.Fatalf("%+v, %v", sources, err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestADraftQuotesItsArticlesAndPrints(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	chosen := ids(t, a, library.SeaIslands)
	draft, _, err := a.Outlines.Draft(t.Context(), chosen, library.SeaIslands)
	if err != nil {
		t.Fatal(err)
	}
	if draft.Title != "Biển, đảo" || !draft.Date.Known() || draft.Points() < 3 {
		t.Fatalf("%+v", draft)
	}
	for _, s := range draft.Sections {
		for _, p := range s.Points {
			if !p.Verbatim() {
				t.Errorf("not verbatim: %q", p.Text)
			}
			article, err := a.Library().ArticleVersion(t.Context(), p.Quoted.Article, p.Quoted.Version)
			if err != nil {
				t.Fatal(err)
			}
			if p.Quoted.Kind == library.TitlePoint {
				if article.Title != p.Text {
					t.Errorf("title %q, not %q", article.Title, p.Text)
				}
				continue
			}
			if got := article.Blocks[p.Quoted.Block].Plain()[p.Quoted.Start:p.Quoted.End]; got != p.Text {
				t.Errorf("its place holds %q, not %q", got, p.Text)
			}
		}
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	pages, err := a.Papers.SavePDF(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong}, file)
	if err != nil || pages < 1 {
		t.Fatalf("%d pages, %v", pages, err)
	}
	text, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range chosen {
		article, err := a.Library().Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if joined := strings.Join(strings.Fields(string(text)), " "); !strings.Contains(joined, article.Title) {
			t.Errorf("«Nguồn» does not name %q", article.Title)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestADraftOfManyArticlesIsOneTalkAndTellsWhatItLeaves(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	list, err := a.Library().List(t.Context(), library.Filter{Limit: 8})
	if err != nil {
		t.Fatal(err)
	}
	var all []int64
	for _, summary := range list {
		all = append(all, summary.ID)
	}
	draft, left, err := a.Outlines.Draft(t.Context(), all, "")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := a.Papers.Pages(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong})
	if n := len(pages.Pages); err != nil || n < 5 || n > 7 || left == 0 {
		t.Errorf("%d pages, %d groups left, %v", n, left, err)
	}
	quoted := draft.Articles()
	for _, id := range all {
		if !slices.Contains(quoted, id) {
			t.Errorf("nothing of article %d", id)
		}
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	draft, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands), "")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "khong-co", "a.pdf")
	if _, err := a.Papers.SavePDF(t.Context(), draft, app.PrintOptions{Template: handout.DeCuong}, file); !library.IsKind(err, library.ReadOnly) {
		t.Errorf("err = %v", err)
	}
	if _, err := a.Papers.SavePDF(t.Context(), library.Outline{}, app.PrintOptions{Template: handout.DeCuong}, filepath.Join(dir, "b.pdf")); !library.IsKind(err, library.EmptyOutline) {
		t.Errorf("err = %v", err)
	}
	if _, err := a.Papers.SavePDF(t.Context(), draft, app.PrintOptions{Template: "khong-co"}, filepath.Join(dir, "c.pdf")); !library.IsKind(err, library.UnknownTemplate) {
		t.Errorf("err = %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestUnknownIdsAreTold(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, _, err := a.Outlines.Draft(t.Context(), []int64{7}, ""); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("draft: %v", err)
	}
	if _, err := a.Sources.Sync(t.Context(), []int64{7}, nil); !library.IsKind(err, library.UnknownSource) {
		t.Errorf("sync: %v", err)
	}
	if err := a.Themes.AutoThemes(t.Context(), 7); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("themes: %v", err)
	}
}

func TestTheSampleIsThemedAsItWasWritten(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	for _, want := range sample.Articles() {
		hits, err := a.Library().List(t.Context(), library.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(hits, func(s library.Summary) bool { return s.Title == want.Title })
		if at < 0 {
			t.Errorf("%q did not arrive", want.Title)
			continue
		}
		if !slices.Equal(hits[at].Themes, library.SortThemes(want.Themes)) {
			t.Errorf("%q: %v, written as %v", want.Title, hits[at].Themes, want.Themes)
		}
	}
}
