package outline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

func point(article int64, kind library.PointKind, text string) library.Point {
	return library.Point{Text: text, Kind: kind, Place: library.Place{Article: article, Version: 1}}
}

// group is a group of article under a heading, which may be empty; the heading stands in a block of its own.
func group(article int64, block int, heading string, all ...library.Point) points.Group {
	g := points.Group{Title: fmt.Sprint("Bài ", article), Points: all}
	if heading != "" {
		h := point(article, library.HeadingPoint, heading)
		h.Block = block
		g.Headings = []library.Point{h}
	}
	return g
}

func drafted(o library.Outline) map[library.SectionRole][]string {
	got := map[library.SectionRole][]string{}
	for _, s := range o.Sections {
		for _, p := range s.Points {
			got[s.Role] = append(got[s.Role], p.Text)
		}
	}
	return got
}

func TestDraftPutsGroupsWhereTheirPointsAndHeadingSay(t *testing.T) {
	statement := func(text string) library.Point { return point(1, library.StatementPoint, text) }
	task := func(text string) library.Point { return point(1, library.TaskPoint, text) }
	opening := statement("Xã giao hai việc:")
	tasks := group(1, 5, "Tuyên truyền biển, đảo", task("Một là"), task("Hai là"))
	tasks.Opening = &opening
	tasks.Left = 3
	reached := group(3, 5, "", point(3, library.ResultPoint, "đạt 12 mô hình"), point(3, library.ResultPoint, "đạt 40 tổ"))
	reached.List = true
	o := Draft("Biển, đảo", []points.Group{
		group(1, 0, "Ý nghĩa của ngày lễ", statement("ngày lễ nhắc ta")),
		group(1, 5, "Tuyên truyền biển, đảo", statement("đã tuyên truyền"), point(1, library.QuotePoint, "lời trích")),
		tasks,
		group(1, 9, "Tổ chức các buổi nói chuyện", point(1, library.ResultPoint, "320 buổi")),
		group(1, 12, "Nhiệm vụ trọng tâm", statement("làm ngay"), statement("làm tốt")),
		group(2, 0, "", point(2, library.TaskPoint, "việc của bài hai")),
		group(3, 0, "", point(3, library.ResultPoint, "tin kể 320 buổi")),
		reached,
	})
	got := drafted(o)
	want(t, got[library.ContextSection], "Ý nghĩa của ngày lễ", "ngày lễ nhắc ta")
	want(t, got[library.ContentSection], "Bài 1", "Tuyên truyền biển, đảo", "đã tuyên truyền", "lời trích", "Bài 3", "tin kể 320 buổi")
	want(t, got[library.ResultSection], "Bài 1", "Tổ chức các buổi nói chuyện", "320 buổi", "Bài 3", "đạt 12 mô hình", "đạt 40 tổ")
	want(t, got[library.TaskSection], "Bài 1", "Tuyên truyền biển, đảo", "Xã giao hai việc:", "Một là", "Hai là", "… và 3 ý khác",
		"Nhiệm vụ trọng tâm", "làm ngay", "làm tốt", "Bài 2", "việc của bài hai")
	if o.Title != "Biển, đảo" {
		t.Errorf("title %q", o.Title)
	}
}

func TestDraftPutsOneThemeAfterTheOther(t *testing.T) {
	of := func(article int64, text string, theme library.Theme) points.Group {
		p := point(article, library.StatementPoint, text)
		p.Themes = []library.Theme{theme}
		return group(article, int(article), "Mục "+text, p)
	}
	o := Draft("", []points.Group{
		of(1, "biển 1", library.SeaIslands), of(1, "biên giới 1", library.LandBorders),
		of(2, "biển 2", library.SeaIslands), of(2, "đối ngoại", library.ForeignInformation), of(3, "biên giới 2", library.LandBorders),
	})
	want(t, drafted(o)[library.ContentSection], "Mục biển 1", "biển 1", "Mục biển 2", "biển 2",
		"Mục biên giới 1", "biên giới 1", "Mục biên giới 2", "biên giới 2", "Mục đối ngoại", "đối ngoại")
}

