package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
)

var restoredAt = library.Moment{Unix: 1_790_000_000, Precision: library.ToMinute}

// stocked returns a library with so many articles and one outline.
func stocked(t *testing.T, articles int) *Library {
	t.Helper()
	l := mustOpen(t, t.TempDir())
	s := mustSource(t, l)
	for n := range articles {
		put(t, l, s, n, fmt.Sprint("Bài số ", n), "Nội dung bài")
	}
	if _, err := l.SaveOutline(t.Context(), library.Outline{Title: "Đề cương"}); err != nil {
		t.Fatal(err)
	}
	return l
}

func mustSource(t testing.TB, l *Library) library.Source {
	t.Helper()
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "Báo Biên phòng", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func put(t testing.TB, l *Library, s library.Source, n int, title string, paragraphs ...string) int64 {
	t.Helper()
	a := library.Article{URL: fmt.Sprint("https://example.org/", n), Title: title, Published: library.Day(2026, 1, 1+n)}
	for _, p := range paragraphs {
		a.Blocks = append(a.Blocks, library.Block{Kind: library.Paragraph, Text: p})
	}
	id, _, err := l.Save(context.WithoutCancel(t.Context()), Arrival{SourceID: s.ID, Article: a, Raw: []byte("<p>")})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func closed(t *testing.T, l *Library) string {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(l.path)
}

func files(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

func TestABackupIsOneWholeFileAndComesBack(t *testing.T) {
	l := stocked(t, 5)
	file := filepath.Join(t.TempDir(), "bản sao.db")
	for range 2 { // over the first one too
		if r, err := l.Backup(t.Context(), file); err != nil || r != (BackupReport{File: file, Articles: 5, Outlines: 1}) {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	if got := files(t, filepath.Dir(file)); got != "bản sao.db" {
		t.Fatalf("beside the backup: %s", got)
	}
	put(t, l, library.Source{ID: 1}, 9, "Bài sau khi sao lưu", "khác")
	dir := closed(t, l)
	if r, err := Restore(t.Context(), dir, file, restoredAt); err != nil || r != (BackupReport{File: file, Articles: 5, Outlines: 1}) {
		t.Fatalf("%+v, %v", r, err)
	}
	if got := files(t, dir); got != "may-dang-mo.json thu-vien-truoc-khi-phuc-hoi-20260921-2113.db thu-vien.db" {
		t.Fatal(got)
	}
	back := mustOpen(t, dir)
	if c, err := back.Counts(t.Context()); err != nil || c.All != 5 {
		t.Fatalf("%+v, %v", c, err)
	}
	if hits, err := back.Search(t.Context(), "noi dung", library.Filter{}); err != nil || len(hits) != 5 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	if report, err := back.Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%+v, %v", report, err)
	}
	// What was replaced is a library itself.
	kept := filepath.Join(dir, "thu-vien-truoc-khi-phuc-hoi-20260921-2113.db")
	if r, err := Restore(t.Context(), t.TempDir(), kept, restoredAt); err != nil || r.Articles != 6 {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestABackupDuringASyncIsWholeAndStopsNobody(t *testing.T) {
	t.Parallel()
	l := stocked(t, 1)
	file := filepath.Join(t.TempDir(), "a.db")
	var writing sync.WaitGroup
	stop := make(chan struct{})
	writing.Go(func() {
		for n := 10; ; n++ {
			select {
			case <-stop:
				return
			default:
				put(t, l, library.Source{ID: 1}, n, "Bài mới", fmt.Sprint("đoạn riêng của bài ", n))
			}
		}
	})
	for range 5 {
		r, err := l.Backup(t.Context(), file)
		if err != nil || r.Articles < 1 {
			t.Errorf("%+v, %v", r, err)
		}
	}
	close(stop)
	writing.Wait()
	dir := t.TempDir()
	if _, err := Restore(t.Context(), dir, file, restoredAt); err != nil {
		t.Fatal(err)
	}
	if report, err := mustOpen(t, dir).Check(t.Context()); err != nil || !report.OK() {
		t.Fatalf("%+v, %v", report, err)
	}
}

func TestABackupThatCannotBeWrittenNamesThePlace(t *testing.T) {
	t.Parallel()
	l := stocked(t, 1)
	for _, file := range []string{filepath.Join(t.TempDir(), "không có", "a.db"), t.TempDir(), l.path} {
		if _, err := l.Backup(t.Context(), file); !library.IsKind(err, library.ReadOnly) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: %v", file, err)
		}
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	dir := t.TempDir()
	if _, err := l.Backup(stopped, filepath.Join(dir, "a.db")); !library.IsKind(err, library.Cancelled) || files(t, dir) != "" {
		t.Errorf("%v; left behind %s", err, files(t, dir))
	}
}

func TestARestoreRefusesWhatIsNoWholeBackup(t *testing.T) {
	t.Parallel()
	l := stocked(t, 40)
	good := filepath.Join(t.TempDir(), "a.db")
	if _, err := l.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) string {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	torn := append([]byte{}, raw...)
	for i := len(torn) / 4; i < len(torn)*3/4; i++ {
		torn[i] = 0x5a
	}
	foreign := filepath.Join(t.TempDir(), "khác.db")
	other, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.ExecContext(t.Context(), "CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(aged(t, later("CREATE TABLE future (x)")), fileName)
	dir := closed(t, l)
	before := files(t, dir)
	cases := map[string]library.Kind{
		filepath.Join(t.TempDir(), "không có.db"): library.UnreadableFile,
		t.TempDir():           library.DamagedBackup,
		write("rỗng.db", nil): library.DamagedBackup,
		write("chữ.db", []byte("không phải bản sao lưu")): library.DamagedBackup,
		write("nửa.db", raw[:len(raw)/2]):                 library.DamagedBackup,
		write("rách.db", torn):                            library.DamagedBackup,
		foreign:                                           library.DamagedBackup,
		newer:                                             library.NewerLibrary,
		filepath.Join(dir, fileName):                      library.DamagedBackup,
	}
	for file, want := range cases {
		if _, err := Restore(t.Context(), dir, file, restoredAt); !library.IsKind(err, want) {
			t.Errorf("%s: %v, want %s", file, err, want)
		}
	}
	if after := files(t, dir); after != before {
		t.Errorf("the library's folder holds %s, before %s", after, before)
	}
	if c, err := mustOpen(t, dir).Counts(t.Context()); err != nil || c.All != 40 {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestARestoreRefusesALibraryThatIsOpen(t *testing.T) {
	l := stocked(t, 2)
	file := filepath.Join(t.TempDir(), "a.db")
	if _, err := l.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(l.path)
	if _, err := Restore(t.Context(), dir, file, restoredAt); !library.IsKind(err, library.BusyLibrary) {
		t.Fatalf("err = %v", err)
	}
	if strings.Contains(files(t, dir), "phuc-hoi") {
		t.Error(files(t, dir))
	}
	put(t, l, library.Source{ID: 1}, 7, "Vẫn ghi được", "sau đó")
}

func TestADamagedLibraryIsReplacedAndKept(t *testing.T) {
	l := stocked(t, 3)
	file := filepath.Join(t.TempDir(), "a.db")
	if _, err := l.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	dir := closed(t, l)
	if err := os.WriteFile(l.path, []byte(strings.Repeat("hỏng", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if _, err := Restore(t.Context(), dir, file, restoredAt); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(files(t, dir), "truoc-khi-phuc-hoi"); got != n+1 {
			t.Fatalf("%d are kept: %s", got, files(t, dir))
		}
	}
	if c, err := mustOpen(t, dir).Counts(t.Context()); err != nil || c.All != 3 {
		t.Fatalf("%+v, %v", c, err)
	}
}

func TestALibraryOfAnOlderSchemaIsRestoredAndBroughtUpToDate(t *testing.T) {
	t.Parallel()
	old := filepath.Join(aged(t, migrations[:1]), fileName)
	dir := t.TempDir()
	if _, err := Restore(t.Context(), dir, old, restoredAt); err != nil {
		t.Fatal(err)
	}
	if version, _ := schema(t, mustOpen(t, dir)); version != len(migrations) {
		t.Fatalf("version %d", version)
	}
}
