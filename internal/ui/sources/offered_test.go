package sources

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// publishedStore is a store with what the sample library holds, and the digits of its key.
func publishedStore(t *testing.T) (dir, digits string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "kho")
	sender := uitest.NewSampleHost(t)
	done, err := sender.App.Publishing.Publish(t.Context(), dir, store.PublishChoice{}, "")
	if err != nil || done.New == 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	return dir, done.Digits
}

func TestAStoreIsReceivedAfterItsDigitsAreCompared(t *testing.T) {
	dir, digits := publishedStore(t)
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.Visit(dir)
	said := uitest.SaysIn(p.probe.box)
	if !strings.Contains(said, digits) || !strings.Contains(said, app.SpokenDigits(digits)) {
		t.Fatalf("the offer says %q, the key is %s", said, digits)
	}
	v.Picture(t, "kho-nhan.png")
	if len(p.all) != 0 {
		t.Fatal("a store is a source before anybody agreed to its key")
	}
	uitest.Press(t, v.Window, "sources.store-accept")
	if len(p.all) != 1 || p.all[0].Kind != library.StoreSource {
		t.Fatalf("%+v: %s", p.all, v.Says())
	}
	if report, err := v.App.Sources.Sync(t.Context(), nil, nil); err != nil || report.New == 0 || report.Failed > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	if !strings.Contains(describe(p.all[0]), words.Say("window.kind-store")) {
		t.Errorf("it is described as %q", describe(p.all[0]))
	}
}

func TestPublishingShowsWhatWouldChangeBeforeItWrites(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p := sourcesOf(t, v)
	dir := filepath.Join(t.TempDir(), "kho")
	says := func(wanted string) {
		t.Helper()
		if _, found := uitest.Find(v.Window, uitest.Saying(wanted)); !found {
			t.Errorf("nothing says %q", wanted)
		}
	}
	p.publishing.begin()
	says(words.Say("publish.all"))
	if p.publishing.place.Text != "" {
		t.Errorf("nobody chose %s", p.publishing.place.Text)
	}
	uitest.Press(t, v.Window, "publish.look")
	says(words.Say("publish.no-place"))
	chip, found := uitest.Find(v.Window, uitest.Saying(words.Say("publish.saved")))
	if !found {
		t.Fatal("saved articles cannot be chosen")
	}
	chip.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	says(words.Say("publish.some"))
	chip.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	p.publishing.place.SetText(dir)
	if said := shown(v); strings.Contains(said, words.Say("publish.no-place")) {
		t.Error("a place is chosen, and it is still said that none is")
	}
	v.Picture(t, "phat-hanh.png")
	uitest.Press(t, v.Window, "publish.look")
	if _, err := os.Stat(dir); err == nil {
		t.Error("looking wrote something")
	}
	says(words.Say("publish.unnamed", "name", words.OnPaper("sessions.nameless-sender")))
	if said := shown(v); !strings.Contains(said, words.Say("publish.count-article", "count", publishable(t, v))) {
		t.Errorf("it does not say of what there is how much: %s", said)
	}
	v.Picture(t, "phat-hanh-xem.png")
	start, waiting := v.Tasks.Start, []func(){}
	t.Cleanup(func() { // the window waits for what was begun
		for _, work := range waiting {
			work()
		}
	})
	v.Tasks.Start = func(work func()) { waiting = append(waiting, work) }
	now, _ := uitest.Find(v.Window, uitest.Saying(words.Say("publish.now")))
	for range 2 { // impatiently
		now.Object.(fyne.Tappable).Tapped(nil)
	}
	if v.Tasks.Start = start; len(waiting) != 1 {
		t.Fatalf("two presses publish %d times", len(waiting))
	}
	waiting[0]()
	waiting = nil
	if said := v.Says(); !strings.Contains(said, "số 1") {
		t.Errorf("published: %q", said)
	}
	if _, err := os.Stat(filepath.Join(dir, "kho.json")); err != nil {
		t.Error(err)
	}
	if last, err := v.App.Publishing.LastPlace(t.Context()); err != nil || last != dir {
		t.Errorf("the next time begins at %q, %v", last, err)
	}
}

// publishable is how many articles of the library may be published.
func publishable(t *testing.T, v *uitest.Host) int {
	t.Helper()
	all, err := v.App.Library().Publishable(t.Context(), store.PublishChoice{})
	if err != nil {
		t.Fatal(err)
	}
	return len(slices.DeleteFunc(all, func(a store.Publishable) bool { return a.Stamp != "" }))
}

func TestWhatThePublisherSyncsFromIsSuggested(t *testing.T) {
	dir, _ := publishedStore(t)
	v := uitest.NewHost(t, app.Options{})
	p := sourcesOf(t, v)
	p.suggested.open()
	if strings.Contains(uitest.SaysIn(p.suggested.box), words.Say("sources.suggested-by")) {
		t.Error("nobody publishes, and something is suggested")
	}
	p.suggested.hide()
	p.Visit(dir)
	uitest.Press(t, v.Window, "sources.store-accept")
	if _, err := v.App.Sources.Sync(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	published, err := v.App.Sources.SuggestedByPublishers(t.Context())
	if err != nil || len(published) != 1 || len(published[0].Sources) == 0 {
		t.Fatalf("%+v, %v", published, err)
	}
	one := published[0].Sources[0]
	p.suggested.open()
	said := uitest.SaysIn(p.suggested.box)
	if !strings.Contains(said, words.Say("sources.suggested-by")) || !strings.Contains(said, one.URL) {
		t.Errorf("suggested: %s", said)
	}
	v.Picture(t, "nguon-goi-y")
	p.suggested.chosen[one.URL] = true
	p.suggested.addChosen()
	made, err := v.App.Library().Sources(t.Context())
	if err != nil || len(made) != 2 {
		t.Fatalf("%+v, %v", made, err)
	}
	if left, err := v.App.Sources.SuggestedByPublishers(t.Context()); err != nil || len(left) > 0 && left[0].Sources[0].URL == one.URL {
		t.Errorf("what is a source is suggested: %+v, %v", left, err)
	}
}
