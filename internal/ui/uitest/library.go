package uitest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// Program is the program on a library of its own, with a window of the toolkit's test driver that is still empty. Its work
// is done at once.
func Program(t testing.TB, o app.Options) (*app.App, fyne.Window, *kit.Tasks) {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	toolkit := test.NewTempApp(t)
	toolkit.Settings().SetTheme(widgets.FyneTheme{Scale: 1, Variant: widgets.Light})
	tasks := kit.NewTasks(context.WithoutCancel(t.Context()))
	tasks.Start = func(work func()) { work() }
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	t.Cleanup(func() {
		tasks.Wait.Wait()
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, w, tasks
}

// filledLibrary fills a sample library once and keeps its files in memory; every test gets a copy.
var filledLibrary = sync.OnceValues(func() (files fstest.MapFS, err error) {
	dir, err := os.MkdirTemp("", "baocaovien-ui")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	a, err := app.Open(context.Background(), app.Options{Dir: dir, Sample: true})
	if err != nil {
		return nil, err
	}
	_, err = a.Sources.Sync(context.Background(), nil, nil)
	err = errors.Join(err, a.Settings().SetSyncAtStart(context.Background(), false)) // tests sync when they mean to
	if err = errors.Join(err, a.Close()); err != nil {
		return nil, err
	}
	files = fstest.MapFS{}
	return files, fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(filepath.Join(dir, name)) // #nosec G304 -- of a test's own folder
		files[name] = &fstest.MapFile{Data: raw, Mode: 0o600}
		return err
	})
})

// SampleFolder is a copy of the filled sample library.
func SampleFolder(t testing.TB) string {
	t.Helper()
	files, err := filledLibrary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}
