package sources

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

func TestAListOfSourcesComesInAndGoesOutByTheWindow(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	file := filepath.Join(t.TempDir(), "nguon.opml")
	if err := os.WriteFile(file, []byte(`<opml version="1.0"><body><outline text="Một" xmlUrl="http://127.0.0.1:1/a"/><outline text="Hai" xmlUrl="http://127.0.0.1:1/b"/></body></opml>`), 0o600); err != nil {
		t.Fatal(err)
	}
	p.askList()
	v.Picture(t, "take-list")
	v.CloseDialog()
	p.takeList(file)
	if len(p.all) != 2 || !strings.Contains(v.Says(), words.Say("sources.list-taken", "added", 2, "known", 0, "failed", 0)) {
		t.Errorf("%d sources, says %q", len(p.all), v.Says())
	}
	p.takeList(file + ".khong")
	if v.Says() == "" || len(p.all) != 2 {
		t.Errorf("of a file that is not there says %q", v.Says())
	}
	actions := p.listActions()
	actions[1].Action()
	if _, ok := uitest.Find(v.Window, uitest.Saying(words.Say("sources.save-list-title"))); !ok {
		t.Error("no way out")
	}
}

func TestSeveralSuggestedSourcesAreAddedWithoutANetwork(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.suggested.toggle()
	chips := uitest.Within(p.suggested.box, uitest.Saying(words.Say("sources.choose")))
	if len(chips) < 3 {
		t.Fatalf("%d can be chosen", len(chips))
	}
	for _, chip := range chips[:3] {
		chip.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	}
	v.Picture(t, "suggested")
	if got := p.suggested.add.Label(); got != words.Say("sources.add-chosen", "count", 3) {
		t.Errorf("the button says %q", got)
	}
	p.suggested.add.OnTapped()
	if len(p.all) != 3 || p.all[0].ID != p.newest || len(p.suggested.box.Objects) != 0 {
		t.Errorf("%d sources, the newest is %d: %s", len(p.all), p.newest, v.Says())
	}
}

func TestWhatIsWrongWithAnAddressIsSaidAsItWasTyped(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	for typed, key := range map[string]string{
		"bao vinh long": "sources.wrong-space", "ftp://bao.example.vn": "sources.wrong-scheme", "baovinhlong": "sources.wrong-host", "http://": "sources.wrong-host",
	} {
		p.field.SetText(typed)
		p.submit()
		if got := wrongWith(typed); got != key {
			t.Errorf("%q: %s, want %s", typed, got, key)
		}
		if !strings.Contains(v.Says(), typed) {
			t.Errorf("%q: says %q", typed, v.Says())
		}
	}
}

func TestASourceIsRenamedByTypingAndGetsItsNameBack(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := sourcesOf(t, v)
	s := p.all[0]
	p.askName(s)
	field, ok := uitest.Find(v.Window, func(o fyne.CanvasObject) bool { f := uitest.FieldOf(o); return f != nil && f.Text == s.Title })
	if !ok {
		t.Fatal("no field")
	}
	field.Object.(*widgets.Field).SetText("Báo tỉnh")
	v.Picture(t, "rename")
	uitest.Press(t, v.Window, "window.save")
	named := func() string {
		t.Helper()
		got, err := v.App.Library().Source(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		return got.Title
	}
	if named() != "Báo tỉnh" {
		t.Errorf("is called %q", named())
	}
	v.Notice.Act()
	if named() != s.Title {
		t.Errorf("is called %q again", named())
	}
}

func TestOldArticlesOfASourceGoAfterBeingCounted(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := sourcesOf(t, v)
	s := p.all[0]
	old, err := v.App.Articles.Old(t.Context(), s.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	p.lookOld(s, 1)
	if len(old) == 0 {
		if got := v.Says(); got != words.Say("sources.keep-none", "months", 1) {
			t.Errorf("says %q", got)
		}
		return
	}
	if !strings.Contains(uitest.SaysIn(v.Window.Canvas().Overlays().Top()), words.Say("sources.keep-sure", "count", len(old), "months", 1)) {
		t.Error("does not say how many")
	}
	p.removeOld(old)
	if left, err := v.App.Articles.Old(t.Context(), s.ID, 1); err != nil || len(left) != 0 {
		t.Errorf("%d are left, %v", len(left), err)
	}
}
