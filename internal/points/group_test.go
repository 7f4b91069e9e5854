package points_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
	"baocaovien/internal/viet"
)

// said returns the texts of groups, their headings and openings among them, a line each.
func said(groups []points.Group) string {
	var lines []string
	for _, g := range groups {
		for _, h := range g.Headings {
			lines = append(lines, "# "+h.Text)
		}
		if g.Opening != nil {
			lines = append(lines, g.Opening.Text)
		}
		lines = append(lines, textsOf(g.Points)...)
		if g.Left > 0 {
			lines = append(lines, fmt.Sprint("and ", g.Left))
		}
	}
	return strings.Join(lines, "\n")
}

func TestGroupsAreWhole(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a list with its heading and its opening": {
			"## Kinh tế của xã\nKế hoạch năm nay ưu tiên phát triển bốn nhóm nghề ở ven biển:\n[list]\nĐóng tàu.\nNuôi tôm trên cát và trồng rừng chắn sóng.\nPhát triển nghề làm muối sạch ở các thôn.\nDu lịch.",
			"# Kinh tế của xã\nKế hoạch năm nay ưu tiên phát triển bốn nhóm nghề ở ven biển:\nĐóng tàu.\nNuôi tôm trên cát và trồng rừng chắn sóng.\nPhát triển nghề làm muối sạch ở các thôn.\nDu lịch.",
		},
		"an opening of two sentences": {
			"## Về biên giới\nQuy chế số 12 giao việc cho các đồn và các bản vùng cao. Có thể nêu hai nhiệm vụ:\nMột là, trông coi cột mốc và đường mòn qua biên giới.\nHai là, giúp dân dựng lại nhà sau mùa lũ.",
			"# Về biên giới\nQuy chế số 12 giao việc cho các đồn và các bản vùng cao. Có thể nêu hai nhiệm vụ:\nMột là, trông coi cột mốc và đường mòn qua biên giới.\nHai là, giúp dân dựng lại nhà sau mùa lũ.",
		},
		"a short opening that counts": {
			"## Về biên giới\nĐồn giao ba nhiệm vụ:\n[list]\nGiữ cột mốc.\nGiúp dân dựng lại nhà cửa sau mùa lũ lớn.\nDạy chữ.",
			"# Về biên giới\nĐồn giao ba nhiệm vụ:\nGiữ cột mốc.\nGiúp dân dựng lại nhà cửa sau mùa lũ lớn.\nDạy chữ.",
		},
		"headings of two levels": {
			"## I. Biển, đảo\n## 1. Tuyên truyền\nCác thôn ven biển đã nghe nói chuyện về chủ quyền biển, đảo trong tháng sáu.",
			"# I. Biển, đảo\n# 1. Tuyên truyền\nCác thôn ven biển đã nghe nói chuyện về chủ quyền biển, đảo trong tháng sáu.",
		},
		"no sentence that hangs on one left out": {
			"## Về ngư dân\nTheo đó, mỗi tổ cử hai người trực canh suốt đêm tại bến cá của xã.",
			"",
		},
		"no sentence that points at a table which is not there": {
			"## Số liệu\nBảng dưới đây ghi số tàu của từng xã ven biển trong ba năm qua.",
			"",
		},
		"no sentence that points at a table of one column": {
			"## Số liệu\nBảng dưới đây ghi số tàu của từng xã ven biển trong ba năm qua.\n| An Bình\n| Hòa Tân",
			"",
		},
		"no sentence that points at a table too wide to say": {
			"## Số liệu\nBảng dưới đây ghi số tàu của từng xã ven biển trong ba năm qua.\n| 1 | 2 | 3 | 4 | 5 | 6\n| a | b | c | d | e | g",
			"",
		},
		"no sentence that points at what was said in another part": {
			"## Số liệu\nSố tàu của từng xã ven biển trong ba năm qua đã nêu ở trên được đối chiếu hằng quý.",
			"",
		},
		"a table with the sentence that points at it, and what stands before that": {
			"## Số liệu\nĐến hết năm 2026, toàn huyện có 412 tàu cá ở ba xã ven biển. Bảng dưới đây ghi số tàu của từng xã.\n| Xã | Số tàu\n| An Bình | 120\n| Hòa Tân | 292",
			"# Số liệu\nĐến hết năm 2026, toàn huyện có 412 tàu cá ở ba xã ven biển.\n# Số liệu\nBảng dưới đây ghi số tàu của từng xã.\nXã\tSố tàu\nAn Bình\t120\nHòa Tân\t292",
		},
		"a table behind a colon": {
			"## Số liệu\nSố tàu cá của từng xã ven biển trong huyện đến hết năm 2026 như sau:\n| Xã | Số tàu\n| An Bình | 120\n| Hòa Tân | 292",
			"# Số liệu\nSố tàu cá của từng xã ven biển trong huyện đến hết năm 2026 như sau:\nXã\tSố tàu\nAn Bình\t120\nHòa Tân\t292",
		},
		"a table under its heading alone": {
			"## Bảng tóm tắt\n| Xã | Số tàu\n| An Bình | 120\n| Hòa Tân | 292\n## Lời kết\nCác thôn ven biển đã nghe nói chuyện về chủ quyền biển, đảo trong tháng sáu.",
			"# Bảng tóm tắt\nXã\tSố tàu\nAn Bình\t120\nHòa Tân\t292\n# Lời kết\nCác thôn ven biển đã nghe nói chuyện về chủ quyền biển, đảo trong tháng sáu.",
		},
		"a table whose sentence another text parts from it": {
			"## Số liệu\nSố tàu cá của từng xã ven biển trong huyện được ghi trong bảng dưới đây.\nĐơn vị: chiếc\n| Xã | Số tàu\n| An Bình | 120",
			"# Số liệu\nXã\tSố tàu\nAn Bình\t120",
		},
		"a list behind a table is not what the sentence before the table opens": {
			"## Số liệu\nSố tàu cá của từng xã ven biển trong huyện đến hết năm 2026 như sau:\n| Xã | Số tàu\n| An Bình | 120\n[list]\nĐóng mới tàu vỏ thép cho các tổ đội đi khơi xa.\nDạy nghề cho con em ngư dân ở các xã bãi ngang.",
			"# Số liệu\nSố tàu cá của từng xã ven biển trong huyện đến hết năm 2026 như sau:\nXã\tSố tàu\nAn Bình\t120\n# Số liệu\nĐóng mới tàu vỏ thép cho các tổ đội đi khơi xa.\nDạy nghề cho con em ngư dân ở các xã bãi ngang.",
		},
		"no lead that says again what follows": {
			"Quyết định được ban hành ngày 07/9/2015, có hiệu lực từ ngày 22/10/2015.\nNgày 07 tháng 9 năm 2015, Ủy ban nhân dân tỉnh ban hành Quyết định số 72 về bến cá.\nQuyết định có hiệu lực từ ngày 22 tháng 10 năm 2015 trên toàn tỉnh.",
			"Ngày 07 tháng 9 năm 2015, Ủy ban nhân dân tỉnh ban hành Quyết định số 72 về bến cá.\nQuyết định có hiệu lực từ ngày 22 tháng 10 năm 2015 trên toàn tỉnh.",
		},
		"but one that says a day more": {
			"Quyết định được ban hành ngày 07/9/2015, có hiệu lực từ ngày 23/10/2015.\nNgày 07 tháng 9 năm 2015, Ủy ban nhân dân tỉnh ban hành Quyết định số 72 về bến cá.\nQuyết định có hiệu lực từ ngày 22 tháng 10 năm 2015 trên toàn tỉnh.",
			"Quyết định được ban hành ngày 07/9/2015, có hiệu lực từ ngày 23/10/2015.\nNgày 07 tháng 9 năm 2015, Ủy ban nhân dân tỉnh ban hành Quyết định số 72 về bến cá.\nQuyết định có hiệu lực từ ngày 22 tháng 10 năm 2015 trên toàn tỉnh.",
		},
		"no sentence that only asks": {
			"## Lãnh hải\nLãnh hải, vùng tiếp giáp lãnh hải và thềm lục địa của nước ta được xác định như thế nào.\nLãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển.",
			"# Lãnh hải\nLãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển.",
		},
		"a definition whole": {
			"## Lãnh hải\nLãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển. Ranh giới ngoài của nó là biên giới quốc gia trên biển. Tàu thuyền của các nước được đi qua không gây hại.",
			"# Lãnh hải\nLãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển.\nRanh giới ngoài của nó là biên giới quốc gia trên biển.\nTàu thuyền của các nước được đi qua không gây hại.",
		},
	} {
		in := setOut(c.text)
		for i := range in.Blocks {
			if level := in.Blocks[i].Level; level > 0 && strings.HasPrefix(in.Blocks[i].Text, "1.") {
				in.Blocks[i].Level++
			}
		}
		groups, _ := points.Groups(t.Context(), []points.Input{in}, "")
		if got := said(groups); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestALongListIsShortenedAtItsEndAndSaysSo(t *testing.T) {
	text := "## Nhiệm vụ\nCác thôn ven biển cần làm tốt những việc sau trong năm:\n[list]\n"
	for n := range 60 {
		text += fmt.Sprintf("Tăng cường trực canh tại bến số %d và báo tin về xã mỗi ngày hai lần.\n", n+1)
	}
	groups, _ := points.Groups(t.Context(), []points.Input{setOut(text)}, "")
	if len(groups) != 1 || groups[0].Left == 0 || len(groups[0].Points)+groups[0].Left != 60 {
		t.Fatalf("%d groups: %s", len(groups), said(groups))
	}
	for n, p := range groups[0].Points {
		if !strings.Contains(p.Text, fmt.Sprintf("số %d ", n+1)) {
			t.Errorf("point %d is %q", n, p.Text)
		}
	}
}

func TestALongTableIsShortenedAtItsEndAndSaysSo(t *testing.T) {
	t.Parallel()
	text := "## Tàu cá\n| Tổ | Việc được giao\n"
	for n := range 60 {
		text += fmt.Sprintf("| Tổ %d | trực canh tại bến và báo tin về xã\n", n+1)
	}
	in := setOut(text)
	groups, _ := points.Groups(t.Context(), []points.Input{in}, "")
	if len(groups) != 1 {
		t.Fatalf("%d groups", len(groups))
	}
	g := groups[0]
	p := g.Points[0]
	if rows := strings.Count(p.Text, "\n") + 1; g.Left == 0 || rows+g.Left != 61 {
		t.Errorf("%d rows and %d left of 61", rows, g.Left)
	}
	if whole := in.Blocks[p.Block].Plain(); whole[p.Start:p.End] != p.Text || !strings.HasSuffix(p.Text, "về xã") {
		t.Errorf("its place holds another text than %q", p.Text)
	}
}

func TestTablesComeOnlyWithDrafts(t *testing.T) {
	t.Parallel()
	in := setOut("## Số liệu\nSố tàu cá của từng xã ven biển trong huyện như sau:\n| Xã | Số tàu\n| An Bình | 120")
	for _, p := range points.Pick(t.Context(), []points.Input{in}, points.Limit{}) {
		if p.Kind == library.TablePoint {
			t.Errorf("%q is a point", p.Text)
		}
	}
}

func TestWhatDiffersInANameANumberOrADayIsNoTwin(t *testing.T) {
	for _, c := range []struct {
		a, b string
		twin bool
	}{
		{"Xã An Bình đã tổ chức 12 buổi nói chuyện về biển, đảo cho bà con ngư dân.", "Xã An Bình đã tổ chức 15 buổi nói chuyện về biển, đảo cho bà con ngư dân.", false},
		{"Xã An Bình đã tổ chức nhiều buổi nói chuyện về biển, đảo cho bà con ngư dân.", "Xã Bình An đã tổ chức nhiều buổi nói chuyện về biển, đảo cho bà con ngư dân.", false},
		{"Ngày 12/6/2026, đoàn công tác của tỉnh đã ra thăm quân và dân trên đảo.", "Ngày 13/6/2026, đoàn công tác của tỉnh đã ra thăm quân và dân trên đảo.", false},
		{"Sáng qua, đồng chí Lê Văn Một đã dự lễ khánh thành nhà văn hóa của thôn.", "Sáng qua, đồng chí Trần Thị Hai đã dự lễ khánh thành nhà văn hóa của thôn.", false},
		{"Đến nay, thời hạn nộp báo cáo của các chi bộ là ngày 05 tháng 3 hằng năm.", "Đến nay, thời hạn nộp báo cáo của các chi bộ là ngày 05 tháng 4 hằng năm.", false},
		{"Sáng qua, đoàn công tác của tỉnh đã ra thăm, tặng quà quân và dân trên đảo.", "Sáng qua, đoàn công tác của tỉnh ra thăm và tặng quà quân, dân trên đảo.", true},
		{"Sáng qua, đoàn công tác của tỉnh Kiên Giang đã ra thăm quân và dân trên đảo.", "Sáng qua, đoàn công tác của tỉnh Kiên Giang cũng đã ra thăm quân và dân trên đảo.", true},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			first, second := article(pair[0]), article(pair[1])
			second.Article = 2
			if n := len(points.Pick(t.Context(), []points.Input{first, second}, points.Limit{})); (n == 1) != c.twin {
				t.Errorf("%d points of %q and %q", n, pair[0], pair[1])
			}
		}
	}
}

