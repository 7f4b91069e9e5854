package session

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// Inquiry is what is to be counted.
type Inquiry struct {
	Period
	By      []Grouping // the tables that are wanted
	Against EarlierPeriod
	CutOff  int // the last day of a month that is reported in it, 0 for the month's own end
}

// ForPaper returns the inquiry with the tables that every report on paper has after those that are wanted: by theme and by
// audience, and by month where there is more than one.
func (i Inquiry) ForPaper() Inquiry {
	usual := []Grouping{ByTheme, ByAudience}
	if MonthOf(i.From, i.CutOff) != MonthOf(i.To, i.CutOff) {
		usual = append(usual, ByMonth)
	}
	i.By = slices.Clone(i.By)
	for _, by := range usual {
		if !slices.Contains(i.By, by) {
			i.By = append(i.By, by)
		}
	}
	return i
}

// Before returns the period the inquiry compares with; false where it compares with none.
func (i Inquiry) Before() (Period, bool) {
	if i.Against == NoneBefore {
		return Period{}, false
	}
	return i.Period.Before(i.Against, i.CutOff), true
}

// Spans returns the days whose sessions the counter wants to see, once each.
func (i Inquiry) Spans() []Period {
	before, compared := i.Before()
	switch {
	case !compared:
		return []Period{i.Period}
	case before.To < i.From:
		return []Period{before, i.Period}
	}
	return []Period{{min(before.From, i.From), max(before.To, i.To)}}
}

// AccountRow is a row of an account.
type AccountRow struct {
	Key  string // "" where the sessions do not say
	Name string
	Totals
	Before *Totals // nil without a comparison, and for a month whose earlier one is none
}

// AccountTable is the rows of one grouping.
type AccountTable struct {
	By   Grouping
	Rows []AccountRow
}

// Account is what a period comes to.
type Account struct {
	Inquiry
	Totals Totals
	Before *Totals // nil without a comparison
	Tables []AccountTable
	Unread int64 // sessions that count, and that the library cannot read
}

// Counter adds sessions up as they are told to it. It is for one goroutine.
type Counter struct {
	inquiry   Inquiry
	rules     []groupingRule // of each table
	before    Period
	compared  bool
	now, then *periodSums
}

// periodSums is what one period adds up to, in all and by the rows of each table.
type periodSums struct {
	totals Totals
	rows   []map[string]*Totals // one map a table
}

// NewCounter returns a counter that has seen nothing.
func NewCounter(i Inquiry) *Counter {
	c := &Counter{inquiry: i, now: newPeriodSums(i), then: newPeriodSums(i)}
	for _, by := range i.By {
		c.rules = append(c.rules, by.rule())
	}
	c.before, c.compared = i.Before()
	return c
}

func newPeriodSums(i Inquiry) *periodSums {
	b := &periodSums{rows: make([]map[string]*Totals, len(i.By))}
	for n := range b.rows {
		b.rows[n] = map[string]*Totals{}
	}
	return b
}

// Add counts a held session. Days of no period that is wanted do not count.
func (c *Counter) Add(f *CountedSession) {
	if c.inquiry.Has(f.Date) {
		c.now.add(f, c.rules, c.inquiry.CutOff)
	}
	if c.compared && c.before.Has(f.Date) {
		c.then.add(f, c.rules, c.inquiry.CutOff)
	}
}

func (b *periodSums) add(f *CountedSession, rules []groupingRule, cutOff int) {
	b.totals.add(f)
	for n, rule := range rules {
		if rule.by == ByAudience && len(f.Audiences) > 0 {
			for _, a := range f.Audiences {
				b.row(n, a.Group).addListeners(f, a)
			}
			continue
		}
		for _, key := range rule.rowsOf(f, cutOff) {
			b.row(n, key).add(f)
		}
	}
}

func (b *periodSums) row(table int, key string) *Totals {
	t, there := b.rows[table][key]
	if !there {
		t = &Totals{}
		b.rows[table][key] = t
	}
	return t
}

