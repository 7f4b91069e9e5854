package store

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestAFullDiskLosesNothingAndIsTold(t *testing.T) {
	t.Parallel()
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
