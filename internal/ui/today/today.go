// Package today is the page a day begins with: the next session, the outlines worked on last, what the quarter has come to, and
// what is new of each theme. Each is one click from its thing.
package today

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// DayLooker tells what there is today, and begins what is missing: the outline of a session.
type DayLooker interface {
	Look(ctx context.Context) (app.Day, error)
	Prepare(ctx context.Context, session string) (library.Outline, error)
}

// DayPage is the page.
type DayPage struct {
	*kit.PageContext
	look  DayLooker
	read  func(article int64, t library.Theme) // opens an article
	print func(o library.Outline)              // opens the leaflet of an outline
	place kit.Slot
	makes kit.Slot // begins an outline

	day    app.Day
	unread *library.Counts // nil until they are counted
	news   []*dayCard      // of the day's themes

	box     *fyne.Container
	heading *widgets.Label
	about   *widgets.Label
	cards   *fyne.Container
	view    *widgets.Scrolled
}

// New is the page without a day. read opens an article of a theme, print the leaflet of an outline.
func New(d *kit.PageContext, look DayLooker, read func(article int64, t library.Theme), print func(o library.Outline)) *DayPage {
	p := &DayPage{PageContext: d, look: look, read: read, print: print}
	p.heading = widgets.NewLabel("", widgets.TextStyle{Size: 25, Leading: 33, Colour: widgets.Ink, Bold: true})
	p.about = widgets.NewLabel("", widgets.Body.In(widgets.Soft))
	p.cards = container.New(&cardGrid{})
	p.view = widgets.NewScrolled(container.New(widgets.Inset{Top: 26, Left: 40, Right: 40, Bottom: 26},
		container.New(widgets.Column{}, p.heading, p.about, container.New(widgets.Inset{Top: 18}, p.cards))))
	p.box = container.NewStack(p.view)
	return p
}

// Content is the page, which Show loads.
func (p *DayPage) Content() fyne.CanvasObject { return p.box }

// Show loads the day.
func (p *DayPage) Show(kit.Route) { p.update() }

func (p *DayPage) update() {
	kit.Load(p.Tasks, &p.place, p.look.Look, func(d app.Day, err error) {
		if p.Fail(err, p.update) {
			return
		}
		p.fill(d)
		p.Changed(kit.CountsChanged) // counted behind what can be read
	})
}

// Count shows how much is unread.
func (p *DayPage) Count(c library.Counts) {
	p.unread = &c
	if len(p.cards.Objects) > 0 {
		p.tellUnread()
		p.view.Relayout()
	}
}

// tellUnread says how much is unread, in all and of each theme.
func (p *DayPage) tellUnread() {
	p.about.SetText(sentence(p.day, p.unread))
	if p.unread == nil {
		return
	}
	for i, n := range p.day.News {
		count := ""
		if unread := p.unread.Unread[n.Theme]; unread > 0 {
			count = words.Say("today.count", "count", strconv.Itoa(unread))
		}
		p.news[i].count.SetText(count)
		p.news[i].head.Refresh()
	}
}

// fill shows a day.
func (p *DayPage) fill(d app.Day) {
	p.day = d
	p.heading.SetText(dayName(d.Date.Moment().Time()))
	p.news = nil
	cards := []fyne.CanvasObject{p.next(d), p.drafts(d), p.quarter(d)}
	for _, news := range d.News {
		card := p.newsOf(news)
		p.news, cards = append(p.news, card), append(cards, card.box)
	}
	p.cards.Objects = cards
	p.tellUnread()
	p.view.Relayout()
	p.box.Refresh()
}

// sentence says what the day brings, as far as it is known.
func sentence(d app.Day, unread *library.Counts) string {
	var parts []string
	switch {
	case d.Empty:
		parts = append(parts, words.Say("today.nothing-yet"))
	case unread == nil:
	case unread.New > 0:
		parts = append(parts, words.Say("today.new", "count", unread.New))
	default:
		parts = append(parts, words.Say("today.nothing-new"))
	}
	if d.Week > 0 {
		parts = append(parts, words.Say("today.week", "count", d.Week))
	}
	return strings.Join(parts, " ")
}

// next is the card of the next session.
func (p *DayPage) next(d app.Day) fyne.CanvasObject {
	c := newDayCard(words.Say("today.next"))
	c.primary()
	if d.Next == nil {
		c.add(widgets.NewLabel(words.Say("today.no-session"), widgets.Body.In(widgets.Soft)))
		c.actions(widgets.NewButton(words.Say("today.plan"), widgets.Normal, func() { p.GoTo(kit.Route{Kind: kit.SessionsPage, Planned: true}) }))
		return c.box
	}
	s := d.Next
	when := viet.ShortDate(s.Date)
	if session.DateOf(s.Date) == d.Date {
		when = words.Say("today.this-day")
	}
	if s.Start.Known() {
		when = s.Start.String() + " " + when
	}
	where := strings.Join(filled(s.Place.Venue, s.Place.Hamlet, s.Place.Commune), ", ")
	c.add(widgets.NewLabel(strings.Join(filled(when, where), " · "), widgets.TextStyle{Size: 20, Leading: 28, Colour: widgets.Ink, Bold: true}))
	c.add(widgets.NewLabel(p.aboutSession(s), widgets.Body))
	see := widgets.NewButton(words.Say("today.see-session"), widgets.Normal, func() { p.GoTo(kit.Route{Kind: kit.SessionsPage, Session: s.UID}) })
	switch o := d.Outline; {
	case o != nil:
		c.actions(
			widgets.NewButton(words.Say("today.open-outline"), widgets.Primary, func() { p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID}) }),
			widgets.NewButton(words.Say("today.print-leaflet"), widgets.Normal, func() { p.print(*o) }),
			widgets.NewButton(words.Say("present.present"), widgets.Normal, func() { p.Present(*o) }), see,
		)
	case d.Bare:
		var begin *widgets.Button
		begin = widgets.NewButton(words.Say("window.compose"), widgets.Primary, func() { p.prepare(s.UID, begin) })
		c.actions(begin, see)
	default:
		c.actions(see)
	}
	return c.box
}

