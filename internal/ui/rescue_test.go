package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/machine"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// lostLibrary is a folder whose library went, beside a copy with three outlines.
func lostLibrary(t *testing.T) app.Options {
	t.Helper()
	o := app.Options{Dir: t.TempDir()}
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := a.Library().SaveOutline(t.Context(), library.Outline{Title: "Đề cương"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, made, err := a.Upkeep.DailyBackup(t.Context()); err != nil || !made {
		t.Fatal(made, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(o.Dir, "thu-vien.db")); err != nil {
		t.Fatal(err)
	}
	return o
}

// rescueOf is the window that offers a copy of that library, with its work done at once.
func rescueOf(t *testing.T, o app.Options) *rescue {
	t.Helper()
	_, failure := app.Open(t.Context(), o)
	if !library.IsKind(failure, library.LostLibrary) {
		t.Fatal(failure)
	}
	return rescueFor(t, o, failure)
}

// rescueFor is the window that tells a failure.
func rescueFor(t *testing.T, o app.Options, failure error) *rescue {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.Look(settings.TextSizeLeast, settings.Light))
	tasks := kit.NewTasks(context.WithoutCancel(t.Context()))
	tasks.Start = func(work func()) { work() }
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(rescueWidth, rescueHeight))
	return newRescue(w, tasks, failure, o)
}

func outlinesOf(t *testing.T, o app.Options) int {
	t.Helper()
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	all, err := a.Library().Outlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestALostLibraryComesBackFromTheCopyThatIsOffered(t *testing.T) {
	o := lostLibrary(t)
	r := rescueOf(t, o)
	if !r.restore.Visible() || !r.begin.Visible() || !strings.Contains(r.offered.Words(), "3 đề cương") {
		t.Fatalf("offers %q", r.offered.Words())
	}
	r.restore.OnTapped()
	if got := r.offered.Words(); got != words.Say("settings.rescue-restored", "articles", 0, "outlines", 3) {
		t.Errorf("says %q", got)
	}
	if n := outlinesOf(t, o); n != 3 {
		t.Errorf("%d outlines", n)
	}
}

func TestOneMayBeginANewLibraryInPlaceOfALostOne(t *testing.T) {
	o := lostLibrary(t)
	r := rescueOf(t, o)
	r.begin.OnTapped()
	if got := r.offered.Words(); got != words.Say("settings.rescue-begun") {
		t.Errorf("says %q", got)
	}
	if n := outlinesOf(t, o); n != 0 {
		t.Errorf("%d outlines", n)
	}
}

// TestALibraryThatAnotherMachineHasOpenIsToldAndNothingIsOffered opens one beside which a copy lies.
func TestALibraryThatAnotherMachineHasOpenIsToldAndNothingIsOffered(t *testing.T) {
	o := lostLibrary(t)
	h, err := machine.Take(o.Dir, machine.Named("MAY-KHAC"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = h.Release() }()
	r := rescueFor(t, o, app.Elsewhere(o))
	if said := r.text.Words(); !strings.Contains(said, "«MAY-KHAC»") {
		t.Errorf("says %q", said)
	}
	if r.restore.Visible() || r.begin.Visible() || r.offered.Visible() || !r.shut.Visible() {
		t.Error("something is offered")
	}
}

func TestAWindowThatStaysOpenMakesItsCopies(t *testing.T) {
	v := openTest(t, app.Options{})
	if _, err := v.app.Library().SaveOutline(t.Context(), library.Outline{Title: "Đề cương"}); err != nil {
		t.Fatal(err)
	}
	var work []func()
	v.Start = func(f func()) { work = append(work, f) }
	v.keepCopying(time.Nanosecond, time.Nanosecond)
	work[0]()
	copies, err := v.app.Upkeep.Copies(t.Context())
	if err != nil || len(copies) != 1 || len(work) != 2 {
		t.Errorf("%d copies, %d works, %v", len(copies), len(work), err)
	}
	v.copying.Drop()
	for _, f := range work[1:] {
		f()
	}
}

func TestAnEmptyLibraryBesideACopyIsToldInTheWindow(t *testing.T) {
	o := lostLibrary(t)
	if err := os.WriteFile(filepath.Join(o.Dir, "thu-vien.db"), emptyLibrary(t), 0o600); err != nil {
		t.Fatal(err)
	}
	v := openTest(t, o)
	if got := uitest.SaysIn(v.Notice.Box); !strings.Contains(got, "3 đề cương") {
		t.Errorf("says %q", got)
	}
}

// emptyLibrary is a library as an older program made it in place of one that was lost.
func emptyLibrary(t *testing.T) []byte {
	t.Helper()
	o := app.Options{Dir: t.TempDir()}
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(o.Dir, "thu-vien.db"))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestAPlannedRestoreThatFailsIsToldAndCanBeForgotten(t *testing.T) {
	dir, gone := t.TempDir(), filepath.Join(t.TempDir(), "sao.db")
	if err := os.WriteFile(filepath.Join(dir, "phuc-hoi.txt"), []byte(gone+"\nkế hoạch\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	v := openTest(t, app.Options{Dir: dir, Restores: true})
	if got := uitest.SaysIn(v.Notice.Box); !strings.Contains(got, gone) || !strings.Contains(got, words.Say("settings.restore-forget")) {
		t.Fatalf("says %q", got)
	}
	v.Notice.Action.OnTapped()
	if v.app.Plans.PlannedRestore() != "" {
		t.Error("the plan stands")
	}
}

func TestWhatKeepsALibraryShutIsToldWithItsDetail(t *testing.T) {
	o := lostLibrary(t)
	r := rescueOf(t, o)
	told := func() string {
		t.Helper()
		link, ok := uitest.Find(r.Window, uitest.Saying(words.Say("support.detail")))
		if !ok {
			t.Fatal("nothing leads to the detail")
		}
		link.Object.(*widgets.Button).OnTapped()
		defer r.CloseDialog()
		return uitest.SaysIn(r.Window.Canvas().Overlays().Top())
	}
	if said := told(); !strings.Contains(said, string(library.LostLibrary)) {
		t.Errorf("tells %q", said)
	}
	if err := os.Remove(r.best.File); err != nil { // the copy goes while one looks at it
		t.Fatal(err)
	}
	r.restore.OnTapped()
	if said := told(); strings.Contains(said, string(library.LostLibrary)) || !strings.Contains(said, r.offered.Words()) {
		t.Errorf("of a copy that went it tells %q, the window says %q", said, r.offered.Words())
	}
	if raw, err := os.ReadFile(app.LogFile(o)); err != nil || strings.Count(string(raw), "failure") < 2 {
		t.Errorf("the log says %q, %v", raw, err)
	}
}
