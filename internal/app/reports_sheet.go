package app

import (
	"context"
	"fmt"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/register"
	"baocaovien/internal/session"
	"baocaovien/internal/sheet"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// listedAtMost is how many sessions a workbook lists. Past it the totals are numbers, and a note says so.
const listedAtMost = 50_000

// workbook is an account as a workbook: a sheet a table, with totals that are calculated from the sheet of the sessions.
func (r *Reports) workbook(ctx context.Context, a session.Account) (sheet.Workbook, error) {
	now := r.papers.now()
	head, err := r.papers.settings.Letterhead(ctx)
	if err != nil {
		return sheet.Workbook{}, err
	}
	period := words.OnPaper("sessions.period", "from", viet.ShortDate(a.From.Moment()), "to", viet.ShortDate(a.To.Moment()))
	book := sheet.Workbook{Title: words.OnPaper("sessions.report-title") + " " + period, Author: head.Issuer, Created: library.At(now, library.ToSecond)}
	var listed *sheet.Worksheet
	if a.Totals.Sessions <= listedAtMost {
		sessions, err := r.Behind(ctx, a.Inquiry, session.NoGrouping, "")
		if err != nil {
			return book, err
		}
		one := register.Listed(words.OnPaper("register.sheet"), sessions, register.Vocabulary{ThemeName: r.themes.ThemeName})
		listed = &one
	}
	for _, t := range a.Tables {
		s := tableSheet(a, t, listed)
		s.Lines = []string{words.OnPaper("sessions.report-title"), period}
		if issuer := strings.TrimSpace(head.Issuer); issuer != "" {
			s.Lines = append(s.Lines, issuer)
		}
		book.Sheets = append(book.Sheets, s)
	}
	if listed != nil {
		book.Sheets = append(book.Sheets, *listed)
	}
	return book, nil
}

// tableSheet is a table of an account with its total.
func tableSheet(a session.Account, t session.AccountTable, listed *sheet.Worksheet) sheet.Worksheet {
	by := string(t.By)
	s := sheet.Worksheet{Name: words.OnPaper("sessions.sheet-" + by)}
	s.Columns = []sheet.WorkColumn{{Head: words.OnPaper("paper.column-number"), Width: 6}, {Head: words.OnPaper("sessions.by-" + by), Width: 30}, {Head: words.OnPaper("sessions.measure-sessions"), Width: 10}}
	for _, m := range session.Measures() {
		s.Columns = append(s.Columns, sheet.WorkColumn{Head: words.OnPaper("sessions.measure-" + m.String()), Width: 12})
	}
	for _, key := range []string{"questions", "before", "difference"} {
		s.Columns = append(s.Columns, sheet.WorkColumn{Head: words.OnPaper("sessions.measure-" + key), Width: 12})
	}
	s.Columns = append(s.Columns, sheet.WorkColumn{Head: words.OnPaper("sessions.measure-percent"), Width: 10, Percent: true})
	for i, row := range t.Rows {
		s.Rows = append(s.Rows, append([]sheet.Datum{sheet.Number(float64(i + 1)), sheet.Text(row.Name)}, numbers(&row.Totals, row.Before)...))
	}
	s.Total = append([]sheet.Datum{sheet.Text(""), sheet.Text(words.OnPaper("paper.column-total"))}, numbers(&a.Totals, a.Before)...)
	calculate(s.Total, listed)
	s.Notes = remarksOn(a)
	if listed == nil {
		s.Notes = append(s.Notes, words.OnPaper("sessions.not-listed", "most", listedAtMost))
	}
	return s
}

// numbers are the cells of a row after its name.
func numbers(t, before *session.Totals) []sheet.Datum {
	row := []sheet.Datum{sheet.Number(float64(t.Sessions))}
	for _, m := range session.Measures() {
		row = append(row, sheet.Amount(t.Sum(m)))
	}
	row = append(row, sheet.Number(float64(t.Questions)))
	if before == nil {
		return append(row, sheet.Datum{}, sheet.Datum{}, sheet.Datum{})
	}
	c := session.ChangeOf(t.Sessions, before.Sessions)
	percent := sheet.Datum{}
	if p := c.Percent(); p != nil {
		percent = sheet.Number(*p)
	}
	return append(row, sheet.Number(float64(before.Sessions)), sheet.Amount(c.Difference), percent)
}

// calculate turns the numbers of a total into formulas over the sheet of the sessions. What no session says stays empty.
func calculate(total []sheet.Datum, listed *sheet.Worksheet) {
	if listed == nil {
		return
	}
	column := func(key string) string {
		return sheet.Range(listed.Name, len(listed.Lines), register.ColumnOf(key), len(listed.Rows))
	}
	const first = 2 // the number and the name stand before
	total[first] = sheet.Calculated(fmt.Sprintf("COUNT(%s)", column("date")), total[first])
	for i, m := range session.Measures() {
		from := column(m.String())
		if m == session.Attendance {
			from = column("present") + "," + column("online")
		}
		formula := fmt.Sprintf("SUM(%s)", from)
		if len(listed.Rows) > 0 {
			formula = fmt.Sprintf(`IF(COUNT(%s)=0,"",SUM(%s))`, from, from)
		}
		total[first+1+i] = sheet.Calculated(formula, total[first+1+i])
	}
}
