package welcome

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
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// begun is the page in a window on an empty library, and what it asked of the window around it.
func begun(t *testing.T) (*uitest.Host, *FirstSteps, *[]string) {
	t.Helper()
	v := uitest.NewHost(t, app.Options{})
	var asked []string
	p := New(v.PageContext, v.App.Settings(), v.App.Sources, Ways{
		Take: func() { asked = append(asked, "take") }, Sample: func() { asked = append(asked, "sample") },
		Done: func(synced bool) { asked = append(asked, fmt.Sprint("done ", synced)) },
	})
	v.Show(p.Content())
	p.Show(kit.Route{Kind: kit.WelcomePage})
	return v, p, &asked
}

// field is the one in sight with a hint.
func field(t *testing.T, v *uitest.Host, hint string) *widgets.Field {
	t.Helper()
	found, ok := uitest.Find(v.Window, uitest.Hinting(words.Say(hint)))
	if !ok {
		t.Fatalf("no field %s", hint)
	}
	return found.Object.(*widgets.Field)
}

func TestTheFirstStepsAreTakenOneAfterTheOther(t *testing.T) {
	v, p, asked := begun(t)
	for _, name := range []string{"welcome.speaker-hint", "window.superior-hint", "window.issuer-hint"} {
		if got := field(t, v, name).Text; got != "" {
			t.Errorf("%s begins with %q", name, got)
		}
	}
	v.Picture(t, "welcome-1")
	test.Type(field(t, v, "welcome.speaker-hint"), "Ba Sau")
	test.Type(field(t, v, "window.issuer-hint"), "CHI BO AP 3")
	uitest.Press(t, v.Window, "welcome.next")

	v.Picture(t, "welcome-2")
	uitest.Press(t, v.Window, "sources.take-files")
	uitest.Press(t, v.Window, "welcome.sample")
	chips := uitest.InSight(v.Window, func(o fyne.CanvasObject) bool {
		c, is := o.(*widgets.Chip)
		return is && c.Label() == words.Say("sources.choose")
	})
	test.Tap(chips[0].Object.(fyne.Tappable))
	test.Tap(chips[1].Object.(fyne.Tappable))
	if got, want := p.next.Label(), words.Say("sources.add-chosen", "count", 2); got != want {
		t.Errorf("the button says %q, want %q", got, want)
	}
	test.Tap(p.next)
	v.Picture(t, "welcome-3")
	if said := uitest.SaysIn(p.Content()); !strings.Contains(said, "CHI BO AP 3") || !strings.Contains(said, words.Say("welcome.added", "count", 2)) {
		t.Errorf("sums up %s", said)
	}
	uitest.Press(t, v.Window, "welcome.sync")
	if got := strings.Join(*asked, ", "); got != "take, sample, done true" {
		t.Errorf("asked %s", got)
	}
	all, err := v.App.Library().Sources(t.Context())
	draft, _, err2 := v.App.Outlines.Draft(t.Context(), nil, "")
	if err != nil || err2 != nil || len(all) != 2 || draft.Speaker != "Ba Sau" || draft.Letterhead.Issuer != "CHI BO AP 3" {
		t.Errorf("%d sources, %v; a new outline is %+v, %v", len(all), err, draft, err2)
	}
	if made, err := v.App.Sources.AddSuggested(t.Context(), []string{all[0].URL}); err != nil || len(made) != 0 {
		t.Errorf("a source that is there is made again: %+v, %v", made, err)
	}
}

func TestEveryStepCanBeSkippedAndNothingIsKept(t *testing.T) {
	v, p, asked := begun(t)
	test.Type(field(t, v, "window.issuer-hint"), "KHONG DUNG")
	test.Tap(p.skip)
	test.Tap(p.skip)
	if p.skip.Visible() || !strings.Contains(uitest.SaysIn(p.Content()), words.Say("welcome.no-sources")) {
		t.Error("is not at the end")
	}
	test.Tap(p.back)
	test.Tap(p.back)
	if p.back.Visible() || p.step != whoStep {
		t.Errorf("went back to step %d", p.step)
	}
	test.Tap(p.skip)
	test.Tap(p.skip)
	uitest.Press(t, v.Window, "welcome.begin")
	head, err := v.App.Settings().Letterhead(t.Context())
	all, err2 := v.App.Library().Sources(t.Context())
	if err != nil || err2 != nil || head != (library.Letterhead{}) || len(all) != 0 || strings.Join(*asked, ", ") != "done false" {
		t.Errorf("%+v, %v; %d sources, %v; %v", head, err, len(all), err2, *asked)
	}
}

func TestTheStepsBeginAgainWithWhatIsKnown(t *testing.T) {
	v, p, _ := begun(t)
	test.Type(field(t, v, "welcome.speaker-hint"), "Ba Sau")
	test.Tap(p.next)
	p.Show(kit.Route{Kind: kit.WelcomePage})
	if got := field(t, v, "welcome.speaker-hint").Text; got != "Ba Sau" || p.step != whoStep {
		t.Errorf("begins again at step %d with %q", p.step, got)
	}
}

func TestNothingOfTheFirstStepsIsCutOffAtTwiceTheSize(t *testing.T) {
	v, p, _ := begun(t)
	size := fyne.NewSize(948, 640) // beside the left bar of the smallest window
	v.Window.Resize(size)
	for _, appearance := range []settings.Appearance{settings.Light, settings.Dark} {
		fyne.CurrentApp().Settings().SetTheme(kit.Look(200, appearance))
		for step := range steps {
			p.goTo(step)
			v.Picture(t, fmt.Sprint("welcome-large-", appearance, "-", step+1))
			for _, b := range []*widgets.Button{p.next, p.back, p.skip} {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
				if b.Visible() && (at.X < 0 || at.Y < 0 || at.X+b.Size().Width > size.Width || at.Y+b.Size().Height > size.Height) {
					t.Errorf("step %d: %q lies at %v", step+1, b.Label(), at)
				}
			}
		}
	}
}
