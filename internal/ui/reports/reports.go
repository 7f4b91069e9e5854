// Package reports is the page of the figures: a period, its totals and tables, and the sessions behind every number.
package reports

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ReportPage is the page.
type ReportPage struct {
	*kit.PageContext
	accounts Accountant
	offices  OfficeBook
	importer OfficeImporter
	judge    TwinJudge
	units    UnitGiver
	inbox    ReportReceiver
	missing  MissingList
	span     reportSpan
	clock    func() time.Time
	against  session.EarlierPeriod
	by       session.Grouping
	place    kit.Slot
	behinds  kit.Slot
	work     kit.Slot
	now      loadedReport
	tree     *officeTree  // that was opened last
	mail     *inboxDialog // that was opened last
	row      string       // the key of the row that is opened
	opened   bool         // whether one is

	box                   *fyne.Container
	title                 *widgets.Label
	kinds, cuts, compared *widgets.Chip
	groups                *kit.ChipGroup[session.Grouping]
	totals                *fyne.Container
	about, unread         *widgets.Label
	table                 *fyne.Container
	behind                *fyne.Container
	side                  *fyne.Container
	view                  *widgets.Scrolled
}

// loadedReport is what update loads.
type loadedReport struct {
	account  session.Account
	months   session.Account
	gaps     session.Gaps
	offices  []store.Office
	reminder string
	twins    []app.PossibleTwin
	inbox    app.InboxStanding
}

// New is the page on the quarter of today.
func New(d *kit.PageContext, needs ReportNeeds) *ReportPage {
	p := &ReportPage{
		PageContext: d, accounts: needs.Accounts, offices: needs.Offices, importer: needs.Names, judge: needs.Judge, units: needs.Units, inbox: needs.Inbox, missing: needs.Missing,
		span: quarterOf(needs.Now()), clock: needs.Now, against: session.YearBefore, by: session.ByTheme,
		totals: container.New(widgets.Flow{Gap: 34, Between: 8}), table: container.New(widgets.Column{}), behind: container.New(widgets.Column{}),
		side: container.New(widgets.Column{Gap: 10}),
	}
	p.title = widgets.NewLine("", widgets.Section)
	back := widgets.NewIconButton(kit.Icon("left.svg"), words.Say("figures.before"), func() { p.move(-1) })
	forth := widgets.NewIconButton(kit.Icon("right.svg"), words.Say("figures.after"), func() { p.move(1) })
	p.kinds = widgets.NewFilterChip("", p.askKind)
	p.cuts = widgets.NewFilterChip("", p.askCutOff)
	p.compared = widgets.NewFilterChip("", p.askAgainst)
	head := container.New(widgets.Column{},
		container.New(widgets.Inset{Left: 14, Right: 14}, container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 1}, Height: 52},
			container.New(widgets.Bar{Gap: 6, Spread: -1}, p.title, back, forth), widgets.NewGap(),
			widgets.NewButton(words.Say("figures.excel"), widgets.Normal, func() { p.save(".xlsx") }),
			widgets.NewButton(words.Say("figures.word"), widgets.Normal, func() { p.save(".docx") }),
			widgets.NewButton(words.Say("figures.pdf"), widgets.Primary, func() { p.save(".pdf") }))),
		container.New(widgets.Inset{Left: 14, Right: 14, Bottom: 10}, container.New(widgets.Flow{Gap: 8, Between: 6}, p.kinds, p.cuts, p.compared)),
		widgets.NewRule(),
		container.New(widgets.Around(12, 24), p.totals), widgets.NewRule())
	p.groups = kit.NewChipGroup(session.Groupings(), func(g session.Grouping) string { return words.Say("sessions.by-" + string(g)) }, p.group)
	p.groups.Set(p.by)
	p.about, p.unread = widgets.NewLabel("", widgets.Small), widgets.NewLabel("", widgets.Body.In(widgets.Bad))
	tables := container.New(widgets.Inset{Top: 10, Left: 24, Right: 24, Bottom: 24}, container.New(widgets.Column{Gap: 8}, p.unread, p.groups.Box, p.about, p.table, p.behind))
	p.view = widgets.NewScrolled(container.New(sideBySide{}, tables, container.New(widgets.Around(14, 18), p.side)))
	p.box = kit.Pinned(head, nil, p.view)
	return p
}

