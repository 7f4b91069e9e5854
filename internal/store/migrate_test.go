package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store/storetest"
)

// aged returns a library folder whose schema went through the given steps only, as the program that
// knew no more left it.
func aged(t *testing.T, steps []migration) (dir string) {
	t.Helper()
	dir = t.TempDir()
	l := &Library{path: filepath.Join(dir, fileName)}
	var err error
	if l.write, err = sql.Open("sqlite", dsn(l.path, false)); err != nil {
		t.Fatal(err)
	}
	l.write.SetMaxOpenConns(1)
	if err := l.migrate(t.Context(), steps); err != nil {
		t.Fatal(err)
	}
	if err := l.write.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// later are the steps of a program of the future.
func later(statements string) []migration {
	return append(slices.Clone(migrations), migration{name: "later.sql", statements: statements})
}

func mustOpen(t *testing.T, dir string) *Library {
	t.Helper()
	NewLibraries.Put(t, dir)
	l, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// NewLibraries are copies of a new library.
var NewLibraries = storetest.NewTemplate(Open)

func schema(t *testing.T, l *Library) (version, mark int) {
	t.Helper()
	err := l.write.QueryRowContext(t.Context(), "SELECT user_version, application_id FROM pragma_user_version, pragma_application_id").
		Scan(&version, &mark)
	if err != nil {
		t.Fatal(err)
	}
	return version, mark
}

func TestALibraryOfEveryEarlierSchemaIsBroughtUpToDate(t *testing.T) {
	t.Parallel()
	for n := range len(migrations) + 1 {
		t.Run(fmt.Sprint("schema ", n), func(t *testing.T) {
			l := mustOpen(t, aged(t, migrations[:n]))
			if version, mark := schema(t, l); version != len(migrations) || mark != applicationID {
				t.Fatalf("version %d, mark %x", version, mark)
			}
			if _, err := l.Counts(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAMigrationKeepsWhatIsStoredAndIsAppliedOnce(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, aged(t, migrations))
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "Nguồn", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	steps := later("ALTER TABLE sources ADD COLUMN note TEXT NOT NULL DEFAULT 'ghi chú'; UPDATE sources SET note = note || '!'")
	for range 2 {
		if err := l.migrate(t.Context(), steps); err != nil {
			t.Fatal(err)
		}
	}
	var title, note string
	if err := l.read.QueryRowContext(t.Context(), "SELECT title, note FROM sources WHERE id = ?", s.ID).Scan(&title, &note); err != nil {
		t.Fatal(err)
	}
	if version, _ := schema(t, l); version != len(steps) || title != "Nguồn" || note != "ghi chú!" {
		t.Fatalf("version %d, %q, %q", version, title, note)
	}
}

func TestAFailedMigrationLeavesNoTrace(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	err := l.migrate(t.Context(), later("CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)"))
	if err == nil {
		t.Fatal("a statement without its table was run")
	}
	var halves int
	if err := l.write.QueryRowContext(t.Context(), "SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Scan(&halves); err != nil {
		t.Fatal(err)
	}
	if version, _ := schema(t, l); version != len(migrations) || halves != 0 {
		t.Fatalf("version %d, %d tables of the failed step", version, halves)
	}
}

func TestANewerLibraryStaysAsItIs(t *testing.T) {
	t.Parallel()
	dir := aged(t, later("CREATE TABLE future (x)"))
	path := filepath.Join(dir, fileName)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); !library.IsKind(err, library.NewerLibrary) {
		t.Fatalf("err = %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Fatal("the file was changed")
	}
	if there := files(t, dir); there != "may-dang-mo.json thu-vien.db" {
		t.Fatalf("there are %s", there)
	}
}

// The newer program may still run, or have been killed: then its version stands in the log only.
func TestANewerLibraryIsKnownByItsLogToo(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	if err := l.migrate(t.Context(), later("CREATE TABLE future (x)")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), filepath.Dir(l.path)); !library.IsKind(err, library.NewerLibrary) {
		t.Fatalf("err = %v", err)
	}
	// Made newer between our look and our writing.
	if err := l.migrate(context.WithoutCancel(t.Context()), migrations); !library.IsKind(err, library.NewerLibrary) {
		t.Fatalf("err = %v", err)
	}
}

func TestALibraryOfTheFirstSchemaKeepsItsArticles(t *testing.T) {
	t.Parallel()
	dir := aged(t, migrations[:1])
	db, err := sql.Open("sqlite", dsn(filepath.Join(dir, fileName), false))
	if err != nil {
		t.Fatal(err)
	}
	packed := gzipped(t, "<html>gốc")
	// As the first program wrote them.
	const blocks, attachments = `[{"kind":"paragraph","text":"Hai chữ."}]`, `[{"url":"https://example.org/a.pdf","name":"Tệp"}]`
	digest := sha256.Sum256([]byte("Bài\x00" + blocks + "\x00" + attachments + "\x00"))
	_, err = db.ExecContext(t.Context(), `
		INSERT INTO sources (id, url, title, kind, themes, enabled) VALUES (3, 'https://example.org/rss', 'Nguồn', 'feed', '["doi-ngoai"]', 1);
		INSERT INTO articles (id, url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, passages, is_read)
			VALUES (7, 'https://example.org/a', 'https://example.org/a', 3, 'a', 1, 'Bài', 1000, 'minute', 1000, '', 2, '[]', 1);
		INSERT INTO addresses VALUES ('https://example.org/a', 7);
		INSERT INTO article_themes VALUES ('bien-dao', 7);
		INSERT INTO versions VALUES (7, 1, 2000, 'Bài', '', '', 1000, 'minute', ?, ?, ?, 'text/html', ?)`,
		blocks, attachments, digest[:], packed)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	l := mustOpen(t, dir)
	got, err := l.Article(t.Context(), 7)
	if err != nil || got.Title != "Bài" || !got.Read || got.Gone.Known() || len(got.Copies) != 0 || len(got.Attachments) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if raw, _, err := l.Original(t.Context(), 7, 1); err != nil || string(raw) != "<html>gốc" {
		t.Fatalf("%q, %v", raw, err)
	}
	if list, err := l.List(t.Context(), library.Filter{Source: 3}); err != nil || len(list) != 1 || list[0].Copies != 0 {
		t.Fatalf("%+v, %v", list, err)
	}
	if s, err := l.Source(t.Context(), 3); err != nil || s.Articles != 1 || s.Selector != "" {
		t.Fatalf("%+v, %v", s, err)
	}
	// The next sync brings the same bytes: nothing of the old library seems edited.
	again := Arrival{SourceID: 3, Article: firstSchemaArticle()}
	if id, outcome, err := l.Save(t.Context(), again); err != nil || id != 7 || outcome != library.Unchanged {
		t.Fatalf("%d %s, %v", id, outcome, err)
	}
}

func firstSchemaArticle() library.Article {
	return library.Article{
		URL: "https://example.org/a", Title: "Bài",
		Blocks:      []library.Block{{Kind: library.Paragraph, Text: "Hai chữ."}},
		Attachments: []library.Attachment{{URL: "https://example.org/a.pdf", Name: "Tệp"}},
	}
}

func TestTextsOfAnOldLibraryAreKnownAgainAtOtherAddresses(t *testing.T) {
	t.Parallel()
	dir := aged(t, migrations[:1])
	words := make([]string, 200)
	for i := range words {
		words[i] = fmt.Sprint("chữ", i*i)
	}
	blocks := []library.Block{{Kind: library.Paragraph, Text: strings.Join(words, " ")}}
	data, err := json.Marshal(blocks)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dsn(filepath.Join(dir, fileName), false))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), `
		INSERT INTO sources (id, url, title, kind, themes, enabled) VALUES (3, 'https://example.org/rss', 'Nguồn', 'feed', '[]', 1);
		INSERT INTO articles (id, url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, passages)
			VALUES (7, 'https://example.org/a', 'https://example.org/a', 3, 'a', 1, 'Bài', 0, '', 0, '', 200, '[]');
		INSERT INTO addresses VALUES ('https://example.org/a', 7);
		INSERT INTO versions VALUES (7, 1, 2000, 'Bài', '', '', 0, '', ?, 'null', x'00', 'text/html', x'')`, string(data))
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	l := mustOpen(t, dir)
	id, outcome, err := l.Save(t.Context(), Arrival{SourceID: 3, Article: library.Article{URL: "https://example.org/b", Title: "Bài", Blocks: blocks}})
	if err != nil || id != 7 || outcome != library.Unchanged {
		t.Fatalf("%d %s, %v", id, outcome, err)
	}
}

// gzipped is text as programs before packing.go kept it.
func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
