package session_test

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/session"
)

func TestPeriodsAndTheOnesBefore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		cutOff     int
		days       string
		year, just string
	}{
		{"2026-03", 0, "2026-03-01 2026-03-31", "2025-03-01 2025-03-31", "2026-02-01 2026-02-28"},
		{"2025-02", 0, "2025-02-01 2025-02-28", "2024-02-01 2024-02-29", "2025-01-01 2025-01-31"},
		{"2024-02", 0, "2024-02-01 2024-02-29", "2023-02-01 2023-02-28", "2024-01-01 2024-01-31"},
		{"2026-01", 0, "2026-01-01 2026-01-31", "2025-01-01 2025-01-31", "2025-12-01 2025-12-31"},
		{"2026-Q1", 0, "2026-01-01 2026-03-31", "2025-01-01 2025-03-31", "2025-10-01 2025-12-31"},
		{"2026-Q4", 0, "2026-10-01 2026-12-31", "2025-10-01 2025-12-31", "2026-07-01 2026-09-30"},
		{"2026-H2", 0, "2026-07-01 2026-12-31", "2025-07-01 2025-12-31", "2026-01-01 2026-06-30"},
		{"2026-9M", 0, "2026-01-01 2026-09-30", "2025-01-01 2025-09-30", "2025-04-01 2025-12-31"},
		{"2026", 0, "2026-01-01 2026-12-31", "2025-01-01 2025-12-31", "2025-01-01 2025-12-31"},
		{"2026-03", 15, "2026-02-16 2026-03-15", "2025-02-16 2025-03-15", "2026-01-16 2026-02-15"},
		{"2026-01", 15, "2025-12-16 2026-01-15", "2024-12-16 2025-01-15", "2025-11-16 2025-12-15"},
		{"2026-03", 30, "2026-03-01 2026-03-30", "2025-03-01 2025-03-30", "2026-01-31 2026-02-28"},
		{"2026-04", 30, "2026-03-31 2026-04-30", "2025-03-31 2025-04-30", "2026-03-01 2026-03-30"},
		{"2026-Q1", 25, "2025-12-26 2026-03-25", "2024-12-26 2025-03-25", "2025-09-26 2025-12-25"},
	} {
		p, ok := session.ParsePeriod(c.name, c.cutOff)
		if got := days(p); !ok || got != c.days {
			t.Errorf("%s by %d is %s, want %s", c.name, c.cutOff, got, c.days)
		}
		if got := days(p.Before(session.YearBefore, c.cutOff)); got != c.year {
			t.Errorf("%s by %d: a year before is %s, want %s", c.name, c.cutOff, got, c.year)
		}
		if got := days(p.Before(session.JustBefore, c.cutOff)); got != c.just {
			t.Errorf("%s by %d: just before is %s, want %s", c.name, c.cutOff, got, c.just)
		}
	}
	for _, wrong := range []string{"", "26", "2026-00", "2026-13", "2026-Q5", "2026-H3", "2026-q1", " 2026", "2026-3"} {
		if p, ok := session.ParsePeriod(wrong, 0); ok {
			t.Errorf("%q is %s", wrong, days(p))
		}
	}
}

func days(p session.Period) string { return p.From.String() + " " + p.To.String() }

func TestAnyTwoDaysHaveADayBefore(t *testing.T) {
	t.Parallel()
	leap := session.Period{From: session.NewDate(2024, 2, 10), To: session.NewDate(2024, 2, 29)}
	if got := days(leap.Before(session.YearBefore, 0)); got != "2023-02-10 2023-02-28" {
		t.Errorf("a year before the leap day: %s", got)
	}
	if got := days(leap.Before(session.JustBefore, 0)); got != "2024-01-21 2024-02-09" {
		t.Errorf("just before: %s", got)
	}
}

func TestGrowthIsHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		now, before int64
		tenths      library.Amount
	}{
		{17, 16, library.AmountOf(63)},
		{15, 16, library.AmountOf(-63)},
		{16974, 16000, library.AmountOf(61)},
		{0, 5, library.AmountOf(-1000)},
		{5, 5, library.AmountOf(0)},
		{5, 0, library.Amount{}},
		{0, 0, library.Amount{}},
		{2001, 2000, library.AmountOf(1)},
		{1999, 2000, library.AmountOf(-1)},
		{4001, 4000, library.AmountOf(0)},
	} {
		if got := session.ChangeOf(c.now, c.before); got.Tenths != c.tenths || got.Difference != library.AmountOf(c.now-c.before) {
			t.Errorf("%d after %d is %+v", c.now, c.before, got)
		}
	}
}