func TestOfTwinListsTheFullerStays(t *testing.T) {
	short := setOut("## Việc cần làm\n[list]\nMở thêm lớp tập huấn ở các xã bãi ngang.\nLập nhóm nhắn tin của báo cáo viên.")
	long := setOut("## Việc cần làm\n[list]\nMở thêm lớp tập huấn ở các xã bãi ngang.\nLập nhóm nhắn tin của báo cáo viên.\nMời cựu chiến binh kể chuyện ở trường học.")
	long.Article = 2
	for _, inputs := range [][]points.Input{{short, long}, {long, short}} {
		groups, _ := points.Groups(t.Context(), inputs, library.Theme(""))
		if len(groups) != 1 || len(groups[0].Points) != 3 || groups[0].Points[0].Article != 2 {
			t.Errorf("%s", said(groups))
		}
	}
}

// TestOfTwinsTheNewerAndFullerIsQuotedAndBothAreCited puts two articles in either order.
func TestOfTwinsTheNewerAndFullerIsQuotedAndBothAreCited(t *testing.T) {
	t.Parallel()
	const list = "## Về biên giới\nQuy chế số 12 giao cho các đồn và các bản vùng cao hai việc phải làm:\n" +
		"Một là, trông coi cột mốc và đường mòn qua biên giới mỗi ngày.\nHai là, giúp dân dựng lại nhà cửa sau mùa lũ lớn."
	const more = list + "\nBa là, dạy chữ cho trẻ em ở các bản xa vào những tối thứ bảy."
	const prose = "## Tin biển\nTrong đợt bão số chín, bộ đội và dân quân đã đưa bà con các thôn ven bãi về nơi tránh trú an toàn."
	day := func(d int) library.Moment { return library.Day(2026, 11, d) }
	for name, c := range map[string]struct {
		texts  [2]string
		days   [2]library.Moment
		quoted int64
	}{
		"as full, the second newer":  {[2]string{list, list}, [2]library.Moment{day(1), day(2)}, 2},
		"as full, the first newer":   {[2]string{list, list}, [2]library.Moment{day(2), day(1)}, 1},
		"as full, of one day":        {[2]string{list, list}, [2]library.Moment{day(1), day(1)}, 1},
		"as full, one of no day":     {[2]string{list, list}, [2]library.Moment{{}, day(1)}, 2},
		"the older fuller":           {[2]string{more, list}, [2]library.Moment{day(1), day(2)}, 1},
		"the newer fuller":           {[2]string{list, more}, [2]library.Moment{day(1), day(2)}, 2},
		"a sentence, the second new": {[2]string{prose, prose}, [2]library.Moment{day(1), day(2)}, 2},
		"a sentence, the first new":  {[2]string{prose, prose}, [2]library.Moment{day(2), day(1)}, 1},
	} {
		var inputs []points.Input
		for i, text := range c.texts {
			in := setOut(text)
			in.Article, in.Published = int64(i+1), c.days[i]
			inputs = append(inputs, in)
		}
		groups, _ := points.Groups(t.Context(), inputs, "")
		if len(groups) != 1 {
			t.Errorf("%s: %d groups: %s", name, len(groups), said(groups))
			continue
		}
		for i, p := range groups[0].Points {
			cited := len(p.Also) == 1 && p.Also[0].Article == 3-c.quoted
			if p.Article != c.quoted || !cited && (i < 2 || c.texts[0] == c.texts[1]) {
				t.Errorf("%s: %q of article %d, also %v", name, p.Text, p.Article, p.Also)
			}
		}
	}
}

