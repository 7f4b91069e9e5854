package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// TestALibraryIsOpenedWhereverItLies names files as people's folders are called: a shared drive of Windows begins with two slashes
// (\\MAY-CHU\chung), which this system takes for one.
func TestALibraryIsOpenedWhereverItLies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, folder string }{
		{"", "Tài liệu"}, {"", "100% & (bản 2)"}, {"", "số #3?"}, {"/", "ổ dùng chung"}, {"/", "100%25 a=b&c"},
	} {
		dir := filepath.Join(t.TempDir(), c.folder)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, fileName)
		db, err := sql.Open("sqlite", fileURL(c.before+file, nil))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), "CREATE TABLE t (x)"); err != nil {
			t.Errorf("%s%s: %v", c.before, file, err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
	}
}
