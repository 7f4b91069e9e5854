// Package sessions is the page of the talks that are planned and were held: a month, its list, and one to fill in.
package sessions

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// SessionKeeper writes sessions down and looks them up.
type SessionKeeper interface {
	Save(ctx context.Context, changes []app.SessionChange) ([]app.Saved, error)
	List(ctx context.Context, q app.SessionQuery) ([]library.Session, error)
	Names(ctx context.Context) (store.SessionNames, error)
	Session(ctx context.Context, uid string) (library.Session, error)
}

// SessionStarter begins a session: with the office whose it is, and with what an outline says of the talk.
type SessionStarter interface {
	NewSession(ctx context.Context, day library.Moment) (library.Session, error)
	OfOutline(ctx context.Context, outline int64) (library.Session, error)
}

// SessionNeeds is what the page asks of the program; Now is the clock.
type SessionNeeds struct {
	Keep     SessionKeeper
	Start    SessionStarter
	Exchange Exchanger
	Send     ReportSender
	Amounts  AmountChooser
	Attached AttachmentKeeper
	Past     SessionHistorian
	Widths   kit.PaneMemory
	Now      func() time.Time
}

// SessionList is the page.
type SessionList struct {
	*kit.PageContext
	needs    SessionNeeds
	place    kit.Slot
	opens    kit.Slot
	writes   kit.Slot
	names    store.SessionNames
	notAsked []string
	month    time.Time // its first day
	day      time.Time // of which the sessions are listed, none for the whole month
	theme    library.Theme
	commune  string
	open     bool // only those that still lack their result
	all      []library.Session

	box     *fyne.Container
	title   *widgets.Label
	grid    *widgets.MonthGrid
	themes  *widgets.Chip
	places  *widgets.Chip
	lacking *widgets.Chip
	count   *widgets.Label
	list    *fyne.Container
	view    *widgets.Scrolled
	empty   *kit.EmptyState
	form    *talkForm
	files   *transfer
}

// New is the page on the month of today.
func New(d *kit.PageContext, needs SessionNeeds) *SessionList {
	p := &SessionList{PageContext: d, needs: needs, month: firstOf(needs.Now()), empty: kit.NewEmptyState()}
	p.title = widgets.NewLine("", widgets.Section)
	back := widgets.NewIconButton(kit.Icon("left.svg"), words.Say("talks.month-before"), func() { p.turn(-1) })
	forth := widgets.NewIconButton(kit.Icon("right.svg"), words.Say("talks.month-after"), func() { p.turn(1) })
	begin := widgets.NewButton(words.Say("talks.new"), widgets.Primary, p.begin)
	p.grid = widgets.NewMonthGrid(listOf("talks.week"))
	p.grid.OnDay = p.chooseDay
	p.themes = widgets.NewFilterChip("", p.askTheme)
	p.places = widgets.NewFilterChip("", p.askCommune)
	p.lacking = widgets.NewFilterChip(words.Say("talks.lacking"), func() { p.open = !p.open; p.refresh() })
	p.count = widgets.NewLine("", widgets.Small)
	p.list = container.New(widgets.Column{})
	p.view = widgets.NewScrolled(container.New(kit.Layered{}, p.list, p.empty.Box))
	p.form = newForm(p)
	p.files = newTransfer(p, needs.Exchange)
	top := container.New(widgets.Column{},
		container.New(widgets.Around(0, 14), container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 6, Spread: 1}, Height: 52},
			p.title, widgets.NewGap(), container.New(widgets.Bar{Gap: 6, Spread: -1}, back, forth), begin)),
		widgets.NewRule(),
		container.New(widgets.Inset{Top: 4, Left: 14, Right: 14, Bottom: 8}, p.grid), widgets.NewRule(),
		container.New(widgets.Around(9, 14), container.New(widgets.Flow{Gap: 8, Between: 6}, p.themes, p.places, p.lacking, p.count)), widgets.NewRule())
	foot := container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(8, 14), p.files.bar))
	panes := &kit.Panes{
		DraggedPane: kit.NewLeftPane(d, needs.Widths, "sessions", func() { p.box.Refresh() }), Least: 330, Most: 430, Share: 0.36,
		Opened: p.form.isOpen, OnTurns: p.form.takeTurns,
	}
	p.box = container.New(panes, kit.Pinned(top, foot, p.view), p.form.box, panes.Divider)
	panes.Recall()
	return p
}

