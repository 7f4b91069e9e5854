package page

import (
	"testing"

	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

func TestListsOfWordsAreThere(t *testing.T) {
	t.Parallel()
	for _, list := range []*phrase.Wordlist{
		loginTitle, loginName, errorTitle, doneBy, fileLine, nameless, dateInByline, dateWordList, part, partInWords, lawArticle,
		readOn, leadsOnWords, otherNewsLabel, perhapsOtherLabel, countedEntry,
	} {
		if list.Missing() {
			t.Errorf("no list %q", list.Label())
		}
	}
}

func TestTitlesOfPagesWithoutAnArticle(t *testing.T) {
	t.Parallel()
	for title, login := range map[string]bool{
		"Đăng nhập": true, "Đăng nhập hệ thống": true, "Cổng dịch vụ công | Đăng nhập": true, "Login - Báo Mẫu": true,
		"Quản trị - Sign in": true, "Xác thực tập trung": true, "SSO": true, "Single Sign-On": true, "Yêu cầu đăng nhập": true,
		"Member login page": true, "Từ chối truy cập": true, "Tài khoản của bạn": true,
		"Hướng dẫn người dân đăng nhập": false, "Báo Mẫu | Tài khoản giả mạo lừa người dân": false, "Chuyện ở trạm gác": false, "": false,
	} {
		if got := isLoginTitle(viet.Fold(title)); got != login {
			t.Errorf("%q is a login: %v", title, got)
		}
	}
	for title, wrong := range map[string]bool{
		"404": true, "404 Not Found": true, "Lỗi": true, "Lỗi 500": true, "HTTP Status 404": true, "Error": true, "Server error": true,
		"Trang không tìm thấy": true, "Không tồn tại trang bạn tìm": true, "502 Bad Gateway": true, "Báo Mẫu - 404": true,
		"Website đang bảo trì": true, "Gateway Timeout": true, "Access forbidden": true, "Tạm dừng hoạt động": true, "Page not found | Báo Mẫu": true,
		"300 đại biểu dự đại hội": false, "Lỗi hẹn với biển": false, "404 | Báo Mẫu": true, "Mã lỗi 503": true, "404: Trang không có": true, "500 chiến sĩ lên đường": false, "Tìm thấy 404 hiện vật ở Hoàng thành": false, "Chuyện ở trạm gác": false, "": false,
	} {
		if got := isErrorTitle(viet.Fold(title)); got != wrong {
			t.Errorf("%q is an error's: %v", title, got)
		}
	}
}

func TestHowLinesBegin(t *testing.T) {
	t.Parallel()
	for text, heads := range map[string]bool{
		"Phần thứ hai: NHIỆM VỤ": true, "PHẦN I. MỞ ĐẦU": true, "Phần 2 - Kết quả": true, "Chương III": true, "Chương thứ nhất": true,
		"Chương A": true, "Mục 3: Chế độ": true, "Điều 5. Hiệu lực": true, "Câu 12: Ai là người": true, "Phần hai": true,
		"Phần lớn bà con đã về": false, "Điều 5 của Luật": false, "Mục tiêu: đến năm 2030": false, "Câu chuyện: ở trạm": false,
		"Chương trình hành động": false, "Phần": false,
	} {
		if isPart(text) != heads {
			t.Errorf("%q heads a part: %v", text, !heads)
		}
	}
	for text, opens := range map[string]bool{
		"Một là, giữ nghiêm": true, "Mười là gì": true, "Thứ nhất, rà soát": true, "- Rà soát": true, "a) Rà soát": true, "12. Rà soát": true,
		"1.2.3) Rà soát": true, "IV. Rà soát": true, "• Rà soát": true,
		"một là giữ": false, "Bà là người": false, "Thứ trưởng nói": false, "2026 là năm": false, "Rà soát": false,
	} {
		if opensLine(text) != opens {
			t.Errorf("%q opens an entry: %v", text, !opens)
		}
	}
}

func TestWordsAroundNamesAndLeads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Ngọc (ghi)": "Ngọc", "Ngọc (Thực hiện)": "Ngọc", "Ngọc (theo Báo Mẫu)": "Ngọc", "Ngọc (Hà Nội)": "Ngọc (Hà Nội)", "Ngọc": "Ngọc",
		"Ngọc (ghi chép dài)": "Ngọc (ghi chép dài)",
	} {
		if got := withoutTask(text); got != want {
			t.Errorf("%q without task is %q", text, got)
		}
	}
	for text, want := range map[string]string{
		"Bà con ra khơi… Xem tiếp": "Bà con ra khơi", "Bà con ra khơi. [Đọc thêm...]": "Bà con ra khơi.", "Bà con ra khơi >> chi tiết": "Bà con ra khơi",
		"Bà con ra khơi. Read more »": "Bà con ra khơi.", "Việc này được luật quy định chi tiết": "Việc này được luật quy định chi tiết",
		"Xem thêm cảnh bà con ra khơi.": "Xem thêm cảnh bà con ra khơi.",
	} {
		if got := withoutReadOn(text); got != want {
			t.Errorf("lead %q is %q", text, got)
		}
	}
	for text, want := range map[string]string{
		"Minh Hà - Thứ hai, ngày 2/3/2026, 08:15 (GMT+7)": "Minh Hà", "Cập nhật lúc 10h30, 05-06-2026": "", "12 tháng 3, 2026 | Minh Hà": "Minh Hà",
		"Chủ nhật, 08/03/2026 07:00": "", "Thứ 7 ngày 12 thg 3 năm 2026": "",
	} {
		if got := withoutDate(text); got != want {
			t.Errorf("%q beside its date is %q", text, got)
		}
	}
}

func TestLinksAndBoxesByTheirWords(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]bool{
		"Tải về": true, "Tải file đính kèm": true, "Xem chi tiết tại đây": true, "Bấm vào đây": true, "Tại đây": true, "Văn bản": true, "PDF": true,
		"File đính kèm": true, "": true, "Kế hoạch 12": false, "Tải về Kế hoạch 12": false, "Văn bản số 5": false,
	} {
		if got := namesNothing(label(text)); got != says {
			t.Errorf("%q names nothing: %v", text, got)
		}
	}
	for text, want := range map[string]boxing{
		"Đọc nhiều": otherNews, "Tin đọc nhiều nhất": otherNews, "Nhiều người xem": otherNews, "Các bài viết liên quan": otherNews, "Quảng cáo": otherNews,
		"Liên kết website": otherNews, "Có thể bạn quan tâm": otherNews, "Tin xem nhiều trong tuần": otherNews,
		"Tin nổi bật": perhapsOther, "Các bài viết mới nhất": perhapsOther, "Thông báo mới": perhapsOther, "Tin khác": perhapsOther, "Văn bản": perhapsOther,
		"Thời sự": notBoxed, "Tin biển đảo": notBoxed, "Liên kết bốn nhà để nông sản đi xa hơn nữa": notBoxed, "": notBoxed,
	} {
		if got := boxLabel(text); got != want {
			t.Errorf("%q is over box %d", text, got)
		}
	}
}
