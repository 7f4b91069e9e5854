package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

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
	if !strings.Contains(uitest.SaysIn(v.pages[kit.SourcesPage].enter().Content()), words.Say("sources.empty")) {
		t.Error("the empty page does not say what to do")
	}
}

// largest gives the window letters of twice their size.
func largest(v *Window) {
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.System))
	v.Changed(kit.LookChanged)
}

func TestPagesOutOfSightCatchUpWithANewLook(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.AllArticles})
	v.browse().Step(1)
	title := v.browse().Hits()[0].Title
	for _, at := range []kit.RouteKind{kit.AllArticles, kit.SettingsPage, kit.HelpPage} {
		for _, size := range []int{150, 100} {
			v.show(kit.Route{Kind: at})
			v.Wear(kit.TextLook{Size: size, Appearance: settings.Light})
			v.show(kit.Route{Kind: kit.AllArticles})
			if v.browse().Reads() == 0 {
				v.browse().Step(1)
			}
			shown := uitest.Within(v.browse().Content(), uitest.Saying(title))
			if len(shown) == 0 || v.behind[v.browse()] {
				t.Errorf("from %s at %d %%: the article is not there", at, size)
			}
			for _, o := range shown {
				if o.Size().Height < widgets.Px(18) {
					t.Errorf("from %s at %d %%: the title is %v high", at, size, o.Size().Height)
				}
			}
		}
	}
}
