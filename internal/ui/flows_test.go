package ui

import (
	"cmp"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

func TestPointFromTheMarginBeginsAnOutlineAndJoinsIt(t *testing.T) {
	v := synced(t)
	v.show(sea())
	points, _, err := v.app.Outlines.Points(t.Context(), []int64{v.browse().Hits()[0].ID}, library.SeaIslands, 2)
	if err != nil || len(points) != 2 {
		t.Fatalf("%+v, %v", points, err)
	}
	for _, point := range points {
		v.Keep(library.OutlinePoint{Text: point.Text, Quoted: &point})
	}
	all, err := v.app.Library().Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Points() != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	v.Notice.Action.OnTapped()
	if v.at != (kit.Route{Kind: kit.OutlinePage, Outline: all[0].ID}) {
		t.Errorf("the notice leads to %v", v.at)
	}
}

func TestSavedArticleIsAmongTheSaved(t *testing.T) {
	v := synced(t)
	v.show(sea())
	openArticle(t, v, 0)
	uitest.Press(t, v.Window, "window.save")
	v.show(kit.Route{Kind: kit.SavedArticles})
	if len(v.browse().Hits()) != 1 {
		t.Errorf("%d saved", len(v.browse().Hits()))
	}
	if got := v.sidebar.entries[kit.Route{Kind: kit.SavedArticles}].Count(); got != "1" {
		t.Errorf("the bar counts %q", got)
	}
}

func TestThemesBearOneNameAllOverTheWindow(t *testing.T) {
	v := synced(t)
	for _, theme := range []library.Theme{library.LandBorders, library.ForeignInformation} {
		name := v.sidebar.entries[kit.Route{Kind: kit.ThemeArticles, Theme: theme}].Label()
		if v.ThemeName(theme) != name || v.ShortTheme(theme) != name {
			t.Errorf("%s is %q, %q and %q", theme, name, v.ThemeName(theme), v.ShortTheme(theme))
		}
	}
}

// openArticle presses a row of the list.
func openArticle(t testing.TB, v *Window, i int) {
	t.Helper()
	rows := uitest.InSight(v.Window, func(o fyne.CanvasObject) bool {
		_, ok := o.(*widgets.ArticleRow)
		return ok
	})
	slices.SortFunc(rows, func(a, b uitest.Sighted) int { return cmp.Compare(a.At.Y, b.At.Y) })
	if i >= len(rows) {
		t.Fatalf("%d rows", len(rows))
	}
	rows[i].Object.(*widgets.ArticleRow).OnOpen()
}

// withOutline is a window with the outline of two articles open.
func withOutline(t testing.TB) *Window {
	t.Helper()
	v := synced(t)
	v.show(sea())
	hits := v.browse().Hits()
	v.Compose([]int64{hits[0].ID, hits[1].ID}, library.SeaIslands)
	if v.at.Kind != kit.OutlinePage || v.compose().Outline().Points() == 0 {
		t.Fatalf("at %v with %d points", v.at, v.compose().Outline().Points())
	}
	return v
}

func TestWayBackToWhatWasRemovedStaysFromPlaceToPlace(t *testing.T) {
	v := withOutline(t)
	first := v.compose().Outline().ID
	v.show(kit.Route{Kind: kit.OutlinesPage})
	uitest.Press(t, v.Window, "window.remove")
	v.show(sea())
	if !v.Notice.Box.Visible() || v.Notice.Action.Label() != words.Say("window.undo") {
		t.Fatal("the way back is gone")
	}
	v.Notice.Action.OnTapped()
	if _, err := v.app.Library().Outline(t.Context(), first); err != nil {
		t.Error(err)
	}
	v.Say(words.Say("window.printing"), "", nil)
	v.show(kit.Route{Kind: kit.AllArticles})
	if v.Notice.Box.Visible() {
		t.Error("any other notice stays too")
	}
}

func TestUndoByKeyboardWaitsForTheDialog(t *testing.T) {
	v := withOutline(t)
	c := v.compose()
	title, ok := uitest.Find(v.Window, uitest.Hinting(words.Say("window.title-hint")))
	if !ok {
		t.Fatal("no field of the title")
	}
	uitest.FieldOf(title.Object).SetText("B")
	c.AskPDF()
	shortcut(v, &fyne.ShortcutUndo{})
	if c.Outline().Title != "B" {
		t.Error("undone behind the dialog")
	}
	v.CloseDialog()
	shortcut(v, &fyne.ShortcutUndo{})
	if c.Outline().Title == "B" {
		t.Error("not undone without a dialog")
	}
}
