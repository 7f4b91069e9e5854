package points

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Figures returns the figures that inputs state in passages of theme, or everywhere for "", in the order
// of reading: numbers that count or measure something. Dates, years, document and telephone numbers,
// list numbers, times of day and numbers in names are none. own are units that an office counts beside those of the lists. Once
// ctx is done it stops, as Pick does.
func Figures(ctx context.Context, inputs []Input, theme library.Theme, own ...string) []library.Figure {
	all := []library.Figure{}
	units := newOwnUnits(own)
	for _, in := range inputs {
		sources := sourceLists(in.Blocks)
		for i, block := range in.Blocks {
			if !in.bears(i, theme) || sources[i] {
				continue
			}
			if ctx.Err() != nil {
				return all
			}
			plain := block.Plain()
			for _, s := range viet.Sentences(plain) {
				if ctx.Err() != nil {
					return all
				}
				for f := range figuresIn(plain, s, units) {
					if ctx.Err() != nil { // a sentence may be a megabyte of numbers
						return all
					}
					f.Place = in.place(i, f.Place)
					all = append(all, f)
				}
			}
		}
	}
	return all
}

// figuresIn returns the figures of the sentence s of plain, placed in plain.
func figuresIn(plain string, s viet.Span, own ownUnits) iter.Seq[library.Figure] {
	return func(yield func(library.Figure) bool) {
		text := s.Of(plain)
		for i := 0; ; {
			f, end, found := nextFigure(text, i, own)
			if !found {
				return
			}
			i = end
			f.Start, f.End = s.Start+f.Start, s.Start+f.End
			if !yield(f) {
				return
			}
		}
	}
}

// stated reports whether the sentence s of plain states a figure that tells how much there is of a thing: hardly any
// sentence is without a «hai».
func stated(plain string, s viet.Span) bool {
	const few = 10
	for f := range figuresIn(plain, s, ownUnits{}) {
		if f.Value > few || strings.ContainsAny(f.Text, "0123456789") {
			return true
		}
	}
	return false
}

// nextFigure returns the first figure of a sentence from byte i on, placed in the sentence, and where to look
// for the next.
func nextFigure(text string, i int, own ownUnits) (library.Figure, int, bool) {
	for {
		n, ok := nextNumber(text, i)
		if !ok {
			return library.Figure{}, i, false
		}
		i = n.end
		u := own.or(text, n.end, unitAfter(text, n.end))
		if !u.counts() {
			u = n.sharedUnit(text, u)
		}
		if n.fraction(text, u) {
			u = unit{start: n.end, end: n.end, scale: 1}
		} else if !countsSomething(text, n, u) {
			continue
		} else if more, rest, ok := smaller(text, u); ok {
			n.value, u = n.value+more.value*rest.scale/u.scale, unit{start: rest.start, end: rest.end, scale: u.scale, known: true}
		}
		name := u.name(text)
		end := max(n.end, n.rangeEnd(text, u))
		if u.shared {
			end = n.end
		}
		if half, found := halfEnd(text, u); found {
			n.value, end = n.value+0.5, half
		}
		start := n.aboutStart(text, u)
		return library.Figure{
			Text: text[start:end], Value: scaled(n.value, u.scale), Of: scaled(n.whole, u.scale), Unit: name,
			Measured: u.measuredBy(text, start, end), Sentence: text, Place: library.Place{Start: start, End: end},
		}, end, true
	}
}

// countsSomething decides whether a number with that unit is a figure.
func countsSomething(text string, n number, u unit) bool {
	if n.broken || !n.counts(text, u) || !u.counts() && !n.grouped(text) || !u.known && n.unsure(text) && !n.noYear(text) {
		return false
	}
	if n.saysNoAmount(text, u) {
		return false
	}
	before := wordsBefore(text, n.start)
	return !n.clock(text, before, u) && !calendar(text, n, before, u) && !age(text, before, u) && !labelled(text, n, before, u)
}

// saysNoAmount reports a number that only looks like one that counts.
func (n number) saysNoAmount(text string, u unit) bool {
	return n.partsOfText(text, u) || n.some(text) || n.edition(text, u) || n.ofHighLabel(text, u) || n.both(text, u) || n.glued(text) || n.listNumber(text) || n.inName(text) || n.added(text, u) || n.named(text, u)
}

