package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestUndatedArticlesStandBehindThoseWithADate(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	files, err := l.AddSource(t.Context(), library.Source{URL: "file:///tai-lieu", Title: "Tài liệu", Kind: library.FileSource})
	must(t, err)
	for n, c := range []struct {
		source library.Source
		dated  library.Moment
	}{{s, library.Day(2026, 10, 1)}, {s, library.Moment{}}, {s, library.Day(2026, 10, 3)}, {files, library.Moment{}}, {s, library.Moment{}}} {
		a := arrival(c.source, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng."))
		a.Article.Published = c.dated
		a.Fetched = library.At(library.Day(2026, 11, 20+n).Time(), library.ToSecond)
		save(t, l, a)
	}
	for limit, want := range map[int]string{0: "3 2 0 4 1", 2: "3 2", 3: "3 2 0", 4: "3 2 0 4", 9: "3 2 0 4 1"} {
		all, err := l.List(t.Context(), library.Filter{Limit: limit})
		var got []string
		for _, a := range all {
			got = append(got, strings.TrimPrefix(a.Title, "Bài "))
		}
		if err != nil || strings.Join(got, " ") != want {
			t.Errorf("of %d: %s, want %s, %v", limit, got, want, err)
		}
	}
}

// TestAListGoesOnBehindAnArticle goes through lists of several steps and filters, in which articles share their day, have none,
// come and go: what the steps bring is the list, whole and once.
func TestAListGoesOnBehindAnArticle(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	files, err := l.AddSource(t.Context(), library.Source{URL: "file:///tai-lieu", Title: "Tài liệu", Kind: library.FileSource})
	must(t, err)
	for n := range 40 {
		a := arrival([]library.Source{s, s, files}[n%3], fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng."))
		if n%4 != 0 {
			a.Article.Published = library.Day(2026, 10, 1+n%5) // shared by several
		}
		a.Fetched = library.At(library.Day(2026, 11, 20).Time(), library.ToSecond)
		a.Passages = []library.Passage{{End: 1, Themes: []library.Theme{[]library.Theme{library.SeaIslands, library.LandBorders}[n%2]}}}
		save(t, l, a)
	}
	for name, f := range map[string]library.Filter{
		"all": {}, "a theme": {Theme: library.SeaIslands}, "a source": {Source: s.ID}, "documents": {Source: files.ID}, "unread": {Unread: true},
		"since": {Since: library.Day(2026, 10, 3)}, "none": {Saved: true}, "without a theme": {Theme: library.Unclassified},
	} {
		whole, err := l.List(t.Context(), f)
		must(t, err)
		ids, err := l.IDs(t.Context(), f)
		must(t, err)
		for _, step := range []int{1, 2, 3, 7, 39, 40, 41} {
			f.After = 0
			var got []int64
			for {
				f.Limit = step
				part, err := l.List(t.Context(), f)
				must(t, err)
				for _, a := range part {
					got = append(got, a.ID)
				}
				if len(part) < step {
					break
				}
				f.After = part[len(part)-1].ID
			}
			var want []int64
			for _, a := range whole {
				want = append(want, a.ID)
			}
			if !slices.Equal(got, want) || !slices.Equal(ids, want) {
				t.Errorf("%s, steps of %d: %v and ids %v, want %v", name, step, got, ids, want)
			}
		}
	}
	if _, err := l.List(t.Context(), library.Filter{After: 999}); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("behind an article that is no more: %v", err)
	}
}