// What a heading only names, its theme, several articles stand under together; what else is alike is told apart by titles.
func TestOneHeadingServesATheme(t *testing.T) {
	of := func(article int64, block int, heading string, theme library.Theme, all ...string) points.Group {
		g := group(article, block, heading)
		for _, text := range all {
			p := point(article, library.StatementPoint, text)
			p.Block = block + 1
			if theme != "" {
				p.Themes = []library.Theme{theme}
			}
			g.Points = append(g.Points, p)
		}
		return g
	}
	sea, land := library.SeaIslands, library.LandBorders
	for _, c := range []struct {
		name   string
		groups []points.Group
		want   []string // of the content
	}{
		{
			"named after the theme",
			[]points.Group{of(1, 1, "1. Về biển, đảo", sea, "a"), of(1, 3, "2. Biên giới trên đất liền", land, "b"), of(2, 1, "Biển, đảo", sea, "c"), of(2, 3, "II. Về biên giới", land, "d")},
			[]string{"1. Về biển, đảo", "a", "c", "2. Biên giới trên đất liền", "b", "d"},
		},
		{
			"counted anew",
			[]points.Group{of(1, 1, "Về biển, đảo", sea, "Một là, giữ biển.", "Hai là, bám biển."), of(2, 1, "Biển, đảo", sea, "Một là, nói đúng."), of(2, 9, "Chuyên đề biển đảo", sea, "thêm"), of(3, 1, "Biển đảo", sea, "nữa")},
			[]string{"Về biển, đảo", "Một là, giữ biển.", "Hai là, bám biển.", "Bài 2", "Một là, nói đúng.", "thêm", "Bài 3", "nữa"},
		},
		{
			"alike but no theme's name",
			[]points.Group{of(1, 1, "Bố cục", sea, "a"), of(2, 1, "1. Bố cục", sea, "b")},
			[]string{"Bài 1", "Bố cục", "a", "Bài 2", "1. Bố cục", "b"},
		},
		{
			"more than the name",
			[]points.Group{of(1, 1, "Tình hình biển, đảo", sea, "a"), of(2, 1, "Biển, đảo", sea, "b")},
			[]string{"Tình hình biển, đảo", "a", "Biển, đảo", "b"},
		},
		{
			"parts without a theme stay with their article",
			[]points.Group{of(1, 1, "Mở đầu", sea, "a"), of(1, 3, "Phê chuẩn", "", "b"), of(2, 1, "Cột mốc", land, "c"), of(3, 1, "Lời nói", "", "d"), of(3, 3, "Hải đồ", sea, "e")},
			[]string{"Mở đầu", "a", "Phê chuẩn", "b", "Lời nói", "d", "Hải đồ", "e", "Cột mốc", "c"},
		},
	} {
		o := Draft("", c.groups)
		if got := drafted(o)[library.ContentSection]; !slices.Equal(got, c.want) {
			t.Errorf("%s: got  %q\nwant %q", c.name, got, c.want)
		}
		if first := o.Sections[1].Points[0].Quoted; c.name == "named after the theme" && (len(first.Also) != 1 || first.Also[0].Article != 2) {
			t.Errorf("%s: the heading cites also %v", c.name, first.Also)
		}
	}
}

func TestHeadingsOfADraftKnowHowDeepTheyStand(t *testing.T) {
	deep := group(1, 4, "1. Tuyên truyền", point(1, library.StatementPoint, "đã nói chuyện"))
	above := point(1, library.HeadingPoint, "I. Biển, đảo")
	above.Block = 3
	deep.Headings = append([]library.Point{above}, deep.Headings...)
	o := Draft("", []points.Group{
		group(1, 0, "", point(1, library.StatementPoint, "mở đầu")), deep,
		group(1, 9, "II. Biên giới", point(1, library.StatementPoint, "cắm mốc")),
		group(2, 2, "Bố cục", point(2, library.StatementPoint, "bảy chương")),
	})
	var got []string
	for _, p := range o.Sections[1].Points {
		if p.Quoted.Kind.Heads() {
			got = append(got, fmt.Sprint(p.Level, " ", p.Text))
		}
	}
	want(t, got, "0 Bài 1", "1 I. Biển, đảo", "2 1. Tuyên truyền", "1 II. Biên giới", "0 Bài 2", "1 Bố cục")
}

