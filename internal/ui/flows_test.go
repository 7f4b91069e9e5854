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
)

func TestPointFromTheMarginBeginsAnOutlineAndJoinsIt(t *testing.T) {
	v := synced(t)
	v.show(sea())
	points, _, err := v.app.Points(t.Context(), []int64{v.browse.Hits()[0].ID}, library.SeaIslands, 2)
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
	if len(v.browse.Hits()) != 1 {
		t.Errorf("%d saved", len(v.browse.Hits()))
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