// partsOfText reports a number that announces what the text itself goes on with: «Ba nội dung», «5 nhiệm vụ sau».
func (n number) partsOfText(text string, u unit) bool {
	if u.scale != 1 || n.ratio || !textParts()[spelled(text[u.start:u.end])] {
		return false
	}
	if n.told != inDigits {
		words := wordsBefore(text, n.start)
		return len(words) == 0 || !countsParts()[spelled(words[len(words)-1])] // «chia thành ba phần»
	}
	next := wordsAfter(text, u.end)
	return len(next) > 0 && pointingOn()[spelled(next[0].of(text))]
}

// some reports «1 số», «1 vài», which say «một số» with a digit.
func (n number) some(text string) bool {
	next := wordsAfter(text, n.end)
	return text[n.start:n.end] == "1" && len(next) > 0 && someWords()[spelled(next[0].of(text))]
}

// both reports a number of those that were spoken of before, and of nothing that is named: «cả 2 lập biên bản».
func (n number) both(text string, u unit) bool {
	words := wordsBefore(text, n.start)
	k := len(words)
	return !u.known && k > 0 && spelled(words[k-1]) == allWord && (k == 1 || spelled(words[k-2]) != everyWord) // «tất cả 7 hòn»
}

// edition reports a year before what is numbered itself: «Liên hoan ca múa nhạc toàn quốc 2018 đợt 2».
func (n number) edition(text string, u unit) bool {
	return n.plain && isYear(text[n.start:n.end]) && digitAt(text, skipSpace(text, u.end))
}

// smaller returns the rest of an amount that is told in two scales: «2 tỷ 150 triệu đồng».
func smaller(text string, u unit) (number, unit, bool) {
	if u.scale == 1 || u.end > u.start || u.shared {
		return number{}, unit{}, false
	}
	at := skipSpace(text, u.end)
	if at == u.end || !digitAt(text, at) {
		return number{}, unit{}, false
	}
	more, _ := nextNumber(text, at)
	rest := unitAfter(text, more.end)
	return more, rest, !more.broken && !more.ratio && 1 < rest.scale && rest.scale < u.scale
}

// halfEnd returns the end of the half that follows a unit of time or a measure: «ba tiếng rưỡi».
func halfEnd(text string, u unit) (end int, found bool) {
	next := wordsAfter(text, u.end)
	if u.scale != 1 || u.shared || len(next) == 0 || !halfWords()[spelled(next[0].of(text))] || !stretches()[u.key(text)] && !measures()[u.key(text)] {
		return 0, false
	}
	return next[0].end, true
}

// rangeEnd returns the end of a range each end of which has its measure, «5% đến 10%», else that of the unit u of the number.
func (n number) rangeEnd(text string, u unit) int {
	if u.end == u.start || !measures()[u.key(text)] && u.key(text) != ageWord {
		return u.end
	}
	for _, joint := range []string{" đến ", " tới ", " - ", " – ", "-", "–", " -"} {
		at := u.end + len(joint)
		if !strings.HasPrefix(text[u.end:], joint) || !digitAt(text, at) {
			continue
		}
		upper := digitsAt(text, at)
		other := unitAfter(text, upper.end)
		if !upper.broken && upper.value > n.value && other.scale == u.scale && other.key(text) == u.key(text) {
			return other.end
		}
	}
	return u.end
}

// aboutStart returns where the words begin that tell how exact the number n is, its own start where there are none.
func (n *number) aboutStart(text string, u unit) int {
	words := wordsBefore(text, n.start)
	const longest = 3
	start, at := n.start, n.start
	for k := len(words) - 1; k >= max(0, len(words)-longest); k-- {
		at = len(strings.TrimRight(text[:at], " \u00A0")) - len(words[k])
		name := spelled(strings.Join(words[k:], " "))
		if aboutBefore()[name] && (!placeWords()[name] || u.over(text, words[:k])) {
			start = at
		}
	}
	return start
}