func TestATableOfADraftSaysHowManyRowsStayedBehind(t *testing.T) {
	g := group(1, 3, "Bảng", point(1, library.TablePoint, "Năm\tSố\n2025\t4"))
	g.Left = 7
	want(t, drafted(Draft("", []points.Group{g}))[library.ContentSection], "Bảng", "Năm\tSố\n2025\t4", "… và 7 dòng khác của bảng")
}

// TestNoPointOfADraftLeavesItsHeadingOrItsList drafts outlines of articles put together at random, many of their lines
// alike, and looks at every point: what it stands under on paper is what it stands under in its article.
func TestNoPointOfADraftLeavesItsHeadingOrItsList(t *testing.T) {
	quoted := 0
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 1))
		var inputs []points.Input
		for n := range 1 + random.IntN(8) {
			inputs = append(inputs, randomArticle(random, int64(n+1)))
		}
		groups, _ := points.Groups(t.Context(), inputs, "")
		for _, s := range Draft("Tiêu đề", groups).Sections {
			quoted += checkSection(t, seed, inputs, s)
		}
	}
	if quoted < 5000 {
		t.Errorf("only %d points were looked at", quoted)
	}
}

// checkSection looks at each point of a section and returns how many there were.
func checkSection(t *testing.T, seed uint64, inputs []points.Input, s library.Section) (n int) {
	t.Helper()
	heading := -1 // block of the heading one is under on paper
	var article int64
	for i, p := range s.Points {
		if p.Quoted == nil {
			continue
		}
		in := inputs[p.Quoted.Article-1]
		switch p.Quoted.Kind {
		case library.TitlePoint: // over what stands before the first heading
			heading, article = -1, p.Quoted.Article
			continue
		case library.HeadingPoint:
			heading, article = p.Quoted.Block, p.Quoted.Article
			continue
		}
		n++
		if own := headingOf(in, p.Quoted.Block); own != heading || article != 0 && article != p.Quoted.Article {
			t.Fatalf("seed %d: %q stands under block %d of article %d, in its article %d under block %d", seed, p.Text, heading, article, p.Quoted.Article, own)
		}
		if in.Blocks[p.Quoted.Block].Kind == library.List {
			checkItem(t, seed, in, s.Points, i)
		}
		if strings.Contains(p.Text, "bảng dưới đây") && (i+1 == len(s.Points) || s.Points[i+1].Quoted == nil ||
			s.Points[i+1].Quoted.Kind != library.TablePoint || s.Points[i+1].Quoted.Block != p.Quoted.Block+1) {
			t.Fatalf("seed %d: %q stands without its table", seed, p.Text)
		}
	}
	return n
}

// checkItem fails where an item of a list stands apart from what opens the list or from the item before it, or the list
// ends before its end without saying so.
func checkItem(t *testing.T, seed uint64, in points.Input, all []library.OutlinePoint, i int) {
	t.Helper()
	quoted := all[i].Quoted
	items := in.Blocks[quoted.Block].Items
	at := 0
	for at < len(items) && items[at] != quoted.Text {
		at++
	}
	want := in.Blocks[quoted.Block-1].Text // the sentence that opens the list
	if at > 0 {
		want = items[at-1]
	}
	if i == 0 || all[i-1].Text != want {
		t.Fatalf("seed %d: %q does not stand behind %q", seed, quoted.Text, want)
	}
	if at+1 < len(items) && (i+1 == len(all) || all[i+1].Text != items[at+1] && all[i+1].Quoted != nil) {
		t.Fatalf("seed %d: the list of %q ends without a word", seed, quoted.Text)
	}
}

