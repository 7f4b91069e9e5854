package receive

import (
	"fmt"
	"os"
	"path/filepath"

	"baocaovien/internal/depot"
	"baocaovien/internal/file"
)

// staged is the folder in which the files of a serial lie until it is taken, each under its hash. A file counts only where its
// bytes are those that it is named after; what was cut off lies beside it, and is gone on with.
type staged struct{ dir string }

func newStaged(dir string, source int64) staged {
	return staged{filepath.Join(dir, "kho-tam", fmt.Sprint(source))}
}

func (s staged) path(hash string) string { return filepath.Join(s.dir, hash) }

func (s staged) partPath(hash string) string { return s.path(hash) + ".phan" }

func (s staged) has(f storeFile) bool {
	data, err := s.read(f)
	return err == nil && depot.HashOf(data) == f.hash
}

// begun returns the first bytes of a file, as many as came before it was cut off.
func (s staged) begun(f storeFile) []byte {
	data, err := file.Read(s.partPath(f.hash), f.size)
	if err != nil {
		return nil
	}
	return data
}

// put writes a file. It is not waited for the disk: see staged.
func (s staged) put(f storeFile, data []byte) error {
	_ = os.Remove(s.partPath(f.hash))
	return s.write(s.path(f.hash), data)
}

// keepPart keeps what came of a file before it was cut off.
func (s staged) keepPart(f storeFile, part []byte) error {
	if len(part) == 0 {
		return nil
	}
	return s.write(s.partPath(f.hash), part)
}

func (s staged) write(path string, data []byte) error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return file.Error(s.dir, err)
	}
	return file.Error(path, os.WriteFile(path, data, 0o600))
}

func (s staged) read(f storeFile) ([]byte, error) { return file.Read(s.path(f.hash), f.size) }

// clear removes what was taken. A file that another program holds, as those do that look for viruses, stays until the next time:
// what it was fetched for has come all the same.
func (s staged) clear() {
	_ = os.RemoveAll(s.dir)
	_ = os.Remove(filepath.Dir(s.dir)) // where no other serial is on its way
}
