package app

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"baocaovien/internal/docx"
	"baocaovien/internal/file"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/store"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Reports on sessions are counted, composed and written as files. Every number comes from an account.
type Reports struct {
	store    *store.Library
	sessions *Sessions
	papers   *Papers
	themes   *Themes
}

// Account counts the held sessions that an inquiry asks for.
func (r *Reports) Account(ctx context.Context, i session.Inquiry) (session.Account, error) {
	c := session.NewCounter(i)
	unread := int64(0)
	for _, span := range i.Spans() {
		n, err := r.store.EachCounted(ctx, span, c.Add)
		if err != nil {
			return session.Account{}, err
		}
		unread += n
	}
	account := c.Account(r.themes.ThemeName)
	account.Unread = unread
	return account, nil
}

// Behind returns the sessions of a row of an account; those of all rows are the ones of the total.
func (r *Reports) Behind(ctx context.Context, i session.Inquiry, by session.Grouping, key string) ([]library.Session, error) {
	all, err := r.store.Sessions(ctx, store.SessionFilter{Period: i.Period, Status: library.HeldSession})
	if err != nil || by == session.NoGrouping {
		return all, err
	}
	return session.InRow(all, by, key, i.CutOff), nil
}

// NewReport returns a report on the quarter of today. The letterhead is that of the settings.
func (r *Reports) NewReport(ctx context.Context) (handout.Report, error) {
	now := r.papers.now().In(library.Vietnam)
	quarter := session.MonthOf(session.NewDate(now.Year(), (now.Month()-1)/3*3+1, 1), 0)
	account, err := r.Account(ctx, session.Inquiry{Period: session.Months(quarter, 3, 0)}.ForPaper())
	if err != nil {
		return handout.Report{}, err
	}
	return r.composed(ctx, account)
}

// SaveReport writes a report to a file, for Word where its name ends in .docx, else as a PDF, and returns its pages. Errors:
// WrongUse for an unknown preset or a report that is to be folded, BadFont, ReadOnly, DiskFull.
func (r *Reports) SaveReport(report handout.Report, o handout.TemplateOptions, path string) (Pages, error) {
	fonts, err := r.papers.fonts()
	if err != nil {
		return Pages{}, err
	}
	doc, err := handout.ComposeReport(report, o)
	if err != nil {
		return Pages{}, err
	}
	laid, err := paper.Layout(doc, fonts)
	if err != nil {
		return Pages{}, err
	}
	pages := Pages{Title: doc.Title, Author: doc.Author, Pages: laid.Pages, Fonts: fonts, Replaced: laid.Replaced, Lost: laid.Lost}
	if !strings.EqualFold(filepath.Ext(path), ".docx") {
		return pages, pages.save(path, report.Date)
	}
	pages.Replaced, pages.Lost = nil, nil // Word has letters that our type has not
	info := docx.Info{Language: "vi-VN", Created: report.Date}
	return pages, file.Write(path, func(out io.Writer) error { return docx.Write(out, doc, fonts, info) })
}

// SaveAccount writes an account to a file by the ending of its name: .pdf and .docx by the template of reports, .xlsx with a
// sheet a table and one of the sessions. Errors: WrongUse for another ending or preset, BadFont, ReadOnly, DiskFull.
func (r *Reports) SaveAccount(ctx context.Context, a session.Account, o handout.TemplateOptions, name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		book, err := r.workbook(ctx, a)
		if err != nil {
			return err
		}
		return file.Write(name, func(w io.Writer) error { return sheet.Write(w, book) })
	case ".pdf", ".docx":
	default:
		return wrongUse("sessions.report-ending", "file", filepath.Base(name))
	}
	report, err := r.composed(ctx, a)
	if err != nil {
		return err
	}
	_, err = r.SaveReport(report, o, name)
	return err
}

// logged is how many sessions a report lists; more are in the workbook only, and the report says so.
const logged = 300

// composed is an account as the template prints it.
func (r *Reports) composed(ctx context.Context, a session.Account) (handout.Report, error) {
	now := r.papers.now().In(library.Vietnam)
	report := handout.Report{
		Date: library.Day(now.Year(), now.Month(), now.Day()), From: a.From.Moment(), To: a.To.Moment(),
		Total: tally("", &a.Totals, yearBefore(a, a.Before)), Text: remarksOn(a),
	}
	for _, t := range a.Tables {
		var rows []handout.Tally
		for _, row := range t.Rows {
			rows = append(rows, tally(row.Name, &row.Totals, yearBefore(a, row.Before)))
		}
		switch t.By {
		case session.ByTheme:
			report.Themes = append(rows, r.themesWithout(t.Rows, a)...)
		case session.ByAudience:
			report.Audiences = rows
		default:
			report.Tables = append(report.Tables, handout.TallyTable{
				Title: words.OnPaper("sessions.table-" + string(t.By)), Column: words.OnPaper("sessions.by-" + string(t.By)), Rows: rows,
				Chart: t.By == session.ByMonth || t.By == session.ByMainTheme,
			})
		}
	}
	var err error
	if report.Letterhead, err = r.papers.settings.Letterhead(ctx); err != nil {
		return report, err
	}
	if a.Totals.Sessions > logged {
		report.Text = append(report.Text, words.OnPaper("sessions.not-logged", "sessions", viet.Grouped(a.Totals.Sessions), "most", logged))
		return report, nil
	}
	sessions, err := r.Behind(ctx, a.Inquiry, session.NoGrouping, "")
	for _, s := range sessions {
		report.Log = append(report.Log, logRow(s))
	}
	return report, err
}

