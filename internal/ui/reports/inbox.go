package reports

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/inbox"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ReportReceiver takes in the reports that lie in the inbox, and tells who has sent none.
type ReportReceiver interface {
	SetPlace(ctx context.Context, typed string) (string, error)
	Receive(ctx context.Context, agreed app.Agreement, told func(done, total int)) (app.InboxTaken, error)
	Standing(ctx context.Context, p session.Period) (app.InboxStanding, error)
	Assign(ctx context.Context, digits, office string) error
}

// MissingList writes down who has not sent a report.
type MissingList interface {
	MissingText(s app.InboxStanding, p session.Period) string
	SaveMissing(ctx context.Context, p session.Period, path string) error
}

// mostInboxRows is how many rows of a kind are shown; the lists that are copied and saved have them all.
const mostInboxRows = 200

// inboxDialog shows the inbox for the period of the page.
type inboxDialog struct {
	page  *ReportPage
	place kit.Slot
	takes kit.Slot
	pace  kit.WorkPace

	period   session.Period
	standing app.InboxStanding
	taken    app.InboxTaken // at the last look, with what waits for an agreement
	form     *kit.Form
	state    *widgets.Label
	rows     *fyne.Container
}

// openInbox opens the inbox; where it has no address yet, that is asked for first.
func (p *ReportPage) openInbox() {
	d := &inboxDialog{page: p, period: p.span.period()}
	p.mail = d
	kit.Load(p.Tasks, &d.place, func(ctx context.Context) (app.InboxStanding, error) {
		return p.inbox.Standing(ctx, d.period)
	}, func(s app.InboxStanding, err error) {
		switch {
		case p.Fail(err, p.openInbox):
		case s.Place == "":
			d.askPlace("")
		default:
			d.standing = s
			d.open()
		}
	})
}

// askPlace asks where the inbox is.
func (d *inboxDialog) askPlace(now string) {
	p := d.page
	place := widgets.NewField(library.Discreet(now), words.Say("inbox.place-hint"))
	folders := kit.NewFolders(p.PageContext, 210)
	f := p.Ask(words.Say("inbox.title"), words.Say("inbox.use-place"), 560, func(f *kit.Form) {
		typed := place.Text
		if strings.TrimSpace(typed) == "" {
			f.ShowError(words.Say("inbox.ask-inbox"))
			return
		}
		kit.DoIn(f, &d.takes, func(ctx context.Context) error {
			_, err := p.inbox.SetPlace(ctx, typed)
			return err
		}, func() {
			f.Hide()
			if d.form != nil { // it was asked for in the inbox
				d.form.Hide()
			}
			p.openInbox()
		})
	}, widgets.NewLabel(words.Say("inbox.place-help"), widgets.Small.Larger()), kit.Labelled(words.Say("inbox.place-own"), place), folders.Box)
	folders.Fill(place, f)
}

// open shows the dialog.
func (d *inboxDialog) open() {
	p := d.page
	d.state = widgets.NewLabel("", widgets.Body)
	d.rows = container.New(widgets.Column{Gap: 8})
	where := row(widgets.NewLine(words.Say("inbox.at", "place", kit.Cut(library.Discreet(d.standing.Place), 50)), widgets.Small.Larger()),
		widgets.NewLink(words.Say("inbox.move"), func() { d.askPlace(d.standing.Place) }))
	d.form = p.Ask(words.Say("inbox.title")+" · "+p.span.name(), words.Say("inbox.receive"), 680, func(*kit.Form) { d.receive(app.Agreement{}) },
		where, d.state, d.rows)
	d.form.Close.SetLabel(words.Say("window.close"))
	d.form.OnHidden = func() {
		d.takes.Drop()
		p.update()
	}
	d.refresh()
}

// reload shows who has sent by now.
func (d *inboxDialog) reload() {
	kit.Load(d.page.Tasks, &d.place, func(ctx context.Context) (app.InboxStanding, error) {
		return d.page.inbox.Standing(ctx, d.period)
	}, func(s app.InboxStanding, err error) {
		if !d.form.Fail(err) {
			d.standing = s
			d.refresh()
		}
	})
}

