package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

// filled is the file of a library with something in every table, filled once a run: its writes wait for the disk.
var filled struct {
	once sync.Once
	file []byte
}

// full returns a library with something in every table.
func full(t *testing.T) *Library {
	t.Helper()
	return mustOpen(t, fullFolder(t))
}

// fullFolder is the folder of such a library.
func fullFolder(t *testing.T) string {
	t.Helper()
	filled.once.Do(func() {
		file, err := os.ReadFile(filepath.Join(closed(t, withEverything(t)), fileName))
		if err != nil {
			t.Fatal(err)
		}
		filled.file = file
	})
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), filled.file, 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// withEverything makes a library with something in every table.
func withEverything(t *testing.T) *Library {
	t.Helper()
	l := stocked(t, 3)
	err := errors.Join(
		l.SetThemes(t.Context(), 2, []library.Theme{library.LandBorders}),
		l.DeclineThemes(t.Context(), 1, []library.Theme{library.SeaIslands, library.LandBorders}, true),
		l.SaveOwnTheme(t.Context(), library.OwnTheme{Theme: "ao-phao", Name: "Áo phao", Keywords: []string{"áo phao"}}),
		l.KeepFile(t.Context(), 1, library.File{URL: "https://example.org/a.pdf", Name: "a", MediaType: "application/pdf", Text: "chữ", Data: []byte("%PDF")}),
		l.SetSetting(t.Context(), "text-size", "125"),
		l.SetClippings(t.Context(), 1, []int64{1}),
		l.KeepListing(t.Context(), 1, []Listed{{ItemID: "1", URL: "https://example.org/0", Title: "Bài"}}),
		l.KeepValidators(t.Context(), "https://example.org", Validators{ETag: "1"}))
	if err != nil {
		t.Fatal(err)
	}
	put(t, l, library.Source{ID: 1}, 0, "Bài số 0", "Nội dung đã sửa")
	if _, err := l.SaveNote(t.Context(), library.Note{Article: 2, Text: "hỏi lại", Quotes: []library.Quotation{{Text: "Nội dung"}}}); err != nil {
		t.Fatal(err)
	}
	withSessions(t, l)
	return l
}

// withSessions logs three sessions, of which one is edited and one replaces another, a signer, two offices and a stamp.
func withSessions(t *testing.T, l *Library) {
	t.Helper()
	logged := func(n int, replacedBy string) SessionEdit {
		return SessionEdit{UID: uidOf(n), Row: "dòng", Change: func(s library.Session, _ bool) (library.Session, error) {
			s.Status, s.Date, s.Present = library.HeldSession, library.Day(2026, 3, 5), library.AmountOf(int64(40+n))
			s.Place.Commune, s.ReplacedBy = "Xã Mẫu", replacedBy
			return s, nil
		}}
	}
	for _, edits := range [][]SessionEdit{{logged(1, ""), logged(2, ""), logged(3, "")}, {logged(3, uidOf(2))}} {
		if _, _, err := l.EditSessions(t.Context(), strings.Repeat("a", 64), time.UnixMilli(1_790_000_000_000), edits); err != nil {
			t.Fatal(err)
		}
	}
	photo := session.SessionFileOf([]byte("\xFF\xD8\xFF ảnh"))
	withPhoto := SessionEdit{UID: uidOf(1), Files: []library.SessionFile{photo}, Change: func(s library.Session, _ bool) (library.Session, error) {
		s.Attachments = []library.SessionAttachment{{SHA256: photo.SHA256, Name: "ảnh.jpg", Size: int64(len(photo.Data))}}
		return s, nil
	}}
	if _, _, err := l.EditSessions(t.Context(), strings.Repeat("a", 64), time.UnixMilli(1_790_000_000_000), []SessionEdit{withPhoto}); err != nil {
		t.Fatal(err)
	}
	stamped := library.Article{URL: "https://example.org/2", Title: "Bài số 2", Stamp: library.InternalUse, Blocks: []library.Block{{Kind: library.Paragraph, Text: "Nội dung 2"}}}
	_, _, err := l.Save(t.Context(), Arrival{SourceID: 1, Article: stamped})
	err = errors.Join(err,
		l.SaveSigner(t.Context(), library.Signer{Key: strings.Repeat("b", 64), Name: "Ban Mẫu", Trusted: true}),
		l.KeepInboxFiles(t.Context(), "s3://hop-thu", []InboxFile{{Name: "xã mẫu.buoi", Version: "1", Key: strings.Repeat("b", 64), Unit: "Xã Mẫu", Sessions: 2}}),
		l.AssignInboxOffice(t.Context(), strings.Repeat("b", 64), "Xã Mẫu"),
		l.SaveOffices(t.Context(), []Office{{Name: "Tỉnh Mẫu", Level: "tinh"}, {Name: "Xã Mẫu", Parent: "Tỉnh Mẫu", Level: "xa"}}))
	if err != nil {
		t.Fatal(err)
	}
}

