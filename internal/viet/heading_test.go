package viet

import (
	"strings"
	"testing"
)

func TestHeadingsWrittenAsParagraphsAreSeen(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"Về công tác tuyên truyền biển, đảo:", 3},
		{" Về công tác tuyên truyền về phân giới, cắm mốc và bảo vệ đường biên:", 3},
		{"Về công tác thông tin đối ngoại", 3},
		{"I. KẾT QUẢ", 2},
		{"II. Phương hướng, nhiệm vụ", 2},
		{"1. Công tác tuyên truyền", 3},
		{"2.1. Công tác phối hợp", 3},
		{"a) Về nội dung", 4},
		{"đ) Về kinh phí", 4},
		{"KẾT QUẢ CÔNG TÁC NĂM", 2},
		{"Kết quả đạt được như sau:", 0},
		{"I. MỤC ĐÍCH, YÊU CẦU", 2},
		{"2. Đề xuất, đề nghị", 3},
		{"Kết quả như sau", 0},
		{"Ông Nam khẳng định:", 0},
		{"1. Huyện đã tổ chức hội nghị.", 0},
		{"Huyện đã tổ chức hội nghị.", 0},
		{"Ảnh chụp buổi lễ", 0},
		{"2021", 0},
		{"1.", 0},
		{strings.Repeat("rất dài ", 30) + ":", 0},
		{"Một\nHai:", 0},
	} {
		if got := HeadingLevel(c.text); got != c.want {
			t.Errorf("%q has level %d, want %d", c.text, got, c.want)
		}
	}
}

func TestNumbersOfItemsAreCut(t *testing.T) {
	for _, c := range []struct {
		text  string
		level int
		rest  string
	}{
		{"1. Một", 3, "Một"},
		{"12) Hai", 3, "Hai"},
		{"(3) Ba", 3, "Ba"},
		{"IV. Bốn", 2, "Bốn"},
		{"b) Năm", 4, "Năm"},
		{"1- Sáu", 3, "Sáu"},
		{"10- 15 người dự", 0, "10- 15 người dự"},
		{"2021. Năm", 0, "2021. Năm"},
		{"Một là", 0, "Một là"},
		{"", 0, ""},
		{"...) x", 0, "...) x"},
	} {
		if level, rest := CutNumber(c.text); level != c.level || rest != c.rest {
			t.Errorf("%q: %d %q, want %d %q", c.text, level, rest, c.level, c.rest)
		}
	}
}
