package points_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// The sentences are written after those of directives, laws and news of the government's work.

func TestWhatGoesOnAfterAnOrderIsATask(t *testing.T) {
	t.Parallel()
	const order = "Thủ tướng yêu cầu các bộ, ngành rà soát quy định về khai thác hải sản trước mùa mưa bão."
	for text, task := range map[string]bool{
		"Bộ Quốc phòng chỉ đạo lực lượng chức năng kiểm soát chặt tàu cá xuất bến.":              true,
		"Bộ Công an tổ chức điều tra, xử lý nghiêm kẻ môi giới đưa tàu ra vùng biển nước ngoài.": true,
		"UBND các tỉnh ven biển khẩn trương lắp thiết bị giám sát cho tàu cá.":                   true,
		"Các địa phương phải báo cáo kết quả trước ngày 15 hằng tháng.":                          true,
		"Riêng Bộ Giao thông vận tải phải bảo đảm tuyến đường thông suốt.":                       true,
		"Mỗi cơ quan, đơn vị phân công người trực suốt ngày đêm, chủ động ứng phó.":              true,
		"Tăng cường tuần tra, không để tàu ra khơi khi có lệnh cấm biển.":                        true,
		"Kiên quyết không để người ở lại trên lồng bè khi bão vào.":                              true,
		"Ban hành quy định về bảo vệ người báo tin và xử lý nghiêm kẻ trả thù.":                  true,
		"Uỷ ban nhân dân tỉnh bố trí kinh phí cho việc này trong quý tới.":                       true,
		"Bộ Công an đã tổ chức điều tra nhiều vụ môi giới trong năm vừa rồi.":                    false,
		"Cơn bão mạnh thêm và đổ bộ vào đất liền trong đêm mai.":                                 false,
		"Bà con ven biển vui mừng đón đoàn công tác về thăm và tặng quà.":                        false,
	} {
		tasks := textsOf(points.Pick(t.Context(), []points.Input{article(order + " " + text)}, points.Limit{}), library.TaskPoint)
		if slices.Contains(tasks, text) != task {
			t.Errorf("after an order: %q is a task: %v", text, !task)
		}
	}
	alone := "Bộ Công an tổ chức lễ khai giảng năm học mới tại học viện của mình."
	if tasks := textsOf(points.Pick(t.Context(), []points.Input{article("Sáng qua trời mưa to ở nhiều nơi trên cả nước. " + alone)}, points.Limit{}), library.TaskPoint); len(tasks) > 0 {
		t.Errorf("no order stands before %q", tasks)
	}
}

func TestLittleRoomGoesToWhatASpeakerSays(t *testing.T) {
	t.Parallel()
	for _, c := range givesWay(t) {
		for _, lines := range [][]string{{c.poor, c.good}, {c.good, c.poor}} {
			texts := textsOf(points.Pick(t.Context(), []points.Input{setOut(strings.Join(lines, "\n"))}, points.Limit{Max: 1}))
			if !slices.Equal(texts, []string{c.good}) {
				t.Errorf("%s: %q", c.kind, texts)
			}
		}
	}
}

// Of several articles a draft quotes each as it would quote it alone: a long one that says much leaves the others their points.
func TestEachArticleHasItsOwnPoints(t *testing.T) {
	t.Parallel()
	var full, plain []string
	for i := range 24 {
		full = append(full, fmt.Sprintf("Đồn biên phòng số %d phối hợp với %d xã vùng biên tuần tra %d km đường biên, giúp %d hộ dân phát triển sản xuất.", i+1, i+3, 10*i+15, 7*i+30))
	}
	for i := range 8 {
		plain = append(plain, fmt.Sprintf("Ở bến cá thứ %d, bà con đã quen với việc ghi nhật ký sau mỗi chuyến biển dài.", i+1))
	}
	quoted := func(inputs ...points.Input) map[int64]int {
		count := map[int64]int{}
		for _, p := range points.Pick(t.Context(), inputs, points.Limit{}) {
			count[p.Article]++
		}
		return count
	}
	long, short := article(strings.Join(full, " ")), article(strings.Join(plain, " "))
	long.Article, short.Article = 1, 2
	together := quoted(long, short)
	if together[1] != quoted(long)[1] || together[2] != quoted(short)[2] || together[2] < 5 {
		t.Errorf("together %v, alone %v and %v", together, quoted(long), quoted(short))
	}
}

