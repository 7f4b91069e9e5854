package reports

import (
	"slices"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// The kinds of periods, by how many months they have; freeDays are any two dates.
const (
	freeDays = "free"
	ofMonth  = "month"
	ofThree  = "quarter"
	ofSix    = "half"
	ofNine   = "nine"
	ofYear   = "year"
)

// spanKinds are all of them, in the order they are offered.
func spanKinds() []string { return []string{ofMonth, ofThree, ofSix, ofNine, ofYear, freeDays} }

// reportSpan is the period of the page.
type reportSpan struct {
	kind   string
	year   int
	index  int            // which month, quarter or half of the year, from 0
	days   session.Period // of freeDays
	cutOff int            // the last day of a month that is reported in it, 0 for the month's own end
}

func quarterOf(now time.Time) reportSpan {
	now = now.In(library.Vietnam)
	return reportSpan{kind: ofThree, year: now.Year(), index: (int(now.Month()) - 1) / 3}
}

// months returns how many months a span of its kind has, and how many of them there are in a year.
func (s reportSpan) months() (each, inYear int) {
	switch s.kind {
	case ofMonth:
		return 1, 12
	case ofThree:
		return 3, 4
	case ofSix:
		return 6, 2
	case ofNine:
		return 9, 1
	default:
		return 12, 1
	}
}

// first is the first month of the span.
func (s reportSpan) first() session.Month {
	each, _ := s.months()
	return session.MonthOf(session.NewDate(s.year, time.Month(s.index*each+1), 1), 0)
}

func (s reportSpan) period() session.Period {
	if s.kind == freeDays {
		return s.days
	}
	each, _ := s.months()
	return session.Months(s.first(), each, s.cutOff)
}

// moved returns the span so many after this one.
func (s reportSpan) moved(by int) reportSpan {
	if s.kind == freeDays {
		long := s.days.To - s.days.From + 1
		s.days.From += session.Date(by) * long // #nosec G115 -- one on or back
		s.days.To += session.Date(by) * long   // #nosec G115 -- as before
		return s
	}
	_, inYear := s.months()
	n := s.year*inYear + s.index + by
	s.year, s.index = n/inYear, n%inYear
	return s
}

// as returns the span of another kind that a person means in this one: that of the last month of which sessions are told, today's
// at most; where none are, that of today, or where this one does not hold today, that in which it begins.
func (s reportSpan) as(kind string, today session.Date, told []session.Month) reportSpan {
	days := s.period()
	at, last := session.MonthOf(days.From, s.cutOff), session.MonthOf(days.To, s.cutOff)
	if days.From <= today && today <= days.To {
		at = session.MonthOf(today, s.cutOff)
		last = at
	}
	told = slices.DeleteFunc(slices.Clone(told), func(m session.Month) bool { return m > last })
	if len(told) > 0 {
		at = slices.Max(told)
	}
	month := int(at) % 12
	s.year = int(at) / 12
	s.kind, s.days = kind, days
	each, inYear := s.months()
	s.index = min(month/each, inYear-1)
	return s
}

// name is «Quý III năm 2026».
func (s reportSpan) name() string {
	if s.kind == freeDays {
		return words.Say("figures.span-free", "from", viet.ShortDate(s.days.From.Moment()), "to", viet.ShortDate(s.days.To.Moment()))
	}
	return words.Say("figures.span-"+s.kind, "month", s.index+1, "part", [...]string{"I", "II", "III", "IV"}[min(s.index, 3)], "year", s.year)
}

// cutName is the name of a cut-off day.
func cutName(day int) string {
	if day == 0 {
		return words.Say("figures.cut-none")
	}
	return words.Say("figures.cut", "day", day)
}
