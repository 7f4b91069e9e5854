package points_test

import (
	"slices"
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/points"
)

// setOut reads lines as an article: «## » begins a heading, «* » would be a bullet typed by hand, the lines
// of a list stand under «[list]» until an empty line.
func setOut(text string) points.Input {
	in := points.Input{Article: 1, Version: 1}
	list := false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		heading, headed := strings.CutPrefix(line, "## ")
		switch {
		case line == "":
			list = false
		case line == "[list]":
			list = true
			in.Blocks = append(in.Blocks, library.Block{Kind: library.List})
		case list:
			last := &in.Blocks[len(in.Blocks)-1]
			last.Items = append(last.Items, line)
		case strings.HasPrefix(line, "| "):
			if n := len(in.Blocks); n == 0 || in.Blocks[n-1].Kind != library.Table {
				in.Blocks = append(in.Blocks, library.Block{Kind: library.Table})
			}
			last := &in.Blocks[len(in.Blocks)-1]
			last.Rows = append(last.Rows, strings.Split(strings.Trim(line, "| "), " | "))
		case headed:
			in.Blocks = append(in.Blocks, library.Block{Kind: library.Heading, Level: 2, Text: heading})
		default:
			in.Blocks = append(in.Blocks, library.Block{Kind: library.Paragraph, Text: line})
		}
	}
	return in
}