// Listeners are told who met, where and when, though a sentence of that alone is worth little: but not what is told again.
func TestADraftBeginsWithTheOpeningOfAnArticle(t *testing.T) {
	t.Parallel()
	var rest []string
	for i := range 16 {
		rest = append(rest, fmt.Sprintf("Đồn biên phòng số %d cùng %d xã tuần tra %d km đường biên, trông giữ %d cột mốc và giúp %d hộ dân dựng lại nhà.", i+1, i+3, 10*i+15, i+5, 7*i+30))
	}
	for opening, taken := range map[string]bool{
		"Sáng qua, tại thị trấn Bến Dài, lãnh đạo ba huyện gặp nhau bàn việc chung.": true,
		"Đồn biên phòng số 4 cùng 6 xã tuần tra 45 km đường biên.":                   false,
		"Vì sao bà con ở bến cá này chưa ai chịu ghi nhật ký của chuyến biển?":       false,
	} {
		in := article(opening + " " + strings.Join(rest, " "))
		if texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{})); slices.Contains(texts, opening) != taken {
			t.Errorf("%q", texts)
		}
	}
}

func TestAQuestionIsNoPoint(t *testing.T) {
	t.Parallel()
	const told = "Mười sáu phường của thành phố sẽ được sáp nhập trước năm 2020 theo đề án vừa được thông qua."
	for _, text := range []string{
		"Vì sao 214 tàu cá của xã vẫn chưa lắp máy giám sát hành trình? " + told,
		told + " Ngư dân phải làm gì để 45 tàu của xã được ra khơi? Vì vậy, xã mời 120 chủ tàu đến họp bàn.",
		told + "\nMột là, vì sao 45 tàu cá của xã chưa được ra khơi trong mùa này?\nHai là, tăng cường tuyên truyền cho ngư dân về ranh giới trên biển.",
		told + " “Bao giờ 25 cột mốc ở khu vực này được tu sửa xong để bà con yên tâm?”",
	} {
		for _, limit := range []points.Limit{{}, {Max: 4}} {
			for _, got := range textsOf(points.Pick(t.Context(), []points.Input{setOut(text)}, limit)) {
				if strings.HasSuffix(strings.TrimRight(got, "”"), "?") {
					t.Errorf("%q of %q", got, text)
				}
			}
		}
	}
	for _, asked := range []string{
		"Mười sáu phường này sẽ được sáp nhập như thế nào trong năm tới và người dân phải đổi giấy tờ ra sao?",
		"Vì sao 214 tàu cá của xã vẫn chưa lắp máy giám sát hành trình dù đã được hỗ trợ một nửa kinh phí?",
	} {
		for _, limit := range []points.Limit{{}, {Max: 2}} {
			if texts := textsOf(points.Pick(t.Context(), []points.Input{article(told + " " + asked)}, limit)); !slices.Equal(texts, []string{told}) {
				t.Errorf("%q", texts)
			}
		}
	}
}

type yielding struct{ kind, poor, good string }

func givesWay(t *testing.T) (all []yielding) {
	t.Helper()
	raw, err := os.ReadFile("testdata/gives-way.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.Lines(string(raw)) {
		if cells := strings.Split(strings.TrimSpace(row), "\t"); len(cells) == 3 {
			all = append(all, yielding{cells[0], cells[1], cells[2]})
		}
	}
	if len(all) == 0 {
		t.Fatal("no sentences")
	}
	return all
}

func TestWhereItWasSaidIsNotTakenWithWhatWasSaid(t *testing.T) {
	t.Parallel()
	const said = "Công tác của các xã ven biển còn chậm, nhiều tàu cá chưa lắp máy giám sát."
	const asked = "Tỉnh lập 12 tổ tàu thuyền an toàn với 96 tàu cá của ngư dân."
	for _, where := range []string{
		"Đó là một trong những nhận định vừa được nêu ra trong thông cáo báo chí về hội nghị lần thứ 16 của tỉnh, họp trong 2 ngày với 120 đại biểu.",
		"Đây là ý kiến của nhiều đại biểu tại hội nghị lần thứ 16 của tỉnh, họp trong 2 ngày ở hội trường lớn với 120 đại biểu từ các xã.",
	} {
		texts := textsOf(points.Pick(t.Context(), []points.Input{article(said + " " + where + " " + asked)}, points.Limit{Max: 2}))
		if !slices.Equal(texts, []string{said, asked}) {
			t.Errorf("%q", texts)
		}
	}
}

