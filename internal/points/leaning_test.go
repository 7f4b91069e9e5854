package points_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// filler is prose that adds something but matters to nobody.
const filler = " Sáng hôm ấy trời nhiều mây, gió nhẹ từ phía sông thổi vào mát rượi. Bà con ra chợ từ sớm, kẻ mua người bán rộn ràng."

func TestWhatLeansOnTheSentenceBeforeBringsItAlong(t *testing.T) {
	t.Parallel()
	const before = "Huyện ký quy chế phối hợp giữa 12 xã ven biển và đồn biên phòng."
	for _, opening := range []string{
		"Qua đó, ", "Theo đó, ", "Nhờ đó, ", "Từ đó, ", "Ông cho biết thêm, ", "Trên cơ sở đó, ", "Trên cơ sở quy chế này, ",
		"Trong đó, ", "Vì vậy, ", "Trên tinh thần đó, ", "Trong bối cảnh đó, ", "Vì lẽ đó, ", "Tại đây, ", "Đồng thời, ", "Bên cạnh đó, ", "Tuy nhiên, ",
	} {
		leaning := opening + "mỗi xã cử 5 người cùng trực canh, giúp 340 tàu cá vào bờ an toàn trong mùa bão."
		texts := textsOf(points.Pick(t.Context(), []points.Input{article(before + " " + leaning + filler)}, points.Limit{Max: 3}))
		if i := slices.Index(texts, leaning); i >= 0 && (i == 0 || texts[i-1] != before) {
			t.Errorf("%q without what it leans on: %q", leaning, texts)
		}
		for most := 1; most < 3; most++ {
			texts = textsOf(points.Pick(t.Context(), []points.Input{article(before + " " + leaning)}, points.Limit{Max: most}))
			if slices.Contains(texts, leaning) && !slices.Contains(texts, before) {
				t.Errorf("%d points: %q", most, texts)
			}
		}
		if texts = textsOf(points.Pick(t.Context(), []points.Input{article(leaning)}, points.Limit{})); len(texts) > 0 {
			t.Errorf("nothing stands before %q", texts)
		}
	}
}

func TestTwoThatSayMoreEachComeBeforeAPair(t *testing.T) {
	t.Parallel()
	const pair = "Huyện họp bàn với các xã ven biển và đồn biên phòng về việc trực canh trong mùa mưa bão năm nay. " +
		"Theo đó, mỗi xã cử 15 người thay nhau trực canh suốt ngày đêm, báo tin cho bà con và dẫn tàu cá vào bờ khi có bão."
	single := []string{
		"Huyện lắp máy giám sát hành trình cho 214 tàu cá, đạt 96% số tàu phải lắp theo quy định.",
		"Các xã lập 12 tổ tàu thuyền an toàn với 96 tàu cá cùng ra khơi và giúp nhau trên biển.",
	}
	for _, text := range []string{pair + " " + strings.Join(single, " "), strings.Join(single, " ") + " " + pair} {
		if texts := textsOf(points.Pick(t.Context(), []points.Input{article(text)}, points.Limit{Max: 2})); !slices.Equal(texts, single) {
			t.Errorf("%q", texts)
		}
	}
}

func TestOrdersAreTasksAndDefinitionsAreNone(t *testing.T) {
	t.Parallel()
	for text, task := range map[string]bool{
		"Thủ tướng yêu cầu các bộ, ngành rà soát quy định về khai thác hải sản trước mùa mưa bão.":  true,
		"Chủ tịch tỉnh giao Sở Nông nghiệp lập danh sách tàu cá chưa lắp máy giám sát hành trình.":  true,
		"Phó Thủ tướng đề nghị các địa phương ven biển tuyên truyền cho ngư dân về ranh giới biển.": true,
		"Giao Ban Tuyên giáo hướng dẫn các huyện tổ chức tuyên truyền miệng trong tháng tới.":       true,
		"UBND tỉnh yêu cầu các huyện biên giới báo cáo kết quả trước ngày 15 hằng tháng.":           true,
		"Theo yêu cầu của Thủ tướng, các bộ đã nộp báo cáo về tình hình tàu cá trong quý.":          false,
		"Hai bên giao lưu văn nghệ với chính quyền các xã biên giới trong suốt buổi tối.":           false,
		"Tuyến đường giao thông nối các xã biên giới dài hơn trước nhiều và rộng gấp đôi.":          false,
		"Bà con đề nghị mở thêm lớp học chữ vào các buổi tối ở nhà văn hóa của bản.":                false,
	} {
		tasks := textsOf(points.Pick(t.Context(), []points.Input{article(text)}, points.Limit{}), library.TaskPoint)
		if (len(tasks) == 1) != task {
			t.Errorf("%q: tasks %q", text, tasks)
		}
	}
	law := "## Điều 3. Giải thích từ ngữ\nTrong Luật này, các từ ngữ dưới đây được hiểu như sau:\n" +
		"1. Khai thác xa bờ là hoạt động khai thác hải sản ở vùng biển nằm ngoài vùng lộng.\n" +
		"2. Tuyên truyền miệng là hình thức thông tin trực tiếp bằng lời nói của báo cáo viên.\n" +
		"3. Kiểm tra tàu cá là việc xem xét giấy tờ, trang thiết bị của tàu trước khi rời cảng."
	if tasks := textsOf(points.Pick(t.Context(), []points.Input{setOut(law)}, points.Limit{}), library.TaskPoint); len(tasks) > 0 {
		t.Errorf("definitions are tasks: %q", tasks)
	}
}