// Content is the page, which Show loads.
func (p *ReportPage) Content() fyne.CanvasObject { return p.box }

// Show loads the page.
func (p *ReportPage) Show(kit.Route) { p.update() }

// fullName is the whole name of a theme: a report has the room.
func (p *ReportPage) fullName(t library.Theme) string {
	if name := words.Theme(t); name != string(t) {
		return name
	}
	return p.ThemeName(t) // a user's own
}

func (p *ReportPage) inquiry(by session.Grouping) session.Inquiry {
	return session.Inquiry{Period: p.span.period(), By: []session.Grouping{by}, Against: p.against, CutOff: p.span.cutOff}
}

func (p *ReportPage) update() {
	i, months := p.inquiry(p.by), p.inquiry(session.ByMonth)
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (r loadedReport, err error) {
		if r.account, err = p.accounts.Account(ctx, i); err != nil {
			return r, err
		}
		if r.months, err = p.accounts.Account(ctx, months); err != nil {
			return r, err
		}
		if r.gaps, err = p.accounts.Gaps(ctx, i.Period); err != nil {
			return r, err
		}
		if r.offices, r.reminder, err = p.offices.Silent(ctx, i.Period); err != nil {
			return r, err
		}
		if r.inbox, err = p.inbox.Standing(ctx, i.Period); err != nil {
			return r, err
		}
		r.twins, err = p.judge.Twins(ctx, i.Period)
		return r, err
	}, func(r loadedReport, err error) {
		if !p.Fail(err, p.update) {
			p.now = r
			p.refresh()
		}
	})
}

// move goes a period on or back.
func (p *ReportPage) move(by int) {
	p.span = p.span.moved(by)
	p.shut()
	p.update()
}

func (p *ReportPage) group(by session.Grouping) {
	p.by = by
	p.shut()
	p.update()
}

// shut lists no sessions any more.
func (p *ReportPage) shut() {
	p.opened, p.row = false, ""
	p.behind.Objects = nil
}

func (p *ReportPage) refresh() {
	p.title.SetText(p.span.name())
	p.kinds.Set(words.Say("figures.kind-"+p.span.kind), false)
	p.cuts.Set(cutName(p.span.cutOff), p.span.cutOff != 0)
	p.compared.Set(words.Say("figures.against-"+string(p.against)), p.against != session.NoneBefore)
	p.showTotals()
	p.showTable()
	p.showSide()
	p.view.Relayout()
	p.box.Refresh()
}

// showTotals shows the large numbers; of one that not all sessions said, that it is at least so many.
func (p *ReportPage) showTotals() {
	a := &p.now.account
	p.totals.Objects = nil
	add := func(number, name string, tapped func()) {
		column := container.New(widgets.Column{}, widgets.NewLine(number, widgets.TextStyle{Size: 27, Leading: 34, Colour: widgets.Ink, Bold: true}), widgets.NewLine(name, widgets.Small))
		if tapped == nil { // as high as the others
			column.Add(widgets.NewLine("", widgets.Small))
		} else {
			column.Add(row(widgets.NewLink(words.Say("talks.see"), tapped)))
		}
		p.totals.Add(column)
	}
	sessions := words.Say("figures.sessions")
	if a.Before != nil {
		sessions += " · " + growthText(a.Totals.Sessions, a.Before.Sessions)
	}
	add(words.Figure(viet.Grouped(a.Totals.Sessions)), sessions, func() { p.open("", "", session.NoGrouping) })
	for _, m := range []session.Measured{session.Attendance, session.PartyMembers, session.Women} {
		name := words.Say("sessions.measure-" + m.String())
		if n := a.Totals.Silent(m); n > 0 && n < a.Totals.Sessions {
			name += ", " + words.Say("figures.at-least", "count", n)
		}
		var see func()
		if a.Totals.Sum(m).Known() {
			see = func() { p.openSaid(m) }
		}
		add(amount(a.Totals.Sum(m)), name, see)
	}
	some := func(n int64, key string, form func(library.SessionForm) bool) {
		add(words.Figure(viet.Grouped(n)), words.Say(key), func() {
			p.openThose(words.Say(key), func(s library.Session) bool { return form(s.Form) })
		})
	}
	some(a.Totals.InPerson, "figures.in-person", session.IsInPerson)
	some(a.Totals.Remote, "figures.remote", session.IsRemote)
}

