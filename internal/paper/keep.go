package paper

import (
	"strings"
	"unicode"
)

// The no-break groups of shared house style: what a Vietnamese reader takes in as one. The words below are
// patterns to recognise text by, compared in lower case.

// leaders stay with the number or document number after them: «ngày 27», «số 18-NQ/TW», «lần thứ XIV».
var leaders = set("ngày mùng tháng năm quý số thứ khóa khoá kỳ điều khoản điểm chương mục phần lục")

// units stay with the number before them. Of a unit of several syllables the first is enough.
var units = set("% ‰ m km cm mm m2 m² m3 m³ km2 km² ha kg g tấn tạ lít hải độ giờ phút giây ngày tháng năm tuần quý " +
	"người lượt cuộc buổi lớp đồng vnđ đ usd triệu tỷ tỉ nghìn ngàn trăm chục vạn bài tin tờ cuốn bộ bản chiếc cái tàu thuyền " +
	"hộ xã phường tỉnh huyện thôn ấp khu nước đảo cột mốc đoạn vụ đối trường điểm tổ đội chi học suất căn nhà lần tuổi kw kwh mw")

// ordinals are what «thứ» leads to where it leads to no number: «lần thứ tám».
var ordinals = set("nhất nhì hai ba tư bốn năm sáu bảy bẩy tám chín mười")

// dashes stand between words, bullets before them.
var (
	dashes  = set("– - — / &")
	bullets = set("• + *")
)

// stamps open a signature, which stays one line where it can: «T/M BAN THƯỜNG VỤ».
var stamps = set("t/m k/t t/l tm. kt. tl. q. tuq.")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// hold marks the words after which no line may end.
func hold(words []word, unbroken bool) {
	if len(words) == 0 {
		return
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = strings.ToLower(w.text())
	}
	whole := unbroken || stamps[texts[0]]
	for i := 0; i+1 < len(words); i++ {
		if words[i].parts[0].tick { // a box stays with what it is to be ticked for
			words[i].hold = true
			continue
		}
		// In «ngày 27 tháng 5 năm 2026» the number belongs to the word before it, not to the one after.
		counts := i == 0 || !leaders[texts[i-1]]
		if whole || together(texts[i], texts[i+1], counts) || i == 0 && enumerator(texts[0]) {
			words[i].hold = true
		}
	}
}

// together reports whether two neighbours are read as one; counts, whether a can count what b names.
func together(a, b string, counts bool) bool {
	switch {
	case leaders[a]:
		return hasDigit(b) || isRoman(b) || a == "thứ" && ordinals[strings.TrimRight(b, ".,;:)”")]
	case a == "biển," && strings.HasPrefix(b, "đảo"): // one subject in all that is written on it
		return true
	case counts && isNumber(a) && units[strings.TrimRight(b, ".,;:)”")]:
		return true
	}
	return follower(b)
}

// follower reports whether a word begins no line: a dash between words, punctuation that someone wrote after a space,
// the number of a source.
func follower(word string) bool {
	if dashes[word] || word != "" && strings.Trim(word, ".,;:!?)”%") == "" {
		return true
	}
	return strings.HasPrefix(word, "[") && strings.HasSuffix(word, "]") && len(word) < 8
}

// enumerator reports whether a paragraph's first word is its number or dash: «I.», «1.», «a)», «-», «[1]».
func enumerator(word string) bool {
	if dashes[word] || bullets[word] {
		return true
	}
	body := strings.TrimSuffix(strings.TrimPrefix(word, "["), "]")
	if body == word {
		body = strings.TrimRight(word, ".)")
	}
	if body == word || body == "" || len(body) > 8 {
		return false
	}
	return strings.Trim(body, "0123456789.") == "" || isRoman(body) || len([]rune(body)) == 1
}

func isNumber(word string) bool {
	return word != "" && hasDigit(word) && strings.Trim(word, "0123456789.,-–/%±+~") == ""
}

func hasDigit(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) >= 0 }

func isRoman(word string) bool {
	word = strings.TrimRight(word, ".,;:)”")
	return word != "" && strings.Trim(word, "ivxlcdm") == ""
}
