package handout

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Report is what «Báo cáo» prints: totals and rows that were counted elsewhere. Nothing is added up here, since one
// session may be about several themes.
type Report struct {
	Letterhead library.Letterhead `json:"letterhead"`
	Number     string             `json:"number"`  // «05-BC/ĐU», "" where it is not numbered yet
	Date       library.Moment     `json:"date"`    // of the paper
	Subject    string             `json:"subject"` // "" says «Kết quả công tác tuyên truyền miệng» with the period
	From       library.Moment     `json:"from"`    // the first day that is reported on
	To         library.Moment     `json:"to"`      // and the last
	Text       []string           `json:"text"`    // paragraphs by whoever reports, after the one with the totals
	Total      Tally              `json:"total"`
	Themes     []Tally            `json:"themes"`
	Audiences  []Tally            `json:"audiences"`
	Tables     []TallyTable       `json:"tables"` // by anything else, before the log
	Log        []SessionRow       `json:"log"`
	Recipients []string           `json:"recipients"` // «Nơi nhận»
	Signature  Signature          `json:"signature"`
}

// Count is how many of something there were. The zero Count is «not known» and prints as a blank; none prints as 0.
type Count struct {
	number int
	known  bool
}

// Counted returns a Count that is known.
func Counted(number int) Count { return Count{number, true} }

// UnmarshalJSON reads a number, and null as not known.
func (c *Count) UnmarshalJSON(raw []byte) error {
	var number *int
	if err := json.Unmarshal(raw, &number); err != nil {
		return fmt.Errorf("count: %w", err)
	}
	*c = Count{}
	if number != nil {
		*c = Counted(*number)
	}
	return nil
}

// Tally is a row of totals.
type Tally struct {
	Name              string `json:"name"`
	Sessions          Count  `json:"sessions"`  // cuộc
	Listeners         Count  `json:"listeners"` // lượt người
	Members           Count  `json:"members"`   // lượt đảng viên among them
	InPerson          Count  `json:"in_person"`
	InPersonListeners Count  `json:"in_person_listeners"`
	Online            Count  `json:"online"`
	OnlineListeners   Count  `json:"online_listeners"`
	SessionsBefore    Count  `json:"sessions_before"` // cuộc in the same period a year before
}

// TallyTable is a table of totals of its own.
type TallyTable struct {
	Title  string  `json:"title"`
	Column string  `json:"column"` // the head over the names
	Rows   []Tally `json:"rows"`
	Chart  bool    `json:"chart"` // the sessions of its rows are drawn too
}

// SessionRow is a row of the log.
type SessionRow struct {
	Date      library.Moment `json:"date"`
	Place     string         `json:"place"`
	Speaker   string         `json:"speaker"`
	Level     string         `json:"level"` // cấp
	Questions string         `json:"questions"`
}

// Signature is who signs, as typed: «T/M BAN THƯỜNG VỤ», «PHÓ BÍ THƯ», a name.
type Signature struct {
	Stamp  string `json:"stamp"`
	Office string `json:"office"`
	Name   string `json:"name"`
}

// String returns the number as Vietnamese papers print it, «16.974», and "" for one that is not known.
func (c Count) String() string {
	if !c.known {
		return ""
	}
	digits := strconv.Itoa(c.number)
	sign := ""
	if c.number < 0 {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return sign + digits
}

// growth returns how sessions grew: the difference with its sign, and (now − before) ÷ before in per cent with one
// decimal. What cannot be known is blank.
func (t Tally) growth() (difference, percent string) {
	now, before := t.Sessions, t.SessionsBefore
	if !now.known || !before.known {
		return "", ""
	}
	d := now.number - before.number
	difference = signed(d, Counted(d).String())
	if before.number <= 0 {
		return difference, ""
	}
	tenths := (2*1000*max(d, -d) + before.number) / (2 * before.number) // half away from zero
	share := strings.TrimSuffix(fmt.Sprintf("%d,%d", tenths/10, tenths%10), ",0")
	if d < 0 && tenths > 0 {
		share = "-" + share
	}
	return difference, signed(d, share) + "%"
}

func signed(number int, text string) string {
	if number > 0 {
		return "+" + text
	}
	return text
}

// period names the days from the first to the last: «quý III năm 2026», «tháng 02 năm 2026», or both days.
func period(from, to library.Moment) string {
	if !from.Known() || !to.Known() {
		return words.OnPaper("paper.period-unknown")
	}
	first := from.Time()
	month, year := int(first.Month()), first.Year()
	switch length := wholeMonths(first, to.Time()); {
	case length == 1:
		return words.OnPaper("paper.period-month", "month", monthNumber(first.Month()), "year", year)
	case length == 3 && month%3 == 1:
		return words.OnPaper("paper.period-quarter", "quarter", viet.Roman(month/3+1), "year", year)
	case length == 6 && month == 1:
		return words.OnPaper("paper.period-first-half", "year", year)
	case length == 6 && month == 7:
		return words.OnPaper("paper.period-second-half", "year", year)
	case length == 12:
		return words.OnPaper("paper.period-year", "year", year)
	}
	return words.OnPaper("paper.period-dates", "from", viet.ShortDate(from), "to", viet.ShortDate(to))
}

// wholeMonths returns how many months of one year the days from first to last are, 0 where they are not whole ones.
func wholeMonths(first, last time.Time) int {
	whole := first.Day() == 1 && last.AddDate(0, 0, 1).Day() == 1
	if !whole || last.Year() != first.Year() || last.Before(first) {
		return 0
	}
	return int(last.Month()-first.Month()) + 1
}

// monthNumber writes a month as official papers do: a zero before 1 and 2 only, where a stroke would make another
// month of them.
func monthNumber(m time.Month) string {
	if m <= time.February {
		return "0" + strconv.Itoa(int(m))
	}
	return strconv.Itoa(int(m))
}