// Account returns what was counted. themeName gives themes their names.
func (c *Counter) Account(themeName func(library.Theme) string) Account {
	a := Account{Inquiry: c.inquiry, Totals: c.now.totals}
	if c.compared {
		then := c.then.totals
		a.Before = &then
	}
	for n, rule := range c.rules {
		a.Tables = append(a.Tables, AccountTable{rule.by, c.table(n, rule, themeName)})
	}
	return a
}

func (c *Counter) table(n int, rule groupingRule, themeName func(library.Theme) string) []AccountRow {
	now, then := c.now.rows[n], c.then.rows[n]
	if rule.typed {
		now, then = joined(now, then)
	}
	var rows []AccountRow
	for _, key := range c.keys(rule.by, now, then) {
		row := AccountRow{Key: key, Name: RowName(words.Vietnamese, rule.by, key, themeName)}
		if t := now[key]; t != nil {
			row.Totals = *t
		}
		if earlier, comparable := c.earlier(rule.by, key); c.compared && comparable {
			row.Before = &Totals{}
			if t := then[earlier]; t != nil {
				row.Before = t
			}
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, rule.compare)
	return rows
}

// keys are those of the rows: all that have a session now, or had one before.
func (c *Counter) keys(by Grouping, now, then map[string]*Totals) (keys []string) {
	for key := range now {
		keys = append(keys, key)
	}
	for key := range then {
		if later, comparable := c.later(by, key); comparable && now[later] == nil {
			keys = append(keys, later)
		}
	}
	return keys
}

// earlier is the key of the row that one is compared with: for months that many months before.
func (c *Counter) earlier(by Grouping, key string) (string, bool) { return c.moved(by, key, -1) }

func (c *Counter) later(by Grouping, key string) (string, bool) { return c.moved(by, key, 1) }

func (c *Counter) moved(by Grouping, key string, direction Month) (string, bool) {
	if by != ByMonth {
		return key, true
	}
	year, month, _ := strings.Cut(key, "-")
	shift := c.inquiry.shift(c.inquiry.Against, c.inquiry.CutOff)
	return (Month(12*atoi(year)+atoi(month)-1) + direction*shift).String(), shift > 0
}

// joined makes one row of the rows whose names are spellings of one.
func joined(now, then map[string]*Totals) (nowJoined, thenJoined map[string]*Totals) {
	spelled := map[string]int64{}
	for _, rows := range []map[string]*Totals{now, then} {
		for name, t := range rows {
			spelled[name] += t.Sessions
		}
	}
	names := resolved(spelled)
	join := func(rows map[string]*Totals) map[string]*Totals {
		all := map[string]*Totals{}
		for name, t := range rows {
			if all[names[name]] == nil {
				all[names[name]] = &Totals{}
			}
			all[names[name]].merge(t)
		}
		return all
	}
	return join(now), join(then)
}

// InRow returns the sessions that are in a row of a table: by their own names or another spelling of the key.
func InRow(all []library.Session, by Grouping, key string, cutOff int) (in []library.Session) {
	rule := by.rule()
	spelled := map[string]int64{}
	rows := make([][]string, len(all))
	for i, s := range all {
		f := CountedOf(s)
		rows[i] = rule.rowsOf(&f, cutOff)
		for _, k := range rows[i] {
			spelled[k]++
		}
	}
	names := map[string]string{}
	if rule.typed {
		names = resolved(spelled)
	}
	for i, s := range all {
		for _, k := range rows[i] {
			if k == key || names[k] == key && key != "" {
				in = append(in, s)
				break
			}
		}
	}
	return in
}

// HeadsIn returns the attendance of a session as a row counts it: in a row of an audience the listeners of that audience.
func HeadsIn(s library.Session, by Grouping, key string) (heads library.Amount) {
	if by != ByAudience || key == "" {
		return Said(s, Attendance)
	}
	for _, a := range s.Audiences {
		if sameName(a.Group) == sameName(key) || unmarked(a.Group) && PlainName(a.Group) == PlainName(key) {
			heads = heads.Plus(a.Present).Plus(a.Online)
		}
	}
	return heads
}
