package app_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
)

// Papers of our own come back as documents: sent to a colleague, opened with «Mở bằng». Their lists of sources are no points.
func TestSourcesOfAPaperThatComesBackAreNoPoints(t *testing.T) {
	t.Parallel()
	a, b := sampled(t), open(t, app.Options{Dir: t.TempDir()})
	all := 0
	for n := 1; n <= 2; n++ {
		o, _, err := a.Outlines.Draft(t.Context(), ids(t, a, library.SeaIslands)[:n], library.SeaIslands)
		if err != nil {
			t.Fatal(err)
		}
		o.Title = fmt.Sprintf("Giữ biển quê ta từ %d bài", n)
		if n > 1 {
			o.Sections = []library.Section{{Role: library.ContentSection, Points: shortestOf(o)}} // a leaflet has one page
		}
		for _, template := range []string{handout.DeCuong, handout.ToPhatTay, handout.Phieu, handout.TrinhChieu} {
			for _, file := range papersOf(t, a, o, template) {
				id := imported(t, b, []string{file}).Files[0].ID
				found, _, err := b.Outlines.Points(t.Context(), []int64{id}, "", 0)
				if err != nil {
					t.Fatal(err)
				}
				all += len(found)
				for _, p := range found {
					for _, of := range []string{"http", "truy cập ngày", "Nguồn", "Quét mã", "Trang mẫu –"} {
						if strings.HasPrefix(p.Text, "[") || strings.Contains(p.Text, of) {
							t.Errorf("%d articles, %s: a source is a point: %q", n, filepath.Base(file), p.Text)
						}
					}
				}
			}
		}
	}
	if all == 0 {
		t.Error("nothing is a point")
	}
}

// shortestOf are the shortest points of an outline, one of each article.
func shortestOf(o library.Outline) (all []library.OutlinePoint) {
	for _, article := range o.Articles() {
		var best library.OutlinePoint
		for _, s := range o.Sections {
			for _, p := range s.Points {
				if p.Quoted.Article == article && p.Quoted.Kind != library.HeadingPoint && (best.Text == "" || len(p.Text) < len(best.Text)) {
					best = p
				}
			}
		}
		all = append(all, best)
	}
	return all
}

// papersOf saves the papers of an outline in the ways in which they leave the program.
func papersOf(t *testing.T, a *app.App, o library.Outline, template string) []string {
	t.Helper()
	w, name := app.PrintOptions{Template: template}, filepath.Join(t.TempDir(), template)
	if err := a.Papers.SaveWord(t.Context(), o, w, name+".docx"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Papers.SavePDF(t.Context(), o, w, name+".pdf"); err != nil {
		t.Fatal(err)
	}
	text, err := a.Papers.PlainText(t.Context(), o, w)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".txt", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{name + ".docx", name + ".pdf", name + ".txt"}
}
