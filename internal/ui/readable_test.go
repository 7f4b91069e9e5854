package ui

import (
	"encoding/json"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// lived is a window on a library that somebody works with: articles, one read, an outline, sessions past and to come. It returns
// one of these too.
func lived(t *testing.T) (*Window, library.Session) {
	t.Helper()
	v := withOutline(t)
	var first library.Session
	for i, said := range []string{
		`{"date": "2026-03-05", "form": "ket-hop", "level": "xa", "place": {"commune": "Phường Long Châu", "hamlet": "Khóm 4", "venue": "Nhà văn hóa khóm 4"}, "present": 60, "themes": ["bien-dao", "bien-gioi"]}`,
		`{"date": "2026-11-20", "status": "held", "place": {"commune": "Xã Mẫu"}}`,
	} {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal([]byte(said), &fields); err != nil {
			t.Fatal(err)
		}
		saved, err := v.app.Sessions.Save(t.Context(), []app.SessionChange{{Fields: fields}})
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = saved[0].Session
		}
	}
	return v, first
}

// stop is a place of the walk, and what is opened there.
type stop struct {
	name string
	at   kit.Route
	open func(v *Window)
}

// walk goes to every page, and to what opens on it.
func walk(outline int64, held library.Session) []stop {
	press := func(key string) func(v *Window) {
		return func(v *Window) {
			for _, o := range uitest.Within(v.pages[v.at.Kind].enter().Content(), uitest.Saying(words.Say(key))) {
				if button, is := o.(fyne.Tappable); is {
					button.Tapped(&fyne.PointEvent{})
				}
			}
		}
	}
	page := func(kind kit.RouteKind) stop { return stop{string(kind), kit.Route{Kind: kind}, nil} }
	paper := kit.Route{Kind: kit.OutlinePage, Outline: outline}
	list := kit.Route{Kind: kit.SessionsPage}
	return []stop{
		page(kit.TodayPage), page(kit.AllArticles),
		{"sea", sea(), nil},
		page(kit.SavedArticles),
		{"article", kit.Route{Kind: kit.AllArticles}, func(v *Window) { v.browse().Step(1) }},
		page(kit.NotesPage), page(kit.OutlinesPage),
		{"material", paper, press("window.material")},
		{"paper", paper, press("window.turn-paper")},
		{"pdf", paper, press("window.save-pdf")},
		{"print", paper, press("window.print-to")},
		{"outline", paper, press("window.turn-outline")},
		{"details", paper, press("window.details-edit")},
		{"letterhead", paper, press("window.letterhead-edit")},
		{"known", paper, press("window.details-done")},
		{"plan", paper, press("window.plan-edit")},
		{string(kit.SessionsPage), list, press("reading.to-list")},
		{"send", list, press("talks.hand-on")},
		{"take", list, press("talks.take")},
		{"paste", list, press("talks.paste")},
		{"session", kit.Route{Kind: kit.SessionsPage, Session: held.UID}, nil},
		page(kit.ReportsPage),
		{"inbox", kit.Route{Kind: kit.ReportsPage}, press("inbox.open")},
		page(kit.SourcesPage),
		{"suggested", kit.Route{Kind: kit.SourcesPage}, press("sources.suggested")},
		page(kit.SettingsPage), page(kit.HelpPage), page(kit.WelcomePage),
	}
}

// TestEveryPageCanBeReadAtEverySize walks all pages in both languages, in text of 80 to 200 %, in windows down to 640×480.
func TestEveryPageCanBeReadAtEverySize(t *testing.T) {
	t.Cleanup(func() { words.Use(words.Vietnamese) })
	for _, l := range words.Languages() {
		words.Use(l)
		v, held := lived(t)
		stops := walk(v.at.Outline, held)
		percents := []int{80, 100, 150, 200}
		if testing.Short() { // what does not fit shows in no other size sooner than in these
			percents = []int{100, 200}
		}
		for _, percent := range percents {
			fyne.CurrentApp().Settings().SetTheme(kit.Look(percent, settings.Light))
			v.restyle()
			for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1024, 640), fyne.NewSize(640, 480)} {
				v.Window.Resize(size)
				for _, stop := range stops {
					if v.at != stop.at {
						v.show(stop.at)
					}
					if stop.open != nil {
						stop.open(v)
					}
					name := fmt.Sprintf("%s-%d-%.0f-%s", l, percent, size.Width, stop.name)
					for _, fault := range uitest.Unreadable(v.Window) {
						t.Errorf("%s: %s", name, fault)
					}
					(&uitest.Host{PageContext: v.PageContext}).Picture(t, name)
					v.CloseDialog()
				}
			}
		}
	}
}
