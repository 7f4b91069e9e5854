package outline

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// parted is an outline as «name: points; name: points» says, its sections with the roles of their names.
func parted(text string) library.Outline {
	var o library.Outline
	for _, part := range strings.Split(text, ";") {
		name, points, _ := strings.Cut(part, ":")
		s := Plan([]string{name}, nil)[0]
		s.Points = []library.OutlinePoint{}
		for _, p := range strings.Fields(points) {
			s.Points = append(s.Points, library.OutlinePoint{Text: p})
		}
		o.Sections = append(o.Sections, s)
	}
	return o
}

func partedText(o library.Outline) string {
	var parts []string
	for _, s := range o.Sections {
		text := nameOf(s) + ":"
		for _, p := range s.Points {
			text += " " + p.Text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

func TestAnOutlineIsPartedAnewWithoutLosingAPoint(t *testing.T) {
	const usual = "Hoàn cảnh, ý nghĩa: a; Nội dung chính: b c; Kết quả: d; Nhiệm vụ: e"
	for name, c := range map[string]struct{ now, plan, want string }{
		"the same":                {usual, "Hoàn cảnh, ý nghĩa;Nội dung chính;Kết quả;Nhiệm vụ", usual},
		"renamed by their parts":  {usual, "Bối cảnh;Tình hình;Kết quả;Nhiệm vụ thời gian tới", "Bối cảnh: a; Tình hình: b c; Kết quả: d; Nhiệm vụ thời gian tới: e"},
		"another order":           {usual, "Nhiệm vụ;Kết quả;Nội dung chính;Hoàn cảnh, ý nghĩa", "Nhiệm vụ: e; Kết quả: d; Nội dung chính: b c; Hoàn cảnh, ý nghĩa: a"},
		"fewer":                   {usual, "Nội dung chính;Nhiệm vụ", "Nội dung chính: a b c; Nhiệm vụ: d e"},
		"one":                     {usual, "Tất cả", "Tất cả: a b c d e"},
		"more":                    {usual, "Mở đầu;Tình hình;Thế giới;Kết quả;Giải pháp;Kết luận", "Mở đầu: a; Tình hình: b c; Thế giới:; Kết quả: d; Giải pháp: e; Kết luận:"},
		"one of several renamed":  {"Biển: a; Bờ: b; Đảo: c", "Biển;Bờ biển;Đảo", "Biển: a; Bờ biển: b; Đảo: c"},
		"one put before":          {"Biển: a; Đảo: b", "Mới;Biển;Đảo", "Mới:; Biển: a; Đảo: b"},
		"one taken away":          {"Biển: a; Bờ: b; Đảo: c", "Biển;Đảo", "Biển: a b; Đảo: c"},
		"capitals and spaces":     {"Biển: a; Đảo: b", "  ĐẢO ;biển", "ĐẢO: b; biển: a"},
		"no plan":                 {usual, "", usual},
		"a plan of spaces":        {usual, " ; ", usual},
		"two of one name":         {"Biển: a; Biển: b", "Biển;Bờ", "Biển: a b; Bờ:"},
		"a role that is unheard":  {"Biển: a", "Hoàn cảnh", "Hoàn cảnh: a"},
		"back to how it was made": {"Mở đầu: a; Nhiệm vụ thời gian tới: b", "Hoàn cảnh, ý nghĩa;Nội dung chính;Kết quả;Nhiệm vụ", "Hoàn cảnh, ý nghĩa:; Nội dung chính: a; Kết quả:; Nhiệm vụ: b"},
	} {
		t.Run(name, func(t *testing.T) {
			now := parted(c.now)
			arranged := Arrange(now, Plan(strings.Split(c.plan, ";"), nil))
			if got := partedText(arranged); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if arranged.Points() != now.Points() || partedText(now) != c.now {
				t.Errorf("%d points of %d, before now %s", arranged.Points(), now.Points(), partedText(now))
			}
		})
	}
}

func TestTheRoleOfASectionIsThatOfAKnownNameOrWhatItSays(t *testing.T) {
	known := []library.Section{{Role: library.ContextSection, Title: "Mở đầu"}, {Role: library.TaskSection, Title: "Kết luận"}}
	plan := Plan([]string{"mở đầu", "Tình hình", "Kết quả đạt được", "Việc cần làm thời gian tới", "Kết luận"}, known)
	var roles []library.SectionRole
	for _, s := range plan {
		roles = append(roles, s.Role)
	}
	if !slices.Equal(roles, []library.SectionRole{library.ContextSection, library.ContentSection, library.ResultSection, library.TaskSection, library.TaskSection}) {
		t.Errorf("%v", roles)
	}
	for _, s := range Plan(Names(usualSections()), known) {
		if s.Title != "" {
			t.Errorf("a section of a usual đề cương bears a title of its own: %q", s.Title)
		}
	}
}
