package page

import "testing"

// Names of sites and of their parts stand before and behind titles, and titles begin like names of sites.
func TestATitleIsToldFromTheNameOfItsSite(t *testing.T) {
	t.Parallel()
	const title = "Huyện đảo khánh thành trạm cấp nước ngọt mới"
	for said, want := range map[string]string{
		title + " - Báo Mẫu":                              title,
		title + " | Báo Mẫu điện tử":                      title,
		"Báo Mẫu - " + title:                              title,
		"Báo Mẫu | " + title:                              title,
		"Tin tức » " + title:                              title,
		"Chi tiết tin - " + title:                         title,
		title + " - Thời sự - Báo Mẫu":                    title,
		title + " — Cổng thông tin điện tử tỉnh X":        title,
		title + " - mau.gov.vn":                           title,
		"Huyện Đá Bạc - Cổng thông tin điện tử tỉnh X":    "Huyện Đá Bạc",
		"UBND tỉnh họp phiên thường kỳ - Báo Mẫu":         "UBND tỉnh họp phiên thường kỳ",
		"Sở Ngoại vụ - Bộ trưởng tiếp đoàn khách quốc tế": "Bộ trưởng tiếp đoàn khách quốc tế",
		"Báo cáo - Tổng kết năm của huyện đảo":            "Báo cáo - Tổng kết năm của huyện đảo",
		"Bộ đội biên phòng - điểm tựa của dân bản":        "Bộ đội biên phòng - điểm tựa của dân bản",
		"Biển đảo - quê hương của những người giữ đèn":    "Biển đảo - quê hương của những người giữ đèn",
	} {
		if got := withoutSite(withoutOpening(said), ""); got != want {
			t.Errorf("%q gives %q, want %q", said, got, want)
		}
	}
}
