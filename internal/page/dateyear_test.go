package page

import (
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

// A day without its year is of the year that its surroundings tell, or none.
func TestADayWithoutItsYearTakesThatOfItsSurroundings(t *testing.T) {
	t.Parallel()
	now := library.At(time.Date(2026, 11, 29, 9, 0, 0, 0, library.Vietnam), library.ToSecond)
	const of2026 = "Kết quả 10 tháng năm 2026 được đánh giá cao"
	for name, c := range map[string]struct{ shown, path, text, listed, want string }{
		"the address":                        {"05/06", "/2026/06/tin-a.html", "", "", "2026-06-05"},
		"a day in the address":               {"05/06", "/tin-a-20250605081500.html", "", "", "2025-06-05"},
		"the text":                           {"05/06", "/tin-a.html", of2026, "", "2026-06-05"},
		"the time beside it":                 {"08:30 | 05/06", "/tin-a.html", of2026, "", "2026-06-05T08:30:00+07:00"},
		"a label":                            {"Ngày đăng: 5/6", "/tin-a.html", of2026, "", "2026-06-05"},
		"the day of the week":                {"Thứ sáu, 05/06, 08:30", "/tin-a.html", of2026, "", "2026-06-05T08:30:00+07:00"},
		"a day to come is of last year":      {"05/12", "/tin-a.html", "Kết quả năm 2025", "", "2025-12-05"},
		"a plan says nothing":                {"05/06", "/tin-a.html", "Từ năm 2026 đến năm 2030", "", "2026-06-05"},
		"the list":                           {"05/06", "/tin-a.html", "", "2025-06-06", "2025-06-05"},
		"the list over new year":             {"31/12", "/tin-a.html", "", "2026-01-02", "2025-12-31"},
		"another day than the list's":        {"05/06", "/tin-a.html", "", "2025-11-20", "2025-11-20"},
		"nothing around it":                  {"05/06", "/tin-a.html", "", "", ""},
		"only an older year":                 {"05/06", "/tin-a.html", "Kết quả năm 2019", "", ""},
		"a day to come with this year's":     {"05/12", "/tin-a.html", of2026, "", ""},
		"a score":                            {"Trận thắng 5/6", "/tin-a.html", of2026, "", ""},
		"a share of a whole":                 {"5/6 xã đã họp", "/tin-a.html", of2026, "", ""},
		"no day of the calendar":             {"31/02", "/tin-a.html", of2026, "", ""},
		"the number of a page":               {"Trang 1/2", "/tin-a.html", of2026, "", ""},
		"a day with its year is what it was": {"05/06/2024", "/2026/06/tin-a.html", of2026, "", "2024-06-05"},
	} {
		hint := Hint{Now: now}
		if c.listed != "" {
			day, err := time.ParseInLocation("2006-01-02", c.listed, library.Vietnam)
			if err != nil {
				t.Fatal(err)
			}
			hint.Published = library.At(day, library.ToDay)
		}
		prose := "<p>Ngư dân được phát cờ Tổ quốc, áo phao và sổ tay hướng dẫn khai thác hợp pháp trước chuyến biển mới. " + c.text + ".</p>"
		raw := `<html><head><title>Ngư dân bám biển dài ngày</title></head><body><h1>Ngư dân bám biển dài ngày</h1><div>` + c.shown + `</div><div class="text">` + strings.Repeat(prose, 2) + `</div></body></html>`
		got, err := Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn"+c.path, hint)
		day := ""
		if got.Published.Known() {
			day = got.Published.String()
		}
		if err != nil || day != c.want {
			t.Errorf("%s: %q, want %q, %v", name, day, c.want, err)
		}
	}
}
