package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/pattern"
)

// clock is a time of day beside a date. offset is in seconds east of UTC and holds where zoned.
type clock struct {
	read                 bool
	hour, minute, second int
	hasSecond            bool
	zoned                bool
	offset               int
}

func (c clock) possible() bool {
	return c.hour >= 0 && c.hour < 24 && c.minute >= 0 && c.minute < 60 && c.second >= 0 && c.second < 60
}

const (
	// clockDigits: hour, minute, second (08:45:10), or hour and minute with letters (8h45, 8 giờ 45 phút).
	clockDigits = `(\d{1,2})(?: ?: ?(\d{2})(?: ?: ?(\d{2})(?:[.,]\d{1,9})?)?| ?(giờ|h|g)(?: ?(\d{1,2})(?: ?(?:phút|ph|p))?)?)`
	halfOfDay   = `(?: ?(am|pm|a\.m\.?|p\.m\.?|sáng|trưa|chiều|tối|đêm|sa|ch))?`
	zoneMark    = `(?: ?[\[(]? ?((?:gmt|utc|ut) ?[+-] ?\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}|\+\d{2}|z|gmt|utc|ut|ict|est|edt|cst|cdt|mst|mdt|pst|pdt|(?:akst|akdt|hst|ast|adt|brt|wet|bst|cet|cest|eet|eest|msk|sast|trt|gst|pkt|ist|npt|mmt|wib|wita|wit|sgt|hkt|myt|pht|awst|jst|kst|acst|aest|aedt|nzst|nzdt)\b) ?[\])]?)?`
	weekdayWord = `(?:\(?(?:thứ ?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|t[2-7]\b)\)?|\(?chủ nhật\)?|\(?chủ nhựt\)?|\(?cn\)?|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)`
)

var (
	clockAfter = pattern.Of(`^(?:[ ,|;:.·•@(\[~_-]*(?:` + weekdayWord + `)?[ ,|;:.·•@(\[~_-]*(?:(?:vào )?(?:lúc|hồi)|at|t)?[ :]*)` +
		clockDigits + halfOfDay + `(?: ?')?` + zoneMark)
	clockBefore = pattern.Of(`(?:^|[^\d:.,/+-])-?` + clockDigits + halfOfDay + `(?: ?')?` + zoneMark +
		`[ ,|;:·•)\]-]*(?:` + weekdayWord + `)?[ ,|;:·•-]*(?:ngày)?[ :]*$`)
	// NukeViet 4.5 writes the zone before the time («2022-01-12+0708:45:10»): PHP's format letter T,
	// meant literally, was not escaped.
	clockAfterZone = pattern.Of(`^([+-]\d{2}(?::?\d{2})?)(\d{2}):(\d{2}):(\d{2})`)
)

// maxClockWidth is how far before a date its time of day may begin, in bytes.
const maxClockWidth = 96

// clockBeside returns the time of day next to the day found in text: the one in front of it, else the one
// after it.
func clockBeside(text string, d dayFound) clock {
	from := max(0, d.start-maxClockWidth)
	for from < d.start && !utf8.RuneStart(text[from]) {
		from++
	}
	if at := clockBefore().FindStringSubmatch(text[from:d.start]); at != nil {
		if c := readClock(at, ' '); c.read {
			return c
		}
	}
	rest := text[d.end:]
	if at := clockAfterZone().FindStringSubmatch(rest); at != nil {
		c := clock{read: true, hasSecond: true, hour: number(at[2]), minute: number(at[3]), second: number(at[4])}
		c.offset, c.zoned = zoneOffset(at[1])
		if c.possible() {
			return c
		}
	}
	at := clockAfter().FindStringSubmatch(rest)
	if at == nil {
		return clock{}
	}
	next, _ := utf8.DecodeRuneInString(rest[len(at[0]):])
	return readClock(at, next)
}

