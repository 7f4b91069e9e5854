package session

import (
	"fmt"
	"strconv"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
)

// Date is a calendar day in Vietnam, in days since 1 January 1970.
type Date int32

const daySeconds = 24 * 60 * 60

// DateOf returns the day of a moment in Vietnam.
func DateOf(m library.Moment) Date {
	t := m.Time()
	return NewDate(t.Year(), t.Month(), t.Day())
}

// DayOf returns the day of a time in Vietnam.
func DayOf(t time.Time) Date { return DateOf(library.At(t, library.ToSecond)) }

// NewDate returns a calendar day; days past the end of a month run on into the next, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / daySeconds) // #nosec G115 -- years of four digits
}

// Moment returns the day, known to the day.
func (d Date) Moment() library.Moment {
	t := d.time()
	return library.Day(t.Year(), t.Month(), t.Day())
}

// String returns «2026-03-05».
func (d Date) String() string { return d.time().Format(time.DateOnly) }

func (d Date) time() time.Time { return time.Unix(int64(d)*daySeconds, 0).UTC() }

// Period is the days from the first to the last, both included.
type Period struct{ From, To Date }

// Has reports whether a day is in the period.
func (p Period) Has(d Date) bool { return p.From <= d && d <= p.To }

// Month counts months: twelve times the year, and 0 for January.
type Month int

// MonthOf returns the month a day is reported in. With a cut-off day month M begins on the day after the cut-off of M−1 and
// ends on its own; 0 stands for the end of the month, which is the cut-off too where the month is shorter.
func MonthOf(d Date, cutOff int) Month {
	t := d.time()
	m := Month(t.Year()*12 + int(t.Month()) - 1)
	if d > m.last(cutOff) {
		m++
	}
	return m
}

// String returns «2026-03».
func (m Month) String() string { return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1) }

// last is the month's last day.
func (m Month) last(cutOff int) Date {
	end := NewDate(int(m)/12, time.Month(int(m)%12+2), 0)
	if days := end.time().Day(); cutOff > 0 && cutOff < days {
		return end - Date(days-cutOff) // #nosec G115 -- below 31
	}
	return end
}

// Months returns the period of n months from m on.
func Months(m Month, n, cutOff int) Period {
	return Period{(m - 1).last(cutOff) + 1, (m + Month(n) - 1).last(cutOff)}
}

// whole returns the first of the months that p is, and how many; none where it is not whole ones.
func (p Period) whole(cutOff int) (first Month, n int) {
	first, last := MonthOf(p.From, cutOff), MonthOf(p.To, cutOff)
	n = int(last-first) + 1
	if n < 1 || Months(first, n, cutOff) != p {
		return first, 0
	}
	return first, n
}

// EarlierPeriod is which earlier period one is compared with.
type EarlierPeriod string

// What a period may be compared with.
const (
	NoneBefore EarlierPeriod = ""
	YearBefore EarlierPeriod = "year"   // the same period a year before
	JustBefore EarlierPeriod = "before" // the period that ends where this one begins
)

// Before returns the earlier period. Whole months (by the cut-off day) are compared with as many whole months, other days
// with the same days a year before, or with as many days.
func (p Period) Before(c EarlierPeriod, cutOff int) Period {
	first, n := p.whole(cutOff)
	switch {
	case n > 0:
		return Months(first-p.shift(c, cutOff), n, cutOff)
	case c == YearBefore:
		return Period{yearBefore(p.From), yearBefore(p.To)}
	}
	return Period{p.From - (p.To - p.From + 1), p.From - 1}
}

// shift is by how many months the earlier period lies before p, 0 where that is no whole number.
func (p Period) shift(c EarlierPeriod, cutOff int) Month {
	if c == YearBefore {
		return 12
	}
	_, n := p.whole(cutOff)
	return Month(n)
}

// yearBefore is the same day a year before; 29 February becomes 28 February.
func yearBefore(d Date) Date {
	t := d.time()
	end := NewDate(t.Year()-1, t.Month()+1, 0)
	return min(NewDate(t.Year()-1, t.Month(), t.Day()), end)
}

// ParsePeriod reads a period by its name: «2026» a year, «2026-03» a month, «2026-Q1» to Q4 a quarter, «2026-H1» and H2 six
// months, «2026-9M» nine. It is false for any other text.
func ParsePeriod(name string, cutOff int) (Period, bool) {
	at := periodName.FindStringSubmatch(name)
	if at == nil {
		return Period{}, false
	}
	year := Month(12 * atoi(at[1]))
	switch {
	case at[2] != "":
		return Months(year+Month(atoi(at[2]))-1, 1, cutOff), true
	case at[3] != "":
		return Months(year+3*Month(atoi(at[3])-1), 3, cutOff), true
	case at[4] != "":
		return Months(year+6*Month(atoi(at[4])-1), 6, cutOff), true
	case at[5] != "":
		return Months(year, 9, cutOff), true
	}
	return Months(year, 12, cutOff), true
}

var periodName = pattern.Of(`^((?:19|20|21)\d\d)(?:-(0[1-9]|1[0-2])|-Q([1-4])|-H([12])|-(9M))?$`)

// atoi reads digits that an expression has matched.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