func uidOf(n int) string { return fmt.Sprintf("0190bbbb-0000-7000-8000-%012d", n) }

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
		{ChangedVersion, "UPDATE versions SET official = '{\"number\":\"9/CT-TTg\"}' WHERE article_id = 2"},
		{ChangedVersion, "UPDATE versions SET official = '{' WHERE article_id = 1 AND version = 1"},
		{ChangedVersion, "UPDATE versions SET completeness = '{\"share\":1}' WHERE article_id = 3"},
		{ChangedVersion, "UPDATE digests SET digest = x'00' WHERE thing = 'versions/papers'"},
		{ChangedVersion, "DELETE FROM digests WHERE thing = 'versions/papers' AND key = '2 1'"},
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
		{DamagedNote, "UPDATE notes SET data = '{'"},
		{ChangedNote, "UPDATE notes SET data = replace(data, 'hỏi', 'khỏi')"},
		{ChangedNote, "UPDATE notes SET article_id = 1"},
		{ChangedNote, "UPDATE notes SET edited = 7"},
		{DanglingRow, "UPDATE notes SET article_id = 99"},
		{MissingRow, "DELETE FROM notes"},
		{ChangedFile, "UPDATE files SET data = x'255044FF'"},
		{ChangedFile, "UPDATE files SET text = 'khác'"},
		{ChangedFile, "UPDATE files SET media_type = 'text/html'"},
		{ChangedSource, "UPDATE sources SET url = 'https://example.com'"},
		{ChangedSource, "UPDATE sources SET title = 'khác'"},
		{ChangedTheme, "UPDATE own_themes SET keywords = '[\"khác\"]'"},
		{ChangedTheme, "UPDATE own_themes SET name = 'khác'"},
		{ChangedSetting, "UPDATE settings SET value = '{'"},
		{ChangedSetting, "INSERT INTO settings (key, value) VALUES ('letterhead', '{')"},
		{ChangedTheme, "UPDATE declined_themes SET themes = 'bien-dao'"},
		{MissingRow, "DELETE FROM declined_themes"},
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
		{ForeignSchema, "CREATE VIEW x AS SELECT * FROM articles"},
		{ForeignSchema, "ALTER TABLE listings RENAME TO x; CREATE VIEW listings AS WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x AS source_id, x AS position FROM t"},
		{MissingRow, "UPDATE digests SET key = '99' WHERE thing = 'outlines'"},
		{ChangedSession, "UPDATE session_records SET fields = replace(fields, '41', '410')"},
		{ChangedSession, "UPDATE session_records SET counter = 9 WHERE counter = 2"},
		{ChangedSession, "UPDATE session_records SET author = replace(author, 'a', 'c')"},
		{ChangedSession, "UPDATE session_records SET time = time + 1 WHERE fields LIKE '%replaced_by%'"},
		{ChangedRecords, "DELETE FROM session_records WHERE counter = 2"},
		{ChangedRecords, "DELETE FROM session_records; DELETE FROM sessions; DELETE FROM session_facts"},
		{ChangedRecords, "INSERT INTO session_records SELECT x'00', uid, 7, time, author, fields FROM session_records LIMIT 1"},
		{UnreadableRow, "UPDATE session_records SET fields = '{' WHERE counter = 2"},
		{UnreadableRow, "UPDATE session_records SET counter = 'một' WHERE counter = 2"},
		{UnknownKind, "UPDATE session_records SET fields = replace(fields, 'held', 'khác')"},
		{UnknownKind, "UPDATE sessions SET status = 'khác'"},
		{UnknownKind, "UPDATE offices SET level = 'khác'"},
		{UnknownKind, "UPDATE session_signers SET trusted = 7"},
		{ChangedSession, "UPDATE sessions SET data = replace(data, '41', '410')"},
		{ChangedSession, "UPDATE sessions SET day = day + 1 WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE sessions SET place = 'xa khac' WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE sessions SET status = 'planned' WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE sessions SET removed = 1 WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE sessions SET replaced = 0"},
		{ChangedSession, "UPDATE sessions SET replaced = 1 WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE sessions SET replaced_by = '' WHERE uid LIKE '%3'"},
		{MissingRow, "DELETE FROM sessions WHERE uid LIKE '%1'"},
		{DanglingRow, "DELETE FROM sessions WHERE uid LIKE '%1'"}, // what is counted of it
		{DanglingRow, "DELETE FROM session_records WHERE uid LIKE '%1'"},
		{ChangedSession, "DELETE FROM session_facts WHERE uid LIKE '%1'"},
		{ChangedSession, "UPDATE session_facts SET facts = (SELECT facts FROM session_facts WHERE uid LIKE '%2')"},
		{ChangedSession, "UPDATE session_facts SET facts = 'khác'"},
		{DanglingRow, "UPDATE session_facts SET day = day + 1"},
		{DanglingRow, "INSERT INTO session_facts SELECT day + 40, uid, facts FROM session_facts"},
		{ChangedSession, "UPDATE session_rows SET data = 'khác'"},
		{MissingRow, "DELETE FROM session_rows WHERE uid LIKE '%1'"},
		{ChangedMinutes, "UPDATE session_files SET data = x'FFD8FF00'"},
		{DanglingRow, "UPDATE session_files SET uid = '0190bbbb-0000-7000-8000-000000000002'"},
		{MissingRow, "DELETE FROM session_files"},
		{ChangedSigner, "UPDATE session_signers SET trusted = 0, revoked = 1"},
		{ChangedSigner, "INSERT INTO session_signers SELECT 'khóa', name, trusted, revoked FROM session_signers"},
		{ChangedOffice, "UPDATE offices SET parent = '' WHERE parent <> ''"},
		{ChangedReport, "UPDATE inbox_reports SET sessions = 99"},
		{ChangedOffice, "UPDATE inbox_offices SET office = 'Xã khác'"},
		{MissingRow, "DELETE FROM inbox_reports"},
		{MissingRow, "DELETE FROM offices WHERE parent <> ''"},
		{ChangedArticle, "UPDATE restricted SET stamp = 'MẬT'"},
		{MissingRow, "DELETE FROM restricted"},
		{ChangedAddress, "UPDATE addresses SET article_id = 1 WHERE article_id = 2"},
		{ChangedAddress, "INSERT INTO addresses (url, article_id) VALUES ('https://example.com/x', 1)"},
		{MissingRow, "UPDATE article_sources SET url = 'https://example.com' WHERE article_id = 2"},
		{ChangedSource, "UPDATE listings SET title = 'khác'"},
		{MissingRow, "DELETE FROM listings"},
		{ChangedAddress, "UPDATE validators SET etag = '2'"},
		{MissingIndex, "UPDATE article_words SET words = 'bài chữ khác' WHERE article_id = 2"},
		{DamagedPages, "DELETE FROM word_places_data WHERE id > 10"},
		{DamagedPages, "DELETE FROM word_sets_data WHERE id > 10"},
		{DamagedPages, "DELETE FROM titles_data WHERE id > 10"},
		{DamagedPages, "DELETE FROM file_words_data WHERE id > 10"},
	}
	l := full(t)
	if report, err := l.Check(t.Context()); err != nil || !report.OK() || report.Articles != 3 || report.Versions != 5 || report.Outlines != 1 || report.Sessions != 3 || report.Notes != 1 {
		t.Fatalf("before: %+v, %v", report, err)
	}
	for n, c := range cases {
		if testing.Short() && n%3 > 0 {
			continue
		}
		t.Run(c.damage, func(t *testing.T) {
			t.Parallel()
			l := full(t)
			alter(t, l.path, c.damage)
			report, err := l.Check(t.Context())
			if err != nil || !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == c.want }) {
				t.Fatalf("%+v, %v", report, err)
			}
		})
	}
}

