package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// sampled is the window of the sample, as «--sample» begins it, and with what the program was begun anew.
func sampled(t *testing.T) (v *Window, begun *[][]string) {
	t.Helper()
	a, w, tasks := uitest.Program(t, app.Options{Dir: apptest.SampleFolder(t), Sample: true})
	begun = new([][]string)
	v = newWindow(a, w, tasks)
	v.launch = func(args ...string) error { *begun = append(*begun, args); return nil }
	w.Resize(fyne.NewSize(firstWidth, firstHeight))
	v.begin(true)
	return v, begun
}

func TestTheSampleSaysAtEverySizeThatItIsOneAndLeadsToOnesOwn(t *testing.T) {
	v, begun := sampled(t)
	if got := v.Window.Title(); !strings.HasPrefix(got, "Trang mẫu") || !strings.Contains(got, title()) {
		t.Errorf("among the windows of the system it is called %q", got)
	}
	v.Compose([]int64{1}, "")
	outline := v.at
	for _, look := range []kit.TextLook{
		{Size: 100, Appearance: settings.Light}, {Size: 150, Appearance: settings.Dark}, {Size: 200, Appearance: settings.Light},
	} {
		v.Wear(look)
		for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1024, 640), fyne.NewSize(640, 480)} {
			v.Window.Resize(size)
			for _, at := range []kit.Route{{Kind: kit.TodayPage}, sea(), outline, {Kind: kit.SessionsPage}, {Kind: kit.SettingsPage}} {
				v.show(at)
				name := fmt.Sprintf("sample-%s-%d-%.0f-%s", look.Appearance, look.Size, size.Width, at.Kind)
				if _, told := uitest.Find(v.Window, uitest.Saying(words.Say("window.sample"))); !told {
					t.Errorf("%s: nothing says that it is the sample", name)
				}
				for _, fault := range uitest.Unreadable(v.Window) {
					t.Errorf("%s: %s", name, fault)
				}
				(&uitest.Host{PageContext: v.PageContext}).Picture(t, name)
			}
		}
	}
	own, there := uitest.Find(v.Window, uitest.Saying(words.Say("window.sample-own")))
	if !there {
		t.Fatal("no way to one's own")
	}
	test.Tap(own.Object.(fyne.Tappable))
	if !slices.EqualFunc(*begun, [][]string{nil}, slices.Equal[[]string]) {
		t.Errorf("begins the program with %q", *begun)
	}
}

func TestOnesOwnLibraryIsNoSampleAndOpensOne(t *testing.T) {
	v := openTest(t, app.Options{})
	var begun []string
	v.launch = func(args ...string) error { begun = args; return nil }
	if _, told := uitest.Find(v.Window, uitest.Saying(words.Say("window.sample"))); told || strings.Contains(v.Window.Title(), "mẫu") {
		t.Error("one's own library is called the sample")
	}
	v.showSample()
	if !slices.Equal(begun, []string{"--sample"}) {
		t.Errorf("begins the program with %q", begun)
	}
}
