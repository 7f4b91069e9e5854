package browse

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestASearchSaysWhereItLookedAndWhatIsElsewhere(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.search.SetText("luật biên giới quốc gia")
	all := len(b.hits)
	if all == 0 || !b.scope.box.Hidden {
		t.Fatalf("%d hits in the whole library", all)
	}
	if b.elsewhere != 0 {
		t.Errorf("%d elsewhere of the whole library", b.elsewhere)
	}
	b.days = 7
	b.unread = true
	b.Show(uitest.Sea())
	if b.query == "" || b.search.Text == "" {
		t.Fatal("another place erases the query")
	}
	if b.elsewhere == 0 || len(b.hits) > 0 && b.scope.box.Hidden {
		t.Errorf("%d hits here, %d elsewhere", len(b.hits), b.elsewhere)
	}
	if where := b.where(); !strings.Contains(where, words.Say("window.only-unread")) || !strings.Contains(where, v.ThemeName(library.SeaIslands)) {
		t.Errorf("looked in %q", where)
	}
	v.Picture(t, "scope")
	if button, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.search-everywhere"))); ok {
		button.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	} else {
		t.Fatal("no way to widen")
	}
	if len(b.hits) != all || b.query == "" || b.at.Kind != kit.AllArticles {
		t.Errorf("%d hits of %d at %v for %q", len(b.hits), all, b.at, b.query)
	}
}

func TestNothingFoundHereIsNotNothingFound(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.Show(kit.Route{Kind: kit.SavedArticles})
	b.search.SetText("biển")
	said := b.empty.Text.Words()
	if len(b.hits) != 0 || b.elsewhere == 0 || !strings.Contains(said, words.Say("window.place-saved")) {
		t.Fatalf("%d hits, %d elsewhere, says %q", len(b.hits), b.elsewhere, said)
	}
	b.empty.Button.OnTapped()
	if len(b.hits) == 0 || b.query != "biển" {
		t.Errorf("%d hits for %q", len(b.hits), b.query)
	}
}

func TestTheQueryCanBeEmptiedByOnePressAndIsRemembered(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	if b.clear.Visible() {
		t.Error("an empty field offers to be emptied")
	}
	for _, query := range []string{"luật biển", "biên giới"} {
		b.search.SetText(query)
		b.rows.Open(0)
	}
	if !b.clear.Visible() {
		t.Fatal("no way to empty the field")
	}
	b.clear.OnTapped()
	if b.query != "" || b.search.Text != "" || b.clear.Visible() {
		t.Errorf("leaves %q", b.search.Text)
	}
	recent, err := v.App.Settings().RecentSearches(t.Context())
	if err != nil || strings.Join(recent, "|") != "biên giới|luật biển" {
		t.Errorf("%v, %v", recent, err)
	}
	b.showTips()
	chip, ok := uitest.Find(v.Window, uitest.Saying("luật biển"))
	if !ok {
		t.Fatal("the searches of lately are not offered")
	}
	chip.Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if b.query != "luật biển" {
		t.Errorf("searches %q", b.query)
	}
}

func TestAllOfASearchIsMarkedReadAndBack(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.search.SetText("luat bien")
	n := len(b.hits)
	before, err := v.App.Library().Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.allRead.OnTapped()
	unread := func() int {
		c, err := v.App.Library().Counts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return c.New
	}
	if unread() != before.New-n {
		t.Errorf("%d of %d are unread after %d were marked", unread(), before.New, n)
	}
	v.Notice.Act()
	if unread() != before.New {
		t.Errorf("%d of %d are unread again", unread(), before.New)
	}
}

func TestAMillionLettersInTheSearchFieldAreCut(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	fyne.CurrentApp().Clipboard().SetContent(strings.Repeat("biển ", 200_000))
	v.Window.Canvas().Focus(b.search)
	b.search.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	if n := len([]rune(b.search.Text)); n != 200 || len([]rune(b.empty.Text.Words())) > 400 {
		t.Errorf("%d letters, and says %d", n, len(b.empty.Text.Words()))
	}
}

func TestSavedArticlesAreNarrowedToATheme(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	sea, land := v.Articles(t, library.SeaIslands), v.Articles(t, library.LandBorders)
	for _, id := range []int64{sea[0].ID, land[0].ID} {
		if err := v.App.Library().SetSaved(t.Context(), id, true); err != nil {
			t.Fatal(err)
		}
	}
	if b.ofTheme.Visible() {
		t.Error("a place of all articles has the theme of the saved ones")
	}
	b.Show(kit.Route{Kind: kit.SavedArticles})
	all := len(b.hits)
	if !b.ofTheme.Visible() || all == 0 {
		t.Fatalf("%d saved", all)
	}
	for _, theme := range []library.Theme{library.SeaIslands, library.LandBorders} {
		b.themed = theme
		b.refilter()
		want, err := v.App.Library().List(t.Context(), library.Filter{Saved: true, Theme: theme})
		if err != nil || len(b.hits) != len(want) || len(want) == 0 {
			t.Errorf("%s: %d, want %d, %v", theme, len(b.hits), len(want), err)
		}
	}
	v.Picture(t, "saved-themed")
	b.Show(kit.Route{Kind: kit.AllArticles})
	if b.themed != "" || b.filter().Theme != "" {
		t.Errorf("the theme goes along: %q", b.themed)
	}
}
