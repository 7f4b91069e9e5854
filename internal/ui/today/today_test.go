package today

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// given is a day of the test.
type given app.Day

func (g given) Look(context.Context) (app.Day, error) { return app.Day(g), nil }

func (g given) Prepare(_ context.Context, uid string) (library.Outline, error) {
	if g.Next == nil || g.Next.UID != uid {
		return library.Outline{}, library.Fail(library.UnknownSession, uid, nil)
	}
	return library.Outline{ID: 31}, nil
}

// full is a day with everything on it.
func full() given {
	outline := int64(7)
	return given{
		Date: session.NewDate(2026, 6, 27), Week: 1, Due: 2, Sessions: 12, Heads: library.AmountOf(846),
		Next: &library.Session{
			UID: "b1", Date: library.Day(2026, 6, 27), Start: library.StartAt(19, 0), Place: library.SessionPlace{Hamlet: "Khóm 4", Commune: "Phường 1"}, Outline: &outline,
			OutlineTitle: "Biển, đảo quê hương", Audiences: []library.Audience{{Group: "hội viên phụ nữ"}}, Minutes: library.AmountOf(30),
		},
		Outline: &library.Outline{ID: outline, Title: "Biển, đảo quê hương"},
		Drafts: []app.Draft{
			{Outline: library.Outline{ID: 8, Title: "Biên giới hòa bình, hữu nghị", Saved: library.Day(2026, 6, 26)}},
			{Outline: library.Outline{ID: 9, Title: "Luật Biển 2012"}, Changed: 1},
		},
		Silent: []library.Theme{library.LandBorders},
		News: []app.ThemeNews{
			{Theme: library.SeaIslands, Latest: []library.Summary{{ID: 21, Title: "Những nội dung cơ bản của Luật Biển Việt Nam"}, {ID: 22, Title: "Chống khai thác hải sản bất hợp pháp: điều ngư dân cần biết"}}},
			{Theme: library.LandBorders, Latest: []library.Summary{{ID: 23, Title: "Luật Biên giới quốc gia: những điều cần nhớ"}}},
			{Theme: library.ForeignInformation},
		},
	}
}

// opened is what the page asked to read and to print.
type opened struct {
	article int64
	theme   library.Theme
	printed int64
}

func shown(t *testing.T, day given) (*uitest.Host, *opened) {
	t.Helper()
	h, o, p := showing(t, day)
	p.Count(library.Counts{})
	return h, o
}

func showing(t *testing.T, day given) (*uitest.Host, *opened, *DayPage) {
	t.Helper()
	h := uitest.NewHost(t, app.Options{})
	o := &opened{}
	p := New(h.PageContext, day, func(id int64, theme library.Theme) { o.article, o.theme = id, theme }, func(x library.Outline) { o.printed = x.ID })
	h.Show(p.Content())
	p.Show(kit.Route{Kind: kit.TodayPage})
	return h, o, p
}

// What there is to read stands there before it is counted how much that is; the page asks for the figures when it does.
func TestTheDayStandsBeforeAllIsCounted(t *testing.T) {
	h, _, p := showing(t, full())
	before := uitest.SaysIn(p.Content())
	if !strings.Contains(before, "Luật Biên giới quốc gia") || strings.Contains(before, words.Say("today.nothing-new")) {
		t.Errorf("before: %q", before)
	}
	if !slices.Contains(h.Told, kit.CountsChanged) {
		t.Error("it asks for no figures")
	}
	p.Count(library.Counts{New: 29, Unread: map[library.Theme]int{library.SeaIslands: 14}})
	after := uitest.SaysIn(p.Content())
	for _, want := range []string{words.Say("today.new", "count", 29), words.Say("today.count", "count", "14")} {
		if strings.Contains(before, want) || !strings.Contains(after, want) {
			t.Errorf("%q is not told behind the rest: %q", want, after)
		}
	}
}

// tap taps what says some words.
func tap(t *testing.T, h *uitest.Host, said string) {
	t.Helper()
	found, ok := uitest.Find(h.Window, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *widgets.TextLink:
			return strings.HasPrefix(o.Words(), said)
		case *widgets.Button:
			return o.Label() == said
		}
		return false
	})
	if !ok {
		t.Fatalf("nothing in sight says %q", said)
	}
	found.Object.(fyne.Tappable).Tapped(nil)
}

