package browse

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/read"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestStepsGoThroughTheListAndStopAtItsEnds(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(uitest.Sea())
	b.rows.Open(0)
	b.Step(-1)
	b.Step(1)
	if b.reading.ID() != b.hits[1].ID {
		t.Error("the next article is not open")
	}
	last := len(b.hits) - 1
	b.rows.Open(last)
	b.Step(1)
	if b.reading.ID() != b.hits[last].ID {
		t.Error("a step past the end went somewhere")
	}
}

func TestListAndArticleTakeTurnsWhereThereIsNoRoomForBoth(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	list := b.box.Objects[0]
	b.rows.Open(0)
	if !list.Visible() || b.reading.ToList.Visible() {
		t.Error("a wide window does not show both")
	}
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.System))
	v.Window.Resize(fyne.NewSize(1024, 640))
	if list.Visible() || !b.reading.Content().Visible() || !b.reading.ToList.Visible() {
		t.Error("the article does not take the place of the list")
	}
	b.Escape()
	if !list.Visible() || b.reading.Content().Visible() || b.reading.ID() != 0 {
		t.Error("there is no way back to the list")
	}
	b.rows.Open(1)
	if list.Visible() || b.reading.ID() != b.hits[1].ID {
		t.Error("the next article does not open")
	}
}

func TestAnotherPlaceShowsItsListWhereAnArticleStoodInItsPlace(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.System))
	v.Window.Resize(fyne.NewSize(1024, 640))
	b.rows.Open(0)
	b.Show(uitest.Sea())
	if list := b.box.Objects[0]; !list.Visible() || b.reading.Content().Visible() || len(b.hits) == 0 {
		t.Error("the list is not there")
	}
}

func TestListIsNarrowedToTheLastDays(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(kit.Route{Kind: kit.AllArticles})
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
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.showTips()
	example := words.Say("reading.tip-plain")
	link, ok := uitest.Find(v.Window, uitest.Saying(example))
	if !ok {
		t.Fatal("the example is not in sight")
	}
	link.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if b.query != example || len(b.hits) == 0 {
		t.Errorf("searches %q and finds %d", b.query, len(b.hits))
	}
	if v.Window.Canvas().Overlays().Top() != nil {
		t.Error("the tips stay open")
	}
}

func TestArrowFromTheSearchFieldOpensTheFirstHit(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.search.SetText("vùng biển")
	b.rows.Open(len(b.hits) - 1)
	b.search.SetText("vung bien")
	b.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(b.hits) < 2 || b.reading.ID() != b.hits[0].ID {
		t.Errorf("opens %d of %d hits", b.index(b.reading.ID())+1, len(b.hits))
	}
}

func TestThemeShowsItsArticlesOnly(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(uitest.Sea())
	if len(b.hits) == 0 || len(b.hits) >= 24 {
		t.Errorf("%d articles", len(b.hits))
	}
	for _, h := range b.hits {
		if !strings.Contains(fmt.Sprint(h.Themes), string(library.SeaIslands)) {
			t.Errorf("%s bears %v", h.Title, h.Themes)
		}
	}
}

func TestOpeningAnArticleMarksItRead(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(uitest.Sea())
	before, err := v.App.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.rows.Open(0)
	if b.reading.ID() != b.hits[0].ID {
		t.Errorf("reads %d", b.reading.ID())
	}
	after, err := v.App.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if after.New != before.New-1 {
		t.Errorf("%d unread before, %d after", before.New, after.New)
	}
	if b.row(0).Unread {
		t.Error("the row is still bold")
	}
}

func TestTheRowOfAnArticleThatAnotherPageOpensIsMarked(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(uitest.Sea())
	b.rows.Open(0)
	b.Show(uitest.Sea()) // from another page, to another article of the same theme
	b.OpenArticle(b.hits[2].ID)
	if b.rows.Current() != 2 || b.row(2).Unread || !b.row(2).Current || b.row(0).Current {
		t.Errorf("row %d is marked while %q is read", b.rows.Current(), b.hits[2].Title)
	}
	elsewhere := v.Articles(t, library.LandBorders)
	for _, a := range elsewhere {
		if b.index(a.ID) < 0 {
			if b.OpenArticle(a.ID); b.rows.Current() != -1 {
				t.Errorf("row %d is marked while %q is read, which is not in the list", b.rows.Current(), a.Title)
			}
			return
		}
	}
	t.Error("every article is in the list")
}

