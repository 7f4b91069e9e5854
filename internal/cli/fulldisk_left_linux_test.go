package cli_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/store"
)

// storeWhole tells of a store that a reader would not find whole, and of none where one was published.
func (d *smallDisk) storeWhole(t *testing.T, what string, done bool) {
	serial, titles, err := storeAt(d.kho)
	if err != nil || done != (serial == 1) || done && len(titles) == 0 {
		t.Errorf("%s: the store is at serial %d with %d articles, %v", what, serial, len(titles), err)
	}
}

// nothingHalf tells of hidden and temporary files that were left, and of a file that is neither what stood there nor whole.
func (d *smallDisk) nothingHalf(t *testing.T, what string, done bool) {
	err := filepath.WalkDir(d.root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		folder := filepath.Dir(path)
		if strings.HasPrefix(entry.Name(), ".") || strings.HasPrefix(path, filepath.Join(d.root, "tmp")) {
			t.Errorf("%s: %s is left", what, path)
		}
		raw, err := os.ReadFile(path) // #nosec G304 -- of the test
		if folder == d.out && (string(raw) == stoodThere) == done {
			t.Errorf("%s: %s has %d bytes", what, path, len(raw))
		}
		if strings.HasSuffix(path, ".db") && folder != d.lib {
			err = errors.Join(err, store.VerifyBackup(t.Context(), path))
		}
		return err
	})
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
}
