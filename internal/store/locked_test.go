package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"baocaovien/internal/library"
)

// TestALibraryWhoseWriteLockIsHeldIsRead holds the lock as another program would, in both ways SQLite writes.
func TestALibraryWhoseWriteLockIsHeldIsRead(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			if mode == "DELETE" && testing.Short() {
				t.Skip("it waits its five seconds for the lock")
			}
			dir := closed(t, stocked(t, 3))
			other, err := sql.Open("sqlite", filepath.Join(dir, fileName))
			if err != nil {
				t.Fatal(err)
			}
			defer other.Close()
			other.SetMaxOpenConns(1)
			if _, err := other.ExecContext(t.Context(), "PRAGMA journal_mode = "+mode+"; BEGIN IMMEDIATE"); err != nil {
				t.Fatal(err)
			}
			l := mustOpen(t, dir)
			if list, err := l.List(t.Context(), library.Filter{}); err != nil || len(list) != 3 {
				t.Errorf("%d articles, %v", len(list), err)
			}
			if hits, err := l.Search(t.Context(), "noi dung", library.Filter{}); err != nil || len(hits) != 3 {
				t.Errorf("%d hits, %v", len(hits), err)
			}
			if r, err := l.Backup(t.Context(), filepath.Join(t.TempDir(), "a.db")); err != nil || r.Articles != 3 {
				t.Errorf("%+v, %v", r, err)
			}
			if mode == "WAL" { // in the other a library waits before it has a connection to set this on
				patience(t, l, 20)
			}
			if err := l.SetSetting(t.Context(), "a", "b"); !library.IsKind(err, library.BusyLibrary) {
				t.Errorf("written under a lock: %v", err)
			}
			if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
				t.Fatal(err)
			}
			if err := l.SetSetting(t.Context(), "a", "b"); mode == "WAL" && err != nil {
				t.Errorf("after the lock: %v", err)
			}
		})
	}
}

// patience sets how many milliseconds a library waits for another's lock when it writes.
func patience(t *testing.T, l *Library, milliseconds int) {
	t.Helper()
	if _, err := l.write.ExecContext(t.Context(), fmt.Sprintf("PRAGMA busy_timeout = %d", milliseconds)); err != nil {
		t.Fatal(err)
	}
}
