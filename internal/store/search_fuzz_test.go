package store

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func FuzzSearchNeverFails(f *testing.F) {
	l, err := Open(f.Context(), f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = l.Close() })
	s, err := l.AddSource(f.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	if err != nil {
		f.Fatal(err)
	}
	_, _, err = l.Save(f.Context(), Arrival{SourceID: s.ID, Article: library.Article{
		URL: "https://example.org/1", Title: "Biển, đảo",
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Chủ quyền biển, đảo của Tổ quốc; 16.974 cuộc."}},
	}})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		"bien dao", `"a" -b title:c`, "*", "NEAR(a b, 3)", "{title} : x", "a AND OR NOT", "😀", "\x00", `"`, "--",
		strings.Repeat("biển ", 2000), "title:", "theme:\"", "từ:31/02/2026 -", "nguồn:'; DROP", "BĐBP NQ/TW TP.HCM", "bie\u0302\u0309n",
		"“a” «b”", "-\"bộ đội biên phòng\"", "1:2:3", "\ufeff\u200b", "đến:99999999999999999999", "\U0001F1FB\U0001F1F3 \u0301",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		hits, err := l.Search(t.Context(), query, library.Filter{Limit: 10})
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		for _, h := range hits {
			if strings.Count(h.Snippet, string(library.HitStart)) != strings.Count(h.Snippet, string(library.HitEnd)) {
				t.Fatalf("%q: %q", query, h.Snippet)
			}
		}
	})
}
