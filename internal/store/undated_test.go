package store_test

import (
	"fmt"
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
