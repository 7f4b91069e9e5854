package theme_test

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// report is of the shape of a provincial report: an opening, a section on each theme under a heading that
// is written as a paragraph, and tasks for all of them at the end.
const report = `Trong năm, tình hình có nhiều thuận lợi và khó khăn, song các cấp, các ngành của tỉnh đã cố gắng hoàn thành nhiệm vụ được giao với một số kết quả như sau:
Về công tác thông tin đối ngoại:
Các cơ quan của tỉnh giới thiệu hình ảnh đất nước, con người Việt Nam và tiềm năng của vùng biển trong tỉnh với bạn bè quốc tế.
Công tác đối ngoại nhân dân được tăng cường; viện trợ phi chính phủ nước ngoài đạt 12 dự án. Công tác thông tin đối ngoại được đổi mới.
Về công tác tuyên truyền biển, đảo:
Báo cáo viên tuyên truyền về chủ quyền biển, đảo, về Biển Đông và Luật Biển Việt Nam cho 5.200 lượt ngư dân.
Các huyện ven biển tuyên truyền chống khai thác hải sản bất hợp pháp; ngư dân yên tâm vươn khơi bám biển, giữ chủ quyền biển, đảo.
Về công tác phân giới, cắm mốc và quản lý biên giới:
Các địa phương tuyên truyền công tác biên giới trên đất liền Việt Nam - Lào, Việt Nam - Campuchia, kết quả phân giới cắm mốc được 320 cuộc.
Nhân dân khu vực biên giới biển được nhắc nhở về nhập cảnh trái phép tại các cảng biển. Qua đó, ý thức xây dựng đường biên giới hòa bình, hữu nghị và bảo vệ biên giới lãnh thổ được nâng lên.
Năm tới, tình hình trên biển, biên giới trên đất liền còn phức tạp, ảnh hưởng đến công tác thông tin đối ngoại, tuyên truyền biển, đảo và công tác biên giới trên đất liền.
Một là, nâng cao chất lượng công tác thông tin đối ngoại, tuyên truyền biển, đảo và công tác biên giới trên đất liền.
Hai là, cung cấp thông tin về tình hình biển, đảo, phân giới cắm mốc và thông tin đối ngoại cho đội ngũ báo cáo viên.`

const reportTitle = "Kết quả công tác thông tin đối ngoại, tuyên truyền biển, đảo, công tác biên giới trên đất liền"

// asHeadings marks the paragraphs that begin with «Về công tác» as headings.
func asHeadings(blocks []library.Block) []library.Block {
	blocks = slices.Clone(blocks)
	for i, b := range blocks {
		if strings.HasPrefix(strings.TrimSpace(b.Text), "Về công tác") {
			blocks[i].Kind, blocks[i].Level = library.Heading, 2
		}
	}
	return blocks
}

func TestEachSectionOfAReportBearsItsOwnTheme(t *testing.T) {
	c := classifier(t)
	for name, blocks := range map[string][]library.Block{
		"headings as paragraphs": paragraphs(report), "headings": asHeadings(paragraphs(report)),
	} {
		r := c.Read(t.Context(), reportTitle, blocks)
		want := []library.Passage{
			{First: 0, End: 1, Themes: []library.Theme{}},
			{First: 1, End: 4, Themes: []library.Theme{foreign}},
			{First: 4, End: 7, Themes: []library.Theme{sea}},
			{First: 7, End: 10, Themes: []library.Theme{land}},
			{First: 10, End: 13, Themes: []library.Theme{sea, land, foreign}},
		}
		if !reflect.DeepEqual(r.Passages, want) {
			t.Errorf("%s:\n got %v\nwant %v", name, r.Passages, want)
		}
		if !slices.Equal(r.Themes, library.BuiltinThemes()) {
			t.Errorf("%s: the article bears %v", name, r.Themes)
		}
	}
}

