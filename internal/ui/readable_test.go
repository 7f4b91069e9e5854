package ui

import (
	"encoding/json"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// lived is a window on a library that somebody works with: articles, one read, an outline, sessions past and to come.
func lived(t *testing.T) *Window {
	t.Helper()
	v := withOutline(t)
	for _, said := range []string{
		`{"date": "2026-03-05", "form": "ket-hop", "level": "xa", "place": {"commune": "Phường Long Châu", "hamlet": "Khóm 4", "venue": "Nhà văn hóa khóm 4"}, "present": 60, "themes": ["bien-dao", "bien-gioi"]}`,
		`{"date": "2026-11-20", "status": "held", "place": {"commune": "Xã Mẫu"}}`,
	} {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal([]byte(said), &fields); err != nil {
			t.Fatal(err)
		}
		if _, err := v.app.Sessions.Save(t.Context(), []app.SessionChange{{Fields: fields}}); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// leastRoom is the width, measured in text of 100 %, from which on every page can be read without turning anything: that of the
// smallest screen with the usual text, of 1024 with 150 % and of 1366 with 200 %.
const leastRoom = 640

// TestEveryPageCanBeReadAtEverySize walks all pages in both languages, in text of 80 to 200 %, in windows down to 640×480.
func TestEveryPageCanBeReadAtEverySize(t *testing.T) {
	t.Cleanup(func() { words.Use(words.Vietnamese) })
	for _, l := range words.Languages() {
		words.Use(l)
		v := lived(t)
		outline := v.at.Outline
		pages := []kit.Route{
			{Kind: kit.TodayPage},
			{Kind: kit.AllArticles},
			sea(),
			{Kind: kit.SavedArticles},
			{Kind: kit.NotesPage},
			{Kind: kit.OutlinesPage},
			{Kind: kit.OutlinePage, Outline: outline},
			{Kind: kit.SessionsPage},
			{Kind: kit.ReportsPage},
			{Kind: kit.SourcesPage},
			{Kind: kit.SettingsPage},
			{Kind: kit.HelpPage},
			{Kind: kit.WelcomePage},
		}
		percents := []int{80, 100, 150, 200}
		if testing.Short() { // what does not fit shows in no other size sooner than in these
			percents = []int{100, 150}
		}
		for _, percent := range percents {
			fyne.CurrentApp().Settings().SetTheme(kit.Look(percent, settings.Light))
			v.restyle()
			for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1024, 640), fyne.NewSize(640, 480)} {
				if size.Width*100 < leastRoom*float32(percent) {
					continue
				}
				v.Window.Resize(size)
				for _, page := range pages {
					v.show(page)
					name := fmt.Sprintf("%s-%d-%.0f-%s", l, percent, size.Width, page.Kind)
					for _, fault := range uitest.Unreadable(v.Window) {
						t.Errorf("%s: %s", name, fault)
					}
					(&uitest.Host{PageContext: v.PageContext}).Picture(t, name)
				}
			}
		}
	}
}
