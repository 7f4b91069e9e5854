package points

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// The words that count and name the parts of an argument (assets/phrases/points.txt).
var (
	partNumbers, parts   = wording.List("part-number"), wording.List("part")
	partNames, taskNames = wording.List("part-name"), wording.List("task-name")
)

// markers finds the words that count the parts of an argument, «Một là, », «thứ hai: », at the beginning of a clause,
// with the space behind them.
func markers(plain string) []viet.Span {
	var all []viet.Span
	for _, m := range partNumbers.Find(plain) {
		if !beginsClause(plain, m.Start) {
			continue
		}
		// «Một là» needs its space, «Thứ nhất:» has its mark.
		r, size := utf8.DecodeRuneInString(plain[m.End:])
		if r == ' ' {
			m.End += size
		} else if !strings.HasPrefix(strings.ToLower(plain[m.Start:]), "thứ") {
			continue
		}
		all = append(all, viet.Span{Start: m.Start, End: m.End})
	}
	return all
}

// firstMarker returns the marker that a text begins with.
func firstMarker(text string) (viet.Span, bool) {
	end, begins := partNumbers.Prefix(text)
	if !begins {
		return viet.Span{}, false
	}
	all := markers(text[:min(len(text), end+1)])
	if len(all) == 0 || strings.TrimSpace(strings.TrimLeft(text[:all[0].Start], ".;:!?…\n")) != "" {
		return viet.Span{}, false
	}
	return all[0], true
}

// beginsClause reports whether nothing but a stop and white space stands before byte i.
func beginsClause(text string, i int) bool {
	if i == 0 {
		return true
	}
	head := strings.TrimRight(text[:i], " \t\n\f\r")
	if strings.Contains(text[len(head):i], "\n") {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return head != "" && strings.ContainsRune(".;:!?…", r)
}

// partName returns what names the part that a text begins with: «Nhiệm vụ 1: », «Giải pháp thứ hai là ».
func partName(text string) (string, bool) {
	end, begins := parts.Prefix(text)
	if first, _ := utf8.DecodeRuneInString(text); !begins || !unicode.IsLetter(first) {
		return "", false
	}
	rest := strings.TrimLeft(text[end:], ":.,)")
	if !strings.HasPrefix(rest, " ") || longNumber(text[:end]) {
		return "", false
	}
	const group = "nhóm "
	if len(text) >= len(group) && strings.EqualFold(text[:len(group)], group) {
		text = text[len(group):]
	}
	end, named := partNames.Prefix(text)
	return text[:end], named
}

// longNumber reports a number that counts no parts: of three digits and more, or with a mark.
func longNumber(text string) bool {
	number := text[strings.LastIndexByte(text, ' ')+1:]
	const longest = 2
	return len(number) > longest && strings.Trim(number, "0123456789.,") == ""
}

// inlineNumbers finds the numbers of parts within a sentence, «: (1) …; (2) …», «; b) …», with the space behind them.
func inlineNumbers(plain string) []viet.Span {
	var all []viet.Span
	for i := 0; i < len(plain); i++ {
		if plain[i] != ')' || i+1 == len(plain) || !whiteByte(plain[i+1]) {
			continue
		}
		start := inlineStart(plain, i)
		if start < i && afterMark(plain[:start]) {
			all = append(all, viet.Span{Start: start, End: i + 2})
		}
	}
	return all
}

// inlineStart returns where the number or letter begins that the bracket at byte i closes, i where there is none.
func inlineStart(plain string, i int) int {
	start := i
	const longest = 2
	for start > 0 && i-start < longest && digitAt(plain, start-1) {
		start--
	}
	if start == i {
		r, size := utf8.DecodeLastRuneInString(plain[:i])
		if ('a' > r || r > 'h') && r != 'đ' {
			return i
		}
		start -= size
	}
	if start > 0 && plain[start-1] == '(' {
		start--
	}
	return start
}

// afterMark reports a head that is empty or ends in a mark and white space.
func afterMark(head string) bool {
	if head == "" {
		return true
	}
	trimmed := strings.TrimRight(head, " \t\n\f\r")
	return trimmed != "" && trimmed != head && strings.IndexByte(":;.,", trimmed[len(trimmed)-1]) >= 0
}

func whiteByte(c byte) bool { return strings.IndexByte(" \t\n\f\r", c) >= 0 }

// withoutPlace leaves out of the first sentence what an agency puts before it: «(TTXVN) - », «(QĐND Online) – ».
func withoutPlace(plain string, s viet.Span) viet.Span {
	text := s.Of(plain)
	inside, rest, closed := strings.Cut(strings.TrimPrefix(text, "("), ")")
	const shortest, longest = 2, 40
	n := utf8.RuneCountInString(inside)
	if !closed || text[0] != '(' || strings.Contains(inside, "(") || n < shortest || n > longest {
		return s
	}
	rest = strings.TrimLeft(rest, " \t\n\f\r")
	dash, size := utf8.DecodeRuneInString(rest)
	if rest == "" || !strings.ContainsRune("-–—", dash) {
		return s
	}
	rest = strings.TrimLeft(rest[size:], " \t\n\f\r")
	s.Start = s.End - len(rest)
	return s
}