// receive takes in what is new; closing the dialog stops it, and what came stays.
func (d *inboxDialog) receive(agreed app.Agreement) {
	d.form.ClearError()
	d.form.Submit.Enable(false)
	d.say(words.Say("inbox.receiving"))
	d.pace = kit.WorkPace{}
	show := kit.ShowProgress(func(done, total int) {
		if d.takes.Busy() && total > 1 {
			d.say(d.pace.WithLeft(words.Say("inbox.receiving-step", "done", done, "total", total), done, total))
		}
	})
	kit.Load(d.page.Tasks, &d.takes, func(ctx context.Context) (app.InboxTaken, error) {
		return d.page.inbox.Receive(ctx, agreed, show)
	}, func(taken app.InboxTaken, err error) {
		d.form.Submit.Enable(true)
		d.taken = taken
		d.say(takenText(taken))
		d.form.Fail(err)
		d.page.Changed(kit.CountsChanged)
		d.reload()
	})
}

func (d *inboxDialog) say(text string) {
	d.state.SetText(text)
	d.form.Column.Refresh()
}

// takenText says what a look into the inbox came to.
func takenText(t app.InboxTaken) string {
	said := []string{words.Say("inbox.taken", "count", len(t.Reports), "known", t.Known)}
	if t.Added+t.Changed+t.Removed > 0 {
		said = append(said, t.Text())
	}
	if len(t.Twins) > 0 {
		said = append(said, words.Say("talks.took-twins", "count", len(t.Twins)))
	}
	if t.FilesLeft > 0 {
		said = append(said, words.Say("sessions.files-not-taken", "count", t.FilesLeft))
	}
	stamped := 0
	for _, f := range t.Files {
		stamped += len(f.Stamps)
	}
	if stamped > 0 {
		said = append(said, words.Say("sessions.files-stamped-left", "count", stamped))
	}
	if n := len(t.Others); n > 0 {
		said = append(said, words.Say("inbox.others", "count", n, "names", strings.Join(t.Others[:min(n, 5)], ", ")))
	}
	return strings.Join(said, " ")
}

func (d *inboxDialog) refresh() {
	d.rows.Objects = nil
	d.showSigners()
	d.showFailed()
	d.showUnknown()
	d.showMissing()
	d.showSent()
	d.form.Column.Refresh()
}

func (d *inboxDialog) heading(text string) { d.rows.Add(widgets.NewLabel(text, widgets.Strong)) }

// waiting are the files whose signers nobody has agreed to yet, one a signer.
func (d *inboxDialog) waiting() (files []app.TakenFile) {
	for _, f := range d.standing.Failed {
		if library.IsKind(f.Err, library.UnknownSigner) && !slices.ContainsFunc(files, func(g app.TakenFile) bool { return g.Signer.Key == f.Signer.Key }) {
			files = append(files, f)
		}
	}
	return files
}

// showSigners shows the digits of keys that were never met, to be compared over the telephone.
func (d *inboxDialog) showSigners() {
	files := d.waiting()
	if len(files) == 0 {
		return
	}
	d.heading(words.Say("inbox.signers", "count", len(files)))
	d.rows.Add(widgets.NewLabel(words.Say("inbox.signers-help"), widgets.Small.Larger()))
	var all []string
	for i, f := range files {
		digits := app.Digits(f.Signer.Key)
		all = append(all, digits)
		if i < mostInboxRows {
			d.rows.Add(container.New(widgets.Bar{Gap: 8, Spread: 0},
				widgets.NewLabel(words.Say("inbox.signer", "name", f.Signer.Name, "digits", digits, "spoken", app.SpokenDigits(digits)), widgets.Body),
				widgets.NewButton(words.Say("inbox.agree"), widgets.Normal, func() { d.receive(app.Agreement{Fingerprints: []string{digits}}) })))
		}
	}
	if len(files) > 1 {
		d.rows.Add(row(widgets.NewLink(words.Say("inbox.agree-all", "count", len(files)), func() { d.receive(app.Agreement{Fingerprints: all}) })))
	}
}

// showFailed tells of each file that could not be taken in why. It lies where it lay.
func (d *inboxDialog) showFailed() {
	var failed []app.TakenFile
	for _, f := range d.standing.Failed {
		if !library.IsKind(f.Err, library.UnknownSigner) {
			failed = append(failed, f)
		}
	}
	if len(failed) == 0 {
		return
	}
	d.heading(words.Say("inbox.failed", "count", len(failed)))
	for _, f := range failed[:min(len(failed), mostInboxRows)] {
		d.rows.Add(d.page.Told(f.Err, words.Reason(f.Err, d.page.LogPath), widgets.Body.In(widgets.Bad)))
	}
}

// showUnknown lists reports of which nobody knows whose they are, to be assigned.
func (d *inboxDialog) showUnknown() {
	if len(d.standing.Unknown) == 0 {
		return
	}
	d.heading(words.Say("inbox.unknown", "count", len(d.standing.Unknown)))
	for _, r := range d.standing.Unknown[:min(len(d.standing.Unknown), mostInboxRows)] {
		d.rows.Add(container.New(widgets.Bar{Gap: 8, Spread: 0}, namedLines(r.Unit, reportText(r)),
			widgets.NewButton(words.Say("inbox.assign"), widgets.Normal, func() { d.askOffice(r) })))
	}
}