func TestItemsKeepTheirStem(t *testing.T) {
	t.Parallel()
	const stem = "2. Văn phòng có nhiệm vụ, quyền hạn sau đây:"
	in := setOut("## Điều 6. Nhiệm vụ\n1. Văn phòng là cơ quan giúp việc của ban chỉ đạo tỉnh.\n" + stem +
		"\na) Tổ chức họp báo hằng tháng;\nb) Tham mưu kế hoạch tuyên truyền biển, đảo;\nc) Biên soạn tài liệu cho báo cáo viên.")
	texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{}))
	if i := slices.Index(texts, stem); i < 0 || !strings.HasPrefix(texts[i+1], "a) ") {
		t.Errorf("points %q", texts)
	}
	groups, _ := points.Groups(t.Context(), []points.Input{in}, "")
	if !slices.ContainsFunc(groups, func(g points.Group) bool { return g.Opening != nil && g.Opening.Text == stem && len(g.Points) == 3 }) {
		t.Errorf("groups:\n%s", said(groups))
	}
}

func TestWhatFollowsAnOpeningOfTasksAreTasks(t *testing.T) {
	t.Parallel()
	in := setOut("Hội nghị bàn về biên giới.\nThủ tướng cho rằng bộ đội và nhân dân vùng biên cần làm tốt một số nhiệm vụ:\n" +
		"Làm tốt công tác dự báo, tham mưu kịp thời cho cấp trên.\nChủ động ngăn chặn buôn lậu qua đường mòn, lối mở.\nBuổi chiều, đoàn đi thăm cột mốc và tặng quà cho bà con.")
	if tasks := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{}), library.TaskPoint); len(tasks) != 2 {
		t.Errorf("tasks %q", tasks)
	}
}

func TestOfTheSameFactTheFullerIsTaken(t *testing.T) {
	t.Parallel()
	const short = "Đồn biên phòng đã cứu 12 ngư dân gặp nạn trên biển."
	const full = "Đêm 3/9, đồn biên phòng đã cứu 12 ngư dân gặp nạn trên biển cách bờ 20 hải lý, đưa tất cả về đất liền an toàn."
	for _, text := range []string{short + filler + " " + full, full + filler + " " + short} {
		texts := textsOf(points.Pick(t.Context(), []points.Input{article(text)}, points.Limit{Max: 2}))
		if !slices.Contains(texts, full) || slices.Contains(texts, short) {
			t.Errorf("%q", texts)
		}
	}
}

func TestHeadingsComeOnlyWithWhatStandsUnderThem(t *testing.T) {
	t.Parallel()
	in := setOut("## I. Tình hình\nCác xã ven biển đã tổ chức 40 buổi nói chuyện cho 3.200 lượt người.\n## II. Nhiệm vụ\nMột là, tăng cường tuyên truyền ở cơ sở;\nHai là, bồi dưỡng báo cáo viên của các xã;\nBa là, phối hợp với đồn biên phòng.")
	texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: 3}))
	if slices.Contains(texts, "I. Tình hình") {
		t.Errorf("a heading with nothing under it: %q", texts)
	}
	if texts = textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{})); !slices.Contains(texts, "I. Tình hình") || !slices.Contains(texts, "II. Nhiệm vụ") {
		t.Errorf("headings are missing: %q", texts)
	}
}
