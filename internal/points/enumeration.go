package points

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// The words that number the parts of an argument.
const (
	cardinals = `một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười`
	ordinals  = `nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười`
)

var (
	// marker finds the words that count the parts of an argument, at the beginning of a clause.
	marker = regexp.MustCompile(`(?i)(?:^|[.;:!?…\n]\s*)((?:` + cardinals + `) là[,:]? |thứ (?:` + ordinals + `)(?: là)?[,:] ?)`)
	// label finds what names and numbers a part: «Nhiệm vụ 1:», «Giải pháp thứ hai là».
	label = regexp.MustCompile(`(?i)^(?:nhóm )?(nhiệm vụ|giải pháp|công việc|việc|yêu cầu|nội dung|mục tiêu|bài học|vấn đề|quan điểm) ` +
		`(?:thứ (?:` + ordinals + `)|(?:số )?(?:\d{1,2}|[IVX]{1,4}))(?: là)?[:.,)]* `)
	// inline finds the numbers of parts within a sentence: «: (1) …; (2) …», «; b) …».
	inline = regexp.MustCompile(`(?:^|[:;.,]\s+)(\(?(?:\d{1,2}|[a-hđ])\)\s)`)
)

// bullets begin the items of a list typed by hand.
const bullets = "-–—•+*●▪■♦✓"

// enumerated returns the items of a paragraph that counts its parts («Một là …; hai là …», «(1) …; (2) …»), or
// that is an item itself («Một là, …», «- …», «1. …», «a) …»), else nil. Items have no bullet but keep their
// number.
func enumerated(plain string) []viet.Span {
	for _, numbering := range []*regexp.Regexp{marker, inline} {
		if numbering == inline && !strings.Contains(plain, ")") {
			continue // to look is cheaper than to match
		}
		found := numbering.FindAllStringSubmatchIndex(plain, -1)
		if len(found) == 1 && strings.TrimSpace(plain[:found[0][2]]) == "" || len(found) > 1 {
			return between(plain, found)
		}
	}
	if label.MatchString(plain) {
		return []viet.Span{{Start: 0, End: len(plain)}}
	}
	lines := strings.SplitAfter(plain, "\n")
	var items []viet.Span
	start := 0
	for _, line := range lines {
		if bulleted(line) {
			items = append(items, viet.Span{Start: start, End: start + len(line)})
		} else if len(items) > 0 && strings.TrimSpace(line) != "" {
			items[len(items)-1].End = start + len(line)
		} else if len(items) == 0 && len(lines) == 1 {
			return nil
		}
		start += len(line)
	}
	return items
}

// between returns what stands from each place found to the next.
func between(plain string, found [][]int) []viet.Span {
	var items []viet.Span
	for i, f := range found {
		end := len(plain)
		if i+1 < len(found) {
			end = found[i+1][2]
		}
		items = append(items, viet.Span{Start: f[2], End: end})
	}
	return items
}

// fewestUrged is how many parts between semicolons make an enumeration of tasks.
const fewestUrged = 3

// urged returns the parts of a sentence that announces tasks and tells them between semicolons: «… cần tập
// trung: …; …; ….»
func urged(plain string, s viet.Span) []viet.Span {
	text := s.Of(plain)
	colon := strings.Index(text, ": ")
	if colon < 0 || strings.Count(text[colon:], ";") < fewestUrged-1 || tells(text[:colon]) {
		return nil
	}
	if !announcesTasks(text[:colon]) && !strings.HasSuffix(text[:colon], " cần") {
		return nil
	}
	var items []viet.Span
	start := s.Start + colon + len(": ")
	for part := range strings.SplitAfterSeq(text[colon+len(": "):], ";") {
		if viet.CountSyllables(part) < 2 {
			return nil
		}
		items = append(items, viet.Span{Start: start, End: start + len(part)})
		start += len(part)
	}
	return items
}

// styleOf tells how an item is numbered: items of one style under one heading are an enumeration.
func styleOf(text string) string {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	if f := marker.FindStringIndex(text); f != nil && f[0] == 0 {
		if strings.HasPrefix(lower, "thứ") {
			return "thứ"
		}
		return "là"
	}
	if f := label.FindStringSubmatch(lower); f != nil {
		return f[1]
	}
	level, _ := viet.CutNumber(text)
	mark := strings.Trim(strings.SplitN(text, " ", 2)[0], "0123456789abcdefghđIVX")
	if level == 0 {
		r, _ := utf8.DecodeRuneInString(text)
		if mark = ""; strings.ContainsRune(bullets, r) {
			mark = string(r)
		}
	}
	return fmt.Sprint(level, mark)
}

func bulleted(line string) bool {
	line = strings.TrimSpace(line)
	if level, rest := viet.CutNumber(line); level > 0 && rest != "" {
		return true
	}
	r, size := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune(bullets, r) || size == len(line) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(line[size:], " \u00A0"))
	return unicode.IsLetter(next) || strings.ContainsRune("“«\"", next)
}

// dateline is what an agency puts before its first sentence: «(TTXVN) - », «(QĐND Online) – ».
var dateline = regexp.MustCompile(`^\([^()]{2,40}\)\s*[-–—]\s*`)

// withoutPlace leaves the dateline out of the first sentence.
func withoutPlace(plain string, s viet.Span) viet.Span {
	s.Start += len(dateline.FindString(s.Of(plain)))
	return s
}

// trimmed leaves out white space, bullets, and the marks between the items of one sentence.
func trimmed(plain string, s viet.Span) viet.Span {
	text := s.Of(plain)
	left := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(bullets, r) })
	if left == "" {
		return viet.Span{Start: s.End, End: s.End}
	}
	s.Start += len(text) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}
