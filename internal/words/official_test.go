package words

import (
	"testing"

	"baocaovien/internal/library"
)

func TestAnOfficialPaperIsSaidInOneLine(t *testing.T) {
	for want, o := range map[string]library.OfficialPaper{
		"": {},
		"Chỉ thị · Số 21/CT-TTg · Thủ tướng Chính phủ · Về việc sắp xếp thôn": {
			Kind: "Chỉ thị", Number: "21/CT-TTg", Issuer: "Thủ tướng Chính phủ", Subject: "Về việc sắp xếp thôn",
		},
		"Kế hoạch · Đảng ủy xã Hòa Tân": {Kind: "Kế hoạch", Issuer: "Đảng ủy xã Hòa Tân"},
	} {
		if got := Official(o); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
