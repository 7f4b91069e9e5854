package handout

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
)

// tabled is an outline that quotes a table behind the sentence that points at it.
func tabled() library.Outline {
	heading := quoted(1, library.HeadingPoint, "3. Bố cục của Luật")
	sentence := quoted(1, library.StatementPoint, "Bảng dưới đây ghi tên và số điều của từng chương.")
	table := quoted(1, library.TablePoint, "Chương\tNội dung\tĐiều\nI\tNhững quy định chung\t1–7\nII\tVùng biển | đảo\t8–21")
	table.Quoted.Block = 1
	below := quoted(1, library.HeadingPoint, "a) Chương cuối")
	below.Level = 1
	return library.Outline{Title: "Luật", Sections: []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{
		heading, quoted(1, library.StatementPoint, "Luật có hiệu lực từ ngày 01 tháng 01 năm 2013."), sentence, table,
		{Text: "… và 5 dòng khác của bảng"},
		below, quoted(1, library.StatementPoint, "Chương VII là điều khoản thi hành."),
	}}}}
}

func TestATableIsPrintedAsOneBehindItsSentence(t *testing.T) {
	t.Parallel()
	doc, err := Compose(DeCuong, tabled(), fixtureSources(), TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(doc.Blocks, func(b paper.Flowable) bool {
		k, ok := b.(*paper.KeptTogether)
		return ok && len(k.Blocks) == 2 && isPaperTable(k.Blocks[0])
	})
	if at < 0 {
		t.Fatal("no table")
	}
	table := doc.Blocks[at].(*paper.KeptTogether).Blocks[0].(*paper.Table)
	if len(table.Head) != 1 || table.Head[0][1].Text != "Nội dung" || len(table.Rows) != 2 || table.Rows[1][2].Text != "8–21" {
		t.Errorf("head %v, rows %v", table.Head, table.Rows)
	}
	if before, ok := doc.Blocks[at-1].(*paper.Paragraph); !ok || !before.KeepNext || before.Ordinal != "" || !strings.HasPrefix(before.Runs[0].Text, "Bảng dưới đây") {
		t.Errorf("before the table stands %+v", doc.Blocks[at-1])
	}
	result, err := paper.Layout(doc, loadFonts(t))
	if err != nil || len(result.Pages) != 1 {
		t.Errorf("%d pages, %v", len(result.Pages), err)
	}
}

func isPaperTable(b paper.Flowable) bool { _, ok := b.(*paper.Table); return ok }

func TestATableIsTextForTheClipboard(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		write func(string, library.Outline, []library.Citation, TemplateOptions) (string, error)
		want  []string
	}{
		"plain":    {Text, []string{"1. Bố cục của Luật [1]\n", "\nChương\tNội dung\tĐiều\nI\tNhững quy định chung\t1–7\nII\tVùng biển | đảo\t8–21\n", "\n… và 5 dòng khác của bảng\n", "1.1. Chương cuối"}},
		"markdown": {Markdown, []string{"\n| Chương | Nội dung | Điều |\n| --- | --- | --- |\n| I | Những quy định chung | 1–7 |\n", `Vùng biển \| đảo`}},
	} {
		text, err := c.write(DeCuong, tabled(), fixtureSources(), TemplateOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", name, want, text)
			}
		}
	}
}

func TestACardSaysATableRowByRowAndALeafletSaysThatItIsLeftOut(t *testing.T) {
	t.Parallel()
	text, err := Text(Phieu, tabled(), fixtureSources(), TemplateOptions{})
	if err != nil || !strings.Contains(text, "Bảng dưới đây") || !strings.Contains(text, "I – Những quy định chung – 1–7") {
		t.Errorf("cards, %v:\n%s", err, text)
	}
	over := leafletOverflow(tabled(), fixtureSources(), TemplateOptions{}, loadFonts(t))
	if over == nil || !slices.Equal(over.Points, []int{2, 3, 4}) || LeafletPoints(tabled()) != 2 {
		t.Errorf("left out: %v, of %d points", over, LeafletPoints(tabled()))
	}
	leaflet, err := Text(ToPhatTay, tabled(), fixtureSources(), TemplateOptions{})
	if err != nil || strings.Contains(leaflet, "Bảng dưới đây") || strings.Contains(leaflet, "quy định chung") {
		t.Errorf("leaflet, %v, %v:\n%s", err, over, leaflet)
	}
}

func TestHeadingsAreNumberedByTheirDepth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		levels []int
		want   string
	}{
		"flat":                         {[]int{0, 0, 0}, "1. 2. 3."},
		"parts":                        {[]int{0, 1, 1, 0, 1}, "1. 1.1. 1.2. 2. 2.1."},
		"three deep":                   {[]int{0, 1, 2, 2, 1, 0}, "1. 1.1. 1.1.1. 1.1.2. 1.2. 2."},
		"a part moved to the top":      {[]int{1, 0, 1}, "1. 2. 2.1."},
		"a level left out":             {[]int{0, 2, 1}, "1. 1.1. 1.2."},
		"a level of another program's": {[]int{-3, 900}, "1. 1.1."},
	} {
		var numbers headingNumbers
		var got []string
		for _, level := range c.levels {
			got = append(got, numbers.next(level))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %s", name, got, c.want)
		}
	}
}

func TestColumnsShareTheWidthAndHeadsAreTold(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"Xã", "Việc được giao trong năm", "Số"}, {"An Bình", "trực canh tại bến và báo tin về xã mỗi ngày hai lần", "12"}}
	columns := columnsOf(rows, 165, 13)
	sum := 0.0
	for _, c := range columns {
		sum += c.Width
	}
	if sum < 164.9 || sum > 165.1 || columns[1].Width < columns[0].Width || columns[2].Align != paper.Center || columns[0].Align != paper.Left {
		t.Errorf("%+v", columns)
	}
	for _, c := range []struct {
		row  []string
		head bool
	}{
		{[]string{"Xã", "Số tàu"}, true},
		{[]string{"Thời gian", "Sự việc"}, true},
		{[]string{"20/9/1977", "Thành viên"}, false},
		{[]string{"", "Số tàu"}, false},
		{[]string{"1.449,566 km", "Dài"}, false},
	} {
		if headsColumns(c.row) != c.head {
			t.Errorf("%q: %t", c.row, !c.head)
		}
	}
}
