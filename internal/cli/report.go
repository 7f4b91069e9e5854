package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
	"baocaovien/internal/words"
)

// accountJSON is an account as it is printed.
type accountJSON struct {
	First   string              `json:"from"`
	Last    string              `json:"to"`
	Totals  session.TotalsJSON  `json:"totals"`
	Compare *session.TotalsJSON `json:"compare"`
	Rows    []accountRowJSON    `json:"rows"`
	Unread  int64               `json:"unread,omitempty"` // sessions that count, and that the library cannot read
}

type accountRowJSON struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	session.TotalsJSON
	Before  *beforeJSON    `json:"before"`
	Change  library.Amount `json:"change"` // of sessions
	Percent *float64       `json:"change_percent"`
}

type beforeJSON struct {
	Sessions   int64          `json:"sessions"`
	Attendance library.Amount `json:"attendance"`
}

// periodFlags choose days: two of them, or a period by its name.
type periodFlags struct {
	from, to, period string
	cutOff           int
}

func (p *periodFlags) add(f *pflag.FlagSet) {
	f.StringVar(&p.from, "from", "", "")
	f.StringVar(&p.to, "to", "", "")
	f.StringVar(&p.period, "period", "", "")
	f.IntVar(&p.cutOff, "cut-off", 0, "")
}

func (p *periodFlags) read() (session.Period, error) {
	if p.cutOff < 0 || p.cutOff > 31 {
		return session.Period{}, wrongValue("cut-off", strconv.Itoa(p.cutOff))
	}
	if p.period != "" {
		named, ok := session.ParsePeriod(p.period, p.cutOff)
		if !ok || p.from != "" || p.to != "" {
			return named, wrongValue("period", p.period)
		}
		return named, nil
	}
	if p.from == "" || p.to == "" {
		return session.Period{}, usage(errors.New(words.Say("bcv.report-days")))
	}
	return parsePeriod(p.from, p.to)
}

// open reads the days and opens the library.
func (p *periodFlags) open(c *call) (*app.App, session.Period, error) {
	days, err := p.read()
	if err != nil {
		return nil, days, err
	}
	a, err := c.library()
	return a, days, err
}

func reportCommand() command {
	var days periodFlags
	var by, against, out string
	var look paperFlags
	return command{
		name: "report",
		flags: func(f *pflag.FlagSet) {
			days.add(f)
			f.StringVar(&by, "by", "", "")
			f.StringVar(&against, "compare", "", "")
			f.StringVar(&out, "out", "", "")
			f.StringVar(&look.Preset, "preset", "", "")
			f.BoolVar(&look.SingleSided, "single-sided", false, "")
		},
		run: func(c *call) (result, error) {
			i, err := inquiry(days, by, against)
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			account, err := a.Reports.Account(c.ctx, i)
			if err != nil {
				return result{}, err
			}
			if out != "" {
				err = a.Reports.SaveAccount(c.ctx, account, look.TemplateOptions, out)
			}
			return result{value: accountValue(account, by != ""), text: func(w io.Writer) { accountText(w, account, c.themeName, out) }}, err
		},
	}
}

// inquiry is what the flags ask for: the table that is wanted first, and those that every report on paper has.
func inquiry(days periodFlags, by, against string) (i session.Inquiry, err error) {
	if i.Period, err = days.read(); err != nil {
		return i, err
	}
	i.CutOff, i.Against = days.cutOff, session.EarlierPeriod(against)
	if !slices.Contains([]session.EarlierPeriod{session.NoneBefore, session.YearBefore, session.JustBefore}, i.Against) {
		return i, wrongValue("compare", against)
	}
	wanted := session.Grouping(by)
	if by != "" {
		if !slices.Contains(session.Groupings(), wanted) {
			return i, wrongValue("by", by)
		}
		i.By = append(i.By, wanted)
	}
	return i.ForPaper(), nil
}

func accountValue(a session.Account, rows bool) accountJSON {
	v := accountJSON{First: a.From.String(), Last: a.To.String(), Totals: a.Totals.JSON(), Rows: []accountRowJSON{}, Unread: a.Unread}
	if a.Before != nil {
		before := a.Before.JSON()
		v.Compare = &before
	}
	if !rows {
		return v
	}
	for _, row := range a.Tables[0].Rows {
		one := accountRowJSON{Key: row.Key, Name: row.Name, TotalsJSON: row.JSON()}
		if row.Before != nil {
			one.Before = &beforeJSON{row.Before.Sessions, row.Before.Sum(session.Attendance)}
			c := session.ChangeOf(row.Sessions, row.Before.Sessions)
			one.Change, one.Percent = c.Difference, c.Percent()
		}
		v.Rows = append(v.Rows, one)
	}
	return v
}

