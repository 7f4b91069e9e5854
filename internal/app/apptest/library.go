// Package apptest has libraries for the tests of what works with the whole program: each is made once a run, and copied.
package apptest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"baocaovien/internal/app"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
)

var newLibraries = storetest.NewTemplate(store.Open)

// NewFolder is a folder with a new library.
func NewFolder(t testing.TB) string {
	t.Helper()
	return newLibraries.Folder(t)
}

// SampleFolder is a folder with a library that holds the sample site.
func SampleFolder(t testing.TB) string {
	t.Helper()
	files, err := sampleLibrary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sampleArticles is how many articles the sample site has at least.
const sampleArticles = 24

// sampleLibrary syncs the sample site and returns the files of the library.
var sampleLibrary = sync.OnceValues(func() (files fstest.MapFS, err error) {
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	a, err := app.Open(context.Background(), app.Options{Dir: dir, Sample: true})
	if err != nil {
		return nil, err
	}
	report, err := a.Sources.Sync(context.Background(), nil, nil)
	if err == nil && (report.New < sampleArticles || report.Failed > 0) {
		err = fmt.Errorf("the sample site came as %+v", report.ArticleCounts)
	}
	err = errors.Join(err, a.Settings().SetSyncAtStart(context.Background(), false)) // tests sync when they mean to
	if err = errors.Join(err, a.Close()); err != nil {
		return nil, err
	}
	return inMemory(dir)
})

// inMemory reads the files of a folder.
func inMemory(dir string) (fstest.MapFS, error) {
	files := fstest.MapFS{}
	return files, fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(dir, name)) // #nosec G304 -- of a test's own folder
		files[name] = &fstest.MapFile{Data: raw, Mode: 0o600}
		return err
	})
}
