package points

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// unit is what a figure counts: bytes start to end of the text, and how much is known of it.
type unit struct {
	start, end int
	scale      float64 // that stands before it: triệu, tỷ
	known      bool    // of the lists, or a measure: not just the next word
	shared     bool    // with the number behind, where it stands: «300 và 500 km»
}

// name returns the words of the unit, «km/giờ» also for «km / giờ».
func (u unit) name(text string) string {
	name := strings.ReplaceAll(strings.TrimSpace(text[u.start:u.end]), spacedSlash, "/")
	if u.known {
		return name
	}
	return strings.TrimRight(name, ".,")
}

// key returns the words of the unit as they are looked up.
func (u unit) key(text string) string { return spelled(text[u.start:u.end]) }

const spacedSlash = " / "

// sharedUnit returns the unit of the number that is told in one breath with n, «300 và 500 km», «từ 2 lên 4 làn xe», where n
// has none of its own and names nothing; own where there is none.
func (n *number) sharedUnit(text string, own unit) unit {
	words := wordsBefore(text, n.start)
	if n.ratio || len(words) > 0 && mayName(words[len(words)-1]) {
		return own
	}
	if other, joined := joinedNumber(text, n.end, joints()); joined && n.told == inDigits && digitAt(text, other.start) {
		if u := unitAfter(text, other.end); !other.ratio && u.known && countsSomething(text, other, u) {
			u.known, u.shared = false, true
			return u
		}
	}
	return n.partOfAll(text, own)
}

// partOfAll returns the unit of the greater number that n is a part of, «38 trong tổng số 56 phim», and tells n the whole; own
// where there is none. One of them is a way to say that it belongs to them, and what lies within a time is no part of it.
func (n *number) partOfAll(text string, own unit) unit {
	all, joined := joinedNumber(text, n.end, shareJoints())
	if !joined || all.ratio || n.value <= 1 || all.value <= n.value {
		return own
	}
	u := unitAfter(text, all.end)
	if !u.counts() || u.scale != 1 || stretches()[u.key(text)] || measures()[u.key(text)] || !countsSomething(text, all, u) {
		return own
	}
	n.whole, u.shared, u.known = all.value, true, true
	return u
}

// joinedNumber returns the number that a joint of up to three words at i leads to: «và 500».
func joinedNumber(text string, i int, joints wordSet) (number, bool) {
	const longest = 3
	words := wordsAfter(text, i)
	for k := min(len(words), longest); k > 0; k-- {
		end := words[k-1].end
		if joints[spelled(text[words[0].start:end])] {
			at := skipSpace(text, end)
			if k < len(words) && words[k-1].joined && spelled(text[words[0].start:end]) != andWord && aboutBefore()[spelled(words[k].of(text))] {
				at = skipSpace(text, words[k].end) // «trong số hơn 40 người»
			}
			other, found := nextNumber(text, at)
			return other, found && at > end && other.start == at
		}
	}
	return number{}, false
}

// mayName reports a word behind which a number may name a thing.
func mayName(word string) bool { return labels()[spelled(word)] || looseLabels()[spelled(word)] }

// unitAfter reads the unit behind a number that ends at byte i. A unit without words (end == i) is none.
func unitAfter(text string, i int) unit {
	u := unit{start: i, end: i, scale: 1}
	if end, factor := scaleEnd(text, i); end > i && measureEnd(text, i) == i {
		u = unit{start: end, end: end, scale: factor, known: true}
	}
	if end := measureEnd(text, u.end); end > u.end {
		start := skipSpace(text, u.end)
		if lengths()[spelled(text[start:end])] {
			end = powerEnd(text, end)
		}
		return unit{start: start, end: eachEnd(text, end), scale: u.scale, known: true}
	}
	words := wordsAfter(text, u.end)
	if u.scale != 1 && dated(text, words) {
		return u
	}
	if n := max(listedWords(text, words), deedNoun(text, words)); n > 0 {
		n = phraseEnd(text, words, n)
		return unit{start: words[0].start, end: eachEnd(text, words[n-1].end), scale: u.scale, known: true}
	}
	return u.guess(text, words)
}

// deedNoun returns how many of words, right behind a number, are a noun that elsewhere tells what is done: «6 đại diện công ty», but
// not «36 em đại diện cho tỉnh».
func deedNoun(text string, words []unitWord) int {
	if len(words) < 2 || !words[0].joined || !deedNouns()[spelled(text[words[0].start:words[1].end])] {
		return 0
	}
	if len(words) > 2 && words[1].joined && deedFor()[spelled(words[2].of(text))] {
		return 0
	}
	return 2
}