// themesWithout are the themes that had no session: a report says so.
func (r *Reports) themesWithout(rows []session.AccountRow, a session.Account) (none []handout.Tally) {
	for _, t := range r.themes.Themes() {
		if !slices.ContainsFunc(rows, func(row session.AccountRow) bool { return row.Key == string(t) }) {
			before := &session.Totals{}
			if a.Before == nil {
				before = nil
			}
			none = append(none, tally(r.themes.ThemeName(t), &session.Totals{}, yearBefore(a, before)))
		}
	}
	return none
}

// yearBefore is what the template compares with: it knows the same period a year before only.
func yearBefore(a session.Account, before *session.Totals) *session.Totals {
	if a.Against != session.YearBefore {
		return nil
	}
	return before
}

func tally(name string, t *session.Totals, before *session.Totals) handout.Tally {
	count := func(m session.Measured) handout.Count {
		if sum := t.Sum(m); sum.Known() {
			return handout.Counted(int(sum.Number()))
		}
		return handout.Count{}
	}
	row := handout.Tally{
		Name: name, Sessions: handout.Counted(int(t.Sessions)), Listeners: count(session.Attendance), Members: count(session.PartyMembers),
		InPerson: handout.Counted(int(t.InPerson)), InPersonListeners: count(session.Present),
		Online: handout.Counted(int(t.Remote)), OnlineListeners: count(session.Online),
	}
	if before != nil {
		row.SessionsBefore = handout.Counted(int(before.Sessions))
	}
	return row
}

// remarksOn says what must be known of the numbers: what is «ít nhất», what is in two columns, what does not add up.
func remarksOn(a session.Account) (texts []string) {
	if a.Unread > 0 {
		texts = append(texts, words.OnPaper("sessions.unread", "sessions", a.Unread))
	}
	var silent []string
	for _, m := range []session.Measured{session.Attendance, session.PartyMembers} {
		if n := a.Totals.Silent(m); n > 0 {
			silent = append(silent, words.OnPaper("sessions.silent", "sessions", viet.Grouped(n), "field", strings.ToLower(words.OnPaper("sessions.measure-"+m.String()))))
		}
	}
	if len(silent) > 0 {
		texts = append(texts, words.OnPaper("sessions.at-least", "list", strings.Join(silent, ", ")))
	}
	if copies := session.CopiesText(words.Vietnamese, &a.Totals); copies != "" {
		texts = append(texts, copies)
	}
	if a.Totals.Both > 0 {
		texts = append(texts, words.OnPaper("sessions.both-ways", "sessions", viet.Grouped(a.Totals.Both)))
	}
	if a.Totals.Sessions > 0 {
		texts = append(texts, words.OnPaper("sessions.rows-add-up"))
	}
	if a.Against == session.JustBefore {
		before, _ := a.Inquiry.Before()
		c := session.ChangeOf(a.Totals.Sessions, a.Before.Sessions)
		texts = append(texts, words.OnPaper("sessions.just-before", "from", viet.ShortDate(before.From.Moment()), "to", viet.ShortDate(before.To.Moment()),
			"sessions", viet.Grouped(a.Before.Sessions), "change", words.OnPaper("sessions.change", "difference", c.DifferenceText(), "percent", cmp.Or(c.PercentText(), "–"))))
	}
	return texts
}

func logRow(s library.Session) handout.SessionRow {
	var speakers, levels, questions []string
	for _, p := range s.Speakers {
		speakers = append(speakers, p.Name)
	}
	if s.Level != "" {
		levels = append(levels, session.ChoiceIn(words.Vietnamese, "level", string(s.Level)))
	}
	for _, q := range s.Questions {
		questions = append(questions, q.Text)
	}
	place := slices.DeleteFunc([]string{s.Place.Venue, s.Place.Hamlet, s.Place.Commune}, func(p string) bool { return p == "" })
	return handout.SessionRow{
		Date: s.Date, Place: strings.Join(place, ", "), Speaker: strings.Join(speakers, ", "),
		Level: strings.Join(levels, ""), Questions: strings.Join(questions, " "),
	}
}

// Gaps tells which communes, themes and audiences that are known had no session in a period.
func (r *Reports) Gaps(ctx context.Context, p session.Period) (session.Gaps, error) {
	names, err := r.sessions.Names(ctx)
	if err != nil {
		return session.Gaps{}, err
	}
	seen := session.NewGapFinder(names.Communes, r.themes.Themes(), names.Groups)
	_, err = r.store.EachCounted(ctx, p, seen.Add)
	return seen.Gaps(), err
}
