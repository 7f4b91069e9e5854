package theme_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// What follows is written after bulletins of the week: one thing after the other, without a heading.
const (
	schoolNews = "Trường tiểu học của phường khánh thành thư viện với 2.000 đầu sách do phụ huynh góp. Thầy cô và học trò xếp sách suốt ba buổi chiều.\n" +
		"Mỗi lớp cử hai em trực thư viện, ghi sổ mượn trả và đọc truyện cho các em lớp một. Nhà trường hứa mở cửa cả sáng thứ bảy.\n" +
		"Hiệu trưởng cho biết năm học này trường thêm một phòng nhạc, đàn do cựu học sinh tặng."
	coastNews = "Đồn biên phòng cảng cứu 9 ngư dân trên tàu cá hỏng máy, trôi dạt cách đảo 40 hải lý. Tàu được lai dắt về bến lúc rạng sáng.\n" +
		"Thuyền trưởng kể sóng lớn đánh vỡ buồng lái, bà con chia nhau nước ngọt suốt đêm trên biển. Các tàu bạn trong tổ đoàn kết cùng tìm kiếm.\n" +
		"Hải quân vùng nhắc bà con giữ máy thông tin luôn mở khi đánh bắt ở vùng biển xa, không vượt ranh giới trên biển."
	fieldNews = "Hợp tác xã trồng rau của xã vùng trong bán 12 tấn cà chua cho siêu thị, giá ổn định cả vụ. Bà con tưới nhỏ giọt, bớt công làm cỏ.\n" +
		"Kỹ sư của huyện về hướng dẫn ủ phân, ghi nhật ký từng luống. Vụ sau hợp tác xã thử giống ớt mới trên hai mẫu ruộng.\n" +
		"Chợ phiên họp mỗi sáng chủ nhật, hàng bán hết trước trưa."
)

func TestABulletinIsPartedUnderATitleThatNamesNoneOfItsNews(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	blocks := paragraphs(strings.Join([]string{schoolNews, coastNews, fieldNews}, "\n"))
	r := c.Read(t.Context(), "Điểm tin trong tuần", blocks)
	for i := range blocks {
		sea := i >= 3 && i < 6
		if got := slices.Contains(library.ThemesAt(r.Passages, i), library.SeaIslands); got != sea {
			t.Errorf("block %d bears the sea: %v; passages %v", i, got, r.Passages)
		}
	}
}

// An article whose title its text goes back to is no bulletin, however its words change.
func TestAnArticleIsReadUnderItsTitle(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	r := c.Read(t.Context(), "Trường tiểu học khánh thành thư viện 2.000 đầu sách", paragraphs(schoolNews+"\n"+fieldNews))
	if len(r.Themes) > 0 {
		t.Errorf("bears %v", r.Themes)
	}
}
