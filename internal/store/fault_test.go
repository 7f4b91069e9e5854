package store

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"baocaovien/internal/library"
)

func TestResultCodesOfSQLiteHaveAKind(t *testing.T) {
	cases := map[int]library.Kind{
		sqlite3.SQLITE_FULL:              library.DiskFull,
		sqlite3.SQLITE_IOERR_SHMSIZE:     library.DiskFull, // seen on a full tmpfs when the library is opened
		sqlite3.SQLITE_IOERR_WRITE:       library.ReadOnly, // a quota, a disk that fails as it is written
		sqlite3.SQLITE_READONLY:          library.ReadOnly,
		sqlite3.SQLITE_READONLY_CANTINIT: library.ReadOnly,
		sqlite3.SQLITE_CANTOPEN_ISDIR:    library.ReadOnly,
		sqlite3.SQLITE_BUSY_SNAPSHOT:     library.BusyLibrary,
		sqlite3.SQLITE_CORRUPT_INDEX:     library.DamagedLibrary,
		sqlite3.SQLITE_NOTADB:            library.DamagedLibrary,
		sqlite3.SQLITE_IOERR_READ:        library.UnreadableFile,
		sqlite3.SQLITE_INTERRUPT:         library.Cancelled,
		sqlite3.SQLITE_ERROR:             "",
		sqlite3.SQLITE_CONSTRAINT_UNIQUE: "",
	}
	for code, want := range cases {
		if got := kindOf(code); got != want {
			t.Errorf("code %d is %q, want %q", code, got, want)
		}
	}
	for err, want := range map[error]library.Kind{syscall.ENOSPC: library.DiskFull, syscall.EDQUOT: library.DiskFull, syscall.EROFS: library.ReadOnly, fs.ErrPermission: library.ReadOnly} {
		if got := kindOfFile(&os.PathError{Op: "mkdir", Path: "x", Err: err}); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
}

func TestALibraryLockedByAnotherProgramIsToldAndWorksAgainAfterwards(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	one, two := mustOpen(t, dir), mustOpen(t, dir)
	patience(t, two, 20)
	holding, err := one.write.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := two.SetSetting(t.Context(), "a", "1"); !library.IsKind(err, library.BusyLibrary) {
		t.Fatalf("err = %v", err)
	}
	if _, err := two.Setting(t.Context(), "a"); err != nil {
		t.Fatalf("a writer keeps readers out: %v", err)
	}
	if err := holding.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := two.SetSetting(t.Context(), "a", "1"); err != nil {
		t.Fatal(err)
	}
}

func TestACancelledSaveStoresNothingAndLeavesTheLibraryUsable(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	s, err := l.AddSource(t.Context(), library.Source{URL: "https://example.org", Title: "x", Kind: library.FeedSource})
	if err != nil {
		t.Fatal(err)
	}
	put := func(ctx context.Context, n int) error {
		_, _, err := l.Save(ctx, Arrival{SourceID: s.ID, Article: library.Article{URL: fmt.Sprint("https://example.org/", n), Title: "Bài"}})
		return err
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := put(ctx, 1); !library.IsKind(err, library.Cancelled) {
		t.Fatalf("err = %v", err)
	}
	if err := put(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if c, err := l.Counts(t.Context()); err != nil || c.All != 1 {
		t.Fatalf("%+v, %v", c, err)
	}
}

// A power cut cannot be had in a test; that SQLite is told to wait for the disk can be seen.
func TestWhatAPersonTypedIsOnTheDiskWhenItIsSaved(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	const full, normal = 2, 1
	level := func(of interface {
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	},
	) (n int) {
		if err := of.QueryRowContext(t.Context(), "PRAGMA synchronous").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	err := l.lasting(t.Context(), "test", func(tx *writeTx) error {
		if got := level(tx); got != full {
			t.Errorf("synchronous is %d, want %d", got, full)
		}
		return library.Fail(library.UnknownOutline, "7", nil)
	})
	if !library.IsKind(err, library.UnknownOutline) {
		t.Errorf("err = %v", err)
	}
	if got := level(l.write); got != normal {
		t.Errorf("afterwards synchronous is %d, want %d", got, normal)
	}
}
