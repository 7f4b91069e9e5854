package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store/storetest"
)

// alter changes a file behind the program's back.
func alter(t *testing.T, file, statement string) {
	t.Helper()
	if err := storetest.Alter(t.Context(), file, statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// TestARestoreRefusesWhatAStrangerPutIn alters a library, which has no seal, so that only what is in it can tell.
func TestARestoreRefusesWhatAStrangerPutIn(t *testing.T) {
	t.Parallel()
	whole := closed(t, stocked(t, 3))
	for name, statement := range map[string]string{
		"no versions":            "PRAGMA foreign_keys = 0; DROP TABLE versions",
		"no index":               "DROP TABLE plain_words",
		"no settings":            "DROP TABLE settings",
		"no digests":             "DROP TABLE digests",
		"a trigger that empties": "CREATE TRIGGER t AFTER UPDATE ON outlines BEGIN DELETE FROM articles; END",
		"a trigger in place":     "CREATE VIEW v AS SELECT 1 x; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM outlines; END",
		"a view":                 "CREATE VIEW v AS SELECT load_extension('x')",
		"a view for a table":     "PRAGMA foreign_keys = 0; ALTER TABLE outlines RENAME TO o2; CREATE VIEW outlines AS SELECT * FROM o2",
		"a table more":           "CREATE TABLE more (x)",
		"a table of its own":     "CREATE VIRTUAL TABLE more USING fts5 (x)",
		"an index more":          "CREATE INDEX more ON articles (title)",
		"an index less":          "DROP INDEX articles_newest",
		"a column more":          "ALTER TABLE outlines ADD COLUMN more TEXT",
		"a column less":          "ALTER TABLE outlines DROP COLUMN dismissed",
		"a column renamed":       "ALTER TABLE sources RENAME COLUMN selector TO other",
		"a computed column":      "ALTER TABLE sources ADD COLUMN more TEXT AS (upper(title)) VIRTUAL",
		"a giant":                "UPDATE outlines SET data = '\"' || printf('%.*c', 70000000, 'x') || '\"'",
		"a giant blob":           "UPDATE versions SET original = zeroblob(70000000) WHERE article_id = 1",
		"a check":                "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL CHECK (key <> 1)') WHERE name = 'settings'",
		"another version":        "PRAGMA user_version = 3",
		"no version":             "PRAGMA user_version = 0",
		"a negative version":     "PRAGMA user_version = -1",
		"another program's":      "PRAGMA application_id = 7",
	} {
		if testing.Short() && name == "a giant" { // as the blob
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, dir := filepath.Join(t.TempDir(), "a.db"), t.TempDir()
			if err := copyFile(filepath.Join(whole, fileName), file); err != nil {
				t.Fatal(err)
			}
			alter(t, file, "PRAGMA journal_mode = DELETE; "+statement)
			if _, err := Restore(t.Context(), dir, file, restoredAt); !library.IsKind(err, library.DamagedBackup) {
				t.Errorf("err = %v", err)
			}
			if left := files(t, dir); left != "" {
				t.Errorf("left %s", left)
			}
		})
	}
	file := filepath.Join(t.TempDir(), "a.db")
	if err := copyFile(filepath.Join(whole, fileName), file); err != nil {
		t.Fatal(err)
	}
	alter(t, file, "ANALYZE") // what a tool may leave that changes nothing
	if r, err := Restore(t.Context(), t.TempDir(), file, restoredAt); err != nil || r.Problems != 0 || r.Articles != 3 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAnOriginalThatUnpacksToTooMuchIsATrap(t *testing.T) {
	if testing.Short() {
		t.Skip("80 MB are packed, and unpacked twice")
	}
	t.Parallel()
	l := stocked(t, 1)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	piece := make([]byte, 1<<20)
	for range 80 {
		if _, err := z.Write(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.write.ExecContext(t.Context(), "UPDATE versions SET original = ?", packed.Bytes()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Original(t.Context(), 1, 1); !errors.Is(err, errTooMuch) {
		t.Errorf("err = %v", err)
	}
	report, err := l.Check(t.Context())
	if err != nil || !slices.ContainsFunc(report.Problems, func(p Problem) bool { return p.Kind == UnreadableOrigin }) {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestABackupIsNoneWithoutItsSeal(t *testing.T) {
	t.Parallel()
	l := stocked(t, 4)
	good := filepath.Join(t.TempDir(), "a.db")
	if _, err := l.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	broken := map[string][]byte{
		"another mark": append(append([]byte{}, raw[:len(raw)-sealSize]...), []byte(strings.Repeat("x", sealSize))...),
		"a byte more":  append(append([]byte{}, raw...), 'x'),
		"a page more":  append(append([]byte{}, raw...), make([]byte, 4096)...),
	}
	for _, n := range []int{1, 8, sealSize - 1, sealSize, sealSize + 1, 4096, 4096 + sealSize} {
		broken[string(rune('0'+n%10))+" cut off"] = raw[:len(raw)-n]
	}
	for name, data := range broken {
		file, dir := filepath.Join(t.TempDir(), "a.db"), t.TempDir()
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), dir, file, restoredAt); !library.IsKind(err, library.DamagedBackup) || files(t, dir) != "" {
			t.Errorf("%s: %v, left %s", name, err, files(t, dir))
		}
	}
	alter(t, good, "UPDATE versions SET title = 'khác' WHERE article_id = 1")
	if err := VerifyBackup(t.Context(), good); !library.IsKind(err, library.DamagedBackup) {
		t.Errorf("changed with SQLite's own means: %v", err)
	}
}

func TestABackupTakesThePlaceOfNothingElse(t *testing.T) {
	t.Parallel()
	l := stocked(t, 2)
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, text string) string {
		if err := os.WriteFile(in(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return in(name)
	}
	link := func(name, to string) string {
		if err := os.Symlink(to, in(name)); err != nil {
			t.Skip(err)
		}
		return in(name)
	}
	other := stocked(t, 3)
	foreign := in("khac.db")
	alter(t, foreign, "CREATE TABLE x (y)")
	for _, file := range []string{
		write("thu.docx", "một tờ trình"), write("trống.db", ""), foreign, other.path, link("thiết bị", "/dev/null"), "/dev/null",
		link("không đâu", in("không có")), link("thư", in("thu.docx")), link("vòng", in("vòng")), in("NUL"), in("com1.db"), in("Aux.tar.gz"),
		write("chuỗi.db", strings.Repeat("BCV seal", 2000)),
	} {
		before, _ := os.ReadFile(file)
		if _, err := l.Backup(t.Context(), file); !library.IsKind(err, library.TakenFile) {
			t.Errorf("%s: %v", file, err)
		}
		if after, _ := os.ReadFile(file); string(after) != string(before) {
			t.Errorf("%s was changed", file)
		}
	}
	for _, file := range []string{in("mới.db"), in("mới.db"), link("tới bản sao", in("mới.db")), in("COM.db"), in("null")} {
		if r, err := l.Backup(t.Context(), file); err != nil || r.Articles != 2 {
			t.Errorf("%s: %+v, %v", file, r, err)
		}
	}
	if info, err := os.Lstat(in("tới bản sao")); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if err := os.Truncate(in("mới.db"), 9000); err != nil { // it may be all that is left of a library
		t.Fatal(err)
	}
	if _, err := l.Backup(t.Context(), in("mới.db")); !library.IsKind(err, library.TakenFile) {
		t.Errorf("half a backup was written over: %v", err)
	}
}

func TestALogThatWasLeftDoesNotReachTheNewLibrary(t *testing.T) {
	t.Parallel()
	for _, empty := range []bool{false, true} {
		l := stocked(t, 3)
		file := filepath.Join(t.TempDir(), "a.db")
		if _, err := l.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		put(t, l, library.Source{ID: 1}, 9, "Bài chỉ ở nhật ký", "khác")
		dir := t.TempDir() // as a kill leaves it, and then the library's file went
		if err := copyFile(l.path+"-wal", filepath.Join(dir, fileName+"-wal")); err != nil {
			t.Fatal(err)
		}
		if empty {
			if err := os.WriteFile(filepath.Join(dir, fileName), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if r, err := Restore(t.Context(), dir, file, restoredAt); err != nil || r.Articles != 3 {
			t.Fatalf("%+v, %v", r, err)
		}
		back := mustOpen(t, dir)
		if c, err := back.Counts(t.Context()); err != nil || c.All != 3 {
			t.Errorf("%+v, %v", c, err)
		}
		if report, err := back.Check(t.Context()); err != nil || !report.OK() {
			t.Errorf("%+v, %v", report, err)
		}
		if !strings.Contains(files(t, dir), "phuc-hoi-20260921-2113.db-wal") {
			t.Errorf("the log is gone: %s", files(t, dir))
		}
	}
}
