package viet

import (
	"strconv"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
)

var (
	ago    = pattern.Of(`^(?:(?:cách đây|khoảng|đăng|cập nhật)[ :]*)*(\d{1,3}|một) (giây|phút|giờ|tiếng|ngày|minutes?|hours?|days?)(?: trước| ago)?$`)
	thisOr = pattern.Of(`^(?:đăng |cập nhật )?(hôm nay|hôm qua|hôm kia|today|yesterday)(?:[ ,|-]+(?:lúc )?` + clockDigits + `)?$|^(?:đăng |cập nhật )?` + clockDigits + `[ ,|-]+(hôm nay|hôm qua|hôm kia)$`)
)

const secondsOfDay = 24 * 60 * 60

// ParseAgo returns the date that a text tells by its distance from now: «8 giờ trước», «Hôm qua, 08:15», «Vừa xong». It
// must be all that the text says. Minutes are known to the minute, hours and days to the day; weeks, months and
// years tell no day and are none. Without a now known to the second nothing is.
func ParseAgo(text string, now library.Moment) (library.Moment, bool) {
	if now.Unix == 0 || now.Precision == library.ToDay || len(text) > maxAgo {
		return library.Moment{}, false
	}
	text = strings.Trim(plainDateText(text), " .|•·()[]-")
	if text == "vừa xong" || text == "mới đây" || text == "just now" {
		return minuteOf(now.Unix), true
	}
	if at := ago().FindStringSubmatch(text); at != nil {
		n, err := strconv.Atoi(at[1])
		if err != nil {
			n = 1
		}
		return before(now.Unix, n, at[2]), true
	}
	at := thisOr().FindStringSubmatch(text)
	if at == nil {
		return library.Moment{}, false
	}
	days := map[string]int64{"hôm qua": 1, "yesterday": 1, "hôm kia": 2}[at[1]+at[12]]
	day := dayBefore(now.Unix, days)
	hour, minute := at[2]+at[7], at[3]+at[6]+at[8]+at[11] // of either order; the others are empty
	if hour == "" {
		return day, true
	}
	h, errHour := strconv.Atoi(hour)
	m, errMinute := strconv.Atoi("0" + minute)
	if errHour != nil || errMinute != nil || h > 23 || m > 59 {
		return day, true
	}
	return minuteOf(day.Unix + int64(h*60+m)*60), true
}

// maxAgo is the longest such text, in bytes.
const maxAgo = 80

func before(now int64, n int, unit string) library.Moment {
	switch unit[0] {
	case 'g': // giây, giờ
		if unit == "giây" {
			return minuteOf(now)
		}
		return dayOfUnix(now - int64(n)*60*60)
	case 't', 'h':
		return dayOfUnix(now - int64(n)*60*60)
	case 'p', 'm':
		return minuteOf(now - int64(n)*60)
	}
	return dayBefore(now, int64(n))
}

func minuteOf(unix int64) library.Moment {
	return library.Moment{Unix: unix / 60 * 60, Precision: library.ToMinute}
}

func dayBefore(now, days int64) library.Moment { return dayOfUnix(now - days*secondsOfDay) }

func dayOfUnix(unix int64) library.Moment {
	t := library.Moment{Unix: unix, Precision: library.ToSecond}.Time()
	return library.Day(t.Year(), t.Month(), t.Day())
}