// headingOf returns the block of the heading over a block, -1 where there is none.
func headingOf(in points.Input, block int) int {
	for ; block >= 0; block-- {
		if in.Blocks[block].Kind == library.Heading {
			return block
		}
	}
	return -1
}

// randomArticle is made of headings, prose and lists behind an opening, from a few lines that come again with other
// names and numbers.
func randomArticle(random *rand.Rand, id int64) points.Input {
	in := points.Input{Article: id, Version: 1, Title: fmt.Sprint("Bài số ", id)}
	add := func(b library.Block) { in.Blocks = append(in.Blocks, b) }
	pick := func(all []string) string { return all[random.IntN(len(all))] }
	if random.IntN(2) == 0 {
		add(library.Block{Kind: library.Paragraph, Text: pick(proseLines)})
	}
	for part := range random.IntN(5) {
		add(library.Block{Kind: library.Heading, Level: 2 + random.IntN(2), Text: pick(headingLines)})
		for range random.IntN(3) {
			add(library.Block{Kind: library.Paragraph, Text: pick(proseLines)})
		}
		if random.IntN(3) == 0 {
			add(library.Block{Kind: library.Table, Rows: [][]string{{"Thôn", "Số"}, {fmt.Sprint("Thôn ", part), fmt.Sprint(id)}}})
		}
		if random.IntN(2) == 0 {
			continue
		}
		list := library.Block{Kind: library.List}
		for n := range 2 + random.IntN(14) {
			list.Items = append(list.Items, strings.ReplaceAll(pick(itemLines), "#", fmt.Sprint(part, n)))
		}
		add(library.Block{Kind: library.Paragraph, Text: fmt.Sprintf(pick(openingLines), len(list.Items))})
		add(list)
	}
	return in
}

var (
	headingLines = []string{"Vì sao việc này quan trọng", "Vì sao việc này quan trọng với xã", "Nhiệm vụ thời gian tới", "Kết quả đạt được", "Bối cảnh chung"}
	proseLines   = []string{
		"Các hộ ven bãi đã ký cam kết giữ sạch bến cá trong mùa lễ hội năm nay.",
		"Trường học mời cựu chiến binh kể chuyện giữ đảo cho học sinh nghe vào thứ hai.",
		"Theo đó, mỗi thôn cử hai người tham gia tổ thông tin lưu động.",
		"Số liệu được ghi trong bảng dưới đây và được đối chiếu hằng quý.",
		"Huyện đã tổ chức 120 cuộc nói chuyện cho 15.400 lượt người trong quý hai.",
	}
	openingLines = []string{
		"Kế hoạch của xã cho mùa biển động nêu rõ %d việc phải làm như sau:",
		"Ban chỉ đạo giao cho các thôn ven biển %d nhóm việc phải xong trước tháng mười:",
	}
	itemLines = []string{
		"Tổ # của thôn ven biển tổ chức trực canh tại bến và báo tin về xã mỗi ngày hai lần.",
		"Tăng cường nhắc tàu thuyền số # về nơi tránh trú khi có tin bão gần bờ.",
		"Việc số #.",
		"Nhà văn hóa thôn # mở cửa cả ngày cho bà con các nơi đến nghe đọc báo và xem phim về biển.",
	}
)

func TestDraftHasAllSections(t *testing.T) {
	for _, o := range []library.Outline{Draft("", nil), Draft("x", []points.Group{group(1, 0, "", point(1, library.StatementPoint, "ý"))})} {
		if len(o.Sections) != len(library.SectionRoles()) {
			t.Errorf("%d sections", len(o.Sections))
		}
		for _, s := range o.Sections {
			if s.Points == nil {
				t.Errorf("points of %s are null, not an empty list", s.Role)
			}
		}
	}
}

func want(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
