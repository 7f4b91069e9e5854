package points

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// taskWords announce tasks in a heading or a lead-in, with behindWords only what became of them unless aheadWords
// say otherwise; taskVerbs begin them; pastWords tell what was done;
// itself are words by which a text speaks of itself.
var (
	taskWords = []string{
		"nhiệm vụ", "giải pháp", "phương hướng", "thời gian tới", "trọng tâm", "yêu cầu", "đề nghị", "cần tập trung",
		"thực hiện tốt", "kiến nghị", "tổ chức thực hiện", "những việc cần làm", "định hướng tuyên truyền", "phải",
	}
	aheadWords  = []string{"phương hướng", "thời gian tới", "năm tới", "quý tới", "tháng tới", "sắp tới", "trọng tâm", "cần ", "tiếp tục"}
	nextWords   = []string{"thời gian tới", "trong thời gian tới", "tới đây", "sắp tới", "năm tới", "những tháng cuối năm", "từ nay đến cuối năm", "để làm tốt"}
	behindWords = []string{"kết quả", "đã ", "tình hình thực hiện", "đánh giá", "tổng kết", "sơ kết", "năm qua", "vừa qua", "khen thưởng"}
	taskVerbs   = []string{
		"tiếp tục", "tăng cường", "nâng cao", "đẩy mạnh", "chủ động", "đa dạng", "duy trì", "phối hợp", "quán triệt", "tổ chức", "thực hiện",
		"xây dựng", "phát huy", "đổi mới", "chú trọng", "bảo đảm", "đảm bảo", "kiên quyết", "tập trung", "triển khai", "rà soát", "củng cố",
		"kịp thời", "thường xuyên", "làm tốt", "mở rộng", "hoàn thiện", "khai thác", "tích cực", "đấu tranh", "nắm chắc", "bồi dưỡng", "xác định rõ",
		"giữ vững", "hướng dẫn", "chỉ đạo", "kiểm tra", "tham mưu", "tuyên truyền", "vận động", "huy động", "phát triển", "cần",
	}
	pastWords  = []string{" đã ", "đạt ", "tổ chức được", "hoàn thành", "thu hút", "tăng ", "giảm ", "kết quả", "tính đến", "trong năm", "với tổng"}
	finalWords = []string{"qua đó", "nhờ đó", "tóm lại", "kết luận", "có thể nói", "như vậy", "nhìn chung", "có thể khẳng định", "từ đó", "đánh giá chung", "phát biểu kết luận", "phát biểu chỉ đạo", "thực tế cho thấy", "có thể thấy"}
	itself     = []string{
		"tài liệu này", "bài này", "bài viết này", "mỗi phần", "các phần sau", "phần dưới đây", "chuyên mục này",
		"chỉ thị này", "hướng dẫn này", "kế hoạch này", "công văn này", "thông báo này", "thông báo để các", "thông báo để quý", "biết, thực hiện", "nơi nhận",
	}
	captionHead = []string{"ảnh", "nguồn", "theo", "tác giả", "bài, ảnh", "video", "clip", "xem thêm", "tin liên quan", "đọc thêm", "hình ảnh", "hình"}
	footHead    = []string{
		"nguồn:", "(nguồn:", "ghi rõ nguồn", "bản quyền", "©", "copyright", "địa chỉ:", "điện thoại:", "email:", "website:", "trưởng ban biên tập", "chịu trách nhiệm",
		"giấy phép số", "đang online", "lượt truy cập", "đăng nhập", "chia sẻ bài viết", "tin khác", "in trang", "gửi cho bạn bè",
	}
)

func containsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func beginsWith(text string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// announcesTasks reports a heading or lead-in after which tasks follow, not what became of them.
func announcesTasks(text string) bool {
	text = strings.ToLower(text)
	return containsAny(text, taskWords) && (containsAny(text, aheadWords) || !containsAny(text, behindWords))
}

// promises reports a sentence that tells what is to be done next: «Thời gian tới, … tiếp tục …».
func promises(text string) bool {
	text = strings.ToLower(text)
	return beginsWith(text, nextWords) && containsAny(text, taskVerbs) && !tells(text)
}

// announcesSlogans reports a heading or lead-in after which slogans follow.
func announcesSlogans(text string) bool {
	return strings.Contains(strings.ToLower(text), "khẩu hiệu")
}

// longestSlogan is how many syllables a slogan may have.
const longestSlogan = 40

// slogan reports a line that may be a slogan: short, and one sentence.
func slogan(text string) bool {
	return viet.CountSyllables(text) <= longestSlogan && !strings.HasSuffix(text, ":") && len(viet.Sentences(withoutNumber(text))) == 1
}

// named reports an item that is called a task: «Nhiệm vụ 1: …», «Giải pháp thứ hai là …».
func named(text string) bool {
	f := label.FindStringSubmatch(strings.ToLower(text))
	return f != nil && slices.Contains([]string{"nhiệm vụ", "giải pháp", "công việc", "việc", "yêu cầu"}, f[1])
}

// urges reports an item whose first words tell somebody to do something.
func urges(text string) bool {
	text = strings.ToLower(withoutNumber(text))
	return beginsWith(text, taskVerbs) && !done(text)
}

// counted reports an item that begins with «Một là», «Hai là», …: guidance counts its tasks so.
func counted(text string) bool {
	f := marker.FindStringIndex(text)
	return f != nil && f[0] == 0 && strings.HasSuffix(strings.ToLower(strings.TrimRight(text[:f[1]], " ,:")), " là")
}

// done reports an item whose first words tell what has been done.
func done(text string) bool { return strings.Contains(" "+text[:min(len(text), 60)], " đã ") }

// withoutNumber cuts «Một là, », «Thứ hai: », «1. », «a) » off.
func withoutNumber(text string) string {
	if f := marker.FindStringIndex(text); f != nil && f[0] == 0 {
		return strings.TrimLeft(text[f[1]:], " ,:")
	}
	_, rest := viet.CutNumber(text)
	return rest
}

// tells reports words that tell what was done or reached.
func tells(text string) bool { return containsAny(" "+strings.ToLower(text), pastWords) }

func concludes(text string) bool { return beginsWith(strings.ToLower(text), finalWords) }

// quotes reports a sentence that is mostly somebody's words.
func quotes(text string) bool {
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}, {"\"", "\""}} {
		open := strings.Index(text, marks[0])
		if open < 0 {
			continue
		}
		rest := text[open+len(marks[0]):]
		if end := strings.LastIndex(rest, marks[1]); end > 0 && 2*end > len(text) {
			return viet.CountSyllables(rest[:end]) >= fewest
		}
	}
	return false
}

// longestCaption is how many syllables a line without a stop may have to be read as a caption or a byline.
const longestCaption = 16

// furniture reports what stands around an article's text: captions, bylines, sources, list heads, the foot of a site, and what the
// article says of itself.
func furniture(text string) bool {
	n := viet.CountSyllables(text)
	if n < 4 {
		return true
	}
	head, _, found := strings.Cut(text, ":")
	if found && n <= 15 && beginsWith(strings.ToLower(strings.TrimLeft(head, "(")), captionHead) {
		return true
	}
	return n < longestCaption && !ended(text) || beginsWith(strings.ToLower(text), footHead) || containsAny(strings.ToLower(text), itself)
}

func ended(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("”»\")", r) }))
	return strings.ContainsRune(".!?…", r)
}

// What a sentence is worth to a speaker, beside the content it carries: what was reached in figures and what an
// official said is quoted, what the writer saw and felt is not.
const (
	quotable = 2
	personal = 0.4
)

var (
	officialWords = []string{" khẳng định", " nhấn mạnh", " yêu cầu", " đề nghị", " chỉ rõ", " nêu rõ", " chỉ đạo"}
	personalWords = []string{"chúng tôi", " tôi ", "anh kể", "chị kể", "ông kể", "anh cười", "xúc động", "rưng rưng"}
)

// useOf returns how much more a sentence of plain prose is worth to a speaker.
func useOf(p library.Point) float64 {
	text := " " + strings.ToLower(p.Text)
	switch {
	case containsAny(text, personalWords):
		return personal
	case stated(p.Text, viet.Span{End: len(p.Text)}) || containsAny(text, officialWords):
		return quotable
	}
	return 1
}
