package store

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// fill leaves no more room than a few pages: what needs more gets the failure a full disk gives. empty makes
// room again.
func fill(t *testing.T, l *Library) (empty func()) {
	t.Helper()
	set := func(pages int) {
		t.Helper()
		if _, err := l.write.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	var pages int
	if err := l.write.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	set(pages + 2)
	return func() { set(1 << 30) }
}

// many is a text of n words that all differ, so that it neither packs nor indexes small.
func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%x ", sha256.Sum256([]byte(fmt.Sprint(i))))
	}
	return b.String()
}

func TestADiskThatFillsLeavesTheLibraryWhole(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	article := Arrival{SourceID: s.ID, Raw: []byte("một"), Article: library.Article{
		URL: "https://example.org/1", Title: "Bài", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Chữ đã có."}},
	}}
	id, _, err := l.Save(t.Context(), article)
	if err != nil {
		t.Fatal(err)
	}
	article.Raw, article.Article.Blocks = []byte("hai"), []library.Block{{Kind: library.Paragraph, Text: many(5000)}}
	file := library.File{URL: "https://example.org/tep", Data: []byte(many(5000)), Text: many(100)}
	steps := map[string]func() error{
		"edit": func() error { _, _, err := l.Save(t.Context(), article); return err },
		"file": func() error { return l.KeepFile(t.Context(), id, file) },
		"reread": func() error {
			_, err := l.Reread(t.Context(), id, 1, article.Article, nil, library.Moment{})
			return err
		},
	}
	empty := fill(t, l)
	for name, step := range steps {
		if err := step(); !library.IsKind(err, library.DiskFull) {
			t.Errorf("%s: err = %v", name, err)
		}
	}
	now, err := l.Article(t.Context(), id)
	if err != nil || now.Version != 1 || now.Blocks[0].Text != "Chữ đã có." {
		t.Fatalf("version %d, %v", now.Version, err)
	}
	if hits, err := l.Search(t.Context(), "đã có", library.Filter{}); err != nil || len(hits) != 1 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	if n, err := l.FileBytes(t.Context()); err != nil || n != 0 {
		t.Fatalf("half a file is kept: %d bytes, %v", n, err)
	}
	var said string
	if err := l.write.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Fatalf("%s, %v", said, err)
	}
	empty()
	for _, name := range []string{"file", "edit"} {
		if err := steps[name](); err != nil {
			t.Errorf("after room was made, %s: %v", name, err)
		}
	}
}
