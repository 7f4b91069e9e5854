package store

import (
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"baocaovien/internal/library"
)

// full returns a library with something in every table.
func full(t *testing.T) *Library {
	t.Helper()
	l := stocked(t, 3)
	err := errors.Join(
		l.SetThemes(t.Context(), 2, []library.Theme{library.LandBorders}),
		l.SaveOwnTheme(t.Context(), library.OwnTheme{Theme: "ao-phao", Name: "Áo phao", Keywords: []string{"áo phao"}}),
		l.KeepFile(t.Context(), 1, library.File{URL: "https://example.org/a.pdf", Name: "a", MediaType: "application/pdf", Text: "chữ", Data: []byte("%PDF")}),
		l.SetSetting(t.Context(), "text-size", "125"),
		l.SetClippings(t.Context(), 1, []int64{1}),
		l.KeepListing(t.Context(), 1, []Listed{{ItemID: "1", URL: "https://example.org/0", Title: "Bài"}}),
		l.KeepValidators(t.Context(), "https://example.org", Validators{ETag: "1"}),
		l.lasting(t.Context(), "completeness", func(tx *sql.Tx) error {
			return errors.Join(keepCompleteness(t.Context(), tx, 1, 1, library.Completeness{Share: 0.5}), keepCompleteness(t.Context(), tx, 2, 1, library.Completeness{Share: 0.7}))
		}))
	if err != nil {
		t.Fatal(err)
	}
	put(t, l, library.Source{ID: 1}, 0, "Bài số 0", "Nội dung đã sửa")
	return l
}

