package handout

import (
	"fmt"
	"time"

	"baocaovien/internal/library"
)

// fixtureReport is a quarter of a ward that does not exist, with three tables; some of its counts are zero and some
// unknown.
func fixtureReport() Report {
	tally := func(name string, n int) Tally {
		return Tally{
			Name: name, Sessions: Counted(n), Listeners: Counted(n * 143), Members: Counted(n * 31),
			InPerson: Counted(n - n/4), InPersonListeners: Counted((n - n/4) * 120), Online: Counted(n / 4), OnlineListeners: Counted(n / 4 * 212),
			SessionsBefore: Counted(max(0, n-3)),
		}
	}
	unknown := tally("Thông tin đối ngoại và hợp tác, hữu nghị với các địa phương của nước láng giềng", 3)
	unknown.Members, unknown.SessionsBefore = Count{}, Counted(0)
	r := Report{
		Letterhead: library.Letterhead{Superior: "Đảng bộ tỉnh Vĩnh Long", Issuer: "Đảng ủy xã Hòa Tân", Place: "Hòa Tân"},
		Number:     "05-BC/ĐU", Date: library.Day(2026, time.October, 5),
		From: library.Day(2026, time.July, 1), To: library.Day(2026, time.September, 30),
		Text: []string{
			"Công tác tuyên truyền miệng được triển khai đúng kế hoạch; báo cáo viên bám sát định hướng, chọn nội dung gần với đời sống của bà con. Các buổi nói chuyện dành thời gian cho hỏi đáp, những câu chưa trả lời ngay được ghi lại và phúc đáp sau.",
			"Trong quý tới, Đảng ủy tiếp tục đưa nội dung về biển, đảo và biên giới vào sinh hoạt của chi bộ, đoàn thể và trường học.",
		},
		Total:      tally("", 1204),
		Themes:     []Tally{tally("Biển, đảo", 612), tally("Biên giới trên đất liền", 588), unknown, tally("Chủ đề khác", 0)},
		Audiences:  []Tally{tally("Cán bộ, đảng viên", 400), tally("Học sinh, sinh viên", 310), tally("Ngư dân", 494)},
		Recipients: []string{"Ban Tuyên giáo và Dân vận Tỉnh ủy", "Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"},
		Signature:  Signature{Stamp: "T/M Ban Thường vụ", Office: "Phó Bí thư", Name: "Nguyễn Văn A"},
	}
	for i := range 60 {
		s := SessionRow{Date: library.Day(2026, time.Month(7+i/25), 1+i%25), Place: fmt.Sprintf("Nhà văn hóa ấp %d", i+1), Speaker: "Trần Thị B", Level: "Xã"}
		if i%3 == 0 {
			s.Questions = "Tàu cá dưới 15 mét có phải lắp thiết bị giám sát hành trình không? Báo mốc quốc giới bị xê dịch ở đâu?"
		}
		r.Log = append(r.Log, s)
	}
	r.Log[5].Date = library.Moment{}
	return r
}
