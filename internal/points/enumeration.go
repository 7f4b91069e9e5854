package points

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// marker finds the words that count the parts of an argument, at the beginning of a clause.
var marker = regexp.MustCompile(`(?:^|[.;:!?…\n]\s*)((?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là[,:]? |(?:Thứ|thứ) (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?: là)?[,:] ?)`)

// bullets begin the items of a list typed by hand.
const bullets = "-–—•+*●▪■♦✓"

// enumerated returns the items of a paragraph that counts its parts («Một là …; hai là …»), or that is an
// item itself («Một là, …», «- …», «1. …», «a) …»), else nil. Items have no bullet but keep their number.
func enumerated(plain string) []viet.Span {
	found := marker.FindAllStringSubmatchIndex(plain, -1)
	if len(found) == 1 && strings.TrimSpace(plain[:found[0][2]]) == "" || len(found) > 1 {
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
