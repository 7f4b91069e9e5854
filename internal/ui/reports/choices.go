package reports

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// askKind offers the kinds of periods.
func (p *ReportPage) askKind() {
	var items []*fyne.MenuItem
	for _, kind := range spanKinds() {
		items = append(items, fyne.NewMenuItem(words.Say("figures.kind-"+kind), func() {
			if kind == freeDays {
				p.askDays()
				return
			}
			p.chooseKind(kind)
		}))
	}
	kit.PopUnder(p.Window, p.kinds, items)
}

func (p *ReportPage) chooseKind(kind string) {
	p.choose(p.span.as(kind, session.DayOf(p.clock()), p.toldMonths()))
}

// toldMonths are the months of the period of which sessions are told.
func (p *ReportPage) toldMonths() (told []session.Month) {
	for _, table := range p.now.months.Tables {
		for _, r := range table.Rows {
			if month, err := time.Parse("2006-01", r.Key); err == nil && r.Sessions > 0 {
				told = append(told, session.MonthOf(session.DayOf(month), 0))
			}
		}
	}
	return told
}

func (p *ReportPage) choose(s reportSpan) {
	p.span = s
	p.shut()
	p.update()
}

// askDays asks for two dates.
func (p *ReportPage) askDays() {
	now := p.span.period()
	p.AskDays(words.Say("figures.kind-"+freeDays), words.Say("window.use"), now.From.Moment(), now.To.Moment(), func(first, last library.Moment) {
		s := p.span
		s.kind, s.days = freeDays, session.Period{From: session.DateOf(first), To: session.DateOf(last)}
		p.choose(s)
	})
}

// askCutOff offers the usual days, and any other.
func (p *ReportPage) askCutOff() {
	set := func(day int) {
		s := p.span
		s.cutOff = day
		p.choose(s)
	}
	var items []*fyne.MenuItem
	for _, day := range []int{0, 10, 15, 20, 25} {
		items = append(items, fyne.NewMenuItem(cutName(day), func() { set(day) }))
	}
	items = append(items, fyne.NewMenuItem(words.Say("figures.cut-other"), func() {
		day := widgets.NewField("", words.Say("figures.cut-hint"))
		p.Ask(words.Say("figures.cut-other"), words.Say("window.use"), 220, func(f *kit.Form) {
			n, err := strconv.Atoi(strings.TrimSpace(day.Text))
			if err != nil || n < 1 || n > 31 {
				f.ShowError(words.Say("figures.bad-cut"))
				return
			}
			f.Hide()
			set(n)
		}, kit.Labelled(words.Say("figures.cut-hint"), day))
		p.Window.Canvas().Focus(day)
	}))
	kit.PopUnder(p.Window, p.cuts, items)
}

// askAgainst offers what to compare with.
func (p *ReportPage) askAgainst() {
	var items []*fyne.MenuItem
	for _, a := range []session.EarlierPeriod{session.NoneBefore, session.YearBefore, session.JustBefore} {
		items = append(items, fyne.NewMenuItem(words.Say("figures.against-"+string(a)), func() {
			p.against = a
			p.update()
		}))
	}
	kit.PopUnder(p.Window, p.compared, items)
}
