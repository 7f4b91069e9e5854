package viet

import (
	"strings"
	"time"

	"baocaovien/internal/library"
)

// maxDateText bounds how much of a text is searched for a date, in bytes: dates stand in short lines.
const maxDateText = 16 << 10

// ParseDate returns the first date in text, with the time of day beside it where there is one. It reads
// the forms of Vietnamese pages (day before month), ISO 8601, and those of mail and feeds. A time
// without a zone is Vietnamese time. Weekdays are never trusted, and an impossible date is no date; where
// only the time of day is impossible, the day stays. The second result is false where there is no date.
func ParseDate(text string) (library.Moment, bool) {
	if digits(text) < minDigits {
		return library.Moment{}, false
	}
	text = plainDateText(text)
	day, ok := firstDay(text)
	if !ok {
		return library.Moment{}, false
	}
	c := day.clock
	if !c.read {
		c = clockBeside(text, day)
	}
	return moment(day, c), true
}

// minDigits is how many digits the shortest date has («5/3/26»).
const minDigits = 4

func digits(text string) int {
	n := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			n++
		}
	}
	return n
}

// moment puts a day and a time of day together.
func moment(d dayFound, c clock) library.Moment {
	if d.unix != 0 {
		return library.Moment{Unix: d.unix, Precision: library.ToSecond}
	}
	if !c.read {
		return library.Day(d.year, d.month, d.day)
	}
	zone := library.Vietnam
	if c.zoned {
		zone = time.FixedZone("", c.offset)
	}
	precision := library.ToMinute
	if c.hasSecond {
		precision = library.ToSecond
	}
	return library.At(time.Date(d.year, d.month, d.day, c.hour, c.minute, c.second, 0, zone), precision)
}

var dateSigns = strings.NewReplacer(
	"–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "’", "'", "‘", "'", "′", "'", "`", "'", "″", "'", "”", "'",
	"：", ":", "／", "/", "∕", "/", "（", "(", "）", ")", "，", ",", "đ", "đ",
)

// plainDateText returns text in lower case on one line with the variants of dashes and quotes made one.
func plainDateText(text string) string {
	if len(text) > maxDateText {
		text = text[:maxDateText]
	}
	return dateSigns.Replace(strings.ToLower(Clean(text)))
}