func TestTasksAreFoundHoweverTheyAreNumbered(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		want       []string // beginnings of the tasks
	}{
		{
			"1.", "Nhiệm vụ trọng tâm trong thời gian tới:\n1. Làm tốt công tác tư tưởng trong cán bộ.\n2. Giữ nghiêm kỷ luật phát ngôn.\n3. Cung cấp thông tin kịp thời cho cơ sở.",
			[]string{"1. Làm tốt", "2. Giữ nghiêm", "3. Cung cấp"},
		},
		{
			"1)", "Thời gian tới cần tập trung một số nhiệm vụ sau:\n1) Mở thêm lớp tập huấn ở các xã bãi ngang.\n2) Lập nhóm Zalo của báo cáo viên.",
			[]string{"1) Mở thêm", "2) Lập nhóm"},
		},
		{
			"(1)", "Đảng ủy yêu cầu:\n(1) Các chi bộ sinh hoạt chuyên đề về biển, đảo.\n(2) Mỗi đảng viên nhận giúp một hộ.",
			[]string{"(1) Các chi bộ", "(2) Mỗi đảng viên"},
		},
		{
			"a)", "## Nhiệm vụ, giải pháp\na) Rà soát đội ngũ tuyên truyền viên ở cơ sở.\nb) Bổ sung tủ sách pháp luật cho đồn biên phòng.",
			[]string{"a) Rà soát", "b) Bổ sung"},
		},
		{
			"a.", "## Phương hướng\na. Đưa tin bài về hai huyện đảo lên cổng thông tin.\nb. Mời chuyên gia nói chuyện chuyên đề.",
			[]string{"a. Đưa tin", "b. Mời"},
		},
		{
			"dashes", "## Phương hướng, nhiệm vụ\n- Tăng thời lượng phát thanh tiếng dân tộc.\n- Phối hợp với hải đội tuyên truyền trên bến cá.",
			[]string{"Tăng thời lượng", "Phối hợp"},
		},
		{
			"long dashes", "## Giải pháp\n– Củng cố tổ tàu thuyền an toàn.\n– Nhân rộng mô hình camera an ninh vùng biên.",
			[]string{"Củng cố", "Nhân rộng"},
		},
		{
			"plus signs", "## Nhiệm vụ\n+ Theo dõi sát dư luận xã hội.\n+ Phản bác thông tin sai sự thật.",
			[]string{"Theo dõi", "Phản bác"},
		},
		{
			"bullets", "## Nhiệm vụ\n• Tổ chức hội thi báo cáo viên giỏi.\n• Khen thưởng kịp thời.",
			[]string{"Tổ chức", "Khen thưởng"},
		},
		{
			"stars", "## Nhiệm vụ\n* Biên soạn tài liệu song ngữ.\n* Gửi tài liệu đến từng bản.",
			[]string{"Biên soạn", "Gửi tài liệu"},
		},
		{
			"a list", "Trong năm tới cần thực hiện các nhiệm vụ sau:\n[list]\nĐổi mới sinh hoạt chi bộ.\nXây dựng clip ngắn về biên cương.",
			[]string{"Đổi mới", "Xây dựng"},
		},
		{
			"Thứ nhất", "Thứ nhất, tiếp tục quán triệt nghị quyết.\nThứ hai, nâng chất lượng tin bài đối ngoại.\nThứ ba, bảo đảm kinh phí.",
			[]string{"Thứ nhất", "Thứ hai", "Thứ ba"},
		},
		{
			"Một là:", "Để làm được điều đó, cần:\nMột là: Nắm chắc tình hình tư tưởng.\nHai là: Chuẩn bị kỹ đề cương.\nBa là: Trả lời thẳng câu hỏi.",
			[]string{"Một là", "Hai là", "Ba là"},
		},
		{
			"MỘT LÀ", "MỘT LÀ, TĂNG CƯỜNG TUYÊN TRUYỀN MIỆNG.\nHAI LÀ, BỒI DƯỠNG BÁO CÁO VIÊN.",
			[]string{"MỘT LÀ", "HAI LÀ"},
		},
		{
			"Nhiệm vụ 1:", "Nhiệm vụ 1: Hoàn thiện quy chế phối hợp giữa ba lực lượng.\nNhiệm vụ 2: Đầu tư trang thiết bị cho đội lưu động.",
			[]string{"Nhiệm vụ 1", "Nhiệm vụ 2"},
		},
		{
			"Giải pháp thứ nhất", "Giải pháp thứ nhất là nâng trình độ ngoại ngữ cho cán bộ.\nGiải pháp thứ hai là tranh thủ người có uy tín.",
			[]string{"Giải pháp thứ nhất", "Giải pháp thứ hai"},
		},
		{
			"Thứ 2", "Nhiệm vụ thứ nhất là nâng trình độ ngoại ngữ cho cán bộ đồn.\nThứ 2, rà soát các tổ tàu thuyền trên biển.\nThứ ba, bảo đảm kinh phí cho đội lưu động.",
			[]string{"Nhiệm vụ thứ nhất", "Thứ 2", "Thứ ba"},
		},
		{
			"Roman numbers over tasks", "## III. Phương hướng, nhiệm vụ\n1. Chủ động nắm tình hình ở các cảng cá.\n2. Kiên quyết không để tàu vi phạm.",
			[]string{"1. Chủ động", "2. Kiên quyết"},
		},
		{
			"one paragraph, semicolons", "Thời gian tới, các địa phương cần tập trung: đẩy mạnh tuyên truyền Luật Thủy sản; kiểm soát chặt tàu ra vào cảng; xử lý nghiêm chủ tàu vi phạm.",
			[]string{"đẩy mạnh", "kiểm soát", "xử lý"},
		},
		{
			"one paragraph, numbers in brackets", "Hội nghị thống nhất các nhiệm vụ: (1) Tăng cường phối hợp giữa các ngành; (2) Đổi mới nội dung sinh hoạt; (3) Bảo đảm kinh phí cho cơ sở.",
			[]string{"(1) Tăng cường", "(2) Đổi mới", "(3) Bảo đảm"},
		},
		{
			"one paragraph, một là … hai là", "Các đồn cần làm tốt ba việc: một là, bám dân; hai là, nghe dân nói; ba là, giúp dân làm ăn.",
			[]string{"một là", "hai là", "ba là"},
		},
		{
			"items over several paragraphs", "Một là, nâng cao nhận thức của cấp ủy về thông tin đối ngoại.\nCấp ủy các cấp đưa nội dung này vào chương trình hằng năm, có kiểm tra, đánh giá.\nHai là, xây dựng đội ngũ cộng tác viên viết tiếng Anh.\nĐội ngũ này lấy từ giáo viên và sinh viên của tỉnh.",
			[]string{"Một là", "Hai là"},
		},
		{
			"lead phrases and what they mean", "## Giải pháp chủ yếu\n1. Về tuyên truyền: Tăng cường nói chuyện tại bến cá.\n2. Về tổ chức: Kiện toàn ban chỉ đạo các cấp.",
			[]string{"1. Về tuyên truyền", "2. Về tổ chức"},
		},
		{"results are no tasks", "## Kết quả\n- Đã tổ chức 30 buổi cho 2.100 lượt người.\n- Đã cấp phát 5.000 tờ rơi.", nil},
		{
			"a heading ends the tasks", "## Nhiệm vụ\n- Chăm lo đời sống ngư dân.\n## Kết quả thi đua\n- Ba tập thể được tặng bằng khen năm nay.",
			[]string{"Chăm lo"},
		},
		{"no tasks in prose", "Buổi sáng trên đảo bắt đầu bằng tiếng kẻng. Lính đảo tập thể dục rồi tưới rau.", nil},
	} {
		got := textsOf(points.Pick(t.Context(), []points.Input{setOut(c.text)}, points.Limit{}), library.TaskPoint)
		begins := func(text, want string) bool { return strings.HasPrefix(text, want) }
		if !slices.EqualFunc(got, c.want, begins) {
			t.Errorf("%s: tasks\n got %q\nwant %q", c.rule, got, c.want)
		}
	}
}

