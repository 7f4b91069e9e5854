package store

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestAWordOfEveryArticleGivesTitlesThenTheNewest(t *testing.T) {
	t.Parallel()
	const articles = 60
	l := mustOpen(t, t.TempDir())
	l.rankedAtMost = 20
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	for n := range articles {
		a := Arrival{SourceID: s.ID, Article: library.Article{
			URL: fmt.Sprint("https://example.org/", n), Title: fmt.Sprint("Bài ", n),
			Published: library.Moment{Unix: int64(1_700_000_000 + n), Precision: library.ToSecond},
			Blocks:    []library.Block{{Kind: library.Paragraph, Text: "từ chung"}},
		}}
		switch n {
		case 5:
			a.Article.Title = "Từ chung ở tên bài"
		case 6:
			a.Article.Title = "Chung một nhà"
			a.Article.Blocks[0].Text = "từ chung, và một từ kín"
			a.Passages = []library.Passage{{First: 0, End: 1, Themes: []library.Theme{library.SeaIslands}}}
		}
		if _, _, err := l.Save(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	search := func(query string, f library.Filter) []string {
		t.Helper()
		hits, err := l.Search(t.Context(), query, f)
		if err != nil {
			t.Fatal(err)
		}
		all := make([]string, len(hits))
		for i, h := range hits {
			all[i] = h.Title
		}
		return all
	}
	cases := []struct {
		query string
		f     library.Filter
		want  string
	}{
		{"chung", library.Filter{Limit: 4}, "Chung một nhà|Từ chung ở tên bài|Bài 59|Bài 58"},
		{"chung -kín", library.Filter{Limit: 2}, "Từ chung ở tên bài|Bài 59"},
		{"chung", library.Filter{Limit: 2, Theme: library.SeaIslands}, "Chung một nhà"},
		{"chung", library.Filter{Limit: 2, Until: library.Moment{Unix: 1_700_000_003, Precision: library.ToSecond}}, "Bài 3|Bài 2"},
		{"chung", library.Filter{Limit: 2, Source: s.ID + 1}, ""},
	}
	for _, c := range cases {
		if got := strings.Join(search(c.query, c.f), "|"); got != c.want {
			t.Errorf("%q, %+v finds %q, want %q", c.query, c.f, got, c.want)
		}
	}
	if got := search("chung", library.Filter{}); len(got) != articles {
		t.Errorf("without a limit %d of %d articles are found", len(got), articles)
	}
}
