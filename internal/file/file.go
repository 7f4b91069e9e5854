// Package file writes files whole or not at all, and gives the kind of what can go wrong with one.
package file

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"baocaovien/internal/library"
)

// readable lets others read a handout that is meant for them; private is for nobody but the owner.
const (
	readable fs.FileMode = 0o644
	private  fs.FileMode = 0o600
)

// Write writes the file at path whole or not at all: beside it first, and then renamed. Errors: ReadOnly, DiskFull.
func Write(path string, write func(io.Writer) error) error { return replace(path, readable, write) }

// WritePrivate writes as Write does what only the owner may read.
func WritePrivate(path string, write func(io.Writer) error) error {
	return replace(path, private, write)
}

func replace(path string, mode fs.FileMode, write func(io.Writer) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".bao-cao-vien-*")
	if err != nil {
		return Error(path, err)
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already after the rename
	err = errors.Join(write(temp), temp.Chmod(mode), temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	return Error(path, err)
}

// Error gives the kind of a file that could not be written: a full disk, or else a place that cannot
// be written to, whatever the system calls it.
func Error(path string, err error) error {
	var atPath *fs.PathError
	var atLink *os.LinkError
	switch {
	case err == nil:
		return nil
	case IsFull(err):
		return library.Fail(library.DiskFull, path, err)
	case errors.As(err, &atPath), errors.As(err, &atLink), errors.Is(err, fs.ErrPermission),
		errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.EROFS):
		return library.Fail(library.ReadOnly, path, err)
	default:
		return err
	}
}
