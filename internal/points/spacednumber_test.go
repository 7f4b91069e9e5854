package points_test

import (
	"slices"
	"strconv"
	"testing"

	"baocaovien/internal/points"
)

// Spaces in numbers, written without a look at the program: what is one number, what are two, and what is none. Where the
// first of two may be the number of a thing («đợt 1 250 suất»), nothing is said rather than a wrong sum.
func TestWhereASpaceIsPartOfANumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Toàn tỉnh có 2 345 678 người.":                         {"2 345 678 người = 2345678"},
		"Mỗi hộ được vay 15 000 000 đồng.":                      {"15 000 000 đồng = 15000000"},
		"Diện tích rừng 3 260,5 km² được giữ.":                  {"3 260,5 km² = 3260.5"},
		"Năm 2025 350 hộ được vay vốn.":                         {"350 hộ = 350"},
		"Giai đoạn 2021 2025 mở 40 lớp học.":                    {"40 lớp học = 40"},
		"Kho chứa 12\u2009500 tấn gạo.":                         {"12\u2009500 tấn = 12500"},
		"Kho chứa 1\u2007200 tấn gạo.":                          {"1\u2007200 tấn = 1200"},
		"Kho chứa 7\u00a0850\u00a0000 tấn gạo.":                 {"7\u00a0850\u00a0000 tấn = 7850000"},
		"Nguồn vốn trên 1 000 000 USD.":                         {"trên 1 000 000 USD = 1000000"},
		"Giao 12 000 m2 đất cho đồn.":                           {"12 000 m2 = 12000"},
		"Trao 5 500 kg gạo và 2 000 lít nước.":                  {"5 500 kg = 5500", "2 000 lít = 2000"},
		"Tổng vốn 1 000 tỷ đồng.":                               {"1 000 tỷ đồng = 1000000000000"},
		"Xuất khẩu 10 500 100,25 tấn cá.":                       {"10 500 100,25 tấn = 10500100.25"},
		"Điện thoại 0236 3 822 133.":                            nil,
		"Số tài khoản 1020 1000 0123 456.":                      nil,
		"Đợt 1 250 suất quà được trao.":                         nil,
		"Quý 3 120 tàu ra khơi.":                                nil,
		"Khóa 15 350 đại biểu đã họp.":                          nil,
		"Tổ 4 125 hộ đã ký cam kết.":                            nil,
		"Trong tháng 9 210 lượt tàu đã qua cửa.":                nil,
		"Điều 12 300 đại biểu đã góp ý.":                        nil,
		"Ngày 30/11/2026 150 tàu ra khơi.":                      {"150 tàu = 150"},
		"Lúc 8 giờ 30 250 người có mặt.":                        nil,
		"Có 3 lớp, 12 500 lượt người học.":                      {"3 lớp = 3", "12 500 lượt người = 12500"},
		"Bán kính 12 hải lý, 24 000 ngư dân.":                   {"12 hải lý = 12", "24 000 ngư dân = 24000"},
		"Cứ 1 000 dân có 3 bác sĩ.":                             {"1 000 dân = 1000", "3 bác sĩ = 3"},
		"Mức 0 500 tấn là sai.":                                 {"500 tấn = 500"},
		"Từ 1 200 tàu lên 1 850 tàu.":                           {"1 200 tàu = 1200", "1 850 tàu = 1850"},
		"Có 1 23 456 tàu.":                                      nil,
		"Sản lượng 1 234.567 tấn.":                              nil,
		"Mật khẩu là 123 456.":                                  nil,
		"Cấp 60 000 – 70 000 suất cơm mỗi ngày.":                {"60 000 – 70 000 suất cơm = 60000"},
		"Đoàn có 2 500 cán bộ, chiến sĩ; 1 200 dân quân tự vệ.": {"2 500 cán bộ, chiến sĩ = 2500", "1 200 dân quân = 1200"},
	} {
		var got []string
		for _, f := range points.Figures(t.Context(), []points.Input{article(text)}, "") {
			got = append(got, f.Text+" = "+strconv.FormatFloat(f.Value, 'f', -1, 64))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}
