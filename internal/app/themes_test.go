package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
)

const ownName = "Dân vận khéo"

// bearing returns the ids of the articles that bear a theme.
func bearing(t *testing.T, a *app.App, theme library.Theme) []int64 {
	t.Helper()
	list, err := a.Library().List(t.Context(), library.Filter{Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	var all []int64
	for _, s := range list {
		all = append(all, s.ID)
	}
	return all
}

func TestAnOwnThemeThemesWhatIsStoredAndComes(t *testing.T) {
	t.Parallel()
	a := sampled(t)
	before := bearing(t, a, library.SeaIslands)
	chosen := before[0]
	if err := a.Library().SetThemes(t.Context(), chosen, []library.Theme{library.LandBorders}); err != nil {
		t.Fatal(err)
	}
	steps := 0
	own, err := a.Themes.SaveOwnTheme(t.Context(), " "+ownName+" ", []string{"ngư dân", "ngư dân", " "}, func(done, total int) {
		if steps++; done != steps || done > total {
			t.Errorf("%d of %d after %d steps", done, total, steps)
		}
	})
	if err != nil || own.Theme != "dan-van-kheo" || own.Name != ownName || !slices.Equal(own.Keywords, []string{"ngư dân"}) {
		t.Fatalf("%+v, %v", own, err)
	}
	found := bearing(t, a, own.Theme)
	if len(found) == 0 || slices.Contains(found, chosen) || steps == 0 {
		t.Fatalf("%v bear the new theme, a person chose for %d", found, chosen)
	}
	if again := bearing(t, a, library.SeaIslands); len(again) != len(before)-1 {
		t.Errorf("%d articles of the sea, before %d", len(again), len(before))
	}
	reading, err := a.Themes.Why(t.Context(), found[0])
	if err != nil || !slices.Contains(reading.Themes, own.Theme) || len(reading.Reasons()) == 0 {
		t.Errorf("%+v, %v", reading, err)
	}
	if a.Themes.ThemeName(own.Theme) != ownName || !slices.Contains(a.Themes.Themes(), own.Theme) {
		t.Errorf("%s, %v", a.Themes.ThemeName(own.Theme), a.Themes.Themes())
	}
	back := open(t, app.Options{Dir: a.Dir()})
	if all := back.Themes.OwnThemes(); len(all) != 1 || all[0].Name != ownName || len(bearing(t, back, own.Theme)) != len(found) {
		t.Errorf("opened again: %+v", all)
	}
	if err := a.Themes.RemoveOwnTheme(t.Context(), own.Theme, nil); err != nil {
		t.Fatal(err)
	}
	if left := bearing(t, a, own.Theme); len(left) != 0 || len(a.Themes.OwnThemes()) != 0 {
		t.Errorf("%v bear it still, %v", left, a.Themes.OwnThemes())
	}
	if err := a.Themes.RemoveOwnTheme(t.Context(), own.Theme, nil); !library.IsKind(err, library.UnknownTheme) {
		t.Errorf("removed twice: %v", err)
	}
	if s, err := a.Library().Article(t.Context(), chosen); err != nil || s.ThemesBy != library.ByPerson {
		t.Errorf("%v, %v", s.ThemesBy, err)
	}
}

func TestAnOwnThemeNeedsANameOfItsOwnAndKeywords(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	for _, name := range []string{"Biển, đảo", "bien dao", "Bien-Dao", "Biên giới trên đất liền", "Chưa phân loại", "  ", "!?"} {
		if _, err := a.Themes.SaveOwnTheme(t.Context(), name, []string{"từ khóa"}, nil); !library.IsKind(err, library.WrongUse) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := a.Themes.SaveOwnTheme(t.Context(), ownName, []string{" ", ""}, nil); !library.IsKind(err, library.WrongUse) {
		t.Errorf("without keywords: %v", err)
	}
	if len(a.Themes.OwnThemes()) != 0 {
		t.Error(a.Themes.OwnThemes())
	}
}

func TestASourcesFixedOwnThemeGoesWithTheTheme(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	own, err := a.Themes.SaveOwnTheme(t.Context(), ownName, []string{"dân vận"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.Library().AddSource(t.Context(), library.Source{
		URL: "https://example.org/rss", Title: "x", Kind: library.FeedSource, Themes: []library.Theme{library.SeaIslands, own.Theme},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Themes.RemoveOwnTheme(t.Context(), own.Theme, nil); err != nil {
		t.Fatal(err)
	}
	if s, err = a.Library().Source(t.Context(), s.ID); err != nil || !slices.Equal(s.Themes, []library.Theme{library.SeaIslands}) {
		t.Fatalf("%v, %v", s.Themes, err)
	}
}

func TestAThemeAddedByAnotherProgramReachesWhatThisOneTakesIn(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	other := open(t, app.Options{Dir: a.Dir()})
	own, err := other.Themes.SaveOwnTheme(t.Context(), ownName, []string{"ngư dân"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Bài\n\nCán bộ giúp ngư dân vá lưới."), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{file}}, nil); err != nil {
		t.Fatal(err)
	}
	if found := bearing(t, a, own.Theme); len(found) != 1 || !slices.Contains(a.Themes.Themes(), own.Theme) {
		t.Errorf("%v bear the theme; known are %v", found, a.Themes.Themes())
	}
}
