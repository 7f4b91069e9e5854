package points_test

import (
	"strings"
	"testing"

	"baocaovien/internal/points"
)

// The text before each list, so that there is something to pick.
const beforeSources = "Lực lượng biên phòng tỉnh đã tổ chức 12 buổi tuyên truyền cho 3.400 ngư dân các xã ven biển trong quý này.\n"

// Lists of sources and notes as papers, theses and magazines have them; the first are our own, as they come back.
func TestListsOfSourcesAreNoPoints(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		says string // a point behind the list that stays, "" where none stands there
	}{
		"our own":              {"## Nguồn\n[1] Bốn nhiệm vụ bảo vệ biển, đảo của tỉnh trong năm nay. Trang mẫu, ngày 20/11/2026.\nhttps://mau.example/a.html (truy cập ngày 30/11/2026)\n[2] Năm vùng biển của Việt Nam. Trang mẫu, ngày 18/11/2026.", ""},
		"our own as text":      {"Nguồn\n[1] Bốn nhiệm vụ bảo vệ biển, đảo của tỉnh trong năm nay. Trang mẫu, ngày 20/11/2026.\nhttps://mau.example/a.html (truy cập ngày 30/11/2026)", ""},
		"one of our own":       {"Nguồn: Bốn nhiệm vụ bảo vệ biển, đảo của tỉnh trong\nnăm nay đã được nêu rõ. Trang mẫu, ngày 20/11/2026.\nhttps://mau.example/a.html\nQuét mã để đọc toàn văn bài viết.", ""},
		"references":           {"## V. TÀI LIỆU THAM KHẢO\n1. Luật Biển Việt Nam năm 2012\n2. Ban Tuyên giáo Trung ương đã phát hành tài liệu tuyên truyền biển, đảo, Hà Nội, 2025.\nBộ Ngoại giao, Sách trắng về chủ quyền của Việt Nam, năm 2019.", ""},
		"references in a list": {"Danh mục tài liệu tham khảo:\n[list]\nBan Tuyên giáo Trung ương đã phát hành tài liệu tuyên truyền biển, đảo năm 2025.\nBộ Ngoại giao đã công bố Sách trắng về chủ quyền của Việt Nam.", ""},
		"references, then an annex": {
			"Tài liệu tham khảo\nBộ Ngoại giao đã công bố Sách trắng về chủ quyền của Việt Nam, năm 2019.\nPHỤ LỤC\nĐội tàu của tỉnh đã có 1.250 chiếc vươn khơi trong vụ cá nam năm nay.",
			"Đội tàu của tỉnh",
		},
		"a list of sources":    {"Nguồn:\n- Báo Nhân Dân đã đăng bài ngày 07/9/2021 về giữ gìn chủ quyền biển, đảo.\n- Báo Quân đội nhân dân đã đăng bài ngày 08/9/2021 về biên giới.", ""},
		"notes":                {"[1] Nghị quyết đã xác định mục tiêu đến năm 2030 Việt Nam trở thành quốc gia biển mạnh.\n[2] Luật đã được Quốc hội thông qua ngày 21 tháng 6 năm 2012.", ""},
		"notes of a magazine":  {"(1) Đảng Cộng sản Việt Nam đã xuất bản Văn kiện Đại hội, Nxb. Chính trị quốc gia Sự thật, Hà Nội, 2021, tr. 25.\n(2) Văn kiện đã dẫn nêu rõ nhiệm vụ quốc phòng, tr. 31.", ""},
		"notes of Word":        {"¹ Theo báo cáo đã được Ủy ban nhân dân tỉnh thông qua trong kỳ họp cuối năm.\n² Số liệu đã được làm tròn đến hàng trăm theo niên giám.", ""},
		"the word over a text": {"Nguồn\nĐội tàu của tỉnh đã có 1.250 chiếc vươn khơi trong vụ cá nam năm nay.", "Đội tàu của tỉnh"},
		"sources of a river":   {"Nguồn lực cho công tác tuyên truyền đã được bố trí đủ 1.250 triệu đồng trong năm nay.", "Nguồn lực"},
		"numbered tasks":       {"Nhiệm vụ trong thời gian tới:\n(1) Tăng cường tuyên truyền về biển, đảo cho ngư dân các xã ven biển.", "(1) Tăng cường"},
	} {
		t.Run(name, func(t *testing.T) {
			in := setOut(beforeSources + c.text)
			stays := false
			for _, p := range points.Pick(t.Context(), []points.Input{in}, points.Limit{}) {
				behind := p.Block > 0
				if stays = stays || c.says != "" && strings.HasPrefix(p.Text, c.says); behind && c.says == "" {
					t.Errorf("a point: %q", p.Text)
				}
			}
			if c.says != "" && !stays {
				t.Errorf("%q is no point", c.says)
			}
		})
	}
}