// TestTheSeedArticleIsReadSectionBySection reads the article of the issue where its folder is present;
// the report above has the same shape and runs everywhere.
func TestTheSeedArticleIsReadSectionBySection(t *testing.T) {
	file := sharedFile("data/seed-article.txt")
	if file == "" {
		t.Log("no shared data here: the report of the test above stands for it")
		return
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	title, body, _ := strings.Cut(string(raw), "\n")
	body, _, _ = strings.Cut(body, "Phòng TT")
	r := classifier(t).Read(t.Context(), title, paragraphs(body))
	all := library.BuiltinThemes()
	var got [][]library.Theme
	for _, p := range r.Passages {
		got = append(got, p.Themes)
	}
	if len(got) != 5 || !reflect.DeepEqual(got[1:], [][]library.Theme{{foreign}, {sea}, {land}, all}) {
		t.Fatalf("passages bear %v, want one theme each section and all at the end", got)
	}
	if n := len(got[0]); n != 0 && n != len(all) {
		t.Errorf("the opening names the three side by side, but bears %v", got[0])
	}
	if !slices.Equal(r.Themes, all) {
		t.Errorf("the article bears %v", r.Themes)
	}
}

// sharedFile looks for a file of the folder shared beside the project, "" where there is none.
func sharedFile(name string) string {
	for dir := "."; ; dir = filepath.Join(dir, "..") {
		file := filepath.Join(dir, "shared", filepath.FromSlash(name))
		if _, err := os.Stat(file); err == nil {
			return file
		}
		if full, err := filepath.Abs(dir); err != nil || full == filepath.Dir(full) {
			return ""
		}
	}
}

func TestPassagesCoverEveryBlockOnce(t *testing.T) {
	c := classifier(t)
	blocks := append(asHeadings(paragraphs(report)), library.Block{Kind: library.Image, Text: "Ảnh: một góc cảng"},
		library.Block{Kind: library.Table, Rows: [][]string{{"TT", "Số cuộc"}, {"1", "320"}}},
		library.Block{Kind: library.Heading, Level: 3, Text: "Phụ lục"}, library.Block{})
	for n := range len(blocks) + 1 {
		next := 0
		for _, p := range c.Read(t.Context(), reportTitle, blocks[:n]).Passages {
			if p.First != next || p.End <= p.First {
				t.Fatalf("%d blocks: passage %v after block %d", n, p, next)
			}
			next = p.End
		}
		if next != n {
			t.Errorf("%d blocks: passages end at %d", n, next)
		}
	}
}

func TestWithoutHeadingsARunOfParagraphsIsAPassage(t *testing.T) {
	blocks := paragraphs(`Mở đầu, tỉnh nêu tình hình chung trong năm vừa qua.
		Tuyên truyền về chủ quyền biển, đảo được các huyện ven biển làm tốt, ngư dân yên tâm bám biển.
		Luật Biển Việt Nam và tình hình Biển Đông được báo cáo viên giới thiệu ở từng xã.
		Phân giới, cắm mốc trên biên giới đất liền được giới thiệu ở các xã biên giới.
		Đồn biên phòng cùng dân bản bảo vệ biên giới, giữ đường biên, cột mốc.`)
	r := classifier(t).Read(t.Context(), "Công tác tuyên truyền của tỉnh", blocks)
	want := []library.Passage{
		{First: 0, End: 1, Themes: []library.Theme{}}, {First: 1, End: 3, Themes: []library.Theme{sea}}, {First: 3, End: 5, Themes: []library.Theme{land}},
	}
	if !reflect.DeepEqual(r.Passages, want) {
		t.Errorf("passages %v, want %v", r.Passages, want)
	}
}

func TestThemesThatAlternateStayTogether(t *testing.T) {
	r := classifier(t).Read(t.Context(), "Kiều bào với Trường Sa", paragraphs(`Kiều bào góp quà cho quân dân Trường Sa.
		Đoàn đã ra thăm quần đảo Trường Sa và nhà giàn DK1.
		Người Việt Nam ở nước ngoài luôn hướng về quê hương.
		Chủ quyền biển, đảo được nhắc đến nhiều.
		Kiều bào sẽ kể lại chuyến đi với bạn bè quốc tế.`))
	if len(r.Passages) != 1 || !slices.Equal(r.Themes, []library.Theme{sea, foreign}) {
		t.Errorf("read %+v", r)
	}
}

func TestATitleWithoutABodyIsReadToo(t *testing.T) {
	c := classifier(t)
	r := c.Read(t.Context(), "Tuyên truyền biển, đảo", []library.Block{{Kind: library.Paragraph, Text: "Hội nghị tuyên truyền về chủ quyền biển, đảo."}})
	if !slices.Equal(r.Themes, []library.Theme{sea}) || len(r.Passages) != 1 {
		t.Errorf("read %+v", r)
	}
}

func TestReasonsAreWordsOfThePassage(t *testing.T) {
	blocks := paragraphs(report)
	r := classifier(t).Read(t.Context(), reportTitle, blocks)
	if len(r.Reasons()) != 6 {
		t.Fatalf("%d reasons, want one for each theme of each passage: %v", len(r.Reasons()), r.Reasons())
	}
	for _, reason := range r.Reasons() {
		p := r.Passages[reason.Passage]
		if !slices.Contains(p.Themes, reason.Theme) {
			t.Errorf("reason for %s in passage %d, which bears %v", reason.Theme, reason.Passage, p.Themes)
		}
		text := library.Plain(blocks[p.First:p.End])
		if len(reason.Words) == 0 {
			t.Errorf("no words for %s in passage %d", reason.Theme, reason.Passage)
		}
		for _, w := range reason.Words {
			if !strings.Contains(text, w) {
				t.Errorf("passage %d bears %s for %q, which it does not contain", reason.Passage, reason.Theme, w)
			}
		}
	}
}

func TestReadingIsTheSameEveryTime(t *testing.T) {
	c := classifier(t)
	first := c.Read(t.Context(), reportTitle, paragraphs(report))
	for range 20 {
		again := c.Read(t.Context(), reportTitle, paragraphs(report))
		for _, same := range [][2]any{
			{first.Themes, again.Themes},
			{first.Scores, again.Scores},
			{first.Passages, again.Passages},
			{first.Reasons(), again.Reasons()},
			{first.Held(), again.Held()},
		} {
			if !reflect.DeepEqual(same[0], same[1]) {
				t.Fatalf("%+v\nthen %+v", same[0], same[1])
			}
		}
	}
}

// What is counted of one article is kept in memory that the next one uses.
func TestAReadingDoesNotDependOnThoseBefore(t *testing.T) {
	var all []held
	for _, name := range heldNames {
		all = append(all, readHeld(t, name)...)
	}
	c := classifier(t)
	for range 2 {
		for _, h := range all {
			c.Read(t.Context(), h.title, h.blocks)
		}
	}
	for i := 0; i < len(all); i += len(all)/12 + 1 {
		h := all[i]
		alone, after := classifier(t).Read(t.Context(), h.title, h.blocks), c.Read(t.Context(), h.title, h.blocks)
		if !maps.Equal(alone.Scores, after.Scores) || !reflect.DeepEqual(alone.Passages, after.Passages) {
			t.Errorf("«%s» is read %v by itself, %v after others", h.title, alone.Scores, after.Scores)
		}
	}
}
