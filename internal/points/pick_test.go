package points_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// guidance is set out as guidance is: sections, results, tasks for all themes at the end.
func guidance() points.Input {
	return points.Input{
		Article: 5, Version: 2, Title: "Kết quả công tác tuyên truyền",
		Blocks: []library.Block{
			{Kind: library.Paragraph, Text: "Năm qua, công tác tuyên truyền của huyện có nhiều chuyển biến, được nhân dân đồng tình ủng hộ."},
			{Kind: library.Heading, Level: 2, Text: "1. Tuyên truyền biển, đảo"},
			{Kind: library.Paragraph, Text: "Huyện đã tổ chức 120 cuộc tuyên truyền cho 15.400 lượt người. Hình thức được đổi mới, gần gũi với ngư dân hơn. Qua đó, ý thức giữ biển của nhân dân được nâng lên rõ rệt."},
			{Kind: library.Paragraph, Text: "Về công tác biên giới:"},
			{Kind: library.List, Items: []string{"Ký kết quy chế phối hợp giữa các đồn và các xã.", "- Đã xây dựng 12 mô hình tự quản đường biên."}},
			{Kind: library.Quote, Text: "Biển bạc của ta do nhân dân ta làm chủ."},
			{Kind: library.Paragraph, Text: "Thời gian tới, huyện tập trung các nhiệm vụ sau:"},
			{Kind: library.Paragraph, Text: "Một là, tăng cường tuyên truyền miệng ở cơ sở; hai là, bồi dưỡng đội ngũ báo cáo viên; ba là, phối hợp chặt chẽ với lực lượng biên phòng."},
			{Kind: library.Paragraph, Text: "- Nhân rộng các điển hình tốt trong phong trào tự quản."},
			{Kind: library.Image, Text: "Ảnh: hội nghị báo cáo viên"},
		},
		Passages: []library.Passage{
			{First: 0, End: 1, Themes: []library.Theme{}},
			{First: 1, End: 3, Themes: []library.Theme{library.SeaIslands}},
			{First: 3, End: 6, Themes: []library.Theme{library.LandBorders}},
			{First: 6, End: 10, Themes: []library.Theme{}},
		},
	}
}

func textsOf(all []library.Point, kinds ...library.PointKind) []string {
	var texts []string
	for _, p := range all {
		if len(kinds) == 0 || slices.Contains(kinds, p.Kind) {
			texts = append(texts, p.Text)
		}
	}
	return texts
}

func TestPickTakesWhatTheWriterSetOut(t *testing.T) {
	all := points.Pick(t.Context(), []points.Input{guidance()}, points.Limit{})
	for _, c := range []struct {
		kind library.PointKind
		want []string
	}{
		{library.HeadingPoint, []string{"1. Tuyên truyền biển, đảo", "Về công tác biên giới:"}},
		{library.TaskPoint, []string{
			"Một là, tăng cường tuyên truyền miệng ở cơ sở;", "hai là, bồi dưỡng đội ngũ báo cáo viên;",
			"ba là, phối hợp chặt chẽ với lực lượng biên phòng.", "Nhân rộng các điển hình tốt trong phong trào tự quản.",
		}},
		{library.ResultPoint, []string{"Huyện đã tổ chức 120 cuộc tuyên truyền cho 15.400 lượt người.", "Đã xây dựng 12 mô hình tự quản đường biên."}},
		{library.QuotePoint, []string{"Biển bạc của ta do nhân dân ta làm chủ."}},
	} {
		if got := textsOf(all, c.kind); !slices.Equal(got, c.want) {
			t.Errorf("%s points\n got %q\nwant %q", c.kind, got, c.want)
		}
	}
	statements := textsOf(all, library.StatementPoint)
	for _, want := range []string{"Ký kết quy chế phối hợp giữa các đồn và các xã.", "Qua đó, ý thức giữ biển của nhân dân được nâng lên rõ rệt."} {
		if !slices.Contains(statements, want) {
			t.Errorf("no statement %q in %q", want, statements)
		}
	}
}

// checkPlaces fails unless every point is the passage of its block that its place names, in order.
func checkPlaces(t *testing.T, inputs []points.Input, all []library.Point) {
	t.Helper()
	at := map[int64]int{}
	for i, in := range inputs {
		at[in.Article] = i
	}
	last := [3]int{-1, -1, -1}
	for _, p := range all {
		in := inputs[at[p.Article]]
		plain := in.Blocks[p.Block].Plain()
		if p.Start < 0 || p.End > len(plain) || plain[p.Start:p.End] != p.Text || p.Text == "" {
			t.Fatalf("point %q stands at %+v", p.Text, p.Place)
		}
		here := [3]int{at[p.Article], p.Block, p.Start}
		if slices.Compare(here[:], last[:]) <= 0 {
			t.Fatalf("point %q at %v comes after %v", p.Text, here, last)
		}
		last = here
		if p.Version != in.Version {
			t.Fatalf("point of version %d, article is version %d", p.Version, in.Version)
		}
	}
}