// prepare begins the outline of a session and opens it.
func (p *DayPage) prepare(uid string, begin *widgets.Button) {
	begin.Enable(false)
	var o library.Outline
	kit.Do(p.Tasks, &p.makes, func(ctx context.Context) (err error) {
		o, err = p.look.Prepare(ctx, uid)
		return err
	}, func(err error) {
		begin.Enable(true)
		if p.Fail(err, func() { p.prepare(uid, begin) }) {
			return
		}
		p.Changed(kit.CountsChanged)
		p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID})
	})
}

// aboutSession is what is spoken of, to whom and for how long.
func (p *DayPage) aboutSession(s *library.Session) string {
	about := s.OutlineTitle
	if about == "" {
		var themes []string
		for _, t := range s.Themes {
			themes = append(themes, p.ThemeName(t))
		}
		about = strings.Join(themes, ", ")
	}
	var groups []string
	for _, a := range s.Audiences {
		groups = append(groups, a.Group)
	}
	length := ""
	if s.Minutes.Known() {
		length = words.Say("today.minutes", "count", s.Minutes.Number())
	}
	return strings.Join(filled(about, strings.Join(groups, ", "), length), " · ")
}

// drafts is the card of the outlines worked on last.
func (p *DayPage) drafts(d app.Day) fyne.CanvasObject {
	c := newDayCard(words.Say("today.drafts"))
	for _, draft := range d.Drafts {
		title := kit.Cut(cmp.Or(draft.Title, words.Say("window.untitled")), 120)
		style := widgets.Small.Larger().In(widgets.Ink)
		text := title + " · " + words.Say("today.edited", "date", viet.ShortDate(draft.Saved))
		if draft.Changed > 0 {
			style, text = style.In(widgets.Bad), words.Say("today.changed", "title", title, "count", draft.Changed)
		}
		c.line(text, style, func() { p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: draft.ID}) })
	}
	if len(d.Drafts) == 0 {
		c.add(widgets.NewLabel(words.Say("today.no-drafts"), widgets.Body.In(widgets.Soft)))
		c.actions(widgets.NewButton(words.Say("window.outline-new"), widgets.Normal, func() { p.Compose(nil, "") }))
	}
	return c.box
}

// quarter is the card of what was held this quarter, and of what lacks.
func (p *DayPage) quarter(d app.Day) fyne.CanvasObject {
	c := newDayCard(words.Say("today.quarter"))
	heads := words.Say("today.unknown")
	if d.Heads.Known() {
		heads = words.Figure(viet.Grouped(d.Heads.Number()))
	}
	large := widgets.TextStyle{Size: 30, Leading: 36, Colour: widgets.Ink, Bold: true}
	figure := func(number, unit string) fyne.CanvasObject {
		return container.New(widgets.Column{}, widgets.NewLine(number, large), widgets.NewLine(unit, widgets.Body))
	}
	c.add(container.New(widgets.Flow{Gap: 28, Between: 6}, figure(words.Figure(viet.Grouped(d.Sessions)), words.Say("today.sessions")), figure(heads, words.Say("today.heads"))))
	reports := func() { p.GoTo(kit.Route{Kind: kit.ReportsPage}) }
	for _, t := range d.Silent {
		c.line(words.Say("today.silent", "theme", p.ThemeName(t)), widgets.Small.Larger().In(widgets.Ink), reports)
	}
	if d.Due > 0 {
		c.line(words.Say("today.due", "count", d.Due), widgets.Small.Larger().In(widgets.Bad), func() { p.GoTo(kit.Route{Kind: kit.SessionsPage}) })
	}
	return c.box
}

// newsOf is the card of a theme.
func (p *DayPage) newsOf(n app.ThemeNews) *dayCard {
	c := newDayCard(p.ThemeName(n.Theme))
	c.band(n.Theme)
	for _, a := range n.Latest {
		title := kit.Cut(a.Title, 160)
		if a.Gone {
			title += " · " + kit.GoneText(a)
		}
		c.line(title, widgets.Small.Larger().In(widgets.Ink), func() { p.read(a.ID, n.Theme) })
	}
	if p.day.Empty {
		c.add(widgets.NewLabel(words.Say("today.empty"), widgets.Body.In(widgets.Soft)))
		c.actions(widgets.NewLink(words.Say("sources.go"), func() { p.GoTo(kit.Route{Kind: kit.SourcesPage}) }))
		return c
	}
	if len(n.Latest) == 0 {
		key := "today.all-read"
		if n.None {
			key = "today.none-of-theme"
		}
		c.add(widgets.NewLabel(words.Say(key), widgets.Body.In(widgets.Soft)))
	}
	more := words.Say("today.see-theme")
	c.actions(widgets.NewLink(more, func() { p.GoTo(kit.Route{Kind: kit.ThemeArticles, Theme: n.Theme}) }))
	return c
}

// filled returns the texts that say something.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}

// dayName is a day as one says it: «Thứ Hai, ngày 30 tháng 11».
func dayName(day time.Time) string {
	weekdays := strings.Split(words.Say("talks.week-long"), "|") // from Monday
	return words.Say("today.date", "weekday", weekdays[(int(day.Weekday())+len(weekdays)-1)%len(weekdays)], "day", day.Day(), "month", int(day.Month()))
}
