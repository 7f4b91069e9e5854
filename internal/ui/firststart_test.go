package ui

import (
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