// vouched are the tables whose rows a check compares with something else than a digest, or need not compare: why.
var vouched = map[string]string{
	"article_themes":  "signed with their articles",
	"session_records": "each bears its digest; sumOf tells what is missing",
	"sessions":        "worked out again from their records",
	"session_facts":   "worked out again from their sessions",
	"digests":         "compared with what they are digests of",
	"unindexed":       "an article that stands here is indexed when the library is opened, whether it needed it or not",
	"unmoved":         "an article that is taken out of here too early is in no index that is asked, which is told; one that is put in is moved again",
	"bands":           "only propose texts that may be one; the texts themselves are compared, and twins that are not found stay apart",
}

// A table that is new is signed, or it is said here why a change of it is seen or cannot matter.
func TestACheckLooksAtEveryTable(t *testing.T) {
	t.Parallel()
	l := stocked(t, 1)
	all, err := schemaOf(t.Context(), l.read)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		signed := slices.ContainsFunc(signedTables, func(s signedTable) bool { return s.name == e.name })
		indexOfWords := strings.HasPrefix(e.statement, "CREATE VIRTUAL TABLE") || isShadow(e.name, all)
		if _, otherwise := vouched[e.name]; e.kind == "table" && !signed && !otherwise && !indexOfWords && !strings.HasPrefix(e.name, "sqlite_") {
			t.Errorf("nothing vouches for the rows of %s", e.name)
		}
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
		func() error {
			paper := a // the same text, and what it says of itself
			paper.Official, paper.Completeness = library.OfficialPaper{Number: "21/CT-TTg"}, library.Completeness{Share: 0.5}
			_, _, err := l.Save(t.Context(), Arrival{SourceID: 1, Article: paper})
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
		func() error { return l.DeclineThemes(t.Context(), 2, []library.Theme{library.SeaIslands}, true) },
		func() error {
			return l.DeclineThemes(t.Context(), 1, []library.Theme{library.SeaIslands, library.LandBorders}, false)
		},
		func() error { return l.RemoveOwnTheme(t.Context(), "ao-phao") },
		func() error { return l.SetDismissed(t.Context(), 1, []string{"x"}) },
		func() error {
			_, err := l.SaveOutline(t.Context(), library.Outline{ID: 1, Title: "khác", Revision: 1})
			return err
		},
		func() error { return l.RemoveOutline(t.Context(), 1) },
		func() error { return l.EnableSource(t.Context(), 1, true) },
		func() error { return l.MarkSource(t.Context(), 1, at, library.Unreachable, library.Moment{}) },
		func() error { return l.SetSetting(t.Context(), "text-size", "150") },
		func() error {
			return l.KeepFile(t.Context(), 1, library.File{URL: "https://example.org/a.pdf", Data: []byte("mới")})
		},
		func() error { return l.SetAllRead(t.Context(), []int64{1, 2, 77}, true) },
		func() error { return l.RenameSource(t.Context(), 1, "tên mới") },
		func() error {
			_, err := l.SaveNote(t.Context(), library.Note{ID: 1, Article: 2, Text: "đã hỏi"})
			return err
		},
		func() error { return l.RemoveNote(t.Context(), 1) },
		func() error {
			_, err := l.SaveNote(t.Context(), library.Note{Article: 3, Text: "của bài sẽ xóa"})
			return err
		},
		func() error { _, err := l.RemoveArticles(t.Context(), []int64{1, 3}, true); return err },
		func() error {
			_, _, err := l.EditSessions(t.Context(), strings.Repeat("c", 64), time.UnixMilli(1), []SessionEdit{{UID: uidOf(2), Row: "khác", Change: func(s library.Session, _ bool) (library.Session, error) {
				s.Removed = true // what it replaced stands again
				return s, nil
			}}})
			return err
		},
		func() error { return l.RemoveOffice(t.Context(), "Tỉnh Mẫu") },
		func() error {
			return l.SaveSigner(t.Context(), library.Signer{Key: strings.Repeat("b", 64), Name: "tên khác", Revoked: true})
		},
		func() error {
			return l.KeepListing(t.Context(), 1, []Listed{{ItemID: "2", URL: "https://example.org/1", Title: "Bài"}})
		},
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
	again := library.Article{URL: "https://example.org/1", Title: "Bài số 1", Blocks: []library.Block{{Kind: library.Paragraph, Text: "Nội dung bài"}}}
	signed, numbered := again, again // the same text, of which more is known
	signed.Author, numbered.Official = "Người Viết", library.OfficialPaper{Number: "21/CT-TTg"}
	saved := func(a library.Article) func(*Library) error {
		return func(l *Library) error {
			_, outcome, err := l.Save(t.Context(), Arrival{SourceID: 1, Article: a})
			if err == nil && outcome != library.Unchanged {
				err = fmt.Errorf("the text is %s", outcome)
			}
			return err
		}
	}
	for _, c := range []struct {
		want   ProblemKind
		damage string
		mark   func(l *Library) error
	}{
		{ChangedVersion, "UPDATE versions SET completeness = '{\"share\":1}' WHERE article_id = 2", saved(signed)},
		{ChangedVersion, "UPDATE versions SET fetched = 7 WHERE article_id = 2", saved(numbered)},
		{ChangedSource, "UPDATE sources SET url = 'https://example.com'", func(l *Library) error { return l.MarkSource(t.Context(), 1, at, "", library.Moment{}) }},
		{ChangedSource, "UPDATE sources SET title = 'khác'", func(l *Library) error { return l.MarkSource(t.Context(), 1, at, library.Unreachable, library.Moment{}) }},
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
	if _, err := l.write.ExecContext(t.Context(), "INSERT INTO word_sets (word_sets) VALUES ('delete-all')"); err != nil {
		t.Fatal(err)
	}
	report, err := l.Check(t.Context())
	if err != nil || len(report.Problems) != 2 || report.Problems[0].Kind != MissingIndex {
		t.Fatalf("%+v, %v", report, err)
	}
}