// Prose of which not all has room is not left out as a whole: what comes first of it is quoted.
func TestProseIsQuotedAsFarAsThereIsRoom(t *testing.T) {
	t.Parallel()
	const articles, mostSyllables = 6, 1600
	var inputs []points.Input
	for a := range articles {
		var sentences []string
		for i := range 8 {
			n := 100*a + 10*i
			sentences = append(sentences, fmt.Sprintf("Đồn biên phòng số %d phối hợp với %d xã vùng biên và lực lượng bảo vệ biên giới nước bạn tuần tra %d km đường biên, "+
				"trông giữ %d cột mốc, giúp %d hộ dân ở các bản vùng cao phát triển sản xuất và dựng lại nhà cửa sau mùa mưa lũ vừa qua.", n+1, n+2, n+3, n+4, n+5))
		}
		in := setOut(strings.Join(sentences, " "))
		in.Article = int64(a + 1)
		inputs = append(inputs, in)
	}
	groups, left := points.Groups(t.Context(), inputs, "")
	syllables := 0
	for _, g := range groups {
		if len(g.Points) == 0 {
			t.Error("a group of nothing")
		}
		for _, p := range g.Points {
			syllables += viet.CountSyllables(p.Text)
		}
	}
	if syllables > mostSyllables || syllables < mostSyllables-100 || len(groups)+left != articles {
		t.Errorf("%d groups of %d syllables, %d left", len(groups), syllables, left)
	}
}

