package page_test

import (
	"strings"
	"testing"

	"baocaovien/internal/page"
)

// The first date won whatever its label: AndyTheFactory/newspaper4k#575; and neighbours.
func TestTheLabelOfADateIsRead(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"Cập nhật: 10/06/2026 - Ngày đăng: 05/06/2026":                                                                    "05/06/2026",
		"Ngày đăng: 05/06/2026 - Cập nhật: 10/06/2026":                                                                    "05/06/2026",
		"Ngày họp: 20/05/2026. Ngày đăng: 05/06/2026":                                                                     "05/06/2026",
		"Hiệu lực: 01/07/2026 Đăng lúc 05/06/2026 08:00":                                                                  "05/06/2026",
		"Ngày ban hành: 01/06/2026 | Ngày đăng: 05/06/2026":                                                               "05/06/2026",
		"Ngày nhận bài: 01/03/2026; Ngày đăng: 05/06/2026":                                                                "05/06/2026",
		"Đăng ngày 05/06/2026 (hiệu lực từ ngày 01/07/2026)":                                                              "05/06/2026",
		"Ngày đăng: 05/06/2026 08:00 | Hiệu lực: 01/07/2026":                                                              "05/06/2026",
		"05/06/2026 | Hiệu lực: 01/07/2026":                                                                               "05/06/2026",
		"Ngày khai mạc: 01/09/2026 - Đăng: 05/06/2026":                                                                    "05/06/2026",
		"Sửa lần cuối: 09/06/2026; đăng lần đầu: 05/06/2026":                                                              "05/06/2026",
		"Ngày phê duyệt: 07/06/2026 – Ngày đăng: 05/06/2026":                                                              "05/06/2026",
		"Ngày sửa: 09/06/2026 Ngày đăng: 05/06/2026":                                                                      "05/06/2026",
		"Ngày mở thầu: 12/06/2026 - Ngày đăng: 05/06/2026":                                                                "05/06/2026",
		"Ngày tổng duyệt: 02/06/2026, ngày đăng: 05/06/2026":                                                              "05/06/2026", // a label nobody knows
		"Đóng thầu: 30/06/2026":                                                                                           "",
		"Hạn chót: 30/06/2026":                                                                                            "",
		"Ngày thi: 10/07/2026. Ngày đăng: 05/06/2026":                                                                     "05/06/2026",
		"Ngày có hiệu lực: 01/07/2026":                                                                                    "",
		"Ngày họp: 20/05/2026":                                                                                            "",
		"<span>Cập nhật lần cuối: 10/06/2026 09:00</span><span>Xuất bản: 05/06/2026</span>":                               "05/06/2026",
		"Ngày tiếp nhận: 01/06/2026 | Ngày đăng tải: 05/06/2026":                                                          "05/06/2026",
		"Ngày tạo: 04/06/2026; Ngày xuất bản: 05/06/2026; Ngày sửa: 06/06/2026":                                           "05/06/2026",
		"Ngày tạo: 05/06/2026":                                                                                            "05/06/2026",
		"Ngày tổng duyệt: 02/06/2026":                                                                                     "",
		"Thời gian nộp hồ sơ: từ 10/06/2026 đến 20/06/2026":                                                               "",
		"Số: 12/TB-UBND, ngày 01/06/2026<p>Đăng lúc: 05/06/2026</p>":                                                      "05/06/2026",
		"Thời hạn góp ý: 30/06/2026":                                                                                      "",
		"Ngày quyết định: 02/06/2026<p>Đăng: 05/06/2026</p>":                                                              "05/06/2026",
		"<table><tr><td>Ngày ban hành</td><td>01/06/2026</td></tr><tr><td>Ngày đăng</td><td>05/06/2026</td></tr></table>": "05/06/2026",
		"<dl><dt>Ngày sự kiện</dt><dd>20/05/2026</dd><dt>Ngày đăng</dt><dd>05/06/2026</dd></dl>":                          "05/06/2026",
		`<time itemprop="dateModified">10/06/2026</time> <time itemprop="datePublished">05/06/2026</time>`:                "05/06/2026",
		`<time class="updated">10/06/2026</time> <time class="published">05/06/2026</time>`:                               "05/06/2026",
		"Cập nhật: 10/06/2026":                                                                                            "10/06/2026",
		"Thứ Sáu, 05/06/2026, 08:00":                                                                                      "05/06/2026",
		"Ngày 05 tháng 6 năm 2026":                                                                                        "05/06/2026",
		"Ngày đăng: 05/06/2026":                                                                                           "05/06/2026",
	} {
		for _, class := range []string{"date", "dong"} {
			raw := "<html><head><title>Tin thử nhãn ngày</title></head><body><main><article><h1>Tin thử nhãn ngày</h1><div class=" + class + ">" + line + "</div>" +
				filler + filler + filler + "</article></main></body></html>"
			a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/nhan-ngay.html", page.Hint{})
			got := ""
			if a.Published.Known() {
				got = a.Published.Time().Format("02/01/2006")
			}
			if err != nil || got != want {
				t.Errorf("%s: %q gives %q, want %q, %v", class, line, got, want, err)
			}
		}
	}
}

func TestTheShareOfTheTextIsTold(t *testing.T) {
	t.Parallel()
	lost := `<div class="newsletter">` + strings.Repeat(filler, 3) + "</div>"
	for body, full := range map[string]bool{
		strings.Repeat(filler, 4):                                           true,
		strings.Repeat(filler, 2) + lost + strings.Repeat(filler, 2):        true, // its words stand in the text too
		strings.Repeat(filler, 4) + strings.ReplaceAll(lost, "Đồn", "Trạm"): false,
	} {
		raw := "<html><head><title>Tin thử phần đọc được</title></head><body><h1>Tin thử phần đọc được</h1><div class=entry-content>" + body + "</div></body></html>"
		a, err := page.Extract(t.Context(), []byte(raw), "text/html", "https://mau.example.vn/tin/phan.html", page.Hint{})
		if share := a.Completeness.Share; err != nil || full != (share == 1) || share <= 0.3 {
			t.Errorf("%d bytes: a share of %.2f, %v", len(body), share, err)
		}
	}
}