// namedLines are a name and what is known of it under it.
func namedLines(name string, lines ...string) *fyne.Container {
	column := container.New(widgets.Column{Gap: 1}, widgets.NewLabel(name, widgets.Body))
	for _, line := range lines {
		column.Add(widgets.NewLabel(line, widgets.Small.Larger()))
	}
	return column
}

// reportText is what is known of a report.
func reportText(r inbox.InboxReport) string {
	days := viet.ShortDate(r.Period.From.Moment()) + " – " + viet.ShortDate(r.Period.To.Moment())
	return words.Say("inbox.report", "days", days, "count", r.Sessions, "time", r.Received.Time().Format("15:04 02/01/2006"))
}

// askOffice asks whose a report is; what comes under its key is then that office's.
func (d *inboxDialog) askOffice(r inbox.InboxReport) {
	kit.Load(d.page.Tasks, &d.place, d.page.offices.Offices, func(all []store.Office, err error) {
		if d.form.Fail(err) {
			return
		}
		var f *kit.Form
		office := kit.NewSuggestField(words.Say("inbox.office-hint"), func() { f.Column.Refresh() })
		for _, o := range all {
			office.Names = append(office.Names, o.Name)
		}
		digits := app.Digits(r.Key)
		f = d.page.Ask(words.Say("inbox.whose", "unit", kit.Cut(r.Unit, 60)), words.Say("inbox.assign-now"), 320, func(f *kit.Form) {
			name := office.Text
			kit.DoIn(f, &d.place, func(ctx context.Context) error { return d.page.inbox.Assign(ctx, digits, name) }, func() {
				f.Hide()
				d.reload()
			})
		}, widgets.NewLabel(words.Say("inbox.whose-help", "name", r.Signer, "digits", digits), widgets.Small.Larger()), kit.Labelled(words.Say("inbox.office"), office.Box))
		d.page.Window.Canvas().Focus(office.Field)
	})
}

// showMissing tells who has sent none, to be copied, saved and printed.
func (d *inboxDialog) showMissing() {
	s := d.standing
	if s.Expected == 0 {
		d.heading(words.Say("inbox.none-expected"))
		d.rows.Add(row(widgets.NewLink(words.Say("inbox.offices"), d.toOffices)))
		return
	}
	d.heading(words.Say("inbox.missing", "count", len(s.Missing), "of", s.Expected))
	if len(s.Missing) > 0 {
		d.rows.Add(widgets.NewLabel(strings.Join(s.Missing, ", "), widgets.Body))
	}
	d.rows.Add(row(
		widgets.NewLink(words.Say("inbox.copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(d.page.missing.MissingText(d.standing, d.period))
			d.say(words.Say("inbox.copied"))
		}),
		widgets.NewLink(words.Say("inbox.print"), d.saveMissing),
		widgets.NewLink(words.Say("inbox.offices"), d.toOffices)))
}

// saveMissing asks where the list is saved. What is told of it stands in the window, so that the inbox closes once it is.
func (d *inboxDialog) saveMissing() {
	ask := d.page.AskSave(words.Say("inbox.print"), words.Say("inbox.missing-file", "period", d.page.span.name()), ".pdf", func(ctx context.Context, file string) (string, error) {
		return words.Say("figures.saved", "file", file), d.page.missing.SaveMissing(ctx, d.period, file)
	})
	ask.OnSaved = d.form.Hide
}

func (d *inboxDialog) toOffices() { d.page.askOffices(d.reload) }

// showSent has a row for each office that has sent, with its reports.
func (d *inboxDialog) showSent() {
	s := d.standing
	if len(s.Sent) == 0 {
		return
	}
	d.heading(words.Say("inbox.sent-count", "count", len(s.Sent)))
	for _, o := range s.Sent[:min(len(s.Sent), mostInboxRows)] {
		var lines []string
		for _, r := range o.Reports {
			lines = append(lines, reportText(r))
		}
		name := o.Office
		if !o.Whole {
			name += " · " + words.Say("inbox.not-whole")
		}
		d.rows.Add(namedLines(name, lines...))
	}
	if more := len(s.Sent) - mostInboxRows; more > 0 {
		d.rows.Add(widgets.NewLabel(words.Say("inbox.more", "count", more), widgets.Small.Larger()))
	}
}