func firstOf(t time.Time) time.Time {
	t = t.In(library.Vietnam)
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// Content is the page, which Show loads.
func (p *SessionList) Content() fyne.CanvasObject { return p.box }

// Escape goes back to the list where a session stands in its place, and tells whether one did.
func (p *SessionList) Escape() bool {
	covers := p.form.toList.Visible() && p.form.isOpen()
	if covers {
		p.form.leave()
	}
	return covers
}

// Take takes sessions in from files, .buoi or .xlsx.
func (p *SessionList) Take(files []string) { p.files.take(files, app.Agreement{Whole: true}) }

// Show opens a session, that of an outline, a new one that is to come, or the page as it was left.
func (p *SessionList) Show(at kit.Route) {
	p.update()
	switch {
	case at.Session != "":
		kit.Load(p.Tasks, &p.opens, func(ctx context.Context) (library.Session, error) { return p.needs.Keep.Session(ctx, at.Session) }, p.opened)
	case at.Outline != 0:
		kit.Load(p.Tasks, &p.opens, func(ctx context.Context) (f foundSession, err error) {
			if f.now, err = p.needs.Start.OfOutline(ctx, at.Outline); err == nil && f.now.UID != "" {
				f.was, err = p.needs.Keep.Session(ctx, f.now.UID)
			}
			return f, err
		}, func(f foundSession, err error) { p.spoken(at, f, err) })
	case at.Planned:
		p.beginAs(library.PlannedSession)
	}
}

func (p *SessionList) opened(s library.Session, err error) {
	if p.Fail(err, nil) {
		return
	}
	p.follow(s.Date)
	p.form.open(s)
}

// follow lists the month of the session that is open, and the whole of it where another day was chosen: what one writes down is
// not to be missing from the list beside it.
func (p *SessionList) follow(day library.Moment) {
	if day.Known() {
		month := firstOf(day.Time())
		if !month.Equal(p.month) || !p.day.IsZero() && session.DateOf(day) != session.NewDate(p.day.Year(), p.day.Month(), p.day.Day()) {
			p.month, p.day = month, time.Time{}
		}
	}
	p.update()
}

// loadedMonth is what update loads.
type loadedMonth struct {
	sessions []library.Session
	names    store.SessionNames
	notAsked []string
}

func (p *SessionList) update() {
	from := session.NewDate(p.month.Year(), p.month.Month(), 1)
	q := app.SessionQuery{Period: session.Period{From: from - 6, To: from + 6*7}} // the days of the neighbours in sight too
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (loadedMonth, error) {
		names, err := p.needs.Keep.Names(ctx)
		if err != nil {
			return loadedMonth{}, err
		}
		notAsked, err := p.needs.Amounts.NotAsked(ctx)
		if err != nil {
			return loadedMonth{}, err
		}
		all, err := p.needs.Keep.List(ctx, q)
		return loadedMonth{all, names, notAsked}, err
	}, func(m loadedMonth, err error) {
		if !p.Fail(err, p.update) {
			p.all, p.names = m.sessions, m.names
			p.form.offer(m.names)
			p.ask(m.notAsked)
			p.refresh()
		}
	})
}

// ask shows the numbers that are asked for.
func (p *SessionList) ask(not []string) {
	if slices.Equal(p.notAsked, not) {
		return
	}
	p.notAsked = not
	p.form.showAmounts()
	p.form.refit()
}

// turn goes months on or back.
func (p *SessionList) turn(months int) { p.show(p.month.AddDate(0, months, 0)) }

func (p *SessionList) show(month time.Time) {
	p.month, p.day = month, time.Time{}
	p.update()
}

// chooseDay lists one day, or the whole month again; a day of a neighbour leads there.
func (p *SessionList) chooseDay(day time.Time) {
	if p.day.Equal(day) {
		day = time.Time{}
	}
	if !day.IsZero() && day.Month() != p.month.Month() {
		p.show(time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC))
	}
	p.day = day
	p.refresh()
}

// begin opens a new session, on the chosen day or today.
func (p *SessionList) begin() { p.beginAs("") }

// beginAs opens a new session of a status, "" for what its day makes of it.
func (p *SessionList) beginAs(status library.SessionStatus) {
	day := p.day
	if day.IsZero() {
		day = p.needs.Now().In(library.Vietnam)
	}
	kit.Load(p.Tasks, &p.opens, func(ctx context.Context) (library.Session, error) {
		s, err := p.needs.Start.NewSession(ctx, library.Day(day.Year(), day.Month(), day.Day()))
		s.Status = status
		return s, err
	}, p.opened)
}

// lacksResult tells of a session whose time has come that nobody wrote down who was there.
func lacksResult(s library.Session, now time.Time) bool {
	_, _, heads := session.Heads(s)
	switch s.Status {
	case library.CancelledSession:
		return false
	case library.PlannedSession:
		return !toCome(s, now)
	}
	return session.DateOf(s.Date) <= session.DayOf(now) && !heads.Known()
}

// toCome reports a session that has not begun: on a later day, or later today.
func toCome(s library.Session, now time.Time) bool {
	day, today := session.DateOf(s.Date), session.DayOf(now)
	clock := now.In(library.Vietnam)
	return day > today || day == today && s.Start.Known() && s.Start.Minutes() > clock.Hour()*60+clock.Minute()
}

