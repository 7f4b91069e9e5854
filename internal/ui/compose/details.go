package compose

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// details are what is known of the talk, in one line that opens into fields: occasion, place, date, listeners,
// speaker, planned time, letterhead.
type details struct {
	editor *editor
	box    *fyne.Container
	line   *widgets.Label
	time   *widgets.Label
	open   *widgets.Button
	logged *widgets.Button // writes down the session it was spoken in
	parted *widgets.Button // asks how it is parted into sections
	nobody *widgets.Button // asks whose paper it is, where nobody has said
	fields *fyne.Container

	occasion, hall, date, audience, speaker, minutes *widgets.Field
	badDate, letterhead, translation, share, talks   *widgets.Label
}

// mostMinutes bounds a talk that is planned: a day.
const mostMinutes = 24 * 60

func newDetails(e *editor) *details {
	d := &details{editor: e}
	d.line = widgets.NewLabel("", widgets.Body.In(widgets.Soft).AtMost(1))
	d.time = widgets.NewLine("", widgets.Body)
	d.open = widgets.NewLink("", d.toggle)
	d.logged = widgets.NewLink(words.Say("window.outline-spoken"), func() {
		e.page.GoTo(kit.Route{Kind: kit.SessionsPage, Outline: e.page.outline.ID, Planned: ahead(e.page.outline.Date, time.Now())})
	})
	d.parted = widgets.NewLink(words.Say("window.plan-edit"), e.page.askPlan)
	d.nobody = widgets.NewLink(words.Say("window.letterhead-missing"), e.page.editLetterhead)
	d.occasion = e.entry("window.occasion-hint", "occasion", func(o *library.Outline, text string) { o.Occasion = text })
	d.hall = e.entry("window.hall-hint", "hall", func(o *library.Outline, text string) { o.Place = text })
	d.date = e.entry("window.date-hint", "date", d.dated)
	d.audience = e.entry("window.audience-hint", "audience", func(o *library.Outline, text string) { o.Audience = text })
	d.speaker = e.entry("window.speaker-hint", "speaker", func(o *library.Outline, text string) { o.Speaker = text })
	d.minutes = e.entry("window.minutes-hint", "minutes", func(o *library.Outline, text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n > mostMinutes {
			n = 0
		}
		o.Minutes = n
	})
	d.badDate = widgets.NewLabel(words.Say("window.bad-date"), widgets.Small.In(widgets.Bad))
	d.badDate.Hide()
	d.letterhead = widgets.NewLabel("", widgets.Small.AtMost(1))
	d.translation = widgets.NewLabel("", widgets.Small.AtMost(1))
	d.share = widgets.NewLabel("", widgets.Small)
	d.talks = widgets.NewLabel("", widgets.Small.Larger().AtMost(3))
	d.fields = container.New(widgets.Column{Gap: 6},
		container.New(kit.Shares{0.36, 0.34, 0.30}, d.occasion, d.hall, d.date),
		d.badDate,
		container.New(kit.Shares{0.36, 0.34, 0.30}, d.audience, d.speaker, d.minutes),
		d.share,
		container.New(widgets.Bar{Gap: 8, Spread: 0}, d.letterhead, widgets.NewLink(words.Say("window.letterhead-edit"), e.page.editLetterhead)),
		container.New(widgets.Bar{Gap: 8, Spread: 0}, d.translation, widgets.NewLink(words.Say("window.translation-edit"), e.page.editTranslation)),
	)
	d.fields.Hide()
	d.box = container.New(widgets.Around(7, 14), container.New(widgets.Column{Gap: 8},
		container.New(widgets.Column{Gap: 2},
			container.New(widgets.Bar{Gap: 10, Spread: 0}, d.line, d.open, d.time),
			container.New(widgets.Flow{Gap: 10, Between: 2}, d.logged, d.parted, d.nobody),
			d.talks),
		d.fields))
	return d
}

// toggle opens the fields, or closes them.
func (d *details) toggle() {
	d.fields.Hidden = !d.fields.Hidden
	d.name()
	d.editor.box.Refresh()
	if !d.fields.Hidden {
		d.editor.page.Window.Canvas().Focus(d.occasion)
	}
}

func (d *details) name() {
	key := "window.details-edit"
	if !d.fields.Hidden {
		key = "window.details-done"
	}
	d.open.SetLabel(words.Say(key))
}