func TestWhatIsNoTaskKeepsItsKind(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		kind       library.PointKind
		want       []string
	}{
		{
			"results", "## Kết quả nổi bật\n1. Đã tổ chức 16 hội nghị với 2.400 lượt người dự.\n2. Giảm 35% số vụ vi phạm.", library.ResultPoint,
			[]string{"1. Đã tổ chức", "2. Giảm 35%"},
		},
		{
			"slogans under their heading", "## Khẩu hiệu tuyên truyền\n1. Biển, đảo là máu thịt của Tổ quốc!\n2. Mỗi ngư dân là một cột mốc sống!", library.QuotePoint,
			[]string{"1. Biển, đảo", "2. Mỗi ngư dân"},
		},
		{
			"slogans after a lead-in", "Một số khẩu hiệu tuyên truyền:\n- Toàn dân chung tay giữ gìn biên cương Tổ quốc!\n- Nhiệt liệt chào mừng Ngày Biên phòng toàn dân!", library.QuotePoint,
			[]string{"Toàn dân chung tay", "Nhiệt liệt"},
		},
		{
			"slogans in a list", "## Khẩu hiệu\n[list]\nĐoàn kết, sáng tạo, vì chủ quyền thiêng liêng\nTất cả vì biên giới hòa bình, hữu nghị", library.QuotePoint,
			[]string{"Đoàn kết", "Tất cả"},
		},
		{
			"conclusions", "Đoàn đã đi bảy xã trong ba ngày. Bà con hỏi nhiều về luật mới. Tóm lại, nói ngắn, nói thật và nói bằng tiếng của bà con là cách hiệu quả nhất.", library.StatementPoint,
			[]string{"Tóm lại"},
		},
		{
			"headings", "## I. TÌNH HÌNH CHUNG\nTrong quý, tình hình trên biển ổn định, ngư dân yên tâm sản xuất.\n## II. KẾT QUẢ\nCông tác phối hợp giữa các lực lượng có nhiều tiến bộ so với trước.", library.HeadingPoint,
			[]string{"I. TÌNH HÌNH", "II. KẾT QUẢ"},
		},
	} {
		got := textsOf(points.Pick(t.Context(), []points.Input{setOut(c.text)}, points.Limit{}), c.kind)
		for _, want := range c.want {
			if !slices.ContainsFunc(got, func(text string) bool { return strings.HasPrefix(text, want) }) {
				t.Errorf("%s: %q is no %s: %q", c.rule, want, c.kind, got)
			}
		}
	}
}

func TestEachSectionIsQuoted(t *testing.T) {
	in := setOut(`## 1. Thông tin đối ngoại
Tỉnh đón mười đoàn khách quốc tế đến tìm hiểu văn hóa, con người địa phương.
Các ấn phẩm song ngữ được gửi đến bạn đọc nhiều nước và được khen ngợi.
Báo chí nước ngoài viết nhiều về lễ hội và làng nghề của tỉnh trong năm.
Kiều bào góp ý cho quy hoạch và giúp trường học của quê nhà thêm sách.
Cổng thông tin điện tử mở thêm chuyên trang tiếng Anh và tiếng Trung.
## 2. Biển, đảo
Ngư dân các xã bãi ngang được nghe kể chuyện Trường Sa ngay trên bến cá.
## 3. Biên giới
Các đồn và các bản cùng nhau trông coi từng cột mốc suốt mùa mưa lũ.
## Liên kết website
Đăng nhập`)
	quoted := map[int]bool{}
	for _, p := range points.Pick(t.Context(), []points.Input{in}, points.Limit{}) {
		quoted[p.Block] = true
	}
	for block, want := range map[int]bool{0: true, 6: true, 7: true, 8: true, 9: true, 10: false, 11: false} {
		if quoted[block] != want {
			t.Errorf("block %d (%s) is quoted: %v", block, in.Blocks[block].Text, quoted[block])
		}
	}
}
