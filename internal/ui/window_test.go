package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// openTest is a window on a library of its own in dir, in the toolkit's test driver. Its work is done at once.
func openTest(t testing.TB, o app.Options) *Window {
	t.Helper()
	a, w, tasks := uitest.Program(t, o)
	v := newWindow(a, w, tasks)
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	v.begin(false)
	return v
}

// synced is a window on a copy of the filled sample library.
func synced(t testing.TB) *Window {
	t.Helper()
	return openTest(t, app.Options{Dir: uitest.SampleFolder(t), Sample: true})
}

func sea() kit.Route { return kit.Route{Kind: kit.ThemeArticles, Theme: library.SeaIslands} }

func TestSyncBringsArticlesAndCounts(t *testing.T) {
	v := openTest(t, app.Options{Sample: true})
	v.sync.Begin(nil)
	if n := len(v.browse.hits); n < 24 {
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

func TestThemeShowsItsArticlesOnly(t *testing.T) {
	v := synced(t)
	v.show(sea())
	if len(v.browse.hits) == 0 || len(v.browse.hits) >= 24 {
		t.Errorf("%d articles", len(v.browse.hits))
	}
	for _, h := range v.browse.hits {
		if !strings.Contains(join(h.Themes), string(library.SeaIslands)) {
			t.Errorf("%s bears %v", h.Title, h.Themes)
		}
	}
}

func join(themes []library.Theme) string {
	text := ""
	for _, theme := range themes {
		text += string(theme) + " "
	}
	return text
}

func TestOpeningAnArticleMarksItRead(t *testing.T) {
	v := synced(t)
	v.show(sea())
	before, err := v.app.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v.browse.rows.Open(0)
	if v.browse.reading.id() != v.browse.hits[0].ID {
		t.Errorf("reads %d", v.browse.reading.id())
	}
	after, err := v.app.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if after.New != before.New-1 {
		t.Errorf("%d unread before, %d after", before.New, after.New)
	}
	if v.browse.row(0).Unread {
		t.Error("the row is still bold")
	}
}

func TestSearchNeedsNoMarksAndOpensAtTheHit(t *testing.T) {
	v := synced(t)
	v.browse.search.SetText("luat bien")
	if len(v.browse.hits) == 0 {
		t.Fatal("nothing found")
	}
	marks := 0
	for _, run := range v.browse.row(0).Snippet {
		if run.Mark {
			marks++
		}
	}
	if marks == 0 {
		t.Errorf("no hit is marked in %q", v.browse.hits[0].Snippet)
	}
	v.browse.rows.Open(0)
	if v.browse.reading.block != v.browse.hits[0].Block {
		t.Errorf("opens at block %d, want %d", v.browse.reading.block, v.browse.hits[0].Block)
	}
	v.browse.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.browse.query != "" || len(v.browse.hits) < 24 {
		t.Errorf("Esc leaves the query %q and %d articles", v.browse.query, len(v.browse.hits))
	}
	v.browse.search.SetText("khongcotunaynhuthe")
	if len(v.browse.hits) != 0 || v.browse.empty.Box.Hidden {
		t.Error("an empty result says nothing")
	}
}

func TestTicksStayFromThemeToTheme(t *testing.T) {
	v := synced(t)
	v.show(sea())
	v.browse.tick(0)
	v.show(kit.Route{Kind: kit.ThemeArticles, Theme: library.LandBorders})
	v.browse.tick(len(v.browse.hits) - 1)
	if got := v.browse.chosen.Words(); got != words.Say("window.chosen", "count", 2) {
		t.Errorf("the foot says %q", got)
	}
	v.browse.untick()
	if !v.browse.foot.Hidden {
		t.Error("the foot stays without ticks")
	}
	v.Notice.Act()
	if v.browse.foot.Hidden || len(v.browse.ticked.Order) != 2 {
		t.Error("the ticks do not come back")
	}
}

func TestEmptyPlacesSayWhatToDo(t *testing.T) {
	v := openTest(t, app.Options{})
	for _, at := range []kit.Route{{Kind: kit.AllArticles}, sea(), {Kind: kit.SavedArticles}} {
		v.show(at)
		if v.browse.empty.Box.Hidden || v.browse.empty.Button.Hidden || v.browse.empty.Text.Words() == "" {
			t.Errorf("%v says nothing", at)
		}
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

// BenchmarkOpeningAnArticle reads one article after another; the limit is 100 ms.
func BenchmarkOpeningAnArticle(b *testing.B) {
	v := synced(b)
	i := 0
	for b.Loop() {
		v.browse.rows.Open(i % len(v.browse.hits))
		i++
	}
}
