package session

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Grouping is by what the rows of an account are made.
type Grouping string

// By what rows are made. Those by theme, audience and speaker may add up to more than the total.
const (
	NoGrouping  Grouping = ""
	ByTheme     Grouping = "theme"
	ByMainTheme Grouping = "main-theme" // the first theme
	ByAudience  Grouping = "audience"
	ByForm      Grouping = "form"
	ByLevel     Grouping = "level"
	ByPlace     Grouping = "place" // commune
	BySpeaker   Grouping = "speaker"
	ByMonth     Grouping = "month"
	ByUnit      Grouping = "unit"
)

// Groupings returns all of them.
func Groupings() []Grouping {
	return []Grouping{ByTheme, ByMainTheme, ByAudience, ByForm, ByLevel, ByPlace, BySpeaker, ByMonth, ByUnit}
}

// AddsUp reports whether each session is in one row, so that the rows add up to the total.
func (g Grouping) AddsUp() bool {
	return g != ByTheme && g != ByAudience && g != BySpeaker
}

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
		c.now.add(f, c.inquiry)
	}
	if c.compared && c.before.Has(f.Date) {
		c.then.add(f, c.inquiry)
	}
}

func (b *periodSums) add(f *CountedSession, i Inquiry) {
	b.totals.add(f)
	for n, by := range i.By {
		switch {
		case by == ByAudience && len(f.Audiences) > 0:
			for _, a := range f.Audiences {
				b.row(n, a.Group).addListeners(f, a)
			}
		case by == ByTheme && len(f.Themes) > 0:
			for _, t := range f.Themes {
				b.row(n, string(t)).add(f)
			}
		case by == BySpeaker && len(f.Speakers) > 0:
			for _, s := range f.Speakers {
				b.row(n, s).add(f)
			}
		default:
			b.row(n, keyOf(f, by, i.CutOff)).add(f)
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

// keyOf is the one row a session is in, "" where it does not say.
func keyOf(f *CountedSession, by Grouping, cutOff int) string {
	switch by {
	case ByTheme, ByMainTheme:
		if len(f.Themes) > 0 {
			return string(f.Themes[0])
		}
		return string(library.Unclassified)
	case ByForm:
		return string(f.Form)
	case ByLevel:
		return string(f.Level)
	case ByPlace:
		return f.Commune
	case ByUnit:
		return f.Unit
	case ByMonth:
		return MonthOf(f.Date, cutOff).String()
	}
	return ""
}

// Account returns what was counted. themeName gives themes their names.
func (c *Counter) Account(themeName func(library.Theme) string) Account {
	a := Account{Inquiry: c.inquiry, Totals: c.now.totals}
	if c.compared {
		then := c.then.totals
		a.Before = &then
	}
	for n, by := range c.inquiry.By {
		a.Tables = append(a.Tables, AccountTable{by, c.table(n, by, themeName)})
	}
	return a
}

func (c *Counter) table(n int, by Grouping, themeName func(library.Theme) string) []AccountRow {
	now, then := c.now.rows[n], c.then.rows[n]
	if freeNames(by) {
		now, then = joined(now, then)
	}
	var rows []AccountRow
	for _, key := range c.keys(by, now, then) {
		row := AccountRow{Key: key, Name: RowName(words.Vietnamese, by, key, themeName)}
		if t := now[key]; t != nil {
			row.Totals = *t
		}
		if earlier, comparable := c.earlier(by, key); c.compared && comparable {
			row.Before = &Totals{}
			if t := then[earlier]; t != nil {
				row.Before = t
			}
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b AccountRow) int { return compareRows(by, a, b) })
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

// freeNames reports whether the keys of a grouping are names that people typed.
func freeNames(by Grouping) bool {
	return by == ByPlace || by == ByUnit || by == BySpeaker || by == ByAudience
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

// RowName returns what the row of a key is called in a language.
func RowName(l words.Language, by Grouping, key string, themeName func(library.Theme) string) string {
	switch {
	case key == "":
		return l.Say("sessions.not-said-" + string(by))
	case by == ByTheme, by == ByMainTheme:
		return themeName(library.Theme(key))
	case by == ByForm, by == ByLevel:
		return ChoiceIn(l, string(by), key)
	case by == ByMonth:
		year, month, _ := strings.Cut(key, "-")
		return l.Say("sessions.month", "month", month, "year", year)
	}
	return key
}

// compareRows orders rows: months and the choices of a field in their own order, themes in reading order, names as in a
// dictionary; what nobody said comes last.
func compareRows(by Grouping, a, b AccountRow) int {
	if last := place(by, a.Key) - place(by, b.Key); last != 0 {
		return last
	}
	if by == ByMonth {
		return strings.Compare(a.Key, b.Key)
	}
	return strings.Compare(viet.SortKey(a.Name), viet.SortKey(b.Name))
}

func place(by Grouping, key string) int {
	const last = 1 << 20
	switch {
	case key == "", key == string(library.Unclassified):
		return last
	case by == ByForm, by == ByLevel:
		return slices.Index(Choices(string(by)), key)
	case by == ByTheme, by == ByMainTheme:
		if i := slices.Index(library.BuiltinThemes(), library.Theme(key)); i >= 0 {
			return i
		}
		return len(library.BuiltinThemes())
	}
	return 0
}

// InRow returns the sessions that are in a row of a table: by their own names or another spelling of the key.
func InRow(all []library.Session, by Grouping, key string, cutOff int) (in []library.Session) {
	spelled := map[string]int64{}
	rows := make([][]string, len(all))
	for i, s := range all {
		f := CountedOf(s)
		rows[i] = keysOf(&f, by, cutOff)
		for _, k := range rows[i] {
			spelled[k]++
		}
	}
	names := map[string]string{}
	if freeNames(by) {
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

// keysOf are the rows a session is in.
func keysOf(f *CountedSession, by Grouping, cutOff int) (keys []string) {
	switch by {
	case ByAudience:
		for _, a := range f.Audiences {
			keys = append(keys, a.Group)
		}
	case ByTheme:
		for _, t := range f.Themes {
			keys = append(keys, string(t))
		}
	case BySpeaker:
		keys = append(keys, f.Speakers...)
	}
	if len(keys) == 0 {
		keys = []string{keyOf(f, by, cutOff)}
	}
	return keys
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