func TestALineThatStandsTwiceGivesWay(t *testing.T) {
	t.Parallel()
	const line = "Hơn 700 đại biểu của 12 nước dự hội nghị về biển và đảo, trong đó có 400 đại biểu nước ngoài."
	const said = "Các nước ven biển phải cùng nhau giữ gìn nguồn lợi của biển và rạn san hô."
	const opening = "Hội nghị bàn việc chung của các nước ven biển."
	for _, lines := range [][]string{{opening, line, said, line}, {opening, said, line, line}} {
		texts := textsOf(points.Pick(t.Context(), []points.Input{setOut(strings.Join(lines, "\n"))}, points.Limit{Max: 1}))
		if !slices.Equal(texts, []string{said}) {
			t.Errorf("%q", texts)
		}
	}
	for _, lines := range [][]string{{line, said}, {line, said, line}} { // what begins an article is no picture's line
		texts := textsOf(points.Pick(t.Context(), []points.Input{setOut(strings.Join(lines, "\n"))}, points.Limit{Max: 2}))
		if !slices.Contains(texts, line) {
			t.Errorf("%q", texts)
		}
	}
}

func TestPicturesLinesWithinTextAreNoPoints(t *testing.T) {
	t.Parallel()
	const text = "Hải đội đã đưa 12 ngư dân gặp nạn về bờ an toàn trong đêm."
	for _, line := range []string{
		"Ngư dân xã ven biển chuẩn bị ra khơi trong chuyến biển đầu năm mới - Ảnh: Văn An.",
		"Ngư dân chuẩn bị ra khơi - Ảnh: VĂN ANTàu tuần tra trực suốt ngày đêm trên vùng biển của tỉnh - Ảnh: VĂN AN.",
		"Chiến sĩ giúp bà con gặt lúa chạy bão ở xã biên giới (Ảnh: Văn An / TTX).",
	} {
		texts := textsOf(points.Pick(t.Context(), []points.Input{setOut(text + "\n" + line)}, points.Limit{}))
		if !slices.Equal(texts, []string{text}) {
			t.Errorf("%q", texts)
		}
	}
}

func TestAFewPointsAreTakenFromAllOfALaw(t *testing.T) {
	t.Parallel()
	in := setOut("## Điều 5. Tổ chức cộng đồng\n5. Tổ chức cộng đồng có quyền sau đây:\na) Được mời họp;\nb) Tuần tra, kiểm tra việc khai thác, bảo vệ nguồn lợi thủy sản trong khu vực được giao;\n" +
		"c) Lập quỹ;\n## Điều 7. Các hành vi bị nghiêm cấm\n1. Vứt ngư cụ xuống biển.\n2. Sử dụng chất nổ, xung điện, chất độc, ngư cụ có tính tận diệt để khai thác nguồn lợi thủy sản.")
	texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: 3}))
	want := []string{"5. Tổ chức", "b) Tuần tra", "2. Sử dụng"}
	if !slices.EqualFunc(texts, want, strings.HasPrefix) {
		t.Errorf("%q", texts)
	}
	for most := 1; most < 6; most++ {
		texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: most}))
		lettered := slices.ContainsFunc(texts, func(text string) bool { return len(text) > 1 && text[1] == ')' })
		if stem := slices.ContainsFunc(texts, func(text string) bool { return strings.HasPrefix(text, "5. ") }); lettered && !stem {
			t.Errorf("at most %d: items without their stem %q", most, texts)
		}
	}
}

func TestWhatStandsUnderASubtitleOfPlainTextIsQuoted(t *testing.T) {
	t.Parallel()
	in := setOut("Sáu luật có hiệu lực từ đầu tháng bảy, trong đó có luật về lực lượng chấp pháp trên biển của nước ta và luật về cán bộ.\n" +
		"Lực lượng trên biển được quyền truy đuổi\nLực lượng trên biển truy đuổi tàu thuyền vi phạm để kiểm tra theo luật mới và điều ước mà nước ta là thành viên.\nViệc ấy theo trình tự của luật và không trái với lệ chung của các nước có biển.\n" +
		"Cán bộ kê khai tài sản và thu nhập\nMọi cán bộ kê khai tài sản, thu nhập của mình hằng năm, không như trước chỉ một số người giữ chức vụ phải kê khai.\nAi khai gian thì bị xử theo mức độ và có khi mất chức.")
	texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: 3}))
	for _, want := range []string{"Lực lượng trên biển truy đuổi", "Mọi cán bộ"} {
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.HasPrefix(text, want) }) {
			t.Errorf("%q is missing: %q", want, texts)
		}
	}
}