// TestACheckTellsWhatIsWrong changes one thing behind the program's back. Without foreign keys, as other tools work.
func TestACheckTellsWhatIsWrong(t *testing.T) {
	t.Parallel()
	cases := []struct {
		want   ProblemKind
		damage string
	}{
		{DanglingRow, "INSERT INTO article_themes (theme, article_id) VALUES ('bien-dao', 999)"},
		{DanglingRow, "INSERT INTO files (article_id, url, name, media_type, text, data) VALUES (99, 'a', 'a', 'a', '', x'00')"},
		{DanglingRow, "UPDATE articles SET source_id = 9 WHERE id = 1"},
		{DanglingRow, "DELETE FROM sources"},
		{MissingVersion, "DELETE FROM versions WHERE article_id = 2"},
		{MissingRow, "DELETE FROM versions WHERE article_id = 1 AND version = 1"},
		{MissingRow, "DELETE FROM outlines"},
		{MissingRow, "DELETE FROM settings"},
		{MissingRow, "DELETE FROM own_themes"},
		{MissingRow, "DELETE FROM files"},
		{MissingRow, "DELETE FROM articles WHERE id = 3"},
		{MissingIndex, "DELETE FROM article_words WHERE article_id = 2"},
		{MissingAddress, "DELETE FROM addresses WHERE article_id = 2"},
		{MissingAddress, "DELETE FROM article_sources WHERE article_id = 2"},
		{DamagedVersion, "UPDATE versions SET blocks = '[{' WHERE article_id = 1"},
		{DamagedVersion, "UPDATE versions SET attachments = '{' WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET title = 'khác' WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET lead = 'khác' WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET author = 'khác' WHERE article_id = 1 AND version = 1"},
		{ChangedVersion, "UPDATE versions SET published = published + 86400 WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET address = 'https://example.com' WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET digest = x'00' WHERE article_id = 1"},
		{ChangedVersion, "UPDATE versions SET original = (SELECT original FROM versions WHERE article_id = 2) || x'' WHERE article_id = 1; UPDATE versions SET content_type = 'x'"},
		{UnreadableOrigin, "UPDATE versions SET original = x'00' WHERE article_id = 1"},
		{DamagedOutline, "UPDATE outlines SET data = '{'"},
		{DamagedOutline, "UPDATE outlines SET clippings = '{'"},
		{ChangedOutline, "UPDATE outlines SET data = replace(data, 'Đề cương', 'Đề khác')"},
		{ChangedOutline, "UPDATE outlines SET clippings = '[2]'"},
		{ChangedOutline, "INSERT INTO outlines (saved, data) VALUES (1, '{}')"},
		{ChangedOutline, "UPDATE outlines SET id = 7"},
		{ChangedArticle, "UPDATE articles SET title = 'khác' WHERE id = 1"},
		{ChangedArticle, "UPDATE articles SET summary = 'khác' WHERE id = 1"},
		{ChangedArticle, "UPDATE articles SET published = 5 WHERE id = 1"},
		{ChangedArticle, "UPDATE articles SET url = 'https://example.com' WHERE id = 1"},
		{ChangedArticle, "UPDATE articles SET themes_by = 'program' WHERE id = 2"},
		{ChangedArticle, "UPDATE articles SET is_saved = 1 WHERE id = 2"},
		{ChangedArticle, "DELETE FROM article_themes WHERE article_id = 2"},
		{ChangedArticle, "UPDATE article_themes SET theme = 'bien-dao' WHERE article_id = 2"},
		{ChangedArticle, "INSERT INTO article_themes (theme, article_id) VALUES ('bien-dao', 2)"},
		{ChangedFile, "UPDATE files SET data = x'255044FF'"},
		{ChangedFile, "UPDATE files SET text = 'khác'"},
		{ChangedFile, "UPDATE files SET media_type = 'text/html'"},
		{ChangedSource, "UPDATE sources SET url = 'https://example.com'"},
		{ChangedSource, "UPDATE sources SET title = 'khác'"},
		{ChangedTheme, "UPDATE own_themes SET keywords = '[\"khác\"]'"},
		{ChangedTheme, "UPDATE own_themes SET name = 'khác'"},
		{ChangedSetting, "UPDATE settings SET value = '{'"},
		{ChangedSetting, "INSERT INTO settings (key, value) VALUES ('letterhead', '{')"},
		{UnreadableRow, "UPDATE own_themes SET keywords = '{'"},
		{UnreadableRow, "UPDATE sources SET themes = ''"},
		{UnreadableRow, "UPDATE articles SET passages = '{}' WHERE id = 1"},
		{UnknownKind, "UPDATE sources SET kind = 'khác'"},
		{UnknownKind, "UPDATE articles SET themes_by = 'máy' WHERE id = 1"},
		{UnknownKind, "UPDATE versions SET published_to = 'tuần' WHERE article_id = 1"},
		{UnknownKind, "UPDATE versions SET blocks = '[{\"kind\":\"video\",\"text\":\"\"}]' WHERE article_id = 1"},
		{UnknownKind, "INSERT INTO article_themes (theme, article_id) VALUES ('không-có', 1)"},
		{ForeignSchema, "CREATE TRIGGER t AFTER UPDATE ON outlines BEGIN DELETE FROM articles; END"},
		{ForeignSchema, "CREATE TABLE x (y)"},
		{ForeignSchema, "DROP TABLE validators"},
		{MissingRow, "UPDATE digests SET key = '99' WHERE thing = 'outlines'"},
	}
	whole := closed(t, full(t))
	for _, c := range cases {
		t.Run(c.damage, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			file := filepath.Join(dir, fileName)
			if err := copyFile(filepath.Join(whole, fileName), file); err != nil {
				t.Fatal(err)
			}
			l := mustOpen(t, dir)
			if report, err := l.Check(t.Context()); err != nil || !report.OK() || report.Articles != 3 || report.Versions != 4 || report.Outlines != 1 {
				t.Fatalf("before: %+v, %v", report, err)
			}
			alter(t, file, c.damage)
			report, err := l.Check(t.Context())
			if err != nil || !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == c.want }) {
				t.Fatalf("%+v, %v", report, err)
			}
		})
	}
}

