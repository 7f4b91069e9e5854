package theme_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// drawn is an article with its passages drawn in: testdata/passages.txt has a line «[themes]» before each.
type drawn struct {
	rule, title string
	blocks      []library.Block
	passages    []library.Passage
}

func readDrawn(t *testing.T) []drawn {
	t.Helper()
	raw, err := heldTexts.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []drawn
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if rule, begins := strings.CutPrefix(line, "== "); begins {
			all = append(all, drawn{rule: rule})
			continue
		}
		all[len(all)-1].read(line)
	}
	return all
}

func (d *drawn) read(line string) {
	if title, ok := strings.CutPrefix(line, "# "); ok {
		d.title = title
		return
	}
	if strings.HasPrefix(line, "[") {
		d.passages = append(d.passages, library.Passage{First: len(d.blocks), Themes: themesOf(strings.Trim(line, "[]"))})
		return
	}
	last := len(d.blocks) - 1
	if item, ok := strings.CutPrefix(line, "- "); !ok {
		d.blocks = append(d.blocks, paragraphs(line)...)
	} else if d.blocks[last].Kind == library.List {
		d.blocks[last].Items = append(d.blocks[last].Items, item)
	} else {
		d.blocks = append(d.blocks, library.Block{Kind: library.List, Items: []string{item}})
	}
	d.passages[len(d.passages)-1].End = len(d.blocks)
}

// themesOf reads labels with commas between them.
func themesOf(labels string) []library.Theme {
	var all []library.Theme
	for label := range strings.SplitSeq(labels, ",") {
		if theme, ok := themeOfLabel[label]; ok {
			all = append(all, theme)
		}
	}
	return library.SortThemes(all)
}

// TestPassagesBeginWhereTheSubjectChanges compares block by block: an opening without a subject may stand
// alone or with what follows, so blocks of no theme are not held against the passage beside them.
func TestPassagesBeginWhereTheSubjectChanges(t *testing.T) {
	c := classifier(t)
	for _, d := range readDrawn(t) {
		r := c.Read(t.Context(), d.title, d.blocks)
		for i := range d.blocks {
			want, got := library.ThemesAt(d.passages, i), library.ThemesAt(r.Passages, i)
			if !slices.Equal(want, got) {
				t.Errorf("%s: block %d bears %v, want %v (%s) %v", d.rule, i, got, want, d.blocks[i].Plain(), r.Passages)
			}
		}
	}
}

// TestALabelInFrontOfItsTextBeginsAPassage has reports whose parts are told by labels in the same line.
func TestALabelInFrontOfItsTextBeginsAPassage(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	const seaLine = "Về công tác tuyên truyền biển, đảo: các huyện ven biển mở 14 hội nghị về chủ quyền biển, đảo và chống khai thác IUU cho ngư dân."
	const landLine = "Về công tác biên giới: đồn biên phòng cùng dân bản tuần tra đường biên, cột mốc, giữ vững chủ quyền biên giới."
	const foreignLine = "Về công tác thông tin đối ngoại: tỉnh giới thiệu hình ảnh Việt Nam với phóng viên nước ngoài và bà con kiều bào."
	const other = "Về công tác khác: vận động hiến máu tình nguyện, sửa nhà cho hộ nghèo và trao học bổng cho học sinh giỏi."
	for _, want := range []struct {
		lines  []string
		themes [][]library.Theme
	}{
		{[]string{seaLine, other}, [][]library.Theme{{sea}, {}}},
		{[]string{other, seaLine}, [][]library.Theme{{}, {sea}}},
		{[]string{landLine, other}, [][]library.Theme{{land}, {}}},
		{[]string{foreignLine, other}, [][]library.Theme{{foreign}, {}}},
		{[]string{seaLine, landLine, other}, [][]library.Theme{{sea}, {land}, {}}},
		{[]string{foreignLine, seaLine, landLine, other}, [][]library.Theme{{foreign}, {sea}, {land}, {}}},
	} {
		r := c.Read(t.Context(), "Báo cáo tổng hợp", paragraphs(strings.Join(want.lines, "\n")))
		for i := range want.lines {
			if got := library.ThemesAt(r.Passages, i); !slices.Equal(got, want.themes[i]) {
				t.Errorf("%d lines: %q bears %v, want %v", len(want.lines), want.lines[i], got, want.themes[i])
			}
		}
	}
}

// TestTheFirstLabelledLineIsReadAsTheOthers has the same two lines in both orders: that a line begins the text makes neither
// its label less of one nor it a part of what the title tells.
func TestTheFirstLabelledLineIsReadAsTheOthers(t *testing.T) {
	t.Parallel()
	c := classifier(t)
	const other = "Về công tác khác: vận động hiến máu tình nguyện, sửa nhà cho hộ nghèo và trao học bổng cho học sinh giỏi."
	for _, d := range []struct {
		title, line string
		theme       library.Theme
	}{
		{"Báo cáo tổng hợp", "Về ngư dân bám biển: tàu cá của xã vẫn ra khơi đều, ai cũng treo cờ Tổ quốc trên nóc ca bin.", sea},
		{"Báo cáo công tác tuyên truyền biển, đảo", "Về ngư dân bám biển: tàu cá của xã vẫn ra khơi đều, ai cũng treo cờ Tổ quốc trên nóc ca bin.", sea},
		{"Báo cáo công tác tuyên truyền biên giới", "Về thăm nước bạn: đồn biên phòng hai bên gặp nhau ở cột mốc, cùng tuần tra đường biên.", land},
		{"Báo cáo công tác thông tin đối ngoại", "Về báo chí nước ngoài: hai mươi phóng viên đến viết về hình ảnh Việt Nam.", foreign},
	} {
		first := c.Read(t.Context(), d.title, paragraphs(d.line+"\n"+other))
		second := c.Read(t.Context(), d.title, paragraphs(other+"\n"+d.line))
		for _, got := range []struct {
			where string
			bears []library.Theme
			want  []library.Theme
		}{
			{"first", library.ThemesAt(first.Passages, 0), []library.Theme{d.theme}},
			{"behind the other", library.ThemesAt(second.Passages, 1), []library.Theme{d.theme}},
			{"the other first", library.ThemesAt(second.Passages, 0), []library.Theme{}},
			{"the other behind", library.ThemesAt(first.Passages, 1), []library.Theme{}},
		} {
			if !slices.Equal(got.bears, got.want) {
				t.Errorf("%s, «%s» %s: %v, want %v", d.title, d.line, got.where, got.bears, got.want)
			}
		}
	}
}
