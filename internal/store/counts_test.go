package store_test

import (
	"fmt"
	"testing"

	"baocaovien/internal/library"
)

// TestCountsAreThoseOfTheLists reads more and more of a library, in which articles bear none, one or two themes, and counts the lists.
func TestCountsAreThoseOfTheLists(t *testing.T) {
	t.Parallel()
	l, s := withSource(t)
	own := library.Theme("lang-nghe")
	must(t, l.SaveOwnTheme(t.Context(), library.OwnTheme{Theme: own, Name: "Làng nghề", Keywords: []string{"làng nghề"}}))
	themes := [][]library.Theme{nil, {library.SeaIslands}, {library.LandBorders, library.SeaIslands}, {own}, nil}
	var ids []int64
	for n := range 20 {
		a := arrival(s, fmt.Sprint(n), fmt.Sprint("Bài ", n), fmt.Sprint("Đoạn thứ ", n, " nói một việc riêng."))
		if bears := themes[n%len(themes)]; bears != nil {
			a.Passages = []library.Passage{{End: 1, Themes: bears}}
		}
		id, _ := save(t, l, a)
		ids = append(ids, id)
	}
	must(t, l.SetSaved(t.Context(), ids[3], true))
	for read := 0; read <= len(ids); read++ {
		c, err := l.Counts(t.Context())
		must(t, err)
		count := func(f library.Filter) int {
			all, err := l.List(t.Context(), f)
			must(t, err)
			return len(all)
		}
		if c.All != 20 || c.New != 20-read || c.Saved != 1 {
			t.Errorf("%d read: %+v", read, c)
		}
		for _, theme := range []library.Theme{library.SeaIslands, library.LandBorders, library.ForeignInformation, own, library.Unclassified} {
			total, unread := count(library.Filter{Theme: theme}), count(library.Filter{Theme: theme, Unread: true})
			if c.Total[theme] != total || c.Unread[theme] != unread {
				t.Errorf("%d read, %s: %d of %d are unread, the lists have %d of %d", read, theme, c.Unread[theme], c.Total[theme], unread, total)
			}
		}
		if read < len(ids) {
			must(t, l.SetRead(t.Context(), ids[read], true))
		}
	}
}
