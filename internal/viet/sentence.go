package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A bracket or quotation is kept in one sentence when it closes within so many bytes: enough for two
// or three sentences of speech. Longer quotations are cut inside, for a speaker cannot use them whole.
const longestAside = 300

// Sentences finds the sentences of one paragraph, without the white space around them. A line break
// always ends a sentence. Dots in numbers, dates, abbreviations (TP. HCM, GS. TS., v.v.), initials and
// list numbers do not. Closing quotes and brackets stay with the sentence they close; what stands
// between quotes or brackets is not cut, unless it is long.
func Sentences(text string) []Span {
	var all []Span
	start := 0
	add := func(end int) {
		if s := trim(text, Span{start, end}); s.Start < s.End {
			all = append(all, s)
		}
		start = end
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\r' || r == '\u2029':
			add(i)
			i += size
			continue
		case closerOf(r) != 0:
			i = skipAside(text, i, size, r)
		case terminator(r):
			end := stopEnd(text, i)
			if endsSentence(text, start, i, end) {
				add(end)
			}
			i = end
			continue
		}
		i += size
	}
	add(len(text))
	return all
}

func trim(text string, s Span) Span {
	piece := text[s.Start:s.End]
	left := strings.TrimLeftFunc(piece, unicode.IsSpace)
	s.Start += len(piece) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return s
}

func terminator(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// closerOf returns what closes the quotation or bracket r opens, 0 where r opens none.
func closerOf(r rune) rune {
	switch r {
	case '«':
		return '»'
	case '“':
		return '”'
	case '(':
		return ')'
	case '[':
		return ']'
	case '"':
		return '"'
	}
	return 0
}

// skipAside returns the place of the rune before the closing mark when the aside that opens at i
// closes soon and on the same line, else i.
func skipAside(text string, i, size int, open rune) int {
	if open == '"' && !opensAt(text, i) {
		return i
	}
	rest := text[i+size:]
	if len(rest) > longestAside {
		rest = rest[:longestAside]
	}
	if line := strings.IndexAny(rest, "\r\n"); line >= 0 {
		rest = rest[:line]
	}
	at := strings.IndexRune(rest, closerOf(open))
	if at < 0 {
		return i
	}
	inside := strings.TrimRightFunc(rest[:at], unicode.IsSpace)
	last, n := utf8.DecodeLastRuneInString(inside)
	if !terminator(last) {
		n = 0
	}
	return max(i, i+len(inside)-n)
}

// opensAt tells an opening straight quote from a closing one: white space or nothing before it.
func opensAt(text string, i int) bool {
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return unicode.IsSpace(before) || before == '('
}

// stopEnd returns the byte after the run of stops that begins at i and the closing marks after it.
func stopEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !terminator(r) && !strings.ContainsRune("”»’\"')]", r) {
			break
		}
		i += size
	}
	// «… giữ.  ”»: texts that were cut into words keep a space before the closing mark.
	if rest := strings.TrimLeft(text[i:], " "); len(rest) < len(text[i:]) {
		if r, size := utf8.DecodeRuneInString(rest); r == '”' || r == '»' {
			return len(text) - len(rest) + size
		}
	}
	return i
}

// endsSentence decides whether the stops between at and end close the sentence begun at start.
func endsSentence(text string, start, at, end int) bool {
	next, spaced := nextRune(text, end)
	if next == 0 {
		return true
	}
	if unicode.IsLower(next) {
		return spaced && itemLetter(text[end:])
	}
	if leader := text[at:end]; len(leader) > len("...") && strings.Trim(leader, ".") == "" && unicode.IsDigit(next) {
		return false // «Mục lục........ 5»
	}
	if !spaced {
		return gluedEnd(text, start, at, end)
	}
	if text[at] != '.' || end-at > 1 {
		return next != ',' && next != ';' && next != ':' && next != ')'
	}
	return next != ',' && next != ';' && !abbreviated(text[start:at], next)
}

