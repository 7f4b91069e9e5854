package receive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baocaovien/internal/depot"
	"baocaovien/internal/file"
)

// staged is the folder in which the items of a serial lie until it is taken. What was cut off is fetched again: an item
// counts only where its bytes are those that it is named after.
type staged struct{ dir string }

func newStaged(dir string, source int64) staged {
	return staged{filepath.Join(dir, "kho-tam", fmt.Sprint(source))}
}

func (s staged) path(e depot.StoreEntry) string { return filepath.Join(s.dir, e.Hash) }

func (s staged) has(e depot.StoreEntry) bool {
	packed, err := s.read(e)
	return err == nil && depot.HashOf(packed) == e.Hash
}

// put writes an item. It is not waited for the disk: see staged.
func (s staged) put(e depot.StoreEntry, packed []byte) error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return file.Error(s.dir, err)
	}
	return file.Error(s.path(e), os.WriteFile(s.path(e), packed, 0o600))
}

func (s staged) read(e depot.StoreEntry) ([]byte, error) { return file.Read(s.path(e), e.Size) }

// clear removes what was taken.
func (s staged) clear() error {
	err := os.RemoveAll(s.dir)
	_ = os.Remove(filepath.Dir(s.dir)) // where no other serial is on its way
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return file.Error(s.dir, err)
}