// readClock makes a clock of clockDigits, halfOfDay and zoneMark; next is the rune after them. An
// impossible time is none.
func readClock(at []string, next rune) clock {
	bare := at[6] == "" && at[7] == ""
	if at[4] != "" && at[5] == "" && bare && unicode.IsLetter(next) {
		return clock{} // «5 học sinh», not five o'clock
	}
	c := clockOf(at)
	// Digits glued on are a view counter («10:471700»); after the seconds they leave them in doubt.
	if c.hasSecond && bare && unicode.IsDigit(next) {
		c.second, c.hasSecond = 0, false
	}
	if !unicode.IsLetter(next) || at[7] != "" {
		c.hour = hourOfDay(c.hour, at[6])
	}
	if !c.possible() {
		return clock{}
	}
	if zone := at[7]; zone != "" && !(zone[0] == '-' && !c.hasSecond) {
		c.offset, c.zoned = zoneOffset(zone)
	}
	return c
}

// clockOf reads the numbers of clockDigits.
func clockOf(at []string) clock {
	c := clock{read: true, hour: number(at[1])}
	switch {
	case at[5] != "":
		c.minute = number(at[5])
	case at[4] != "":
	case at[3] != "":
		c.minute, c.second, c.hasSecond = number(at[2]), number(at[3]), true
	default:
		c.minute = number(at[2])
	}
	return c
}

// hourOfDay turns an hour of a half day into one of 24. An hour past 12 is one of 24 already, whatever
// stands behind it.
func hourOfDay(hour int, half string) int {
	if hour > 12 {
		return hour
	}
	switch strings.ReplaceAll(half, ".", "") {
	case "am", "sa", "sáng":
		return hour % 12
	case "pm", "ch", "chiều", "tối":
		return hour%12 + 12
	case "trưa":
		if hour < 4 {
			return hour + 12
		}
	case "đêm":
		if hour >= 6 && hour < 12 {
			return hour + 12
		}
		return hour % 12
	}
	return hour
}

// zoneMinutes are the named zones of RFC 822, Indochina's, and those that mail, servers and agencies of the world write;
// of two that share a name the one that Vietnamese pages mean.
var zoneMinutes = map[string]int{
	"z": 0, "gmt": 0, "utc": 0, "ut": 0, "ict": 7 * 60,
	"est": -5 * 60, "edt": -4 * 60, "cst": -6 * 60, "cdt": -5 * 60, "mst": -7 * 60, "mdt": -6 * 60, "pst": -8 * 60, "pdt": -7 * 60,
	"akst": -9 * 60, "akdt": -8 * 60, "hst": -10 * 60, "ast": -4 * 60, "adt": -3 * 60, "brt": -3 * 60,
	"wet": 0, "bst": 60, "cet": 60, "cest": 2 * 60, "eet": 2 * 60, "eest": 3 * 60, "msk": 3 * 60, "sast": 2 * 60, "trt": 3 * 60,
	"gst": 4 * 60, "pkt": 5 * 60, "ist": 5*60 + 30, "npt": 5*60 + 45, "mmt": 6*60 + 30, "wib": 7 * 60, "wita": 8 * 60, "wit": 9 * 60,
	"sgt": 8 * 60, "hkt": 8 * 60, "myt": 8 * 60, "pht": 8 * 60, "awst": 8 * 60, "jst": 9 * 60, "kst": 9 * 60,
	"acst": 9*60 + 30, "aest": 10 * 60, "aedt": 11 * 60, "nzst": 12 * 60, "nzdt": 13 * 60,
}

var zoneDigits = pattern.Of(`([+-]) ?(\d{1,2}):?(\d{2})?`)

// zoneOffset returns the offset a zone names, in seconds east of UTC. «GMT+7» is seven hours east.
func zoneOffset(zone string) (int, bool) {
	at := zoneDigits().FindStringSubmatch(zone)
	if at == nil {
		minutes, ok := zoneMinutes[strings.TrimSpace(zone)]
		return minutes * 60, ok
	}
	hours, minutes := number(at[2]), 0
	if at[3] != "" {
		minutes = number(at[3])
	}
	if hours > 14 || minutes > 59 {
		return 0, false
	}
	seconds := hours*3600 + minutes*60
	if at[1] == "-" {
		seconds = -seconds
	}
	return seconds, true
}