func accountText(w io.Writer, a session.Account, themeName func(library.Theme) string, out string) {
	say(w, "bcv.report-totals", "from", day(a.From.Moment()), "to", day(a.To.Moment()), "sessions", amountWords(library.AmountOf(a.Totals.Sessions)),
		"attendance", atLeast(&a.Totals, session.Attendance), "members", atLeast(&a.Totals, session.PartyMembers))
	rows := [][]string{columns("bcv.report-columns")}
	for _, row := range a.Tables[0].Rows {
		before, change := "", ""
		if row.Before != nil {
			before = strconv.FormatInt(row.Before.Sessions, 10)
			c := session.ChangeOf(row.Sessions, row.Before.Sessions)
			change = amountWords(c.Difference)
		}
		rows = append(rows, []string{session.RowName(words.Spoken(), a.Tables[0].By, row.Key, themeName), amountWords(library.AmountOf(row.Sessions)), atLeast(&row.Totals, session.Attendance), before, change})
	}
	table(w, rows)
	if copies := session.CopiesText(words.Spoken(), &a.Totals); copies != "" {
		_, _ = fmt.Fprintln(w, copies)
	}
	if a.Unread > 0 {
		say(w, "sessions.unread", "sessions", a.Unread)
	}
	if !a.Tables[0].By.AddsUp() {
		say(w, "sessions.rows-add-up")
	}
	if out != "" {
		say(w, "bcv.report-saved", "file", out)
	}
}

// atLeast is a sum, marked where sessions did not say.
func atLeast(t *session.Totals, m session.Measured) string {
	text := amountWords(t.Sum(m))
	switch {
	case text == "":
		return "–"
	case t.Silent(m) > 0:
		return words.Say("bcv.report-at-least", "number", text)
	}
	return text
}

// reportSessions is the list behind a number.
func reportSessions() command {
	var days periodFlags
	var by, key string
	return command{
		name: "report sessions",
		flags: func(f *pflag.FlagSet) {
			days.add(f)
			f.StringVar(&by, "by", "", "")
			f.StringVar(&key, "key", "", "")
		},
		run: func(c *call) (result, error) {
			i, err := inquiry(days, by, "")
			if err != nil {
				return result{}, err
			}
			a, err := c.library()
			if err != nil {
				return result{}, err
			}
			all, err := a.Reports.Behind(c.ctx, i, session.Grouping(by), key)
			return sessionsResult(c, all), err
		},
	}
}

// reportGaps tells what had no session.
func reportGaps() command {
	var days periodFlags
	return command{name: "report gaps", flags: days.add, run: func(c *call) (result, error) {
		a, p, err := days.open(c)
		if err != nil {
			return result{}, err
		}
		gaps, err := a.Reports.Gaps(c.ctx, p)
		return result{value: gaps, text: func(w io.Writer) {
			say(w, "bcv.report-gap-communes", "names", strings.Join(gaps.Communes, ", "))
			say(w, "bcv.report-gap-themes", "names", themeNames(c, gaps.Themes))
			say(w, "bcv.report-gap-audiences", "names", strings.Join(gaps.Audiences, ", "))
		}}, err
	}}
}

// reportSilent tells which offices have sent nothing.
func reportSilent() command {
	var days periodFlags
	return command{name: "report silent", flags: days.add, run: func(c *call) (result, error) {
		a, p, err := days.open(c)
		if err != nil {
			return result{}, err
		}
		offices, reminder, err := a.Offices.Silent(c.ctx, p)
		value := struct {
			Offices  []store.Office `json:"offices"`
			Reminder string         `json:"reminder"`
		}{offices, reminder}
		return result{value: value, text: func(w io.Writer) {
			say(w, "bcv.report-silent", "count", len(offices))
			for _, o := range offices {
				say(w, "bcv.office", "name", o.Name, "parent", o.Parent)
			}
			if reminder != "" {
				say(w, "bcv.report-reminder", "text", reminder)
			}
		}}, err
	}}
}
