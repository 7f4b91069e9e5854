package library

import (
	"encoding/json"
	"fmt"
	"time"
)

// Vietnam is Asia/Ho_Chi_Minh: UTC+7 without daylight saving since 1975. It is fixed here because
// Windows carries no time zone database.
var Vietnam = time.FixedZone("+07", 7*60*60)

// Precision is how exactly a source told a time.
type Precision string

// What a source may tell. The empty precision means that there is no date.
const (
	NoDate   Precision = ""
	ToDay    Precision = "day"
	ToMinute Precision = "minute"
	ToSecond Precision = "second"
)

// Moment is a time with the precision it is known to. The zero Moment is «no date», which is better
// than a wrong one.
type Moment struct {
	Unix      int64 // seconds, UTC
	Precision Precision
}

// At returns t with precision p.
func At(t time.Time, p Precision) Moment {
	return Moment{Unix: t.Unix(), Precision: p}
}

// Day returns the given calendar day in Vietnam, known to the day.
func Day(year int, month time.Month, day int) Moment {
	return At(time.Date(year, month, day, 0, 0, 0, 0, Vietnam), ToDay)
}

// Known reports whether there is a date at all.
func (m Moment) Known() bool { return m.Precision != NoDate }

// Time returns the moment in Vietnamese time.
func (m Moment) Time() time.Time { return time.Unix(m.Unix, 0).In(Vietnam) }

// String returns RFC 3339 with an offset, YYYY-MM-DD where only the day is known, or "" for no date.
func (m Moment) String() string {
	switch m.Precision {
	case NoDate:
		return ""
	case ToDay:
		return m.Time().Format(time.DateOnly)
	default:
		return m.Time().Format(time.RFC3339)
	}
}

// MarshalJSON writes the moment as String does, and null for no date.
func (m Moment) MarshalJSON() ([]byte, error) {
	if !m.Known() {
		return []byte("null"), nil
	}
	return json.Marshal(m.String())
}

// UnmarshalJSON reads what MarshalJSON writes. A time comes back known to the second.
func (m *Moment) UnmarshalJSON(raw []byte) error {
	var text *string
	if err := json.Unmarshal(raw, &text); err != nil {
		return fmt.Errorf("moment: %w", err)
	}
	if text == nil || *text == "" {
		*m = Moment{}
		return nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, *text, Vietnam); err == nil {
		*m = At(t, ToDay)
		return nil
	}
	t, err := time.Parse(time.RFC3339, *text)
	if err != nil {
		return fmt.Errorf("moment: %w", err)
	}
	*m = At(t, ToSecond)
	return nil
}