// TestEveryWriteIsSigned works with a library as the program does, and finds it whole after each step.
func TestEveryWriteIsSigned(t *testing.T) {
	t.Parallel()
	l := full(t)
	a := library.Article{URL: "https://example.org/0", Title: "Bài số 0", Author: "Người Viết", Lead: "Dẫn", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Nội dung đã sửa"}}}
	at := library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond}
	steps := []func() error{
		func() error {
			_, _, err := l.Save(t.Context(), Arrival{SourceID: 1, Article: a, Raw: []byte("x")})
			return err
		},
		func() error { _, err := l.Reread(t.Context(), 2, 1, a, nil, at); return err },
		func() error { return l.SetSaved(t.Context(), 1, true) },
		func() error { return l.SetRead(t.Context(), 1, true) },
		func() error { return l.MarkGone(t.Context(), "https://example.org/1", at) },
		func() error { return l.MarkThere(t.Context(), "https://example.org/1") },
		func() error {
			return l.SetPassages(t.Context(), 2, []library.Passage{{End: 1, Themes: []library.Theme{"ao-phao"}}})
		},
		func() error {
			return l.Retheme(t.Context(), 3, []library.Passage{{End: 1, Themes: []library.Theme{"ao-phao"}}})
		},
		func() error { return l.RemoveOwnTheme(t.Context(), "ao-phao") },
		func() error { return l.SetDismissed(t.Context(), 1, []string{"x"}) },
		func() error {
			_, err := l.SaveOutline(t.Context(), library.Outline{ID: 1, Title: "khác", Revision: 1})
			return err
		},
		func() error { return l.RemoveOutline(t.Context(), 1) },
		func() error { return l.EnableSource(t.Context(), 1, true) },
		func() error { return l.MarkSource(t.Context(), 1, at, library.Unreachable) },
		func() error { return l.SetSetting(t.Context(), "text-size", "150") },
		func() error {
			return l.KeepFile(t.Context(), 1, library.File{URL: "https://example.org/a.pdf", Data: []byte("mới")})
		},
		func() error { return l.SetAllRead(t.Context(), []int64{1, 2, 77}, true) },
		func() error { return l.RenameSource(t.Context(), 1, "tên mới") },
		func() error { _, err := l.RemoveArticles(t.Context(), []int64{1, 3}); return err },
		func() error { return l.RemoveSource(t.Context(), 1) },
		func() error {
			_, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "lại", Kind: library.ListSource})
			return err
		},
	}
	for n, step := range steps {
		if err := step(); err != nil {
			t.Fatalf("step %d: %v", n, err)
		}
		if report, err := l.Check(t.Context()); err != nil || !report.OK() {
			t.Errorf("step %d: %+v, %v", n, report, err)
		}
	}
}

// What a sync or a reading marks must not vouch for what something else changed in the row.
func TestAMarkVouchesForNothing(t *testing.T) {
	t.Parallel()
	at := library.Moment{Unix: 1_790_000_000, Precision: library.ToSecond}
	for _, c := range []struct {
		want   ProblemKind
		damage string
		mark   func(l *Library) error
	}{
		{ChangedSource, "UPDATE sources SET url = 'https://example.com'", func(l *Library) error { return l.MarkSource(t.Context(), 1, at, "") }},
		{ChangedSource, "UPDATE sources SET title = 'khác'", func(l *Library) error { return l.MarkSource(t.Context(), 1, at, library.Unreachable) }},
		{ChangedArticle, "UPDATE articles SET summary = 'khác' WHERE id = 1", func(l *Library) error { return l.SetRead(t.Context(), 1, true) }},
		{ChangedArticle, "UPDATE articles SET url = 'x' WHERE id = 2", func(l *Library) error { return l.MarkGone(t.Context(), "https://example.org/1", at) }},
		{ChangedArticle, "UPDATE articles SET title = 'khác' WHERE id = 1", func(l *Library) error { return l.SetSaved(t.Context(), 1, true) }},
	} {
		l := full(t)
		alter(t, l.path, c.damage)
		if err := c.mark(l); err != nil {
			t.Fatal(err)
		}
		report, err := l.Check(t.Context())
		if err != nil || !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == c.want }) {
			t.Errorf("%s: %+v, %v", c.damage, report, err)
		}
	}
}

func TestAnArticleWithoutItsNewestVersionIsDamagedNotUnknown(t *testing.T) {
	t.Parallel()
	l := full(t)
	alter(t, l.path, "UPDATE articles SET version = 99 WHERE id = 2")
	if _, err := l.Article(t.Context(), 2); !library.IsKind(err, library.DamagedArticle) {
		t.Errorf("err = %v", err)
	}
	if _, err := l.Article(t.Context(), 77); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("err = %v", err)
	}
}

func TestACheckFindsAnArticleThatNoSearchFinds(t *testing.T) {
	l := stocked(t, 2)
	if _, err := l.write.ExecContext(t.Context(), "INSERT INTO plain_words (plain_words) VALUES ('delete-all')"); err != nil {
		t.Fatal(err)
	}
	report, err := l.Check(t.Context())
	if err != nil || len(report.Problems) != 2 || report.Problems[0].Kind != MissingIndex {
		t.Fatalf("%+v, %v", report, err)
	}
}
