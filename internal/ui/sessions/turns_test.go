package sessions

import (
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
)

// Where there is no room for both, a session stands in the place of the list, and is kept on the way back.
func TestSessionAndListTakeTurnsWhereThereIsNoRoomForBoth(t *testing.T) {
	h, p := opened(t)
	list, form := p.box.Objects[0], p.form
	p.begin()
	if !list.Visible() || form.toList.Visible() || p.Escape() {
		t.Error("a wide window does not show both")
	}
	fyne.CurrentApp().Settings().SetTheme(kit.Look(200, settings.Light))
	h.Window.Resize(fyne.NewSize(948, 640))
	if list.Visible() || !form.box.Visible() || !form.toList.Visible() {
		t.Error("the session does not take the place of the list")
	}
	form.commune.SetText("Xã Long Vĩnh")
	form.toList.OnTapped()
	if !list.Visible() || form.box.Visible() || form.isOpen() {
		t.Error("there is no way back to the list")
	}
	kept := all(t, h)
	if len(kept) != 1 || kept[0].Place.Commune != "Xã Long Vĩnh" {
		t.Fatalf("%d sessions are kept", len(kept))
	}
	p.Show(kit.Route{Kind: kit.SessionsPage, Session: kept[0].UID})
	if list.Visible() || !form.isOpen() {
		t.Error("a session does not open")
	}
	if !p.Escape() || !list.Visible() || p.Escape() {
		t.Error("Esc does not lead back")
	}
	p.begin()
	form.askRemove()
	if !list.Visible() {
		t.Error("what is dropped before it was kept leaves nothing in sight")
	}
}