// openSaid lists the sessions that say a measure: what they say adds up to it.
func (p *ReportPage) openSaid(m session.Measured) {
	name := words.Say("sessions.measure-"+m.String()) + " " + amount(p.now.account.Totals.Sum(m))
	p.openThose(name, func(s library.Session) bool { return session.Said(s, m).Known() })
}

// openThose lists some of the sessions of the total.
func (p *ReportPage) openThose(name string, which func(library.Session) bool) {
	p.load("", session.NoGrouping, func(all []library.Session) {
		p.list(slices.DeleteFunc(all, func(s library.Session) bool { return !which(s) }), name, session.NoGrouping, "")
	})
}

// amount is a number as people read it, «–» for what is not known.
func amount(a library.Amount) string {
	if !a.Known() {
		return "–"
	}
	return words.Figure(viet.Grouped(a.Number()))
}

// growthText is how sessions grew, «+4 · +10,5%».
func growthText(now, before int64) string {
	c := session.ChangeOf(now, before)
	if percent := words.Figure(c.PercentText()); percent != "" {
		return words.Figure(c.DifferenceText()) + " · " + percent
	}
	return words.Figure(c.DifferenceText())
}

func (p *ReportPage) showTable() {
	p.table.Objects = nil
	p.tellAbout()
	measures := []session.Measured{session.Attendance, session.PartyMembers, session.Present, session.Online}
	heads := []string{words.Say("sessions.measure-sessions")}
	for _, m := range measures {
		heads = append(heads, words.Say("sessions.measure-"+m.String()))
	}
	if p.against != session.NoneBefore {
		heads = append(heads, words.Say("figures.earlier"), words.Say("figures.change"))
	}
	figures := func(t, before *session.Totals) []string {
		all := []string{words.Figure(viet.Grouped(t.Sessions))}
		for _, m := range measures {
			all = append(all, amount(t.Sum(m)))
		}
		switch {
		case p.against == session.NoneBefore:
		case before == nil:
			all = append(all, "", "")
		default:
			all = append(all, words.Figure(viet.Grouped(before.Sessions)), growthText(t.Sessions, before.Sessions))
		}
		return all
	}
	p.table.Add(widgets.NewFigureRow(words.Say("sessions.by-"+string(p.by)), heads, widgets.Small.Heavy(), "", nil))
	for _, table := range p.now.account.Tables {
		for _, r := range table.Rows {
			mark := fyne.ThemeColorName("")
			if p.by == session.ByTheme || p.by == session.ByMainTheme {
				mark = widgets.BandColour(library.Theme(r.Key))
			}
			name := session.RowName(words.Spoken(), p.by, r.Key, p.fullName)
			row := widgets.NewFigureRow(name, figures(&r.Totals, r.Before), widgets.Body, mark, func() { p.open(r.Key, name, p.by) })
			row.Chosen = p.opened && p.row == r.Key
			p.table.Add(row)
		}
	}
	p.table.Add(widgets.NewFigureRow(words.Say("figures.total"), figures(&p.now.account.Totals, p.now.account.Before), widgets.Strong, "", func() { p.open("", "", session.NoGrouping) }))
}

