package points

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// bullets begin the items of a list typed by hand.
const bullets = "-–—•+*●▪■♦✓"

// enumerated returns the items of a paragraph that counts its parts («Một là …; hai là …», «(1) …; (2) …»), or
// that is an item itself («Một là, …», «- …», «1. …», «a) …»), else nil. Items have no bullet but keep their
// number.
func enumerated(plain string) []viet.Span {
	for _, numbering := range []func(string) []viet.Span{markers, inlineNumbers} {
		found := numbering(plain)
		if len(found) == 1 && strings.TrimSpace(plain[:found[0].Start]) == "" || len(found) > 1 {
			return between(plain, found)
		}
	}
	if _, named := partName(plain); named {
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
func between(plain string, found []viet.Span) []viet.Span {
	var items []viet.Span
	for i, f := range found {
		end := len(plain)
		if i+1 < len(found) {
			end = found[i+1].Start
		}
		items = append(items, viet.Span{Start: f.Start, End: end})
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

// whole puts the sentence in the place of the tasks that it tells between semicolons: where so many points are asked for and no
// more, they would leave no room for the rest of the article.
func whole(all []*candidate) []*candidate {
	var kept []*candidate
	for _, c := range all {
		s := c.spoken
		switch {
		case s == nil || s.hangs():
			kept = append(kept, c)
		case len(kept) == 0 || kept[len(kept)-1] != s:
			s.order, s.titled, s.sentences, s.retold = c.order, c.titled, c.sentences, c.retold
			kept = append(kept, s)
		}
	}
	return kept
}

// styleOf tells how an item is numbered: items of one style under one heading are an enumeration.
func styleOf(text string) string {
	text = strings.TrimSpace(text)
	lower := strings.ToLower(text)
	if _, ok := firstMarker(text); ok {
		if strings.HasPrefix(lower, "thứ") {
			return "thứ"
		}
		return "là"
	}
	if name, ok := partName(lower); ok {
		if end, _ := parts.Prefix(lower); strings.Contains(lower[:end], " thứ ") {
			return "thứ" // «Nhiệm vụ thứ 2 là …» goes on from «Thứ nhất, …»
		}
		return name
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

// lettered reports an item that begins «a) …», «đ) …».
func lettered(text string) bool {
	letter, _, found := strings.Cut(text, ")")
	return found && utf8.RuneCountInString(letter) == 1 && unicode.IsLetter([]rune(letter)[0])
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
