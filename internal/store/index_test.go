package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"baocaovien/internal/library"
)

func TestArticlesOfAnOlderLibraryAreFoundAgain(t *testing.T) {
	t.Parallel()
	dir := aged(t, migrations[:3])
	db, err := sql.Open("sqlite", dsn(filepath.Join(dir, fileName), false))
	if err != nil {
		t.Fatal(err)
	}
	const articles = indexedAtOnce + 5
	statements := "INSERT INTO sources (id, url, title, kind, themes, enabled) VALUES (1, 'https://example.org', 'x', 'feed', '[]', 1);"
	for n := 1; n <= articles; n++ {
		statements += fmt.Sprintf(`INSERT INTO articles (id, url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, passages)
			VALUES (%[1]d, 'u%[1]d', 'u%[1]d', 1, '', 1, 'Bài cũ', 0, '', 0, '', 2, '[]');
			INSERT INTO versions (article_id, version, fetched, title, author, lead, published, published_to, blocks, attachments, digest, content_type, original)
			VALUES (%[1]d, 1, 0, 'Bài cũ', '', '', 0, '', '[{"kind":"paragraph","text":"Chữ ký số %[1]d"}]', 'null', x'', '', x'');`, n)
	}
	if _, err := db.ExecContext(t.Context(), statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	l := mustOpen(t, dir)
	for query, want := range map[string]int{"chu ky": articles, "chữ ký": articles, "title:cũ": articles, `"số 205"`: 1} {
		if hits, err := l.Search(t.Context(), query, library.Filter{}); err != nil || len(hits) != want {
			t.Errorf("%q: %d hits, %v; want %d", query, len(hits), err, want)
		}
	}
}

func TestALeadIsFoundAndShown(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s := mustSource(t, l)
	_, _, err := l.Save(t.Context(), Arrival{SourceID: s.ID, Article: library.Article{
		URL: "https://example.org/1", Title: "Bài", Lead: "Tóm tắt nói về đèn biển.",
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Nội dung khác hẳn."}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := l.Search(t.Context(), "den bien", library.Filter{Limit: 3})
	want := "Tóm tắt nói về " + string(library.HitStart) + "đèn" + string(library.HitEnd) + " " +
		string(library.HitStart) + "biển" + string(library.HitEnd) + "."
	if err != nil || len(hits) != 1 || hits[0].Block != 0 || hits[0].Snippet != want {
		t.Fatalf("%+v, %v", hits, err)
	}
}