// A reader takes what is told in full, and not the opening that sums it up; an opening that nothing goes back to is taken.
func TestAnOpeningThatSumsUpIsNoPoint(t *testing.T) {
	t.Parallel()
	full := "Ban Thường vụ yêu cầu các xã biên giới rà soát toàn bộ cột mốc, sửa 14 đoạn đường tuần tra bị sạt lở trước ngày 30/9 và báo cáo kết quả từng tuần."
	rest := []string{
		"Cuộc họp diễn ra tại thị trấn với đủ các thành viên.",
		"Mùa mưa năm nay đến sớm hơn mọi năm, đường lên các bản bị cắt nhiều lần.",
		full,
		"Đồn biên phòng cử 60 chiến sĩ giúp dân dựng lại 25 nhà.",
		"Huyện dành 4 tỷ đồng cho việc này.",
	}
	for opening, taken := range map[string]bool{
		"Các xã biên giới phải rà soát toàn bộ cột mốc, sửa đường tuần tra bị sạt lở trước ngày 30/9.":        false,
		"Ngư dân huyện đảo được vay 120 tỷ đồng để đóng 45 tàu vỏ thép, theo gói tín dụng mới của ngân hàng.": true,
	} {
		in := points.Input{}
		for _, text := range append([]string{opening}, rest...) {
			in.Blocks = append(in.Blocks, library.Block{Kind: library.Paragraph, Text: text})
		}
		var got []string
		for _, p := range points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: 3}) {
			got = append(got, p.Text)
		}
		if slices.Contains(got, opening) != taken || !slices.Contains(got, full) {
			t.Errorf("%q", got)
		}
	}
}

// Where so many points are asked for and no more, a sentence is not told in pieces that leave no room for the article.
func TestFewPointsAreWholeSentences(t *testing.T) {
	t.Parallel()
	const sentence = "Các cấp ủy cần tập trung thực hiện tốt các nhiệm vụ: nắm bắt dư luận; cung cấp thông tin; xử lý nghiêm vi phạm; nêu gương tốt."
	in := setOut(sentence + "\nTàu cá dài từ 15 mét phải bật máy giám sát suốt chuyến biển, ai tắt máy thì bị phạt tới 100 triệu đồng.\n" +
		"Xã biên giới lập 14 tổ tự quản với 340 hộ dân, trông giữ 25 cột mốc.")
	texts := textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{Max: 3}))
	if len(texts) != 3 || texts[0] != sentence {
		t.Errorf("%q", texts)
	}
	if texts = textsOf(points.Pick(t.Context(), []points.Input{in}, points.Limit{}), library.TaskPoint); len(texts) < 4 {
		t.Errorf("where there is room each task stands alone: %q", texts)
	}
	const leaning = "Do đó, các cấp ủy cần: nắm bắt dư luận; cung cấp thông tin; xử lý nghiêm vi phạm."
	for _, text := range textsOf(points.Pick(t.Context(), []points.Input{setOut(leaning)}, points.Limit{Max: 3})) {
		if text == leaning {
			t.Errorf("%q leans on what is not there", text)
		}
	}
}

// What is set down for a year is to be done, and so is what goes on from it without a subject; results of a year are not.
func TestWhatIsSetDownForAYearIsATask(t *testing.T) {
	t.Parallel()
	for text, task := range map[string]bool{
		"Năm 2027, Bộ đội Biên phòng tỉnh xác định tiếp tục phối hợp chặt chẽ với các xã vùng biên.":     true,
		"Năm 2027, huyện phấn đấu xây dựng thêm 12 nhà văn hóa ở các bản sát biên giới.":                 true,
		"Năm 2026, Bộ đội Biên phòng tỉnh đã tổ chức 340 buổi tuyên truyền cho bà con các xã vùng biên.": false,
	} {
		const goesOn = "Tăng cường tuần tra chung với lực lượng bảo vệ biên giới của nước bạn."
		tasks := textsOf(points.Pick(t.Context(), []points.Input{article(text + " " + goesOn)}, points.Limit{}), library.TaskPoint)
		if slices.Contains(tasks, text) != task || slices.Contains(tasks, goesOn) != task {
			t.Errorf("%q: tasks %q", text, tasks)
		}
	}
}
