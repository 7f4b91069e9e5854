package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestTheFirstStartAsksOnceAndOnlyWhereNothingIs(t *testing.T) {
	for name, c := range map[string]struct {
		options app.Options
		prepare func(t *testing.T, a *app.App)
		want    kit.RouteKind
	}{
		"an empty library": {want: kit.WelcomePage},
		"asked already":    {prepare: func(t *testing.T, a *app.App) { t.Helper(); check(t, a.Settings().SetWelcomed(t.Context())) }, want: kit.AllArticles},
		"a source is there": {prepare: func(t *testing.T, a *app.App) {
			t.Helper()
			_, err := a.Library().AddSource(t.Context(), library.Source{URL: "https://a.example/", Title: "A", Kind: library.FeedSource})
			check(t, err)
		}, want: kit.AllArticles},
		"articles are there": {options: app.Options{Dir: apptest.SampleFolder(t), Sample: true}, want: kit.TodayPage},
	} {
		t.Run(name, func(t *testing.T) {
			a, w, tasks := uitest.Program(t, c.options)
			if c.prepare != nil {
				c.prepare(t, a)
			}
			for _, want := range []kit.RouteKind{c.want, map[bool]kit.RouteKind{true: kit.AllArticles, false: c.want}[c.want == kit.WelcomePage]} {
				v := newWindow(a, w, tasks)
				v.begin(false)
				if v.at.Kind != want {
					t.Errorf("begins at %s, want %s", v.at.Kind, want)
				}
			}
		})
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheFirstStepsLeadOnAndCanBeTakenAgain(t *testing.T) {
	v := openTest(t, app.Options{})
	v.show(kit.Route{Kind: kit.SettingsPage})
	again := uitest.Within(v.pages[kit.SettingsPage].enter().Content(), uitest.Saying(words.Say("settings.first-steps-again")))
	if len(again) != 1 {
		t.Fatalf("%d buttons lead to the first steps", len(again))
	}
	test.Tap(again[0].(fyne.Tappable))
	if v.at.Kind != kit.WelcomePage {
		t.Fatalf("at %s", v.at.Kind)
	}
	v.welcomed(false)
	if v.at.Kind != kit.TodayPage {
		t.Errorf("without a source it leads to %s", v.at.Kind)
	}
}

func TestFilesThatComeInLeaveTheFirstStepsWhereTheyAre(t *testing.T) {
	v := openTest(t, app.Options{})
	v.show(kit.Route{Kind: kit.WelcomePage})
	uitest.Press(t, v.Window, "welcome.next")
	chip, ok := uitest.Find(v.Window, uitest.Saying(words.Say("sources.choose")))
	if !ok {
		t.Fatal("there is no source to choose")
	}
	test.Tap(chip.Object.(fyne.Tappable))
	ticked := words.Say("sources.add-chosen", "count", 1)
	file := filepath.Join(t.TempDir(), "bai.txt")
	if err := os.WriteFile(file, []byte("Tuyên truyền biển đảo\n\n"+strings.Repeat("Bà con ngư dân bám biển. ", 30)), 0o600); err != nil {
		t.Fatal(err)
	}
	v.taking.take([]string{file})
	if _, ok := uitest.Find(v.Window, uitest.Saying(ticked)); !ok {
		t.Errorf("the step is gone, or what was ticked in it: %s", uitest.SaysIn(v.body))
	}
	v.Notice.Action.OnTapped()
	if v.at.Kind != kit.AllArticles || v.browse().Reads() == 0 {
		t.Errorf("the way to what was taken in leads to %+v, where %d is read", v.at, v.browse().Reads())
	}
	second := filepath.Join(t.TempDir(), "bai-hai.txt")
	if err := os.WriteFile(second, []byte("Biên giới trên đất liền\n\n"+strings.Repeat("Cột mốc được giữ gìn. ", 30)), 0o600); err != nil {
		t.Fatal(err)
	}
	v.taking.take([]string{file, second})
	v.Notice.Action.OnTapped()
	if v.at.Kind != kit.AllArticles || len(v.browse().Hits()) != 2 {
		t.Errorf("of two files it leads to %+v with %d articles", v.at, len(v.browse().Hits()))
	}
}