// What closes a report, for all of its fields, stands under none of them; the tasks of one field do.
func TestWhatClosesAReportIsNotItsLastSection(t *testing.T) {
	t.Parallel()
	const heading = "Về công tác biên giới trên đất liền:"
	sea, land := []library.Theme{library.SeaIslands}, []library.Theme{library.LandBorders}
	for name, c := range map[string]struct {
		closing []library.Theme
		from    int // the block that the last passage begins with
		under   bool
	}{
		"for both fields":   {[]library.Theme{library.SeaIslands, library.LandBorders}, 4, false},
		"for no field":      {nil, 4, false},
		"for the one field": {land, 2, true},
	} {
		in := setOut("## Về công tác biển, đảo:\nXã ven biển đã tổ chức 12 buổi nói chuyện cho 900 ngư dân.\n## " + heading + "\nĐồn biên phòng đã cùng dân bản tuần tra 40 km đường biên và 25 cột mốc.\n" +
			"Thời gian tới, đơn vị tập trung thực hiện tốt các nhiệm vụ sau:\nMột là, tăng cường tuyên truyền miệng ở cơ sở.\nHai là, bồi dưỡng đội ngũ báo cáo viên của các xã.")
		in.Passages = []library.Passage{{First: 0, End: 2, Themes: sea}, {First: 2, End: c.from, Themes: land}, {First: c.from, End: 7, Themes: c.closing}}
		groups, _ := points.Groups(t.Context(), []points.Input{in}, library.LandBorders)
		tasks := 0
		for _, g := range groups {
			if g.Points[0].Kind != library.TaskPoint {
				continue
			}
			tasks += len(g.Points)
			if under := len(g.Headings) > 0 && g.Headings[0].Text == heading; under != c.under || g.Opening == nil {
				t.Errorf("%s: under %v, opening %v", name, g.Headings, g.Opening)
			}
		}
		if tasks != 2 {
			t.Errorf("%s: %s", name, said(groups))
		}
	}
}

