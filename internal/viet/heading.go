package viet

import (
	"strings"
	"unicode"
)

// longestHeading is how many syllables a line may have to be read as a heading.
const longestHeading = 35

// HeadingLevel returns the level of a paragraph that is written as a heading without being marked as one,
// as many portals do («Về công tác …:», «II. KẾT QUẢ», «1. Công tác tuyên truyền»): 2 for a section, 3 and
// 4 for its parts, and 0 for ordinary text.
func HeadingLevel(text string) int {
	text = strings.TrimSpace(text)
	if !mayHead(text) {
		return 0
	}
	syllables := CountSyllables(text)
	level, rest := CutNumber(text)
	switch {
	case level != 0 && rest == "":
		return 0
	case level != 0:
		return level
	case syllables >= 2 && allCapitals(text):
		return 2
	case strings.HasSuffix(text, ":"), opensSection(text) && syllables < 20:
		return 3
	}
	return 0
}

// mayHead reports one short line that neither ends like a sentence nor announces what follows. What is cheap
// to see is looked at first: nearly every paragraph ends here.
func mayHead(text string) bool {
	if text == "" || len(text) > 10*longestHeading || endsStopped(text) || strings.Contains(text, "\n") {
		return false
	}
	n := CountSyllables(text)
	return 0 < n && n <= longestHeading && !leadsIn(text)
}

// opensSection reports how the sections of reports begin.
func opensSection(text string) bool {
	for _, s := range []string{"Về công tác", "Về tuyên truyền", "Về hoạt động", "Kết quả công tác"} {
		if strings.HasPrefix(text, s) {
			return true
		}
	}
	return false
}

// CutNumber cuts the number of a heading or list item off its text and returns the level it stands for:
// «I.» 2, «1.», «1)» and «1-» 3, «a)» 4, and 0 with the text as it is where it has none.
func CutNumber(text string) (level int, rest string) {
	head, rest, found := strings.Cut(text, " ")
	if !found || len(head) < 2 || len(head) > 7 || !strings.ContainsAny(head[len(head)-1:], ".)/-") {
		return 0, text
	}
	if strings.HasSuffix(head, "-") && strings.IndexFunc(rest, unicode.IsDigit) == 0 {
		return 0, text // «10- 15 người» is a range
	}
	number := strings.Trim(head, "(.)/-")
	switch {
	case number == "":
		return 0, text
	case strings.Trim(number, "IVX") == "":
		return 2, strings.TrimSpace(rest)
	case strings.Trim(number, "0123456789.") == "" && !longNumber(number):
		return 3, strings.TrimSpace(rest)
	case len(number) == 1 && 'a' <= number[0] && number[0] <= 'z' || number == "đ":
		return 4, strings.TrimSpace(rest)
	}
	return 0, text
}

// leadsIn reports a line that only announces what follows: «… như sau», «Ông nói:». Most such words lead in
// only before a colon: «I. MỤC ĐÍCH, YÊU CẦU» is a heading.
func leadsIn(text string) bool {
	bare := strings.ToLower(strings.TrimRight(text, " :"))
	if strings.HasSuffix(bare, " sau") || strings.HasSuffix(bare, " sau đây") {
		return true
	}
	if !strings.HasSuffix(text, ":") {
		return false
	}
	for _, end := range []string{
		" là", " gồm", " rằng", " cho biết", " nói", " cụ thể", " như", " khẳng định", " nhấn mạnh",
		" chia sẻ", " phát biểu", " hỏi", " cho hay", " bày tỏ", " đề nghị", " yêu cầu", " kêu gọi", " trả lời",
	} {
		if strings.HasSuffix(bare, end) {
			return true
		}
	}
	return false
}

// endsStopped reports a line that ends like a sentence or goes on.
func endsStopped(text string) bool {
	for _, stop := range []string{".", ";", "!", "?", "…", ",", "”", "»", "\""} {
		if strings.HasSuffix(text, stop) {
			return true
		}
	}
	return false
}

func allCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3
}
