package viet

import (
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestADistanceFromNowIsADateAsFarAsItTellsOne(t *testing.T) {
	now := library.At(time.Date(2026, 11, 23, 9, 30, 15, 0, library.Vietnam), library.ToSecond)
	for text, want := range map[string]string{
		"8 giờ trước":             "2026-11-23",
		"10 giờ trước":            "2026-11-22",
		"30 phút trước":           "2026-11-23T09:00:00+07:00",
		"Cách đây 5 phút":         "2026-11-23T09:25:00+07:00",
		"một ngày trước":          "2026-11-22",
		"3 ngày trước":            "2026-11-20",
		"Vừa xong":                "2026-11-23T09:30:00+07:00",
		"Hôm nay":                 "2026-11-23",
		"Hôm nay, 08:15":          "2026-11-23T08:15:00+07:00",
		"Hôm qua lúc 14h05":       "2026-11-22T14:05:00+07:00",
		"08:15 hôm nay":           "2026-11-23T08:15:00+07:00",
		"14 giờ 05 phút, hôm qua": "2026-11-22T14:05:00+07:00",
		"Hôm qua 25:00":           "2026-11-22",
		"2 hours ago":             "2026-11-23",
		"2 tuần trước":            "",
		"3 tháng trước":           "",
		"3 năm trước":             "",
		"Hôm nay trời đẹp":        "",
		"8 giờ sáng":              "",
		"":                        "",
	} {
		got, ok := ParseAgo(text, now)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("%q: %s, %v, want %q", text, got, ok, want)
		}
		if _, ok := ParseAgo(text, library.Moment{}); ok {
			t.Errorf("%q told without a now", text)
		}
	}
}
