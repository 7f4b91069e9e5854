package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
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
	if !strings.Contains(uitest.SaysIn(v.pages[kit.SourcesPage].Content()), words.Say("sources.empty")) {
		t.Error("the empty page does not say what to do")
	}
}

// largest gives the window letters of twice their size.
func largest(v *Window) {
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.System))
	v.Changed(kit.LookChanged)
}