func TestEachThingIsOneClickAway(t *testing.T) {
	h, o := shown(t, full())
	h.Picture(t, "hom-nay")
	for _, c := range []struct {
		tap string
		to  kit.Route
	}{
		{words.Say("today.open-outline"), kit.Route{Kind: kit.OutlinePage, Outline: 7}},
		{words.Say("today.see-session"), kit.Route{Kind: kit.SessionsPage, Session: "b1"}},
		{"Biên giới hòa bình, hữu nghị", kit.Route{Kind: kit.OutlinePage, Outline: 8}},
		{words.Say("today.changed", "title", "Luật Biển 2012", "count", 1), kit.Route{Kind: kit.OutlinePage, Outline: 9}},
		{words.Say("today.silent", "theme", h.ThemeName(library.LandBorders)), kit.Route{Kind: kit.ReportsPage}},
		{words.Say("today.due", "count", 2), kit.Route{Kind: kit.SessionsPage}},
		{words.Say("today.see-theme"), kit.Route{Kind: kit.ThemeArticles, Theme: library.ForeignInformation}}, // of the last card
	} {
		if tap(t, h, c.tap); h.At != c.to {
			t.Errorf("%q leads to %v, want %v", c.tap, h.At, c.to)
		}
	}
	tap(t, h, "Luật Biên giới quốc gia")
	if o.article != 23 || o.theme != library.LandBorders {
		t.Errorf("opens article %d of %s", o.article, o.theme)
	}
	tap(t, h, words.Say("today.print-leaflet"))
	if o.printed != 7 {
		t.Errorf("prints outline %d", o.printed)
	}
	presented := int64(0)
	h.OnPresent = func(x library.Outline) { presented = x.ID }
	tap(t, h, words.Say("present.present"))
	if presented != 7 {
		t.Errorf("presents outline %d", presented)
	}
}

func TestASessionWithoutAnOutlineIsGivenOne(t *testing.T) {
	day := full()
	day.Outline, day.Next.Outline, day.Next.OutlineTitle = nil, nil, ""
	h, _ := shown(t, day)
	if strings.Contains(uitest.SaysIn(h.Window.Content()), words.Say("window.compose")) {
		t.Error("an outline is offered for a session of another library")
	}
	day.Bare = true
	h, _ = shown(t, day)
	h.Picture(t, "hom-nay-chua-co-de-cuong")
	if tap(t, h, words.Say("window.compose")); h.At != (kit.Route{Kind: kit.OutlinePage, Outline: 31}) {
		t.Errorf("it leads to %v", h.At)
	}
}

// A figure that is not known is said to be so, and a day of nothing says what to do.
func TestAnEmptyDaySaysWhatToDo(t *testing.T) {
	h, _ := shown(t, given{Date: session.NewDate(2026, 6, 28), News: []app.ThemeNews{{Theme: library.SeaIslands}}})
	var all []string
	for _, s := range uitest.InSight(h.Window, func(o fyne.CanvasObject) bool { _, ok := o.(*widgets.Label); return ok }) {
		all = append(all, s.Object.(*widgets.Label).Words())
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{"Chủ Nhật, ngày 28 tháng 6", words.Say("today.nothing-new"), words.Say("today.no-session"), words.Say("today.no-drafts"), words.Say("today.unknown"), words.Say("today.all-read")} {
		if !strings.Contains(text, want) {
			t.Errorf("%q does not stand there: %q", want, text)
		}
	}
}

func TestWhatWasNeverThereIsNotCalledRead(t *testing.T) {
	day := given{Date: session.NewDate(2026, 6, 28), News: []app.ThemeNews{{Theme: library.SeaIslands, None: true}, {Theme: library.LandBorders}}}
	h, _ := shown(t, day)
	text := uitest.SaysIn(h.Window.Content())
	if strings.Count(text, words.Say("today.all-read")) != 1 || strings.Count(text, words.Say("today.none-of-theme")) != 1 {
		t.Errorf("of a theme without articles it says %s", text)
	}
	day.Empty = true
	h, _ = shown(t, day)
	text = uitest.SaysIn(h.Window.Content())
	if strings.Contains(text, words.Say("today.all-read")) || strings.Contains(text, words.Say("today.nothing-new")) || !strings.Contains(text, words.Say("today.nothing-yet")) {
		t.Errorf("of an empty library it says %s", text)
	}
	h.Picture(t, "hom-nay-trong")
	tap(t, h, words.Say("sources.go"))
	if h.At.Kind != kit.SourcesPage {
		t.Errorf("it leads to %s", h.At.Kind)
	}
}

// On small windows and with large letters the cards stand below each other, and none over another.
func TestCardsKeepApart(t *testing.T) {
	h, _ := shown(t, full())
	for _, size := range []fyne.Size{{Width: 1712, Height: 1080}, {Width: 1158, Height: 768}, {Width: 948, Height: 640}, {Width: 560, Height: 480}} {
		h.Window.Resize(size)
		cards := uitest.Within(h.Window.Content(), func(o fyne.CanvasObject) bool {
			c, ok := o.(*fyne.Container)
			if !ok {
				return false
			}
			_, ok = c.Layout.(framed)
			return ok
		})
		if len(cards) != 6 {
			t.Fatalf("%d cards", len(cards))
		}
		for i, a := range cards {
			if a.Position().X+a.Size().Width > size.Width || a.Size().Height < 40 {
				t.Errorf("%v: card %d is %v at %v", size, i, a.Size(), a.Position())
			}
			for _, b := range cards[i+1:] {
				if a.Position().X < b.Position().X+b.Size().Width && b.Position().X < a.Position().X+a.Size().Width &&
					a.Position().Y < b.Position().Y+b.Size().Height && b.Position().Y < a.Position().Y+a.Size().Height {
					t.Errorf("%v: two cards stand over each other", size)
				}
			}
		}
	}
}