// listed are the sessions that the filters leave, the latest first.
func (p *SessionList) listed() (some []library.Session) {
	now := p.needs.Now()
	for _, s := range p.all {
		day := s.Date.Time()
		switch {
		case p.day.IsZero() && (day.Month() != p.month.Month() || day.Year() != p.month.Year()),
			!p.day.IsZero() && session.DateOf(s.Date) != session.NewDate(p.day.Year(), p.day.Month(), p.day.Day()),
			p.theme != "" && !slices.Contains(s.Themes, p.theme),
			p.commune != "" && s.Place.Commune != p.commune,
			p.open && !lacksResult(s, now):
			continue
		}
		some = append(some, s)
	}
	slices.SortStableFunc(some, func(a, b library.Session) int {
		if a.Date.Unix != b.Date.Unix {
			return int(session.DateOf(b.Date) - session.DateOf(a.Date))
		}
		return b.Start.Minutes() - a.Start.Minutes()
	})
	return some
}

func (p *SessionList) refresh() {
	p.title.SetText(words.Say("talks.month", "month", int(p.month.Month()), "year", p.month.Year()))
	held := map[session.Date]bool{}
	for _, s := range p.all {
		held[session.DateOf(s.Date)] = true
	}
	now := p.needs.Now()
	today := session.DayOf(now)
	date := func(t time.Time) session.Date { return session.NewDate(t.Year(), t.Month(), t.Day()) }
	p.grid.ShowMonth(p.month, func(t time.Time) bool { return held[date(t)] }, p.day.Equal, func(t time.Time) bool { return date(t) == today })
	p.themes.Set(chosenOr(p.theme != "", p.ThemeName(p.theme), "talks.every-theme"), p.theme != "")
	p.places.Set(chosenOr(p.commune != "", kit.Short(p.commune), "talks.every-place"), p.commune != "")
	p.lacking.Set(words.Say("talks.lacking"), p.open)
	some := p.listed()
	p.count.SetText(words.Say("talks.count", "count", len(some)))
	p.list.Objects = nil
	for _, s := range some {
		row := widgets.NewEntryRow(p.headline(s), p.about(s), func() { p.form.open(s) })
		row.Chosen = s.UID == p.form.kept.UID
		if lacksResult(s, now) {
			row.SetAboutStyle(widgets.Small.Larger().In(widgets.Bad))
		}
		p.list.Add(row)
	}
	p.empty.Box.Hidden = len(some) > 0
	p.empty.Say(words.Say("talks.empty"), words.Say("talks.new"), p.begin)
	p.view.Relayout()
	p.box.Refresh()
}

func chosenOr(chosen bool, name, key string) string {
	if chosen {
		return name
	}
	return words.Say(key)
}

// headline is when and where: «Thứ Bảy 28/11 · 19:00 · Nhà văn hóa ấp Cồn Cù».
func (p *SessionList) headline(s library.Session) string {
	day := s.Date.Time()
	text := listOf("talks.week-long")[(int(day.Weekday())+6)%7] + " " + day.Format("02/01")
	if s.Start.Known() {
		text += " · " + s.Start.String()
	}
	for _, where := range []string{s.Place.Venue, s.Place.Hamlet, s.Place.Commune} {
		if where != "" {
			return text + " · " + where
		}
	}
	return text
}

// about is what it is on, for whom, and how many came.
func (p *SessionList) about(s library.Session) string {
	var parts []string
	for _, t := range s.Themes {
		parts = append(parts, p.ThemeName(t))
	}
	for _, a := range s.Audiences {
		parts = append(parts, a.Group)
	}
	_, _, heads := session.Heads(s)
	switch {
	case s.Status == library.CancelledSession:
		parts = append(parts, session.ChoiceName("status", string(s.Status)))
	case s.Status == library.PlannedSession && toCome(s, p.needs.Now()):
		parts = append(parts, session.ChoiceName("status", string(s.Status)))
	case s.Status == library.PlannedSession || !heads.Known():
		parts = append(parts, words.Say("talks.no-result"))
	default:
		parts = append(parts, words.Say("talks.heads", "count", words.Figure(viet.Grouped(heads.Number()))))
	}
	return strings.Join(parts, " · ")
}

// listOf is a list of words under one key.
func listOf(key string) []string { return strings.Split(words.Say(key), "|") }

func (p *SessionList) askTheme() {
	choose := func(t library.Theme) func() { return func() { p.theme = t; p.refresh() } }
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("talks.every-theme"), choose(""))}
	for _, t := range p.Themes() {
		items = append(items, fyne.NewMenuItem(p.ThemeName(t), choose(t)))
	}
	kit.PopUnder(p.Window, p.themes, items)
}

func (p *SessionList) askCommune() {
	choose := func(name string) func() { return func() { p.commune = name; p.refresh() } }
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("talks.every-place"), choose(""))}
	for _, name := range p.names.Communes {
		items = append(items, fyne.NewMenuItem(name, choose(name)))
	}
	kit.PopUnder(p.Window, p.places, items)
}