// powerEnd returns the end of the length that ends at byte i where a word makes an area or a volume of it: «3 km vuông».
func powerEnd(text string, i int) int {
	next := wordsAfter(text, i)
	if len(next) == 0 || !powers()[spelled(next[0].of(text))] || compound(text, next) {
		return i
	}
	return next[0].end
}

// dated reports words that begin a date: «240 triệu năm 2018».
func dated(text string, words []unitWord) bool {
	if len(words) == 0 || !words[0].joined && !digitAt(text, skipSpace(text, words[0].end)) {
		return false
	}
	switch spelled(words[0].of(text)) {
	case dayWord, monthWord, yearWord:
		return digitAt(text, skipSpace(text, words[0].end))
	}
	return false
}

// listedWords returns how many of words make the longest unit of the lists that they begin with.
func listedWords(text string, words []unitWord) int {
	return max(listedNoun(text, words), titledPeople(text, words))
}

// titledPeople returns how many of words are people of the lists with a word before that tells their rank or sex: «cựu lãnh đạo».
func titledPeople(text string, words []unitWord) int {
	if len(words) < 2 || !words[0].joined || !titles()[spelled(words[0].of(text))] {
		return 0
	}
	for n := min(len(words), longestUnit); n > 1; n-- {
		if people()[spelled(text[words[1].start:words[n-1].end])] {
			return n
		}
	}
	return 0
}

func listedNoun(text string, words []unitWord) int {
	for n := min(len(words), longestUnit); n > 0; n-- {
		name := spelled(text[words[0].start:words[n-1].end])
		if n == 1 && (verb(text, words) || words[0].joined && len(words) > 1 && attributes()[spelled(text[words[0].start:words[1].end])]) {
			return 0 // «5 sở hữu», «top 3 xuất sắc»
		}
		if countables()[name] || n == 1 && (singles()[name] && !capital(text, words[0]) || body(text, words)) {
			return n
		}
	}
	return 0
}

// body reports words that begin with an office that is counted, and has no name behind it: «24 Bộ, cơ quan», but not «Nghị định
// 15 Bộ Tài chính».
func body(text string, words []unitWord) bool {
	named := len(words) > 1 && words[0].joined && (capital(text, words[1]) || joinedWords(spelled(text[words[0].start:words[1].end])))
	return !named && bodies()[spelled(words[0].of(text))]
}

// eachEnd returns the end of what a unit that ends at i is counted by: «tấn/ha», «đồng/người/năm», «km / giờ».
func eachEnd(text string, i int) int {
	for {
		first, spaced := i+1, strings.HasPrefix(text[i:], spacedSlash)
		if spaced {
			first = i + len(spacedSlash)
		} else if !strings.HasPrefix(text[i:], "/") {
			break
		}
		end := first + eachWord(text[first:])
		if !countedBy(text[first:end], spaced) {
			return i
		}
		i = end
	}
	if strings.HasSuffix(text[:i], "/ngày") && strings.HasPrefix(text[i:], " đêm") {
		return i + len(" đêm")
	}
	return i
}

// eachWord returns the length of the word that text begins with, «m³» too.
func eachWord(text string) int {
	end := lettersEnd(text)
	if second := lettersEnd(text[min(end+1, len(text)):]); second > 0 && strings.HasPrefix(text[end:], " ") &&
		(joinedWords(spelled(text[:end+1+second])) || perWords()[spelled(text[:end+1+second])]) {
		return end + 1 + second // «đồng/cổ phiếu»
	}
	return end
}

// lettersEnd returns where the letters end that text begins with.
func lettersEnd(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '²' && r != '³' })
	if end < 0 {
		return len(text)
	}
	if end > 0 && (text[end] == '2' || text[end] == '3') && measures()[spelled(text[:end+1])] {
		return end + 1 // «đồng/m2»
	}
	return end
}

// countedBy reports a word behind a slash by which is counted. Behind one between spaces only a known word is.
func countedBy(word string, spaced bool) bool {
	key := spelled(word)
	switch {
	case word == "":
		return false
	case measures()[key]:
		return true
	case spaced && capital(word, unitWord{end: len(word)}):
		return false // «đồng / Sở Tài chính»
	case spaced:
		return singles()[key] || perWords()[key]
	default:
		return strings.ToLower(word) == word
	}
}

