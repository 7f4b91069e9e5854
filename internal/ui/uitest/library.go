package uitest

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// Program is the program on a library of its own, with a window of the toolkit's test driver that is still empty. Its work
// is done at once.
func Program(t testing.TB, o app.Options) (*app.App, fyne.Window, *kit.Tasks) {
	t.Helper()
	if o.Dir == "" {
		o.Dir = apptest.NewFolder(t)
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
