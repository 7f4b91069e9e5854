package sessions

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ReportSender sends the report of a period to the inbox of another office.
type ReportSender interface {
	Look(ctx context.Context, p session.Period, attachments bool) (app.ReportContent, error)
	Send(ctx context.Context, order app.ReportOrder) (app.ReportContent, app.SentNote, error)
	Last(ctx context.Context) (app.LastReport, error)
	ReportFileName(unit string, p session.Period) string
}

// The periods that are offered; any other is typed.
const (
	thisMonth   = "month"
	lastMonth   = "month-before"
	thisQuarter = "quarter"
	thisYear    = "year"
)

// reportSpanOf is one of them, as seen on a day.
func reportSpanOf(kind string, now time.Time) session.Period {
	now = now.In(library.Vietnam)
	month := session.MonthOf(session.NewDate(now.Year(), now.Month(), 1), 0)
	switch kind {
	case lastMonth:
		return session.Months(month-1, 1, 0)
	case thisQuarter:
		return session.Months(month-month%3, 3, 0)
	case thisYear:
		return session.Months(month-month%12, 12, 0)
	default:
		return session.Months(month, 1, 0)
	}
}

// sendDialog asks which report goes where, shows what is in it, and sends it.
type sendDialog struct {
	page   *SessionList
	sender ReportSender
	looks  kit.Slot
	sends  kit.Slot

	form        *kit.Form
	unit        *widgets.Field
	first, last *widgets.Field
	spans       *kit.ChipGroup[string]
	along       *kit.ChipGroup[bool]
	content     *widgets.Label
	place       *widgets.Field
	state       *widgets.Label
}

// askSend opens the dialog with what was sent last.
func (e *transfer) askSend() {
	d := &sendDialog{page: e.page, sender: e.page.needs.Send}
	kit.Load(e.page.Tasks, &e.work, d.sender.Last, func(last app.LastReport, err error) {
		if !e.page.Fail(err, e.askSend) {
			d.ask(last)
		}
	})
	e.sending = d
}

func (d *sendDialog) ask(last app.LastReport) {
	p := d.page
	d.unit = widgets.NewField(last.Unit, words.Say("inbox.unit-hint"))
	d.first, d.last = widgets.NewField("", ""), widgets.NewField("", "")
	d.spans = kit.NewChipGroup([]string{thisMonth, lastMonth, thisQuarter, thisYear}, func(kind string) string { return words.Say("inbox.span-" + kind) },
		func(kind string) { d.choose(reportSpanOf(kind, p.needs.Now())) })
	d.along = kit.NewSwitch(func(yes bool) string {
		if yes {
			return words.Say("talks.files-along")
		}
		return words.Say("talks.files-not-along")
	}, true, func(bool) { d.look() })
	d.content = widgets.NewLabel("", widgets.Body)
	d.state = widgets.NewLabel("", widgets.Small.Larger())
	d.place = widgets.NewField(library.Discreet(last.Place), words.Say("inbox.place-hint"))
	folders := kit.NewFolders(p.PageContext, 150)
	d.form = p.Ask(words.Say("talks.hand-on"), words.Say("inbox.send"), 640, func(*kit.Form) { d.send() },
		widgets.NewLabel(words.Say("inbox.send-help"), widgets.Small.Larger()),
		kit.Labelled(words.Say("inbox.unit"), d.unit), d.spans.Box,
		container.New(kit.Shares{0.5, 0.5}, kit.Labelled(words.Say("window.first-day"), d.first), kit.Labelled(words.Say("window.last-day"), d.last)),
		d.along.Box, d.content, d.state, kit.Row(widgets.NewLink(words.Say("inbox.as-file"), d.saveAsFile)),
		kit.Labelled(words.Say("inbox.place"), d.place), folders.Box).Carefully()
	d.form.OnHidden = func() { d.looks.Drop(); d.sends.Drop() }
	if note := last.Note; note.Sent.Known() {
		d.state.SetText(words.Say("inbox.sent-before", "days", daysOf(note.Period), "time", note.Sent.Time().Format("15:04 02/01/2006"), "count", note.Held))
	}
	folders.Fill(d.place, d.form)
	d.spans.Set(thisMonth)
	d.choose(reportSpanOf(thisMonth, p.needs.Now()))
	for _, field := range []*widgets.Field{d.first, d.last} {
		field.OnChanged = func(string) {
			d.spans.Set("")
			d.look()
		}
	}
}

// daysOf are the days of a period, as people write them.
func daysOf(p session.Period) string {
	return words.Say("inbox.days", "from", viet.ShortDate(p.From.Moment()), "to", viet.ShortDate(p.To.Moment()))
}

// choose puts a period into the fields.
func (d *sendDialog) choose(p session.Period) {
	changed := d.first.OnChanged
	d.first.OnChanged, d.last.OnChanged = nil, nil
	d.first.SetText(viet.ShortDate(p.From.Moment()))
	d.last.SetText(viet.ShortDate(p.To.Moment()))
	d.first.OnChanged, d.last.OnChanged = changed, changed
	d.look()
}

