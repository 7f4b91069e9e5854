package ui

import (
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

func TestAnOwnThemeIsShownInTheBarAndTheListAndGoesAgain(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.SettingsPage})
	save := func() {
		if _, err := v.app.Themes.SaveOwnTheme(t.Context(), "Cảnh sát biển", []string{"cảnh sát biển", ""}, nil); err != nil {
			t.Fatal(err)
		}
		v.Changed(kit.ThemesChanged)
	}
	save()
	at := kit.Route{Kind: kit.ThemeArticles, Theme: "canh-sat-bien"}
	entry := v.sidebar.entries[at]
	if entry == nil || entry.Label() != "Cảnh sát biển" || entry.Count() == "" {
		t.Fatalf("%+v: %s", entry, v.Notice.Text.Words())
	}
	v.show(at)
	if len(v.browse().Hits()) == 0 {
		t.Fatal("no article bears it")
	}
	for _, h := range v.browse().Hits() {
		if tags := v.ThemeTags(h.Themes, false); tags[len(tags)-1].Name != "Cảnh sát biển" {
			t.Errorf("%q: %v", h.Title, tags)
		}
	}
	if err := v.app.Themes.RemoveOwnTheme(t.Context(), at.Theme, nil); err != nil {
		t.Fatal(err)
	}
	v.Changed(kit.ThemesChanged)
	if v.sidebar.entries[at] != nil {
		t.Error("it is still there")
	}
	if v.at == at {
		t.Error("the window stays at a place that is gone")
	}
	save()
	if v.sidebar.entries[at] == nil {
		t.Error("it does not come back")
	}
}

func TestSyncEveryFewHoursCountsAtOnce(t *testing.T) {
	v := openTest(t, app.Options{})
	v.show(kit.Route{Kind: kit.SettingsPage})
	var work []func()
	v.Start = func(f func()) { work = append(work, f) }
	choose := func(name string) {
		chips := uitest.Within(v.pages[kit.SettingsPage].enter().Content(), uitest.Saying(name))
		if len(chips) != 1 {
			t.Fatalf("%d chips say %q", len(chips), name)
		}
		chips[0].(*widgets.Chip).OnTapped()
	}
	choose(words.Say("settings.hours", "count", 3))
	if !v.clock.Busy() {
		t.Error("no sync is waited for")
	}
	choose(words.Say("settings.never"))
	if v.clock.Busy() {
		t.Error("it is still waited for")
	}
	for _, f := range work {
		f()
	}
}
