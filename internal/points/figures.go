package points

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Figures returns the figures that inputs state in passages of theme, or everywhere for "", in the order
// of reading: numbers that count or measure something. Dates, years, document and telephone numbers,
// list numbers, times of day and numbers in names are none.
func Figures(inputs []Input, theme library.Theme) []library.Figure {
	all := []library.Figure{}
	for _, in := range inputs {
		for i, block := range in.Blocks {
			if !in.bears(i, theme) {
				continue
			}
			plain := block.Plain()
			for _, s := range viet.Sentences(plain) {
				for _, f := range figuresIn(plain, s) {
					f.Place = in.place(i, f.Place)
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// The words of the calendar and the clock, as they are compared.
var (
	dayWord, weekWord, monthWord, yearWord = spelled("ngày"), spelled("tuần"), spelled("tháng"), spelled("năm")
	hourWord, minuteWord, secondWord       = spelled("giờ"), spelled("phút"), spelled("giây")
	ageWord, monthAgeWord, anniversaryWord = spelled("tuổi"), spelled("tháng tuổi"), spelled("niệm")
	degreeWord                             = spelled("độ")
)

// figuresIn returns the figures of the sentence s of plain, placed in plain.
func figuresIn(plain string, s viet.Span) []library.Figure {
	text := s.Of(plain)
	var all []library.Figure
	for i := 0; ; {
		n, ok := nextNumber(text, i)
		if !ok {
			return all
		}
		i = n.end
		u := unitAfter(text, n.end)
		if !countsSomething(text, n, u) {
			continue
		}
		end := max(n.end, u.end)
		i = end
		name := strings.TrimSpace(text[min(u.start, end):end])
		if name != "" && !u.known {
			name = strings.TrimRight(name, ".,")
		}
		all = append(all, library.Figure{
			Text: text[n.start:end], Value: n.value * u.scale, Unit: name, Sentence: text,
			Place: library.Place{Start: s.Start + n.start, End: s.Start + end},
		})
	}
}

// countsSomething decides whether a number with that unit is a figure.
func countsSomething(text string, n number, u unit) bool {
	if n.broken || !u.counts() && !n.grouped(text) || !u.known && n.unsure(text) {
		return false
	}
	if n.glued(text) || n.listNumber(text) || n.inName(text) {
		return false
	}
	return !clock(text, n, u) && !calendar(text, n, u) && !age(text, n, u) && !labelled(text, n, u)
}

// counts reports whether there is a unit or a scale.
func (u unit) counts() bool { return u.end > u.start || u.scale != 1 }

// unsure reports a number that is only taken for a figure before a unit of the lists: it may be a date or a
// year.
func (n number) unsure(text string) bool {
	return n.ratio || n.plain && isYear(text[n.start:n.end])
}

// grouped reports a number that is large and written with its thousands apart: it counts something even
// where no unit follows.
func (n number) grouped(text string) bool {
	return !n.plain && !n.ratio && n.value >= 1000 && strings.Contains(text[n.start:n.end], ".") &&
		!strings.ContainsAny(text[n.start:n.end], "- ")
}

// listNumber reports the number of an item: «1. …», «2) …», «(3)», at the beginning of its sentence.
func (n number) listNumber(text string) bool {
	head := strings.TrimLeft(text[:n.start], "(*-– ")
	rest := text[n.end:]
	if head != "" {
		return strings.HasSuffix(text[:n.start], "(") && strings.HasPrefix(rest, ")")
	}
	return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "/ ") || strings.HasPrefix(rest, ".\u00A0")
}

// A quotation of so many words that begins with a capital or a digit and ends without a stop is a name.
const longestName = 14

// inName reports a number inside a quoted name: «60 năm Đường Hồ Chí Minh trên biển».
func (n number) inName(text string) bool {
	const window = 300 // bytes before the number: a name is not longer
	if skipped := n.start - window; skipped > 0 {
		text, n.start, n.end = text[skipped:], window, n.end-skipped
	}
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}, {"\"", "\""}, {"‘", "’"}} {
		open := strings.LastIndex(text[:n.start], marks[0])
		if open < 0 || marks[0] != marks[1] && strings.LastIndex(text[:n.start], marks[1]) > open {
			continue
		}
		if marks[0] == marks[1] && strings.Count(text[:n.start], marks[0])%2 == 0 {
			continue
		}
		length := strings.Index(text[n.end:], marks[1])
		if length < 0 {
			continue
		}
		name := strings.TrimSpace(text[open+len(marks[0]) : n.end+length])
		first, _ := utf8.DecodeRuneInString(name)
		last, _ := utf8.DecodeLastRuneInString(name)
		return !strings.ContainsRune(".!?,…", last) && !strings.HasSuffix(strings.TrimSpace(text[:open]), ":") &&
			(unicode.IsUpper(first) || unicode.IsDigit(first)) && viet.CountSyllables(name) <= longestName
	}
	return false
}

// wordsBefore returns up to four words right before byte i, the nearest last; punctuation ends them.
func wordsBefore(text string, i int) []string {
	head := strings.TrimRight(text[:i], " \u00A0")
	var words []string
	for len(words) < 4 && head != "" {
		r, _ := utf8.DecodeLastRuneInString(head)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		start := strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if start >= 0 {
			_, size := utf8.DecodeRuneInString(head[start:])
			start += size
		} else {
			start = 0
		}
		words = append(words, head[start:])
		head = strings.TrimRight(head[:start], " \u00A0")
	}
	slices.Reverse(words)
	return words
}

// labelled reports a number that names or orders a thing: «Điều 11», «Vùng 5», «bão số 9».
func labelled(text string, n number, u unit) bool {
	head := strings.TrimRight(text[:n.start], " \u00A0")
	if strings.HasSuffix(head, ":") {
		if words := wordsBefore(head, len(head)-1); len(words) > 0 && phoneWords[spelled(words[len(words)-1])] {
			return true
		}
	}
	words := wordsBefore(text, n.start)
	for i := range words {
		name := spelled(strings.Join(words[i:], " "))
		if labels[name] || looseLabels[name] && !u.known {
			return true
		}
	}
	return !u.known && afterName(text, n, words)
}

// afterName reports a number behind a name in the middle of a sentence: «Nanggala 402», «Hawk 209».
func afterName(text string, n number, words []string) bool {
	if len(words) == 0 {
		return false
	}
	name := words[len(words)-1]
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) && strings.LastIndex(text[:n.start], name) > 0
}

var phoneWords = wordSet(`thoại đt fax tel hotline sđt máy số`)

// calendar reports days, months and years: «ngày 7», «tháng 9», «năm 2021», and stretches of the
// calendar: «6 tháng đầu năm».
func calendar(text string, n number, u unit) bool {
	words := wordsBefore(text, n.start)
	if len(words) > 0 && !strings.ContainsAny(text[n.start:n.end], ".,") {
		switch spelled(words[len(words)-1]) {
		case yearWord:
			return n.value >= 1000 && n.value <= 2100
		case dayWord:
			return n.value <= 31
		case monthWord:
			return n.value <= 12
		}
	}
	switch spelled(text[u.start:u.end]) {
	case monthWord, yearWord, dayWord, weekWord:
		next := wordsAfter(text, u.end)
		return len(next) > 0 && periodWords[spelled(text[next[0].start:next[0].end])]
	}
	return false
}

// clock reports a time of day: «lúc 10 giờ», «7 giờ 30 phút», «19 giờ ngày 5».
func clock(text string, n number, u unit) bool {
	words := wordsBefore(text, n.start)
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	switch spelled(text[u.start:u.end]) {
	case minuteWord, secondWord:
		return last == hourWord || last == minuteWord || last == degreeWord
	case degreeWord:
		return last == degreeWord || digitAt(text, skipSpace(text, u.end)) // degrees of a place
	case hourWord:
		next := wordsAfter(text, u.end)
		return dayBefore[last] || digitAt(text, skipSpace(text, u.end)) && skipSpace(text, u.end) > u.end ||
			len(next) > 0 && dayParts[spelled(text[next[0].start:next[0].end])]
	}
	return false
}

// age reports how old a person is («Ông A, 62 tuổi», «cháu 10 tuổi»), which is no figure unless it is a limit
// or an average («đủ 18 tuổi»), and an anniversary («kỷ niệm 60 năm»), which is a name.
func age(text string, n number, u unit) bool {
	words := wordsBefore(text, n.start)
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	switch spelled(text[u.start:u.end]) {
	case ageWord, monthAgeWord:
		return !ageBefore[last]
	case yearWord:
		return last == anniversaryWord
	}
	return false
}
