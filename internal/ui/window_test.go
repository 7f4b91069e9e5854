package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// openTest is a window on a library of its own in dir, in the toolkit's test driver. Its work is done at once.
func openTest(t testing.TB, o app.Options) *Window {
	t.Helper()
	a, w, tasks := uitest.Program(t, o)
	if err := a.Settings().SetWelcomed(t.Context()); err != nil { // the first steps have tests of their own
		t.Fatal(err)
	}
	v := newWindow(a, w, tasks)
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	v.begin(false)
	return v
}

// synced is a window on a copy of the filled sample library.
func synced(t testing.TB) *Window {
	t.Helper()
	return openTest(t, app.Options{Dir: apptest.SampleFolder(t), Sample: true})
}

func sea() kit.Route { return kit.Route{Kind: kit.ThemeArticles, Theme: library.SeaIslands} }

func TestSyncBringsArticlesAndCounts(t *testing.T) {
	v := openTest(t, app.Options{Sample: true})
	v.sync.Begin(nil)
	if n := len(v.browse().Hits()); n < 24 {
		t.Errorf("%d articles in the list", n)
	}
	for _, theme := range library.BuiltinThemes() {
		if v.sidebar.entries[kit.Route{Kind: kit.ThemeArticles, Theme: theme}].Count() == "" {
			t.Errorf("%s has no count", theme)
		}
	}
	v.sync.Begin(nil)
	if got := v.sync.state.Words(); got != words.Say("window.sync-nothing") {
		t.Errorf("a second sync says %q", got)
	}
}

func TestLeftBarFoldsBelowItsWidth(t *testing.T) {
	v := synced(t)
	for width, folded := range map[float32]bool{1366: false, 1200: false, 1199: true, 1024: true} {
		v.Window.Resize(fyne.NewSize(width, 640))
		if v.sidebar.folded != folded {
			t.Errorf("%v wide: folded is %v", width, v.sidebar.folded)
		}
	}
}

func TestErrorIsOneSentenceWithAWayOut(t *testing.T) {
	v := openTest(t, app.Options{})
	tried := false
	v.Fail(library.Fail(library.TimedOut, "https://example.vn", nil), func() { tried = true })
	if got := v.Notice.Text.Words(); !strings.Contains(got, "https://example.vn") || strings.Contains(got, "timed-out") {
		t.Errorf("says %q", got)
	}
	v.Notice.Action.OnTapped()
	if !tried || v.Notice.Box.Visible() {
		t.Error("the way out does not work")
	}
	if v.Fail(nil, nil) || v.Notice.Box.Visible() {
		t.Error("no error is an error")
	}
}

// BenchmarkOpeningATheme shows a theme and its list; the limit is 100 ms.
func BenchmarkOpeningATheme(b *testing.B) {
	v := synced(b)
	for b.Loop() {
		v.show(sea())
		v.show(kit.Route{Kind: kit.AllArticles})
	}
}
