package file

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// Open opens a plain file of at most so many bytes to be read, and returns its size. What is none, a folder, a pipe, a device, is
// not opened at all: it would keep the program waiting, or never end. Errors, with the path as their subject: UnreadableFile,
// TooLarge.
func Open(path string, most int64) (*os.File, int64, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, 0, library.Fail(library.UnreadableFile, path, err)
	case !info.Mode().IsRegular():
		return nil, 0, library.Fail(library.UnreadableFile, path, errors.New("not a plain file"))
	case info.Size() > most:
		return nil, 0, library.Fail(library.TooLarge, path, nil)
	}
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, 0, library.Fail(library.UnreadableFile, path, err)
	}
	return f, info.Size(), nil
}

// Read reads a plain file of at most so many bytes whole. Errors: as Open.
func Read(path string, most int64) ([]byte, error) {
	f, _, err := Open(path, most)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(f, most+1)) // one of the system's own says that it has no bytes
	err = errors.Join(err, f.Close())
	switch {
	case err != nil:
		return nil, library.Fail(library.UnreadableFile, path, err)
	case int64(len(raw)) > most:
		return nil, library.Fail(library.TooLarge, path, nil)
	}
	return raw, nil
}