// tellAbout says what must be known of the numbers: which are not whole, which rows add up to more, what was handed out.
func (p *ReportPage) tellAbout() {
	a := &p.now.account
	p.unread.SetText("")
	if a.Unread > 0 {
		p.unread.SetText(words.Say("sessions.unread", "sessions", a.Unread))
	}
	kit.SetHidden(p.unread, a.Unread == 0)
	var said []string
	if !p.by.AddsUp() {
		said = append(said, words.Say("figures.several-rows"))
	}
	if copies := session.CopiesText(words.Spoken(), &a.Totals); copies != "" {
		said = append(said, copies)
	}
	p.about.SetText(strings.Join(said, " "))
}

// open lists the sessions behind a row; their attendance is the row's number.
func (p *ReportPage) open(key, name string, by session.Grouping) {
	p.load(key, by, func(all []library.Session) {
		sum := library.Amount{}
		for _, s := range all {
			sum = sum.Plus(session.HeadsIn(s, by, key))
		}
		if sum.Known() {
			name = strings.TrimPrefix(name+" · "+words.Say("figures.adds-up", "count", words.Figure(viet.Grouped(sum.Number()))), " · ")
		}
		p.list(all, name, by, key)
	})
}

// load finds the sessions behind a row and shows them.
func (p *ReportPage) load(key string, by session.Grouping, show func([]library.Session)) {
	i := p.inquiry(p.by)
	kit.Load(p.Tasks, &p.behinds, func(ctx context.Context) ([]library.Session, error) { return p.accounts.Behind(ctx, i, by, key) }, func(all []library.Session, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.opened, p.row = by != session.NoGrouping, key
		show(all)
		p.showTable()
		p.view.Relayout()
		p.box.Refresh()
	})
}

func (p *ReportPage) list(all []library.Session, name string, by session.Grouping, key string) {
	p.behind.Objects = nil
	title := words.Say("figures.behind", "count", len(all))
	if name != "" {
		title += ": " + name
	}
	p.behind.Add(container.New(widgets.Inset{Top: 14, Bottom: 4}, widgets.NewLabel(title, widgets.Strong)))
	if way := p.unitWay(all, by, key); way != nil {
		p.behind.Add(way)
	}
	for _, s := range all {
		p.behind.Add(widgets.NewEntryRow(headline(s), facts(s, session.HeadsIn(s, by, key)), func() { p.GoTo(kit.Route{Kind: kit.SessionsPage, Session: s.UID}) }))
	}
}

// headline is when and where a session was held.
func headline(s library.Session) string {
	text := viet.ShortDate(s.Date)
	for _, where := range []string{s.Place.Venue, s.Place.Hamlet, s.Place.Commune} {
		if where != "" {
			text += " · " + where
		}
	}
	return text
}

// facts are the numbers of a session; heads is what the row counts of it.
func facts(s library.Session, heads library.Amount) string {
	text := words.Say("figures.unsaid")
	if heads.Known() {
		text = words.Say("talks.heads", "count", words.Figure(viet.Grouped(heads.Number())))
	}
	if s.PartyMembers.Known() {
		text += " · " + words.Say("figures.party", "count", words.Figure(viet.Grouped(s.PartyMembers.Number())))
	}
	for _, a := range s.Audiences {
		text += " · " + a.Group
	}
	return text
}

// save asks where to write the report of now.
func (p *ReportPage) save(ending string) {
	inquiry := p.now.account.ForPaper()
	p.AskSave(words.Say("figures.save"), words.Say("figures.file-name", "period", p.span.name()), ending, func(ctx context.Context, file string) (string, error) {
		account, err := p.accounts.Account(ctx, inquiry)
		if err != nil {
			return "", err
		}
		return words.Say("figures.saved", "file", file), p.accounts.SaveAccount(ctx, account, handout.TemplateOptions{}, file)
	})
}