func TestPointsAreVerbatimAndInReadingOrder(t *testing.T) {
	second := guidance()
	second.Article, second.Version = 9, 1
	second.Blocks = slices.Clone(second.Blocks)
	second.Blocks[2].Text = "Xã bạn kể chuyện đi biển hay hơn. Người nghe đã đông hơn năm trước 300 lượt người."
	inputs := []points.Input{guidance(), second}
	for _, limit := range []points.Limit{{}, {Max: 3}, {Syllables: 40}, {Theme: library.SeaIslands}, {Max: 9, Syllables: 100}} {
		checkPlaces(t, inputs, points.Pick(t.Context(), inputs, limit))
	}
}

func TestPickKeepsItsLimits(t *testing.T) {
	inputs := []points.Input{guidance()}
	for most := 1; most < 15; most++ {
		if n := len(points.Pick(t.Context(), inputs, points.Limit{Max: most})); n > most || most <= 9 && n < most {
			t.Errorf("%d points of at most %d", n, most)
		}
	}
	for _, most := range []int{1, 5, 10, 25, 60, 150} {
		sum := 0
		for _, p := range points.Pick(t.Context(), inputs, points.Limit{Syllables: most}) {
			sum += viet.CountSyllables(p.Text)
		}
		if sum > most || most > 20 && sum < most/2 {
			t.Errorf("%d syllables of at most %d", sum, most)
		}
	}
}

func TestTasksComeFirstWhenThereIsLittleRoom(t *testing.T) {
	for _, p := range points.Pick(t.Context(), []points.Input{guidance()}, points.Limit{Max: 4}) {
		if p.Kind != library.TaskPoint {
			t.Errorf("among four points: %s %q", p.Kind, p.Text)
		}
	}
}

func TestPointsOfAThemeComeFromItsPassagesAndGeneralTasks(t *testing.T) {
	all := points.Pick(t.Context(), []points.Input{guidance()}, points.Limit{Theme: library.SeaIslands})
	tasks := 0
	for _, p := range all {
		if !slices.Contains(p.Themes, library.SeaIslands) {
			t.Errorf("%q bears %v", p.Text, p.Themes)
		}
		switch {
		case p.Kind == library.TaskPoint:
			tasks++
		case p.Block < 1 || p.Block > 2:
			t.Errorf("%q is of block %d", p.Text, p.Block)
		}
	}
	if tasks != 4 {
		t.Errorf("%d general tasks, want 4", tasks)
	}
	if got := points.Pick(t.Context(), []points.Input{guidance()}, points.Limit{Theme: library.ForeignInformation}); len(got) != 0 {
		t.Errorf("a theme the article does not bear gives %q", textsOf(got))
	}
}

func TestWhatTwoArticlesSayIsPickedOnce(t *testing.T) {
	same := "Đoàn công tác của tỉnh đã ra thăm, tặng quà quân và dân trên huyện đảo vào sáng thứ bảy."
	inputs := []points.Input{
		article(same + " Các em nhỏ múa hát đón khách tại cầu cảng trong nắng sớm."),
		article(same + " Chuyến đi kéo dài một tuần và qua nhiều đảo chìm giữa sóng lớn."),
	}
	inputs[1].Article = 2
	count := 0
	for _, p := range points.Pick(t.Context(), inputs, points.Limit{}) {
		if p.Text == same {
			count++
		}
	}
	if count != 1 {
		t.Errorf("picked %d times", count)
	}
}

func TestSpokenWordsAreQuotes(t *testing.T) {
	in := article("Đồng chí bí thư nói: “Chúng ta phải giữ từng tấc biển, từng hòn đảo mà cha ông để lại.” Mọi người trong hội trường đều xúc động.")
	if got := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{}), library.QuotePoint); len(got) != 1 {
		t.Errorf("quotes %q", got)
	}
}

func TestCaptionsAndBylinesAreNoPoints(t *testing.T) {
	in := points.Input{Blocks: []library.Block{
		{Kind: library.Paragraph, Text: "Ảnh: Phóng viên thường trú"},
		{Kind: library.Paragraph, Text: "Văn Nguyễn"},
		{Kind: library.Paragraph, Text: "Nguồn: Báo tỉnh"},
		{Kind: library.Table, Rows: [][]string{{"TT", "Nội dung"}}},
		{Kind: library.Paragraph, Text: "Bà con các bản vùng cao vui mừng đón đoàn cán bộ về thăm hỏi, tặng quà."},
	}}
	got := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{}))
	if want := []string{in.Blocks[4].Text}; !slices.Equal(got, want) {
		t.Errorf("points %q", got)
	}
}

