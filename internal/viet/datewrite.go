package viet

import (
	"fmt"
	"time"

	"baocaovien/internal/library"
)

// ShortDate writes the day as «07/9/2021»: days below 10 and the months 1 and 2 take a zero, other months
// do not (Nghị định 30/2020/NĐ-CP and Hướng dẫn 05-HD/VPTW). No date is "".
func ShortDate(m library.Moment) string {
	if !m.Known() {
		return ""
	}
	t := m.Time()
	return fmt.Sprintf("%02d/%s/%d", t.Day(), officialMonth(t.Month()), t.Year())
}

// LongDate writes the day as «ngày 27 tháng 5 năm 2026», with zeros as in ShortDate. No date is "".
func LongDate(m library.Moment) string {
	if !m.Known() {
		return ""
	}
	t := m.Time()
	return fmt.Sprintf("ngày %02d tháng %s năm %d", t.Day(), officialMonth(t.Month()), t.Year())
}

// officialMonth guards January and February from being made into 11 and 12 by a pen.
func officialMonth(m time.Month) string {
	if m < time.March {
		return fmt.Sprintf("%02d", int(m))
	}
	return fmt.Sprint(int(m))
}