// guess takes the next word or two for the unit: Vietnamese puts what is counted right behind the
// number, and most nouns that are no classifier have two syllables.
func (u unit) guess(text string, words []unitWord) unit {
	if len(words) == 0 || !nounLike(text, words[0]) || action(text, words) || ledBy(text, words, deeds()) || u.scale != 1 && ledBy(text, words, spentOn()) {
		return u
	}
	n := 1
	if len(words) > 1 && words[0].joined && nounLike(text, words[1]) && !foreign(words[0].of(text)) && !action(text, words[1:]) &&
		(compound(text, words) || !ledBy(text, words[1:], behindClass())) {
		n = 2
	}
	n = wholeEnd(text, words, attributeEnd(text, words, n))
	u.start, u.end = words[0].start, eachEnd(text, words[n-1].end)
	return u
}

// ledBy reports words that begin with one of a set, which has one syllable or two.
func ledBy(text string, words []unitWord, set wordSet) bool {
	return len(words) > 0 && set[spelled(words[0].of(text))] ||
		len(words) > 1 && words[0].joined && set[spelled(text[words[0].start:words[1].end])]
}

// foreign reports a word that is no Vietnamese syllable, and so a noun by itself: «136 camera đo đếm …».
func foreign(word string) bool { return viet.SpokenSyllables(word) > 1 }

func nounLike(text string, w unitWord) bool {
	word := text[w.start:w.end]
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && !stops()[spelled(word)] && utf8.RuneCountInString(word) > 1
}

// unitWord is a word; joined tells that only a space parts it from the next.
type unitWord struct {
	start, end int
	joined     bool
}

// wordsAfter returns the words that may belong to a unit from byte i on: a space before the first, then
// spaces, commas or slashes between them.
func wordsAfter(text string, i int) []unitWord {
	var words []unitWord
	at := skipSpace(text, i)
	if at == i {
		return nil
	}
	for len(words) <= longestUnit {
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && (end == at || r != '-' && !unicode.IsDigit(r)) {
				break
			}
			end += size
		}
		if end == at {
			return words
		}
		words = append(words, unitWord{at, end, false})
		next := skipJoint(text, end)
		if next == end {
			return words
		}
		words[len(words)-1].joined = strings.TrimSpace(text[end:next]) == ""
		at = next
	}
	return words
}

func skipJoint(text string, i int) int {
	if strings.HasPrefix(text[i:], ", ") {
		return i + 2
	}
	if strings.HasPrefix(text[i:], "/") {
		return i + 1
	}
	return skipSpace(text, i)
}

// skipSpace skips one space, or a no-break one.
func skipSpace(text string, i int) int {
	for _, space := range []string{" ", "\u00A0", "\u202F"} {
		if strings.HasPrefix(text[i:], space) {
			return i + len(space)
		}
	}
	return i
}

// measureEnd returns the end of a measure (km, %, USD) at i or after a space, else i.
func measureEnd(text string, i int) int {
	at := skipSpace(text, i)
	end := at
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !strings.ContainsRune("%‰°º²³/23.", r) {
			break
		}
		end += size
	}
	for end > at {
		// A single capital is no measure: 5G, 10A.
		if measures()[spelled(text[at:end])] && (end > at+1 || text[at] < 'A' || text[at] > 'Z') {
			return end
		}
		// «tấn/ngày», «km.»: try what stands before the last mark.
		cut := strings.LastIndexAny(text[at:end], "/.%")
		if cut <= 0 {
			return i
		}
		end = at + cut
	}
	return i
}

// scaleEnd returns the end of a scale (triệu, nghìn tỷ) behind i and its factor.
func scaleEnd(text string, i int) (int, float64) {
	words := wordsAfter(text, i)
	if len(words) > 1 {
		if name := spelled(text[words[0].start:words[1].end]); people()[name] || compounds()[name] {
			return i, 1 // «300 triệu phú», «một tỷ lệ»
		}
		if factor, ok := scales()[strings.ToLower(text[words[0].start:words[1].end])]; ok {
			return words[1].end, factor
		}
	}
	if len(words) > 0 {
		if factor, ok := scales()[strings.ToLower(text[words[0].start:words[0].end])]; ok {
			return words[0].end, factor
		}
	}
	return i, 1
}