func TestPickSurvivesAnyInput(t *testing.T) {
	sentences := 45_000 // over 5 MB
	if testing.Short() {
		sentences /= 10
	}
	long := strings.Repeat("Nhân dân các xã ven biển đã đóng 12 tàu cá mới trong năm. Bà con vươn khơi! ", sentences)
	for name, text := range map[string]string{
		"empty": "", "one word": "Biển", "digits": strings.Repeat("1 ", 50_000), "brackets": strings.Repeat("(", 100_000),
		"binary": string([]byte{0, 255, 254, 1, 2, 200, 10}), "long": long, "one endless word": strings.Repeat("a", 1<<20),
		"numbers": strings.Repeat("1.", 50_000), "capitals": strings.ToUpper("Một là, tăng cường tuyên truyền."),
	} {
		inputs := []points.Input{article(text)}
		all := points.Pick(t.Context(), inputs, points.Limit{})
		if all == nil || points.Figures(t.Context(), inputs, "") == nil {
			t.Errorf("%s: nil", name)
		}
		checkPlaces(t, inputs, all)
		if (name == "empty" || name == "binary" || name == "brackets") && len(all) > 0 {
			t.Errorf("%s gives %q", name, textsOf(all))
		}
	}
	if got := points.Pick(t.Context(), nil, points.Limit{}); got == nil || len(got) != 0 {
		t.Errorf("nothing gives %v", got)
	}
}

func TestPickingIsTheSameEveryTime(t *testing.T) {
	inputs := []points.Input{guidance(), article(strings.Repeat("Tàu cá về bến. Ngư dân bán cá cho thương lái ở chợ. ", 9))}
	first := points.Pick(t.Context(), inputs, points.Limit{Syllables: 90})
	for range 20 {
		if again := points.Pick(t.Context(), inputs, points.Limit{Syllables: 90}); !reflect.DeepEqual(first, again) {
			t.Fatalf("%v\nthen %v", first, again)
		}
	}
}

// FuzzPick picks from anything: points are always verbatim, in order and within their limits.
func FuzzPick(f *testing.F) {
	f.Add("Một là, làm. Hai là, học; ba là nghỉ.\n- 12 xã\n“A.” 1.", 3, 20)
	f.Add("", 0, 0)
	f.Add("\xff\x00 1. 2) a) 28 166 %", 1, 1)
	f.Fuzz(func(t *testing.T, text string, most, syllables int) {
		text = viet.NFC(text)
		var blocks []library.Block
		for i, part := range strings.Split(text, "\n\n") {
			kind := []library.BlockKind{library.Paragraph, library.List, library.Quote, library.Heading}[i%4]
			blocks = append(blocks, library.Block{Kind: kind, Text: part, Items: strings.Split(part, "\n")})
		}
		inputs := []points.Input{{Article: 1, Version: 1, Blocks: blocks}}
		limit := points.Limit{Max: max(0, most), Syllables: max(0, syllables)}
		all := points.Pick(t.Context(), inputs, limit)
		checkPlaces(t, inputs, all)
		if limit.Max > 0 && len(all) > limit.Max {
			t.Fatalf("%d points of at most %d", len(all), limit.Max)
		}
		for _, figure := range points.Figures(t.Context(), inputs, "") {
			plain := blocks[figure.Block].Plain()
			if plain[figure.Start:figure.End] != figure.Text || !strings.Contains(figure.Sentence, figure.Text) {
				t.Fatalf("figure %+v", figure)
			}
		}
	})
}

// BenchmarkPick picks from a guidance article; sentences/s compares with cutting it into sentences alone.
func BenchmarkPick(b *testing.B) {
	inputs := []points.Input{guidance()}
	for b.Loop() {
		points.Pick(b.Context(), inputs, points.Limit{})
	}
}

// BenchmarkSentences is the peer of BenchmarkPick: what reading the text costs at least.
func BenchmarkSentences(b *testing.B) {
	blocks := guidance().Blocks
	for b.Loop() {
		for _, block := range blocks {
			viet.Sentences(block.Plain())
		}
	}
}

func TestWhatGuidanceCountsIsATaskUnlessItIsDone(t *testing.T) {
	blocks := []library.Block{
		{Kind: library.Heading, Level: 2, Text: "Biển, đảo"},
		{Kind: library.Paragraph, Text: "Một là, khi nói về lãnh hải phải nêu có điểm bắt đầu tính: 12 hải lý từ đường cơ sở."},
		{Kind: library.Paragraph, Text: "Hai là, đã tổ chức 320 buổi nói chuyện cho 18.450 lượt người nghe."},
	}
	got := ""
	for _, p := range points.Pick(t.Context(), []points.Input{{Article: 1, Version: 1, Blocks: blocks}}, points.Limit{}) {
		got += string(p.Kind) + " "
	}
	if got != "heading task result " {
		t.Fatal(got)
	}
}

func TestWhatAnArticleWasMadeFromIsNoPoint(t *testing.T) {
	blocks := []library.Block{
		{Kind: library.Paragraph, Text: "Lực lượng biên phòng phối hợp với chính quyền các xã tuần tra, bảo vệ đường biên và cột mốc."},
		{Kind: library.Paragraph, Text: "Nguồn: Luật Biên giới quốc gia năm 2003, Điều 5 và Điều 6; nghị định thư về phân giới, cắm mốc; báo cáo của các đồn biên phòng trong tỉnh gửi về trong quý."},
	}
	for _, p := range points.Pick(t.Context(), []points.Input{{Article: 1, Version: 1, Title: "Bảo vệ đường biên", Blocks: blocks}}, points.Limit{}) {
		if strings.HasPrefix(p.Text, "Nguồn:") {
			t.Errorf("offers %q", p.Text)
		}
	}
}
