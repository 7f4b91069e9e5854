package handout

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// named is an outline of sections with titles of their own, a point in each.
func namedSections(titles ...string) library.Outline {
	var o library.Outline
	for i, title := range titles {
		o.Sections = append(o.Sections, library.Section{
			Role: library.ContentSection, Title: title, Points: []library.OutlinePoint{{Text: fmt.Sprintf("Ý thứ %d được nói ở đây.", i)}},
		})
	}
	return o
}

func TestSectionsAPersonNamedArePrintedInTheirOrder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		outline library.Outline
		want    string
	}{
		"by their roles": {library.Outline{Sections: []library.Section{
			{Role: library.TaskSection, Points: []library.OutlinePoint{{Text: "a"}}}, {Role: library.ContextSection, Points: []library.OutlinePoint{{Text: "b"}}},
		}}, "I. Hoàn cảnh, ý nghĩa b; II. Nhiệm vụ a"},
		"one role twice, one section": {library.Outline{Sections: []library.Section{
			{Role: library.ContentSection, Points: []library.OutlinePoint{{Text: "a"}}}, {Role: "unheard", Points: []library.OutlinePoint{{Text: "b"}}},
		}}, "I. Nội dung chính a b"},
		"as they stand": {library.Outline{Sections: []library.Section{
			{Role: library.TaskSection, Title: " Việc  làm ", Points: []library.OutlinePoint{{Text: "a"}, {Text: " "}}},
			{Role: library.ContextSection, Title: "Trống", Points: []library.OutlinePoint{{Text: " "}}},
			{Role: library.ContextSection, Points: []library.OutlinePoint{{Text: "b"}}},
		}}, "I. Việc làm a; II. Hoàn cảnh, ý nghĩa b"},
		"more than there are roles": {namedSections("A", "B", "C", "D", "Đ", "E"), "I. A Ý thứ 0 được nói ở đây.; II. B Ý thứ 1 được nói ở đây.; " +
			"III. C Ý thứ 2 được nói ở đây.; IV. D Ý thứ 3 được nói ở đây.; V. Đ Ý thứ 4 được nói ở đây.; VI. E Ý thứ 5 được nói ở đây."},
	} {
		var parts []string
		for i, s := range withoutBlanks(c.outline).Sections {
			text := sectionName(i, s)
			for _, p := range s.Points {
				text += " " + p.Text
			}
			parts = append(parts, text)
		}
		if got := strings.Join(parts, "; "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestASectionBearsItsNameOnEveryPaperThatNamesSections(t *testing.T) {
	t.Parallel()
	o := namedSections("Mở đầu", "Tình hình", "Kết quả", "Định hướng", "Kết luận")
	if cues := Cues(o, nil, TemplateOptions{}); len(cues) != 5 || cues[4].Section != "V. Kết luận" {
		t.Errorf("cues %+v", cues)
	}
	if cards := pointCards(newOutline(withoutBlanks(o), nil), TemplateOptions{}); cards[len(cards)-1].section != "V. Kết luận" {
		t.Errorf("cards %+v", cards)
	}
	if cut := (&Overflow{Points: []int{0}}).Cut(o); cut.Sections[1].Title != "Tình hình" {
		t.Errorf("cut %+v", cut.Sections)
	}
	if led := newOutline(o, nil).led(); led.Sections[3].Title != "Định hướng" {
		t.Errorf("led %+v", led.Sections)
	}
}
