package store_test

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
)

// The window and the command line may be started on a new folder at the same moment.
func TestProgramsThatMakeOneLibraryAtTheSameMomentAllHaveIt(t *testing.T) {
	t.Parallel()
	for range 10 {
		dir := t.TempDir()
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				l, err := store.Open(t.Context(), dir)
				for library.IsKind(err, library.BusyLibrary) { // a busy machine may need longer for it than a program waits
					l, err = store.Open(t.Context(), dir)
				}
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := l.List(t.Context(), library.Filter{}); err != nil {
					t.Error(err)
				}
				if err := l.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
	}
}

// TestAKilledWriterLosesNothingThatWasSaved runs itself as another process, kills it in the middle of
// its saves, and opens the library.
func TestAKilledWriterLosesNothingThatWasSaved(t *testing.T) {
	if dir := os.Getenv("STORE_WRITE_UNTIL_KILLED"); dir != "" {
		writeUntilKilled(t, dir)
		return
	}
	dir, saved := killed(t, "STORE_WRITE_UNTIL_KILLED", "saved", 25)
	l := open(t, dir)
	sound(t, l.Path())
	c, err := l.Counts(t.Context())
	if err != nil || c.All < saved {
		t.Fatalf("%d of at least %d saved articles, %v", c.All, saved, err)
	}
	hits, err := l.Search(t.Context(), "đoạn", library.Filter{})
	if err != nil || len(hits) != c.All {
		t.Fatalf("%d hits of %d, %v", len(hits), c.All, err)
	}
}

// killed runs the test that calls it once more as another process, which finds its folder in the variable and prints
// «word n» after each thing it did, and kills it when n has reached least. It returns the folder and the last n read.
func killed(t *testing.T, variable, word string, least int) (dir string, n int) {
	t.Helper()
	dir = t.TempDir()
	child := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$") // #nosec G204
	child.Env = append(os.Environ(), variable+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	for n < least {
		if _, err := fmt.Fscanf(out, word+" %d\n", &n); err != nil {
			t.Fatal(err)
		}
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait()
	return dir, n
}

// sound has SQLite check every page of the file, the search index included.
func sound(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Fatalf("%q, %v", said, err)
	}
}

func TestATableThatIsGoneIsADamagedLibrary(t *testing.T) {
	t.Parallel()
	l := open(t, t.TempDir())
	if err := storetest.Alter(t.Context(), l.Path(), "PRAGMA foreign_keys = 0; DROP TABLE articles"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.List(t.Context(), library.Filter{}); !library.IsKind(err, library.DamagedLibrary) {
		t.Fatalf("err = %v", err)
	}
}

func writeUntilKilled(t *testing.T, dir string) {
	l := open(t, dir)
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < 100_000; n++ {
		save(t, l, arrival(s, fmt.Sprint(n), "Bài", "Đoạn."))
		fmt.Printf("saved %d\n", n)
	}
}

func TestFilesThatAreNoLibraryStayAsTheyAre(t *testing.T) {
	t.Parallel()
	cases := map[string]func(path string) error{
		"text": func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("không phải ", 500)), 0o600)
		},
		"cut off": func(path string) error {
			whole, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, append(whole[:100:100], make([]byte, 4000)...), 0o600)
		},
		"one byte":           func(path string) error { return os.WriteFile(path, []byte{0}, 0o600) },
		"no version":         func(path string) error { return storetest.Alter(t.Context(), path, "PRAGMA user_version = 0") },
		"a negative version": func(path string) error { return storetest.Alter(t.Context(), path, "PRAGMA user_version = -5") },
		"the least version": func(path string) error {
			return storetest.Alter(t.Context(), path, "PRAGMA user_version = -2147483648")
		},
		"an endless view for a table": func(path string) error {
			return storetest.Alter(t.Context(), path, `ALTER TABLE settings RENAME TO x; CREATE VIEW settings AS WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t)
				SELECT x AS key, '' AS value FROM t`)
		},
		"another program's": func(path string) error { return storetest.Alter(t.Context(), path, "PRAGMA application_id = 7") },
	}
	for name, spoil := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			l, err := store.Open(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			path := l.Path()
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if err := spoil(path); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := store.Open(t.Context(), dir); !library.IsKind(err, library.DamagedLibrary) {
				t.Fatalf("err = %v", err)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Fatal("the file was changed")
			}
		})
	}
}

func TestALibraryInAPlaceThatCannotHoldItIsReadOnly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), filepath.Join(file, "thư viện")); !library.IsKind(err, library.ReadOnly) {
		t.Fatalf("err = %v", err)
	}
}

func TestFolderNamesOfAllKindsWork(t *testing.T) {
	for _, name := range []string{"thư viện của tôi", "a?b=c&d", "100%", "a#b", "[1]"} {
		dir := filepath.Join(t.TempDir(), name)
		l := open(t, dir)
		if _, err := os.Stat(filepath.Join(dir, "thu-vien.db")); err != nil || l.Path() != filepath.Join(dir, "thu-vien.db") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
