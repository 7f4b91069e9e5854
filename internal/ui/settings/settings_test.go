package settings

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestSettingsCountAtOnceAndAreKept(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p, _ := preferencesOf(v)
	p.setSize(150)
	p.setAppearance(settings.Dark)
	p.setSingle(true)
	if got := theme.TextSize(); got != 21 {
		t.Errorf("text is %v, want 21", got)
	}
	keep := v.App.Settings()
	size, err := keep.TextSize(t.Context())
	if err != nil || size != 150 {
		t.Errorf("size %d, %v", size, err)
	}
	appearance, err := keep.Appearance(t.Context())
	if err != nil || appearance != settings.Dark {
		t.Errorf("appearance %s, %v", appearance, err)
	}
	single, err := keep.SingleSided(t.Context())
	if err != nil || !single {
		t.Errorf("single-sided %v, %v", single, err)
	}
}

func TestTheLanguageIsKeptForTheNextStart(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p, _ := preferencesOf(v)
	kept := func() words.Language {
		t.Helper()
		l, err := v.App.Settings().Language(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	if kept() != words.Vietnamese {
		t.Errorf("%s before anybody chose", kept())
	}
	chip, ok := uitest.Find(v.Window, uitest.Saying("English"))
	if !ok {
		t.Fatal("nothing says English")
	}
	test.Tap(chip.Object.(fyne.Tappable))
	if kept() != words.English || words.Spoken() != words.Vietnamese {
		t.Errorf("kept is %s, spoken %s", kept(), words.Spoken())
	}
	if got := words.English.Say("settings.language-next"); v.Says() != got {
		t.Errorf("says %q, want %q", v.Says(), got)
	}
	p.setLanguage(words.Vietnamese) // back to what is spoken: there is nothing to wait for
	if kept() != words.Vietnamese || v.Notice.Box.Visible() {
		t.Errorf("kept is %s, and the notice says %q", kept(), v.Says())
	}
	if err := v.App.Library().SetSetting(t.Context(), "language", "tlh"); err != nil {
		t.Fatal(err)
	}
	if kept() != words.Vietnamese {
		t.Errorf("%s for a language that there is not", kept())
	}
}

// preferencesOf is the page of settings, in sight, and what it said about the clock of syncs.
func preferencesOf(v *uitest.Host) (*Preferences, *[]time.Duration) {
	var clock []time.Duration
	p := New(v.PageContext, PreferencesNeeds{
		Keep: v.App.Settings(), Secrets: v.App.Secrets(), Themes: v.App.Themes, Words: v.App.Words, Backups: v.App.Upkeep, Plans: v.App.Plans, Library: v.App.Upkeep, Folder: v.App.Dir(), Drawing: v.App.Drawing,
		Updates: v.App.Updates, Stores: v.App.Sources,
		Clock: func(every time.Duration) { clock = append(clock, every) },
	})
	v.Show(p.Content())
	p.Show(kit.Route{Kind: kit.SettingsPage})
	return p, &clock
}

func TestAnOwnThemeIsAddedRemovedAndBroughtBack(t *testing.T) {
	v := uitest.NewSampleHost(t)
	p, _ := preferencesOf(v)
	p.own.save(library.OwnTheme{}, "Cảnh sát biển", []string{"cảnh sát biển", ""})
	all := v.App.Themes.OwnThemes()
	if len(all) != 1 || all[0].Name != "Cảnh sát biển" || len(v.Told) == 0 || v.Told[len(v.Told)-1] != kit.ThemesChanged {
		t.Fatalf("%+v, told %v: %s", all, v.Told, v.Says())
	}
	p.own.remove(all[0])
	if len(v.App.Themes.OwnThemes()) != 0 {
		t.Error("it is still there")
	}
	v.Notice.Action.OnTapped()
	if len(v.App.Themes.OwnThemes()) != 1 {
		t.Error("undo does not bring it back")
	}
}

func TestThePageSaysWherePasswordsAre(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p, _ := preferencesOf(v)
	place, err := v.App.Secrets().Place(t.Context())
	if said := words.SecretsPlace(place); err != nil || p.secrets.Words() != said || len(uitest.Within(p.Content(), uitest.Saying(said))) != 1 {
		t.Errorf("says %q of %+v, %v", p.secrets.Words(), place, err)
	}
}

func TestSyncEveryFewHoursIsToldAtOnce(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p, clock := preferencesOf(v)
	p.setEvery(3)
	p.setEvery(0)
	if got := *clock; len(got) != 2 || got[0] != 3*time.Hour || got[1] != 0 {
		t.Errorf("told %v", got)
	}
}

func TestWhatDrawsTheWindowIsChosenForTheNextStart(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	p, _ := preferencesOf(v)
	if p.drawing.chips.Chosen {
		t.Error("the processor draws before anybody chose it")
	}
	test.Tap(p.drawing.chips.Chips[true])
	if on, err := v.App.Drawing.Compatible(t.Context()); err != nil || !on || v.Says() != words.Say("settings.drawing-next") {
		t.Errorf("kept %v, %v, says %q", on, err, v.Says())
	}
	p.Show(kit.Route{Kind: kit.SettingsPage})
	if !p.drawing.chips.Chosen {
		t.Error("it is shown otherwise")
	}
}
