package viet

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/pattern"
)

// dayFound is a calendar day and where it stands in the text. Forms that carry their own time of day
// (asctime, serialised milliseconds) fill clock or unix too.
type dayFound struct {
	year       int
	month      time.Month
	day        int
	start, end int
	clock      clock
	unix       int64
}

// dayForm is one way to write a day. read gets the submatches and returns false where the numbers are
// no date.
type dayForm struct {
	needs []string // text without any of these has no such day; spares the expression
	looks pattern.Expression
	read  func(text string, at []int) (dayFound, bool)
}

// Months as words. Longer ones first, for Go takes the first alternative that fits.
const (
	vietMonth = `(mười hai|mười một|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|chạp|0?[1-9]|1[0-2])`
	latMonth  = `(january|february|march|april|may|june|july|august|september|october|november|december|` +
		`jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)`
	monthWord = `(?:tháng|thg|th)\.? ?`
)

var (
	vietnameseWords = []string{"tháng", "thg", "th.", "th ", "th0", "th1", "th2", "th3", "th4", "th5", "th6", "th7", "th8", "th9"}
	dayParts        = []string{"/", "-", "."}
	latinMonths     = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// possible reports whether text has a word that the form needs.
func (f dayForm) possible(text string) bool {
	for _, word := range f.needs {
		if strings.Contains(text, word) {
			return true
		}
	}
	return len(f.needs) == 0
}

// dayForms are tried together; the match that begins first in the text wins, and among those that begin
// at the same place the first of this list.
var dayForms = []dayForm{
	{[]string{"/date("}, pattern.Of(`/date\((-?\d{11,14})`), readMilliseconds},
	{latinMonths, pattern.Of(latMonth + ` +(\d{1,2}) +(\d{1,2}):(\d{2}):(\d{2}) +(?:([a-z]{1,5}|[+-]\d{4}) +)?(\d{4})`), readUnixDate},
	{dayParts, pattern.Of(`(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})`), readYearFirst},
	{[]string{"t"}, pattern.Of(`(\d{4})(\d{2})(\d{2})t\d{4}`), readCompact},
	{dayParts, pattern.Of(`(\d{1,2})( ?[-/] ?|\.)(\d{1,2})( ?[-/] ?|\.)(\d{4}|\d{2})`), readDayFirst},
	{vietnameseWords, pattern.Of(`(\d{1,2})(?:,? ?| ?[-/] ?)` + monthWord + vietMonth + `(?: ?[,./-] ?| )(?:năm )?(\d{4})`), readWordMonth},
	{vietnameseWords, pattern.Of(monthWord + vietMonth + ` (\d{1,2}),? (\d{4})`), readMonthFirst},
	{[]string{"năm"}, pattern.Of(`(\d{1,2}) ?[-/.] ?(\d{1,2}),? ?năm (\d{4})`), readShortWithYear},
	{latinMonths, pattern.Of(`(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?` + latMonth + `\.?,?[ -]?(\d{4}|\d{2})`), readLatin},
	{latinMonths, pattern.Of(latMonth + `\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})`), readLatinMonthFirst},
}

// firstDay returns the day that stands first in text.
func firstDay(text string) (dayFound, bool) {
	var first dayFound
	found := false
	for _, form := range dayForms {
		if !form.possible(text) {
			continue
		}
		limit := len(text)
		if found {
			limit = min(limit, first.start+maxDayWidth)
		}
		if d, ok := form.first(text[:limit]); ok && (!found || d.start < first.start) {
			first, found = d, true
		}
	}
	return first, found
}

// maxDayWidth is the longest a written day can be, in bytes.
const maxDayWidth = 64

// first returns the form's first valid match. A match that proves no date is tried again from its
// second digit on, for «5 - 12/01/2022» begins with one that is none.
func (f dayForm) first(text string) (dayFound, bool) {
	for from := 0; from < len(text); {
		at := f.looks().FindStringSubmatchIndex(text[from:])
		if at == nil {
			return dayFound{}, false
		}
		for i := range at {
			if at[i] >= 0 {
				at[i] += from
			}
		}
		if d, ok := f.read(text, at); ok && freeBefore(text, at[0]) && !damaged(text, at[0], at[1]) {
			d.start, d.end = at[0], at[1]
			return d, true
		}
		from = at[0] + 1
		for from < len(text) && isDigit(text[from]) && isDigit(text[from-1]) {
			from++
		}
	}
	return dayFound{}, false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// damaged reports a broken letter beside text[start:end], which may have been a digit: «�5/11/2026».
func damaged(text string, start, end int) bool {
	const broken = "\uFFFD"
	return strings.HasSuffix(text[:start], broken) || strings.HasPrefix(text[end:], broken)
}

// freeBefore reports whether what begins at i is not the tail of a longer number («1.12.05.2020»), of a
// code («v1.2.2020») or of a word.
func freeBefore(text string, i int) bool {
	if i == 0 {
		return true
	}
	before := text[i-1]
	if isDigit(before) {
		return false
	}
	if !isDigit(text[i]) {
		r, _ := utf8.DecodeLastRuneInString(text[:i])
		return !unicode.IsLetter(r)
	}
	if (before == '.' || before == '/') && i > 1 && isDigit(text[i-2]) {
		return false
	}
	return letterRunBefore(text, i) != 1 && letterRunBefore(text, i) != 2
}

// letterRunBefore counts the letters that stand directly before i: none or a glued word («ngày12/01/2022»)
// may introduce a date, one or two are a code.
func letterRunBefore(text string, i int) int {
	n := 0
	for i > 0 && n < 3 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsLetter(r) {
			break
		}
		n++
		i -= size
	}
	return n
}

// group returns submatch n, or "".
func group(text string, at []int, n int) string {
	if at[2*n] < 0 {
		return ""
	}
	return text[at[2*n]:at[2*n+1]]
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// calendarDay checks the calendar: 31/02 is no date. Years before 1800 are database defaults
// («01/01/0001»), years after 2199 misread numbers.
func calendarDay(year, month, day int) (dayFound, bool) {
	if year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 {
		return dayFound{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return dayFound{year: year, month: t.Month(), day: day}, t.Day() == day
}

// fullYear reads a year of two or four digits; two mean 1950 to 2049.
func fullYear(digits string) int {
	y := number(digits)
	switch {
	case len(digits) != 2:
		return y
	case y < 50:
		return 2000 + y
	default:
		return 1900 + y
	}
}

func readMilliseconds(text string, at []int) (dayFound, bool) {
	ms, err := strconv.ParseInt(group(text, at, 1), 10, 64)
	if err != nil || ms <= 0 {
		return dayFound{}, false
	}
	t := time.UnixMilli(ms).UTC()
	d, ok := calendarDay(t.Year(), int(t.Month()), t.Day())
	d.unix, d.clock.read = t.Unix(), true
	return d, ok
}

// readUnixDate reads what C's asctime and Java's Date.toString write, the year after the time.
func readUnixDate(text string, at []int) (dayFound, bool) {
	d, ok := calendarDay(number(group(text, at, 7)), latinMonth(group(text, at, 1)), number(group(text, at, 2)))
	if !ok || followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	d.clock = clock{
		read: true, hasSecond: true,
		hour: number(group(text, at, 3)), minute: number(group(text, at, 4)), second: number(group(text, at, 5)),
	}
	if !d.clock.possible() {
		d.clock = clock{read: true}
		return dayFound{}, false
	}
	d.clock.offset, d.clock.zoned = zoneOffset(group(text, at, 6))
	return d, true
}

func readYearFirst(text string, at []int) (dayFound, bool) {
	if group(text, at, 2) != group(text, at, 4) || !freeAfter(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(number(group(text, at, 1)), number(group(text, at, 3)), number(group(text, at, 5)))
}

func readCompact(text string, at []int) (dayFound, bool) {
	return compactDay(text, at)
}

func compactDay(text string, at []int) (dayFound, bool) {
	d, ok := calendarDay(number(group(text, at, 1)), number(group(text, at, 2)), number(group(text, at, 3)))
	if !ok {
		return d, false
	}
	rest := compactClock().FindStringSubmatch(text[at[7]:])
	if rest == nil {
		return d, false
	}
	d.clock = clock{read: true, hour: number(rest[1]), minute: number(rest[2]), hasSecond: rest[3] != ""}
	if d.clock.hasSecond {
		d.clock.second = number(rest[3])
	}
	if !d.clock.possible() {
		return d, false
	}
	d.clock.offset, d.clock.zoned = zoneOffset(rest[4])
	return d, true
}

var compactClock = pattern.Of(`^t(\d{2})(\d{2})(\d{2})?(z|[+-]\d{2}:?\d{2})?`)

func readDayFirst(text string, at []int) (dayFound, bool) {
	first, second, year := group(text, at, 1), group(text, at, 3), group(text, at, 5)
	sign := strings.TrimSpace(group(text, at, 2))
	if sign != strings.TrimSpace(group(text, at, 4)) || !freeAfter(text, at[1]) {
		return dayFound{}, false
	}
	if len(year) == 2 && (followedByDigit(text, at[1]) || sign != "/" && (len(first) != 2 || len(second) != 2)) {
		return dayFound{}, false
	}
	if d, ok := calendarDay(fullYear(year), number(second), number(first)); ok {
		return d, true
	}
	// Pages of programs left in American settings put the month first, and then say AM or PM.
	if number(second) > 12 && americanClock().MatchString(text[at[1]:]) {
		return calendarDay(fullYear(year), number(first), number(second))
	}
	return dayFound{}, false
}

var americanClock = pattern.Of(`^,? \d{1,2}:\d{2}(?::\d{2})? ?[ap]\.?m`)

func readWordMonth(text string, at []int) (dayFound, bool) {
	if followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(number(group(text, at, 3)), vietnameseMonth(group(text, at, 2)), number(group(text, at, 1)))
}

func readMonthFirst(text string, at []int) (dayFound, bool) {
	if followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(number(group(text, at, 3)), vietnameseMonth(group(text, at, 1)), number(group(text, at, 2)))
}

func readShortWithYear(text string, at []int) (dayFound, bool) {
	if followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(number(group(text, at, 3)), number(group(text, at, 2)), number(group(text, at, 1)))
}

func readLatin(text string, at []int) (dayFound, bool) {
	if followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(fullYear(group(text, at, 3)), latinMonth(group(text, at, 2)), number(group(text, at, 1)))
}

func readLatinMonthFirst(text string, at []int) (dayFound, bool) {
	if followedByDigit(text, at[1]) {
		return dayFound{}, false
	}
	return calendarDay(number(group(text, at, 3)), latinMonth(group(text, at, 1)), number(group(text, at, 2)))
}

// freeAfter reports whether the date that ends at i is not the head of a document's number
// («15/12/2020/QĐ-UBND») or of a longer chain of numbers.
func freeAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	if text[i] == '/' {
		r, _ := utf8.DecodeRuneInString(text[i+1:])
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return text[i] != '.' || i+1 >= len(text) || !isDigit(text[i+1]) || clockFollows().MatchString(text[i+1:])
}

var clockFollows = pattern.Of(`^\d{1,2}:\d{2}`)

// followedByDigit reports a digit at i that is not the hour of a glued time («202208:45»).
func followedByDigit(text string, i int) bool {
	return i < len(text) && isDigit(text[i]) && !clockFollows().MatchString(text[i:])
}

var vietnameseMonths = map[string]int{
	"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
	"tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}

func vietnameseMonth(word string) int {
	if m, ok := vietnameseMonths[word]; ok {
		return m
	}
	return number(word)
}

func latinMonth(word string) int {
	return 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", word[:3])/3
}