// period is what stands in the fields; ok is false for what are no days.
func (d *sendDialog) period() (p session.Period, ok bool) {
	from, ok1 := viet.ParseDate(d.first.Text)
	to, ok2 := viet.ParseDate(d.last.Text)
	return session.Period{From: session.DateOf(from), To: session.DateOf(to)}, ok1 && ok2 && from.Unix <= to.Unix
}

// look shows what the report holds, before anything is sent.
func (d *sendDialog) look() {
	p, ok := d.period()
	if !ok {
		d.say(words.Say("window.bad-days"))
		return
	}
	along := d.along.Chosen
	kit.Load(d.page.Tasks, &d.looks, func(ctx context.Context) (app.ReportContent, error) {
		return d.sender.Look(ctx, p, along)
	}, func(c app.ReportContent, err error) {
		if !d.form.Fail(err) {
			d.say(contentText(c, along) + "\n" + words.Say("inbox.own-digits", "digits", c.Digits, "spoken", app.SpokenDigits(c.Digits)))
		}
	})
}

func (d *sendDialog) say(text string) {
	d.content.SetText(text)
	d.form.Column.Refresh()
}

// contentText says what a report holds.
func contentText(c app.ReportContent, along bool) string {
	heads := words.Figure(viet.Grouped(c.Attendance.Number()))
	said := []string{words.Say("inbox.holds", "count", c.Held, "heads", heads)}
	if c.Held == 0 {
		said[0] = words.Say("inbox.holds-none")
	}
	if c.Unsaid > 0 {
		said = append(said, words.Say("inbox.holds-unsaid", "count", c.Unsaid))
	}
	if c.Others > 0 {
		said = append(said, words.Say("inbox.holds-others", "count", c.Others))
	}
	if along && c.Attachments > 0 {
		said = append(said, words.Say("inbox.holds-files", "count", c.Attachments))
	}
	if c.Left > 0 && along {
		said = append(said, words.Say("sessions.files-not-packed", "count", c.Left))
	} else if c.Left > 0 {
		said = append(said, words.Say("inbox.files-stay", "count", c.Left))
	}
	if c.Stamped > 0 {
		said = append(said, words.Say("sessions.files-stamped-stay", "count", c.Stamped))
	}
	return strings.Join(said, " ")
}

// order is what stands in the fields; it is told in the form what is missing.
func (d *sendDialog) order() (app.ReportOrder, bool) {
	p, ok := d.period()
	switch {
	case !ok:
		d.form.ShowError(words.Say("window.bad-days"))
	case strings.TrimSpace(d.unit.Text) == "":
		d.form.ShowError(words.Say("inbox.ask-unit"))
	default:
		return app.ReportOrder{Place: strings.TrimSpace(d.place.Text), Unit: d.unit.Text, Period: p, Attachments: d.along.Chosen}, true
	}
	return app.ReportOrder{}, false
}

// send sends the report. Where that fails the form stays, and the same button tries again.
func (d *sendDialog) send() {
	order, ok := d.order()
	if !ok {
		return
	}
	if order.Place == "" {
		d.form.ShowError(words.Say("inbox.ask-place"))
		return
	}
	d.form.ClearError()
	d.form.Submit.Enable(false)
	d.state.SetText(words.Say("inbox.sending"))
	kit.Load(d.page.Tasks, &d.sends, func(ctx context.Context) (sentReport, error) {
		content, note, err := d.sender.Send(ctx, order)
		return sentReport{content, note}, err
	}, func(sent sentReport, err error) {
		d.form.Submit.Enable(true)
		d.state.SetText("")
		if d.form.Fail(err) {
			return
		}
		d.form.Hide()
		d.page.Say(sent.text(), "", nil)
	})
}

// sentReport is a report that went out.
type sentReport struct {
	content app.ReportContent
	note    app.SentNote
}

func (s sentReport) text() string {
	return words.Say("inbox.sent", "count", s.note.Held, "days", daysOf(s.note.Period), "place", kit.Cut(library.Discreet(s.note.Place), 80),
		"file", s.note.File, "digits", s.content.Digits, "spoken", app.SpokenDigits(s.content.Digits))
}

// saveAsFile asks where the report is saved as a file, to be sent by mail or by hand.
func (d *sendDialog) saveAsFile() {
	order, ok := d.order()
	if !ok {
		return
	}
	d.form.Hide()
	d.page.AskSave(words.Say("talks.hand-on"), d.sender.ReportFileName(order.Unit, order.Period), ".buoi", func(ctx context.Context, file string) (string, error) {
		order.Place = file
		content, note, err := d.sender.Send(ctx, order)
		return sentReport{content, note}.text(), err
	})
}