func TestSearchNeedsNoMarksAndOpensAtTheHit(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.search.SetText("luat bien")
	if len(b.hits) == 0 {
		t.Fatal("nothing found")
	}
	marks := 0
	for _, run := range b.row(0).Snippet {
		if run.Mark {
			marks++
		}
	}
	if marks == 0 {
		t.Errorf("no hit is marked in %q", b.hits[0].Snippet)
	}
	b.rows.Open(0)
	if b.reading.Block != b.hits[0].Block {
		t.Errorf("opens at block %d, want %d", b.reading.Block, b.hits[0].Block)
	}
	b.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.query != "" || len(b.hits) < 24 {
		t.Errorf("Esc leaves the query %q and %d articles", b.query, len(b.hits))
	}
	b.search.SetText("khongcotunaynhuthe")
	if len(b.hits) != 0 || b.empty.Box.Hidden {
		t.Error("an empty result says nothing")
	}
}

func TestWhatIsSaidOfASearchLeavesRoomForWhatCanBeDone(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	for _, query := range []string{"bien dap", "luat khongcotunaynhuthe", "bien"} {
		b.search.SetText(query)
		if len(b.hits) == 0 {
			t.Fatalf("%q finds nothing", query)
		}
		v.Picture(t, "tim-"+query)
		for _, fault := range uitest.Unreadable(v.Window) {
			t.Errorf("%q: %s", query, fault)
		}
	}
}

// TestAnotherSearchDropsTheMarksOfTheOneBefore holds that an article that stays open never shows, and F3 never goes to, what an
// earlier search found.
func TestAnotherSearchDropsTheMarksOfTheOneBefore(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	marked := func() string {
		for _, said := range strings.Split(uitest.SaysIn(b.box), "\n") {
			if strings.Contains(said, "có từ cần tìm") {
				return said
			}
		}
		return ""
	}
	b.search.SetText("bien")
	b.rows.Open(0)
	of := marked()
	if of == "" {
		t.Fatal("nothing is marked")
	}
	test.Tap(b.onlyNew)
	if got := marked(); got != of {
		t.Errorf("the same search among the unread marks %q, before %q", got, of)
	}
	test.Tap(b.onlyNew)
	for _, query := range []string{"khongcotunaynhuthe", "12", ""} {
		b.search.SetText(query)
		if got := marked(); got != "" {
			t.Errorf("with %q in the field it still says %q", query, got)
		}
	}
	b.search.SetText("bien")
	b.rows.Open(0)
	if got := marked(); got != of {
		t.Errorf("opened again by the first search it marks %q, before %q", got, of)
	}
}

func TestTicksStayFromThemeToTheme(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(uitest.Sea())
	b.tick(0)
	b.Show(kit.Route{Kind: kit.ThemeArticles, Theme: library.LandBorders})
	b.tick(len(b.hits) - 1)
	if got := b.chosen.Words(); got != words.Say("window.chosen", "count", 2) {
		t.Errorf("the foot says %q", got)
	}
	b.untick()
	if !b.foot.Hidden {
		t.Error("the foot stays without ticks")
	}
	v.Notice.Act()
	if b.foot.Hidden || len(b.ticked.Order) != 2 {
		t.Error("the ticks do not come back")
	}
}

func TestEmptyPlacesSayWhatToDo(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	b := browsing(v)
	for _, at := range []kit.Route{{Kind: kit.AllArticles}, uitest.Sea(), {Kind: kit.SavedArticles}} {
		b.Show(at)
		if b.empty.Box.Hidden || b.empty.Button.Hidden || b.empty.Text.Words() == "" {
			t.Errorf("%v says nothing", at)
		}
	}
}

// BenchmarkOpeningAnArticle reads one article after another; the limit is 100 ms.
func BenchmarkOpeningAnArticle(b *testing.B) {
	page := browsing(uitest.NewSampleHost(b))
	i := 0
	for b.Loop() {
		page.rows.Open(i % len(page.hits))
		i++
	}
}

// browsing is the page of articles, in sight at all of them.
func browsing(v *uitest.Host) *Browser {
	library := v.App.Library()
	b := New(v.PageContext, BrowserNeeds{
		Articles: library, Marks: v.App.Articles, Chosen: v.App.Articles, Memory: v.App.Settings(), Widths: v.App.Settings(), Sync: func() {},
		Reading: read.PaneNeeds{
			Articles: library, Marks: library, Themes: v.App.Themes, Points: v.App.Outlines,
			Versions: v.App.Articles, Files: v.App.Articles, Shelf: v.App.Articles, Noted: v.App.Notes, Notes: v.App.Notes,
		},
	})
	v.OnGoTo, v.OnComposed = b.Show, b.Done
	v.Show(b.Content())
	b.Show(kit.Route{Kind: kit.AllArticles})
	return b
}

func TestTicksGoOnceTheOutlineIsMade(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	v.OnCompose = func(articles []int64, _ library.Theme) { v.Composed(articles) }
	b.Show(uitest.Sea())
	b.tick(0)
	b.tick(1)
	uitest.Press(t, v.Window, "window.compose")
	if n := len(b.ticked.Order); n != 0 || !b.foot.Hidden {
		t.Errorf("%d ticks are left", n)
	}
}
