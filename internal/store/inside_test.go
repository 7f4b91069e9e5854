package store

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestAFullDiskLosesNothingAndIsTold(t *testing.T) {
	l, err := Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	put := func(n int, text string) error {
		_, _, err := l.Save(t.Context(), Arrival{SourceID: s.ID, Article: library.Article{
			URL: fmt.Sprint("https://example.org/", n), Title: "Bài", Blocks: []library.Block{{Kind: library.Paragraph, Text: text}},
		}})
		return err
	}
	if err := put(1, "nhỏ"); err != nil {
		t.Fatal(err)
	}
	var pages int
	if err := l.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	// A file that may not grow answers as a full disk does: SQLITE_FULL.
	if _, err := l.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+2)); err != nil {
		t.Fatal(err)
	}
	var many strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&many, "từ%d ", i)
	}
	if err := put(2, many.String()); !library.IsKind(err, library.DiskFull) {
		t.Fatalf("err = %v", err)
	}
	if _, err := l.write.Exec("PRAGMA max_page_count = 1073741823"); err != nil {
		t.Fatal(err)
	}
	if c, err := l.Counts(t.Context()); err != nil || c.All != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
	if err := put(2, many.String()); err != nil {
		t.Fatalf("after space was made: %v", err)
	}
}

func TestQueriesAreReadAsPeopleTypeThem(t *testing.T) {
	cases := map[string]string{
		"bien dao":             `{title_plain headings_plain body_plain} : "bien" AND {title_plain headings_plain body_plain} : "dao" *`,
		"bien ":                `{title_plain headings_plain body_plain} : "bien"`,
		"b":                    `{title_plain headings_plain body_plain} : "b"`,
		"đường":                `{title headings body} : "đương1" *`,
		`"biên giới"`:          `{title headings body} : "biên giơi4"`,
		"title:bien x -y":      `({title_plain} : "bien" AND {title_plain headings_plain body_plain} : "x") NOT ({title_plain headings_plain body_plain} : "y")`,
		"16.974":               `{title_plain headings_plain body_plain} : "16.974" *`,
		"":                     "",
		`"" * ( ^ NEAR/3`:      `{title_plain headings_plain body_plain} : "near 3"`,
		"-bien":                "",
		"😀":                    "",
		`"chưa đóng ngoặc kép`: `{title headings body} : "chưa đong4 ngoăc5 kep4"`,
	}
	for text, want := range cases {
		if got := match(parseQuery(text), true); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

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
	for _, seed := range []string{"bien dao", `"a" -b title:c`, "*", "NEAR(a b, 3)", "{title} : x", "a AND OR NOT", "😀", "\x00", `"`, "--", strings.Repeat("biển ", 2000)} {
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