func TestTasksAreNotShortenedAsOtherListsAre(t *testing.T) {
	t.Parallel()
	item := strings.TrimSuffix(strings.Repeat("tăng cường tuyên truyền miệng ở các xã vùng biên và ven biển, ", 12), ", ")
	for opening, whole := range map[string]bool{"Thời gian tới, đơn vị tập trung thực hiện các nhiệm vụ sau:": true, "Ở các xã vùng biên đã thấy bốn cách làm như sau:": false} {
		var lines []string
		for i, count := range []string{"Thứ nhất", "Thứ hai", "Thứ ba", "Thứ tư"} {
			lines = append(lines, fmt.Sprintf("%s, đơn vị số %d %s.", count, i, item))
		}
		groups, _ := points.Groups(t.Context(), []points.Input{setOut(opening + "\n" + strings.Join(lines, "\n"))}, "")
		if len(groups) != 1 || (groups[0].Left == 0) != whole {
			t.Errorf("%q: %s", opening, said(groups))
		}
	}
}

// A list of which one item speaks for another field than the others, or stands in the next passage, is one list.
func TestAListIsQuotedOnce(t *testing.T) {
	t.Parallel()
	const text = "## Về công tác biên giới trên đất liền:\nĐồn biên phòng đã cùng dân bản tuần tra 40 km đường biên và 25 cột mốc.\n" +
		"Thời gian tới, đơn vị tập trung thực hiện tốt các nhiệm vụ sau:\nMột là, tăng cường tuyên truyền miệng ở cơ sở.\n" +
		"Hai là, các xã đã bồi dưỡng xong đội ngũ báo cáo viên trong quý.\nBa là, phối hợp chặt chẽ với lực lượng của nước bạn."
	land, both := []library.Theme{library.LandBorders}, []library.Theme{library.LandBorders, library.SeaIslands}
	for name, last := range map[string]library.Passage{
		"what closes speaks for no field":      {First: 2, End: 6},
		"what closes speaks for both":          {First: 2, End: 6, Themes: both},
		"a passage ends in the midst of it":    {First: 4, End: 6, Themes: both},
		"its last item speaks for both":        {First: 5, End: 6, Themes: both},
		"its last item speaks for none at all": {First: 5, End: 6},
	} {
		in := setOut(text)
		in.Passages = []library.Passage{{First: 0, End: last.First, Themes: land}, last}
		groups, _ := points.Groups(t.Context(), []points.Input{in}, "")
		if n := strings.Count(said(groups), "Ba là, "); n != 1 {
			t.Errorf("%s: %d times: %s", name, n, said(groups))
		}
	}
}