// fill shows what is known.
func (d *details) fill(o library.Outline) {
	set(d.occasion, o.Occasion)
	set(d.hall, o.Place)
	set(d.audience, o.Audience)
	set(d.speaker, o.Speaker)
	if parsed, ok := viet.ParseDate(d.date.Text); !ok || parsed != o.Date {
		set(d.date, dateLine(o.Date))
	}
	if n, err := strconv.Atoi(d.minutes.Text); o.Minutes != n || err != nil && o.Minutes > 0 {
		text := ""
		if o.Minutes > 0 {
			text = strconv.Itoa(o.Minutes)
		}
		set(d.minutes, text)
	}
	d.judgeDate()
	d.letterhead.SetText(letterheadLine(o.Letterhead))
	d.translation.SetText(translationLine(o.Translation))
	kit.SetHidden(d.nobody, o.Letterhead.Superior+o.Letterhead.Issuer != "")
	d.talks.SetText(d.editor.page.spoken(o))
	kit.SetHidden(d.talks, d.talks.Words() == "")
	d.sum(o)
	d.name()
}

// ahead reports a talk that is still to be held: on a later day, or later today where the hour is known.
func ahead(date library.Moment, now time.Time) bool {
	if !date.Known() {
		return false
	}
	day, today := session.DateOf(date), session.DayOf(now)
	return day > today || day == today && date.Precision != library.ToDay && date.Time().After(now)
}

// sum says in one line what is known.
func (d *details) sum(o library.Outline) {
	var known []string
	for _, part := range []string{o.Place, dateLine(o.Date), o.Audience, o.Occasion} {
		if part = strings.TrimSpace(part); part != "" {
			known = append(known, part)
		}
	}
	text := words.Say("window.details-none")
	if len(known) > 0 {
		text = strings.Join(known, " · ")
	}
	d.line.SetText(text)
	log := "window.outline-spoken"
	if ahead(o.Date, time.Now()) {
		log = "window.outline-planned"
	}
	d.logged.SetLabel(words.Say(log))
}

// dateLine is a date as it is typed: with the time where that is known.
func dateLine(m library.Moment) string {
	switch m.Precision {
	case library.NoDate:
		return ""
	case library.ToDay:
		return viet.ShortDate(m)
	default:
		return viet.ShortDate(m) + " " + m.Time().Format("15:04")
	}
}

// fit shows what was said anew, and gives the list under it the room that is left.
func (d *details) fit() {
	if h := widgets.HeightAt(d.box, d.box.Size().Width); h != d.box.Size().Height {
		d.editor.box.Refresh()
		return
	}
	d.box.Refresh()
}

// dated reads the date as one types; what is no date yet leaves the outline without one, and that is said.
func (d *details) dated(o *library.Outline, text string) {
	o.Date = library.Moment{}
	if m, ok := viet.ParseDate(text); ok {
		o.Date = m
	}
	d.judgeDate()
}

// judgeDate says under the date when it is not understood.
func (d *details) judgeDate() {
	_, ok := viet.ParseDate(d.date.Text)
	d.badDate.Hidden = ok || strings.TrimSpace(d.date.Text) == ""
}

// keptForQuestions is the share of the planned time for the listeners' questions (house style of the cards).
const keptForQuestions = 0.2

// spoken says how long the talk is, in seconds, beside what was planned.
func (d *details) spoken(seconds int, o library.Outline) {
	style, share := widgets.Body.Heavy(), ""
	text := words.Say("window.spoken", "minutes", minutesOf(seconds))
	if o.Minutes > 0 {
		text = words.Say("window.spoken-of", "minutes", minutesOf(seconds), "planned", o.Minutes)
		talk := int(float64(o.Minutes) * (1 - keptForQuestions))
		share = words.Say("window.planned", "talk", talk, "rest", o.Minutes-talk)
		if over := minutesOf(seconds) - talk; over > 0 {
			style = style.In(widgets.Bad)
			share += " " + words.Say("window.planned-over", "over", over)
		}
	}
	d.time.SetStyle(style)
	d.time.SetText(text)
	d.share.SetText(share)
	d.share.Hidden = share == ""
}

// minutesOf are whole minutes: of a few seconds one.
func minutesOf(seconds int) int {
	if seconds > 0 && seconds < 60 {
		return 1
	}
	return (seconds + 30) / 60
}

// editLetterhead edits who issues this outline, and the outlines to come unless the person unticks that.
func (c *Composer) editLetterhead() {
	presets, err := settings.Letterheads()
	if c.Fail(err, nil) {
		return
	}
	fields := kit.NewLetterheadFields(c.outline.Letterhead, presets)
	always := widgets.NewTickBox(words.Say("window.letterhead-always"))
	always.SetChecked(true)
	c.Ask(words.Say("window.letterhead"), words.Say("window.use"), 480, func(f *kit.Form) {
		f.Hide()
		head := fields.Value()
		c.change(func(o *library.Outline) { o.Letterhead = head })
		if always.Checked {
			kit.Do(c.Tasks, &c.heads, func(ctx context.Context) error { return c.needs.Heads.SetLetterhead(ctx, head) },
				func(err error) { c.Fail(err, nil) })
		}
	}, append(fields.Objects, always)...)
}
