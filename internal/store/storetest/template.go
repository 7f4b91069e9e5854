package storetest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Template is the file of a new library, made once a run and copied: to bring a new one up to today's schema costs more than
// most tests do with it.
type Template struct {
	made sync.Once
	name string
	data []byte
	err  error
}

// Put lays a new library into dir where nothing lies yet; a folder that holds anything is left as it is. create makes a new
// library in a folder and closes it.
func (t *Template) Put(dir string, create func(dir string) error) error {
	lying, err := os.ReadDir(dir)
	if len(lying) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	t.made.Do(func() { t.err = t.make(create) })
	if t.err != nil {
		return t.err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, t.name), t.data, 0o600)
}

func (t *Template) make(create func(dir string) error) error {
	dir, err := os.MkdirTemp("", "template-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := create(dir); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.db"))
	if err != nil || len(files) != 1 {
		return errors.Join(err, errors.New("a new library is one file"))
	}
	t.name = filepath.Base(files[0])
	t.data, err = os.ReadFile(files[0])
	return err
}
