package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestListAndArticleTakeTurnsWhereThereIsNoRoomForBoth(t *testing.T) {
	v := synced(t)
	b := v.browse
	list := b.box.Objects[0]
	b.rows.Open(0)
	if !list.Visible() || b.reading.toList.Visible() {
		t.Error("a wide window does not show both")
	}
	largest(v)
	v.Window.Resize(fyne.NewSize(1024, 640))
	if list.Visible() || !b.reading.box.Visible() || !b.reading.toList.Visible() {
		t.Error("the article does not take the place of the list")
	}
	v.escape()
	if !list.Visible() || b.reading.box.Visible() || b.reading.id() != 0 {
		t.Error("there is no way back to the list")
	}
	b.rows.Open(1)
	if list.Visible() || b.reading.id() != b.hits[1].ID {
		t.Error("the next article does not open")
	}
}

func TestLargeLettersLeaveEveryPlaceOfTheBarInSight(t *testing.T) {
	v := synced(t)
	largest(v)
	v.Window.Resize(fyne.NewSize(1024, 640))
	last := v.sidebar.list.Objects[len(v.sidebar.list.Objects)-1]
	if bottom := last.Position().Y + last.Size().Height; bottom > v.sidebar.places.Size().Height+1 {
		t.Errorf("the last place ends at %v of %v", bottom, v.sidebar.places.Size().Height)
	}
}

func TestSyncWithoutSourcesLeadsToThem(t *testing.T) {
	v := openTest(t, app.Options{})
	v.sync.Begin(nil)
	if got := v.sync.state.Words(); got != words.Say("sources.none-on") {
		t.Errorf("says %q", got)
	}
	v.Notice.Action.OnTapped()
	if v.at.Kind != kit.SourcesPage {
		t.Errorf("leads to %v", v.at)
	}
	if !strings.Contains(uitest.SaysIn(v.pages[kit.SourcesPage].Content()), words.Say("sources.empty")) {
		t.Error("the empty page does not say what to do")
	}
}

func TestListIsNarrowedToTheLastDays(t *testing.T) {
	v := synced(t)
	b := v.browse
	v.show(kit.Route{Kind: kit.AllArticles})
	all := len(b.hits)
	b.days = 7
	b.refilter()
	since := b.filter().Since
	if !since.Known() || len(b.hits) >= all {
		t.Fatalf("%d of %d since %v", len(b.hits), all, since)
	}
	for _, h := range b.hits {
		if h.Published.Unix < since.Unix {
			t.Errorf("%s is of %v", h.Title, h.Published)
		}
	}
	if got := b.since.Label(); got != words.Say("reading.last-days", "count", 7) {
		t.Errorf("the chip says %q", got)
	}
}

func TestExampleOfTheTipsIsSearchedFor(t *testing.T) {
	v := synced(t)
	v.browse.showTips()
	example := words.Say("reading.tip-plain")
	link, ok := uitest.Find(v.Window, uitest.Saying(example))
	if !ok {
		t.Fatal("the example is not in sight")
	}
	link.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if v.browse.query != example || len(v.browse.hits) == 0 {
		t.Errorf("searches %q and finds %d", v.browse.query, len(v.browse.hits))
	}
	if v.Window.Canvas().Overlays().Top() != nil {
		t.Error("the tips stay open")
	}
}

func TestThemesBearOneNameAllOverTheWindow(t *testing.T) {
	v, p := reads(t)
	for _, theme := range []library.Theme{library.LandBorders, library.ForeignInformation} {
		name := v.sidebar.entries[kit.Route{Kind: kit.ThemeArticles, Theme: theme}].Label()
		if v.ThemeName(theme) != name || v.ShortTheme(theme) != name {
			t.Errorf("%s is %q, %q and %q", theme, name, v.ThemeName(theme), v.ShortTheme(theme))
		}
	}
	for _, named := range p.ThemeTags(p.article.Themes, false) {
		if !strings.Contains(uitest.SaysIn(p.column), named.Name) {
			t.Errorf("%q is not at the article", named.Name)
		}
	}
}

func TestArrowFromTheSearchFieldOpensTheFirstHit(t *testing.T) {
	v := synced(t)
	b := v.browse
	b.search.SetText("vùng biển")
	b.rows.Open(len(b.hits) - 1)
	b.search.SetText("vung bien")
	b.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(b.hits) < 2 || b.reading.id() != b.hits[0].ID {
		t.Errorf("opens %d of %d hits", b.index(b.reading.id())+1, len(b.hits))
	}
}

// largest gives the window letters of twice their size.
func largest(v *Window) {
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.System))
	v.Changed(kit.LookChanged)
}