func TestNamesAreLookedUpWithoutMarksAndCapitals(t *testing.T) {
	t.Parallel()
	known := []string{"Phường Vĩnh Long", "Xã Tân An", "Xã Tân Ân", "Xã Long Hoà", "Đặc khu Hòn Mẫu"}
	for typed, want := range map[string]string{
		"vinh long": "Phường Vĩnh Long", "VĨNH LONG": "Phường Vĩnh Long", "phuong vinh long": "Phường Vĩnh Long", "Phường Vĩnh Long": "Phường Vĩnh Long",
		"xã tân ân": "Xã Tân Ân", "Tân An": "Xã Tân An", "Xã Long Hòa": "Xã Long Hoà", "hon mau": "Đặc khu Hòn Mẫu", " Xã  Mới ": "Xã Mới", "Vình Long": "Vình Long", "": "",
	} {
		if got, choices := session.Lookup(typed, known); got != want || len(choices) > 0 {
			t.Errorf("%q is %q, %v; want %q", typed, got, choices, want)
		}
	}
	if _, choices := session.Lookup("tan an", known); len(choices) != 2 {
		t.Errorf("two fit: %v", choices)
	}
}

func TestTwinsAreOfOneDayPlaceAndTime(t *testing.T) {
	t.Parallel()
	base := library.Session{
		UID: uid(1), Status: library.HeldSession, Date: library.Day(2026, 3, 5), Start: library.StartAt(8, 0), Minutes: library.AmountOf(90),
		Place: library.SessionPlace{Commune: "Xã Long Hòa"}, Themes: []library.Theme{library.SeaIslands}, Speakers: []library.Speaker{{Name: "Nguyễn Bình"}},
	}
	for name, c := range map[string]struct {
		change func(*library.Session)
		twins  bool
	}{
		"all alike":               {func(*library.Session) {}, true},
		"another spelling":        {func(s *library.Session) { s.Place.Commune = "long hoa" }, true},
		"a speaker in common":     {func(s *library.Session) { s.Themes, s.Speakers[0].Name = nil, "nguyen binh" }, true},
		"a theme in common":       {func(s *library.Session) { s.Speakers = nil }, true},
		"nothing in common":       {func(s *library.Session) { s.Themes, s.Speakers = nil, nil }, false},
		"the start is not known":  {func(s *library.Session) { s.Start = library.StartTime{} }, true},
		"it begins as that ends":  {func(s *library.Session) { s.Start = library.StartAt(9, 30) }, false},
		"it begins before":        {func(s *library.Session) { s.Start = library.StartAt(9, 29) }, true},
		"another day":             {func(s *library.Session) { s.Date = library.Day(2026, 3, 6) }, false},
		"another commune":         {func(s *library.Session) { s.Place.Commune = "Xã Đông Hải" }, false},
		"no commune":              {func(s *library.Session) { s.Place.Commune = "" }, false},
		"called off":              {func(s *library.Session) { s.Status = library.CancelledSession }, false},
		"said to be another":      {func(s *library.Session) { s.Distinct = []string{uid(1)} }, false},
		"said to be the same":     {func(s *library.Session) { s.ReplacedBy = uid(1) }, false},
		"removed":                 {func(s *library.Session) { s.Removed = true }, false},
		"the very same":           {func(s *library.Session) { s.UID = uid(1) }, false},
		"planned beside the held": {func(s *library.Session) { s.Status = library.PlannedSession }, true},
	} {
		other := base
		other.UID, other.Speakers = uid(2), []library.Speaker{{Name: "Nguyễn Bình"}}
		c.change(&other)
		if session.MayBeTwins(base, other) != c.twins || session.MayBeTwins(other, base) != c.twins {
			t.Errorf("%s: %t", name, !c.twins)
		}
	}
}

func TestAPlaceInOneLineIsTheOneOfASession(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		commune, hamlet, venue, typed string
		want                          bool
	}{
		{"Xã Long Vĩnh", "Ấp Cồn Cù", "", "Nhà văn hóa ấp Cồn Cù, xã Long Vĩnh", true},
		{"Xã Long Vĩnh", "Ấp Cồn Cù", "", "ap con cu long vinh", true},
		{"Xã Long Vĩnh", "Ấp 1", "", "Ấp 2, xã Long Vĩnh", false},
		{"Xã Long Vĩnh", "Ấp 1", "", "Ấp 11, xã Long Vĩnh", false},
		{"Xã Long Vĩnh", "Ấp 1", "", "Xã Long Vĩnh", true},
		{"Xã Long Vĩnh", "Ấp 1", "", "Long Vĩnh", true},
		{"Xã Long Vĩnh", "", "", "Hội trường xã Long Vĩnh", true},
		{"Xã Long Vĩnh", "", "", "Xã Long Vĩnh Đông", false},
		{"Xã Đông Hải", "", "", "Xã Long Vĩnh", false},
		{"", "", "Nhà văn hóa ấp Một", "nhà văn hóa ấp Một", true},
		{"", "", "Nhà văn hóa", "Nhà văn hóa ấp Một", false},
		{"", "Ấp 1", "", "Ấp 1", false}, // of which commune nobody knows
		{"", "", "", "Xã Long Vĩnh", false},
		{"", "", "", "", false},
		{"Xã Long Vĩnh", "", "", "", false},
	} {
		p := library.SessionPlace{Commune: c.commune, Hamlet: c.hamlet, Venue: c.venue}
		if got := session.HeldAt(p, c.typed); got != c.want {
			t.Errorf("%+v at %q: %v", p, c.typed, got)
		}
	}
}
