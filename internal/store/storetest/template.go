package storetest

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Template is the file of a new library, made once a run and copied: to bring a new one up to today's schema costs more than
// most tests do with it.
type Template struct {
	create func(dir string) error
	made   sync.Once
	name   string
	data   []byte
	err    error
}

// NewTemplate is the template of the libraries that open makes.
func NewTemplate[L io.Closer](open func(ctx context.Context, dir string) (L, error)) *Template {
	return &Template{create: func(dir string) error {
		l, err := open(context.Background(), dir)
		if err != nil {
			return err
		}
		return l.Close()
	}}
}

// Folder is a new folder of the test with a new library.
func (t *Template) Folder(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	t.Put(tb, dir)
	return dir
}

// Put lays a new library into dir where nothing lies yet; a folder that holds anything is left as it is.
func (t *Template) Put(tb testing.TB, dir string) {
	tb.Helper()
	if err := t.put(dir); err != nil {
		tb.Fatal(err)
	}
}

func (t *Template) put(dir string) error {
	lying, err := os.ReadDir(dir)
	if len(lying) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	t.made.Do(func() { t.err = t.make() })
	if t.err != nil {
		return t.err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, t.name), t.data, 0o600)
}

func (t *Template) make() error {
	dir, err := os.MkdirTemp("", "template-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := t.create(dir); err != nil {
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