// itemLetter reports text that goes on with the letter of an item: «b) Đảo».
func itemLetter(text string) bool {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	_, size := utf8.DecodeRuneInString(text)
	return strings.HasPrefix(text[size:], ") ")
}

// nextRune returns the first rune after white space, 0 at the end of the line, and whether there was
// white space.
func nextRune(text string, i int) (next rune, spaced bool) {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\n' || r == '\r' {
			return 0, true
		}
		if !unicode.IsSpace(r) {
			return r, spaced
		}
		spaced = true
		i += size
	}
	return 0, spaced
}

// gluedEnd decides for stops with no white space after them: «…năm 2021.Theo đó» is two sentences,
// «16.974», «GS.TS», «TP.HCM» and «chinhphu.vn» are not.
func gluedEnd(text string, start, at, end int) bool {
	after := text[end:]
	first, size := utf8.DecodeRuneInString(after)
	second, _ := utf8.DecodeRuneInString(after[size:])
	if !unicode.IsUpper(first) || !unicode.IsLower(second) {
		return false
	}
	word := lastWord(text[start:at])
	if utf8.RuneCountInString(word) < 2 || abbreviations[strings.ToLower(word)] || listNumber(text[start:at]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) || unicode.IsDigit(r) && len(word) > 2 || end-at > 1
}

// abbreviated reports whether the dot after head belongs to an abbreviation, an initial or a list
// number; next is the first rune after it.
func abbreviated(head string, next rune) bool {
	word := lastWord(head)
	lower := strings.ToLower(word)
	switch {
	case word == "":
		return false
	case abbreviations[lower], listNumber(head):
		return true
	case lower == "v":
		return false // v.v. before a capital ends its sentence
	case beforeNumber[lower] && unicode.IsDigit(next):
		return true
	case utf8.RuneCountInString(word) == 1:
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && unicode.IsUpper(next) && initial(head[:len(head)-len(word)])
	}
	return false
}

// initial reports whether a single capital after head is a person's initial: a capitalised word, an
// initial or nothing stands before it («Nguyễn A.», «J. K.»), not «vitamin C.».
func initial(head string) bool {
	head = strings.TrimRight(head, " .")
	if head == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(lastWord(head))
	return unicode.IsUpper(r)
}

// lastWord returns the letters and digits that end text, with the dots inside an abbreviation left out.
func lastWord(text string) string {
	i := len(text)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if !WordRune(r) && r != '/' {
			break
		}
		i -= size
	}
	return text[i:]
}

// abbreviations never end a sentence that goes on: a name or a number follows them.
var abbreviations = set("tp tx tt th ths gs ts pgs bs ks kts cn ncs nxb đ/c đc lm ht " +
	"mr mrs ms dr prof st co ltd inc no vol pp vs vd gsts www")

// beforeNumber are abbreviations before a number and ordinary words or letters elsewhere.
var beforeNumber = set("tr q p f h k đ số đt tel stt t")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// listWords stand before the number of an article, a clause or a step: «Điều 5. Phạm vi».
var listWords = set("điều khoản chương mục phần bài câu bước tiết điểm hình bảng")

// listNumber reports whether head, the sentence so far, is only a list number: «1», «12», «IV», «a»,
// «2.1», «Điều 5».
func listNumber(head string) bool {
	const longest = 40 // bytes: a label is short, and heads may be very long
	if len(head) > longest {
		return false
	}
	fields := strings.Fields(head)
	if len(fields) == 2 && listWords[strings.ToLower(fields[0])] {
		fields = fields[1:]
	} else if len(fields) != 1 {
		return false
	}
	number := strings.Trim(fields[0], ".*-–(\"“«")
	if number == "" || len(number) > 6 {
		return false
	}
	return strings.Trim(number, "IVXLC") == "" || len(number) == 1 || number == "đ" ||
		strings.Trim(number, "0123456789.") == "" && !longNumber(number)
}

// longNumber reports numbers too long to count a list: years.
func longNumber(number string) bool {
	for part := range strings.SplitSeq(number, ".") {
		if len(part) > 2 {
			return true
		}
	}
	return false
}
