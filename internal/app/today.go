package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/store"
)

// Today tells what a day begins with.
type Today struct {
	store    *store.Library
	outlines *Outlines
	sessions *Sessions
	reports  *Reports
	now      func() time.Time
}

// How much of each the day begins with.
const (
	newsOfTheme  = 3 // articles
	latestDrafts = 4
	daysAhead    = 60 // in which the next session is looked for
)

// Day is what there is on a day: the next session, the outlines worked on last, what the quarter has come to, what is new.
type Day struct {
	Date     session.Date
	Next     *library.Session // nil where none is planned
	Outline  *library.Outline // of the next session, nil for none
	Bare     bool             // the next session has no outline and can be given one: it was planned here
	Week     int              // sessions planned from today to Sunday
	Due      int              // planned sessions of this quarter whose day has passed: what came of them is not written down
	Drafts   []Draft
	Sessions int64          // held this quarter
	Heads    library.Amount // lượt người of these
	Silent   []library.Theme
	News     []ThemeNews
	Empty    bool // the library has no article yet
}

// Draft is an outline and how many of its points quote what its source has changed since.
type Draft struct {
	library.Outline
	Changed int
}

// ThemeNews is what is unread of a theme, the latest first: a few, for to count them all takes longer than all else of a day.
type ThemeNews struct {
	Theme  library.Theme
	Latest []library.Summary
	None   bool // there is no article of the theme, be it read or not
}

// Look returns today.
func (t *Today) Look(ctx context.Context) (Day, error) {
	d := Day{Date: session.DayOf(t.now())}
	return d, errors.Join(t.plans(ctx, &d), t.drafts(ctx, &d), t.quarter(ctx, &d), t.news(ctx, &d))
}

// plans looks for the sessions that are to come, and for those that came and were not written down.
func (t *Today) plans(ctx context.Context, d *Day) error {
	quarter := quarterOf(d.Date)
	sunday := d.Date + session.Date(6-(int(d.Date.Moment().Time().Weekday())+6)%7) // #nosec G115 -- a day of the week
	period := session.Period{From: quarter.From, To: max(quarter.To, d.Date+daysAhead)}
	planned, err := t.sessions.List(ctx, SessionQuery{Period: period, Status: library.PlannedSession})
	if err != nil {
		return err
	}
	for _, s := range planned {
		switch day := session.DateOf(s.Date); {
		case day < d.Date:
			d.Due++
			continue
		case day <= sunday:
			d.Week++
		}
		if d.Next == nil {
			d.Next = &s
		}
	}
	if d.Next == nil {
		return nil
	}
	if own, err := t.sessions.wroteItself(ctx, d.Next.UID); err != nil || !own { // the number is that of an outline of another library
		return err
	}
	o, found, err := t.outlineOf(ctx, *d.Next)
	if d.Bare = !found; found {
		d.Outline, d.Next.OutlineTitle = &o, o.Title // as it is named by now
	}
	return err
}

// drafts looks at the outlines worked on last.
func (t *Today) drafts(ctx context.Context, d *Day) error {
	all, err := t.store.Outlines(ctx)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b library.Outline) int { return int(b.Saved.Unix - a.Saved.Unix) })
	for _, o := range all[:min(len(all), latestDrafts)] {
		changes, err := t.outlines.Affected(ctx, o)
		if err != nil {
			return err
		}
		d.Drafts = append(d.Drafts, Draft{o, len(changes)})
	}
	return nil
}

// quarter counts what was held, and finds the themes nothing was held of.
func (t *Today) quarter(ctx context.Context, d *Day) error {
	account, err := t.reports.Account(ctx, session.Inquiry{Period: quarterOf(d.Date), By: []session.Grouping{session.ByTheme}})
	if err != nil {
		return err
	}
	d.Sessions, d.Heads = account.Totals.Sessions, account.Totals.Sum(session.Attendance)
	for _, theme := range library.BuiltinThemes() {
		if !slices.ContainsFunc(account.Tables[0].Rows, func(r session.AccountRow) bool { return r.Key == string(theme) && r.Sessions > 0 }) {
			d.Silent = append(d.Silent, theme)
		}
	}
	return nil
}

// news looks for what is unread of each built-in theme.
func (t *Today) news(ctx context.Context, d *Day) error {
	for _, theme := range library.BuiltinThemes() {
		latest, err := t.store.List(ctx, library.Filter{Theme: theme, Unread: true, Limit: newsOfTheme})
		if err != nil {
			return err
		}
		news := ThemeNews{Theme: theme, Latest: latest}
		if len(latest) == 0 {
			if news.None, err = t.none(ctx, library.Filter{Theme: theme}); err != nil {
				return err
			}
		}
		d.News = append(d.News, news)
	}
	var err error
	d.Empty, err = t.none(ctx, library.Filter{})
	return err
}

// none reports whether a filter selects no article.
func (t *Today) none(ctx context.Context, f library.Filter) (bool, error) {
	f.Limit = 1
	any, err := t.store.List(ctx, f)
	return len(any) == 0, err
}

// quarterOf is the quarter of a day.
func quarterOf(d session.Date) session.Period {
	month := session.MonthOf(d, 0)
	return session.Months(month-month%3, 3, 0)
}
