package handout

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf/pdftest"
)

func TestSlogansAndQuestionsFollowTheSections(t *testing.T) {
	t.Parallel()
	o := library.Outline{
		Sections:   []library.Section{section(library.TaskSection, own("việc"))},
		Letterhead: library.Letterhead{Issuer: "Ban B"},
		Slogans:    []string{" ", "Giữ biển,  giữ đảo!"},
		Questions:  []library.Question{{}, {Ask: "Vì sao?", Answer: "Vì thế."}, {Ask: "Bao giờ?"}},
	}
	want(t, compose(t, o, nil, TemplateOptions{})[6:],
		"I. Nhiệm vụ", "1. việc",
		"Khẩu hiệu", "Giữ biển, giữ đảo!",
		"Hỏi – đáp", "Hỏi: Vì sao?", "Đáp: Vì thế.", "Hỏi: Bao giờ?", "BAN B")
}

func TestSlogansAreCentredAndBoldAndQuestionsBold(t *testing.T) {
	t.Parallel()
	o := closingOutline()
	file := pdftest.Save(t, printOutline(t, o, fixtureSources(), TemplateOptions{SingleSided: true}))
	fonts := fontsOf(t, file)
	var rows []row
	for _, words := range pdftest.Words(t, file) {
		rows = append(rows, rowsOf(words)...)
	}
	for _, line := range []string{"Mỗi người dân ven biển là một cột mốc sống", "giữ gìn chủ quyền biển, đảo của Tổ quốc!", o.Slogans[1]} {
		r := find(t, rows, line)
		about(t, "centre of "+line, (r.left+r.right)/2, 30+82.5, mmOff)
		about(t, "size of "+line, r.size(), 14, ptOff)
		if fonts[line] != "Tinos-Bold" {
			t.Errorf("%q is set in %q", line, fonts[line])
		}
	}
	ask := "Hỏi: " + o.Questions[1].Ask
	about(t, "first line of a question", find(t, rows, ask).left, 40, mmOff)
	if fonts[ask] != "Tinos-Bold" || fonts["Khẩu hiệu"] != "Tinos-Bold" {
		t.Errorf("question in %q, heading in %q", fonts[ask], fonts["Khẩu hiệu"])
	}
}

func TestAQuestionIsNeverPartedFromItsAnswer(t *testing.T) {
	t.Parallel()
	blocks := party.question(library.Question{Ask: "Hỏi?", Answer: "Đáp."})
	if len(blocks) != 2 || !blocks[0].(*paper.Paragraph).KeepNext {
		t.Errorf("%d blocks", len(blocks))
	}
}