// over reports that «trên» behind words tells how much, and not where: «trên 20 km», «có trên 20 bài», but not «thuyền viên
// trên 12 tàu».
func (u unit) over(text string, words []string) bool {
	name := spelled(text[u.start:u.end])
	return u.scale != 1 || name == ageWord || measures()[name] || len(words) == 0 || overBefore()[spelled(words[len(words)-1])]
}

// fraction reports a part of a whole that has no unit: «gần 1/3 diện tích», «một phần ba số hộ». Its value is the
// quotient.
func (n *number) fraction(text string, u unit) bool {
	if n.part {
		return true
	}
	words := wordsBefore(text, n.start)
	if !n.ratio || n.broken || len(words) == 0 {
		return false
	}
	last := spelled(words[len(words)-1])
	whole := ofWhole(text, n.end) && !dateBefore()[last] // «tối thiểu 2/3 số phiếu»
	if !whole && (u.known && !wholes()[u.key(text)] || !aboutWords()[last]) {
		return false
	}
	part, all, _ := strings.Cut(text[n.start:n.end], "/")
	above, _ := valueOf(part)
	below, ok := valueOf(all)
	const simplest = 10
	if !ok || above >= below || below > simplest {
		return false
	}
	n.value, n.whole = above/below, 0
	return true
}

// counts reports whether there is a unit or a scale.
func (u unit) counts() bool { return u.end > u.start || u.scale != 1 }

// unsure reports a number that is only taken for a figure before a unit of the lists: it may be a date, a year
// or a telephone number.
func (n number) unsure(text string) bool {
	return n.ratio && !undated(text[n.start:n.end]) || n.plain && (isYear(text[n.start:n.end]) || n.end-n.start > longestPlain)
}

// noYear reports a number that might be a year, were it not told how exact it is: «hơn 2000 hóa đơn».
func (n number) noYear(text string) bool {
	const longest = 2
	words := wordsBefore(text, n.start)
	for k := range min(len(words), longest) {
		if noYearBefore()[spelled(strings.Join(words[len(words)-1-k:], " "))] {
			return n.plain && isYear(text[n.start:n.end])
		}
	}
	return false
}

// undated reports a share that is no day and month: 98/102.
func undated(share string) bool {
	part, whole, _ := strings.Cut(share, "/")
	above, _ := valueOf(part)
	below, ok := valueOf(whole)
	const days, months = 31, 12
	return ok && (above > days || below > months)
}

// longestPlain is how many digits a number has that is written without its thousands apart: longer ones are
// telephone numbers and accounts.
const longestPlain = 5

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

// added reports a number of a sum, which is a name: «tổ công tác 5 + 1», but not one with its sign, «tăng 3 điểm (+ 0,6%)».
func (n number) added(text string, u unit) bool {
	if u.measured(text) || u.scale != 1 || n.decimal(text) && measures()[u.key(text)] {
		return false
	}
	return strings.HasSuffix(strings.TrimRight(text[:n.start], " "), "+") || strings.HasPrefix(strings.TrimLeft(text[n.end:], " "), "+")
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
		open := openQuote(text[:n.start], marks)
		length := strings.Index(text[n.end:], marks[1])
		if open < 0 || length < 0 {
			continue
		}
		if sentenceStart(text, open) && strings.HasPrefix(text[n.end+length+len(marks[1]):], ",") {
			return false // «"Bé nặng 2,8 kg", chị kể»
		}
		name := strings.TrimSpace(text[open+len(marks[0]) : n.end+length])
		first, _ := utf8.DecodeRuneInString(name)
		last, _ := utf8.DecodeLastRuneInString(name)
		return !strings.ContainsRune(".!?,…", last) && !n.grouped(text) && !saidBegins()[spelled(wordAt(name, 0))] && !strings.HasSuffix(strings.TrimSpace(text[:open]), ":") &&
			(unicode.IsUpper(first) || unicode.IsDigit(first)) && viet.CountSyllables(name) <= longestName
	}
	return false
}

// openQuote returns where a quotation that is still open at the end of a text begins, -1 where none is.
func openQuote(text string, marks [2]string) int {
	open := strings.LastIndex(text, marks[0])
	switch {
	case marks[0] == marks[1] && strings.Count(text, marks[0])%2 == 0:
		return -1
	case marks[0] != marks[1] && strings.LastIndex(text, marks[1]) > open:
		return -1
	}
	return open
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
