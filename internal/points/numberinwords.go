package points

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// told is how surely words tell a number.
type told int

const (
	inDigits  told = iota
	inWords        // «hai mươi lăm», «ba trăm», «một phần ba»: nothing but a number is said so
	inOneWord      // «hai», «ba»: a number only before a thing that is surely counted
)

// spokenAt reads a number that is told in words from byte i on, where a word begins: «mười hai», «ba trăm linh tư»,
// «một triệu hai trăm nghìn», «một phần ba». A scale behind a single word is left to the unit: «hai triệu người».
func spokenAt(text string, i int) (number, bool) {
	first, _ := utf8.DecodeRuneInString(text[i:])
	if !strings.ContainsRune("mhbnstcMHBNSTC", first) {
		return number{}, false
	}
	s := numeralSum{text: text, at: i, end: i}
	if onesOnly()[spelled(wordAt(text, i))] {
		return number{}, false // «đầu tư dự án»
	}
	for s.next() {
	}
	if s.words == 0 {
		return number{}, false
	}
	n := number{start: i, end: s.end, value: s.total + s.group, told: inWords, broken: s.unclear}
	if s.words == 1 {
		n.told = inOneWord
	}
	n.divide(text)
	n.halve(text)
	n.span(text)
	return n, true
}

// rank is what the last word of a spoken number stands for.
type rank int

const (
	nothing rank = iota
	units
	tens
	hundreds
	linked // «linh», «lẻ»
	scale
)

// numeralSum reads the words of a number one after the other.
type numeralSum struct {
	text         string
	at, end      int // of the next word, of the number
	words        int
	total, group float64 // what is told of thousands and more, and below
	step         float64 // the last scale
	last         rank
	unclear      bool // «hai ba»: one or the other
}

// next takes the next word into the number, unless it is none of it.
func (s *numeralSum) next() bool {
	w := wordAt(s.text, s.at)
	if w == "" || s.words > 0 && capitalWord(w) {
		return false
	}
	key := strings.ToLower(w)
	taken := false
	switch digit, isDigit := numerals()[key]; {
	case isDigit:
		taken = s.digit(key, digit)
	case tensWords()[spelled(key)]:
		if taken = s.last == units && s.group >= 1; taken {
			ones := float64(int(s.group) % 10)
			s.group += 9 * ones
			s.last = tens
		}
	case linkWords()[spelled(key)]:
		_, ones := numerals()[strings.ToLower(wordAt(s.text, skipSpace(s.text, s.at+len(w))))]
		if taken = (s.last == hundreds || s.last == scale) && ones; taken {
			s.last = linked
		}
	case halfWords()[spelled(key)]:
		if taken = s.last == scale; taken {
			s.total += s.step / 2
			s.last = units
		}
	default:
		taken = s.scale(scales()[key], len(w))
	}
	if !taken {
		return false
	}
	s.words++
	s.end = s.at + len(w)
	s.at = skipSpace(s.text, s.end)
	return s.at > s.end
}

// digit takes in «hai», «mười», «lăm». «năm» behind tens is no five but a year: «hai mươi năm».
func (s *numeralSum) digit(word string, digit float64) bool {
	const ten = 10
	behind := s.last
	grows := grows(s.text, s.at+len(word))
	switch {
	case digit == ten && (behind == nothing || behind == hundreds || behind == scale):
		s.last = tens
	case digit >= ten, spelled(word) == yearWord && (behind == units || behind == tens || (behind == hundreds || behind == scale) && !grows):
		return false
	case behind == units:
		s.unclear = true
	default:
		s.unclear = s.unclear || (behind == hundreds || behind == scale) && !grows
		s.last = units
	}
	s.group += digit
	return true
}

// scale takes in «trăm», and «nghìn», «triệu» behind more than one word or before another. The word has size bytes.
func (s *numeralSum) scale(factor float64, size int) bool {
	const hundred, thousand = 100, 1000
	switch {
	case factor == hundred && s.last == units && s.group < 10:
		s.group *= hundred
		s.last = hundreds
	case factor >= thousand && s.words > 1 && s.last == scale && s.group == 0:
		s.total *= factor
		s.step *= factor
	case factor >= thousand && s.group > 0 && (s.words > 1 || isNumeral(s.text, s.at+size)):
		if factor > s.step {
			s.total = (s.total + s.group) * factor
		} else {
			s.total += s.group * factor
		}
		s.group, s.step, s.last = 0, factor, scale
	default:
		return false
	}
	return true
}

// isNumeral reports that a word of a number, or one that belongs to it, follows behind the space at byte i.
func isNumeral(text string, i int) bool {
	at := skipSpace(text, i)
	word := strings.ToLower(wordAt(text, at))
	if spelled(word) == yearWord {
		return grows(text, at+len(word))
	}
	_, numeral := numerals()[word]
	return numeral || linkWords()[spelled(word)] || halfWords()[spelled(word)]
}

// grows reports that «mươi», «trăm» or a greater scale follows behind the space at byte i.
func grows(text string, i int) bool {
	const ten = 10
	word := strings.ToLower(wordAt(text, skipSpace(text, i)))
	return tensWords()[spelled(word)] || scales()[word] > ten
}

// divide makes a part of a number before «phần» and another: «một phần ba», «hai phần ba».
func (n *number) divide(text string) {
	at := skipSpace(text, n.end)
	if strings.ToLower(wordAt(text, at)) != partOf {
		return
	}
	word := wordAt(text, skipSpace(text, at+len(partOf)))
	whole, isDigit := numerals()[strings.ToLower(word)]
	end := at + len(partOf) + 1 + len(word)
	if isDigit && whole > n.value && end <= len(text) && strings.HasSuffix(text[:end], word) {
		n.value, n.end, n.part, n.told = n.value/whole, end, true, inWords
	}
}

// halve makes a fraction of «một nửa» where it tells how much of a whole there is: «gần một nửa», «một nửa số hộ».
func (n *number) halve(text string) {
	words := wordsBefore(text, n.start)
	last, about := "", false
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
		about = aboutBefore()[last] || aboutWords()[last] || aboutBefore()[spelled(strings.Join(words[max(0, len(words)-2):], " "))]
	}
	one, whole := spelled(text[n.start:n.end]) == oneHalf, ofWhole(text, n.end)
	bare := spelled(text[n.start:n.end]) == half && (last == partsWord || about && whole) // «phân nửa», «quá nửa số hộ»
	if bare && last == partsWord {
		n.start = strings.LastIndex(text[:n.start], words[len(words)-1])
	}
	if one && (about || whole || ofThings(text, n.end)) || bare {
		n.value, n.part, n.told, n.broken = 0.5, true, inWords, false
	}
}

var oneHalf, half, partsWord = spelled("một nửa"), spelled("nửa"), spelled("phân")

// ofWhole reports that a whole which a fraction is a part of follows at byte i.
func ofWhole(text string, i int) bool {
	next := wordsAfter(text, i)
	return len(next) > 1 && (wholes()[spelled(next[0].of(text))] || wholes()[spelled(text[next[0].start:next[1].end])])
}

// ofThings reports that things or people of the lists follow at byte i, and no time: «một nửa đại biểu».
func ofThings(text string, i int) bool {
	next := wordsAfter(text, i)
	return len(next) > 0 && !stretches()[spelled(next[0].of(text))] && listedNoun(text, next) > 0
}

// partOf stands between the numbers of a fraction.
const partOf = "phần"

// span takes in the upper end of a range, «từ mười hai đến mười lăm tàu», and tells what may be the one or the other,
// «hai, ba tàu», from what is a number.
func (n *number) span(text string) {
	for _, joint := range []string{" đến ", " tới ", " - ", " – "} {
		if strings.HasPrefix(text[n.end:], joint) {
			if upper, ok := spokenAt(text, n.end+len(joint)); ok && upper.value > n.value && !upper.broken {
				n.end, n.told = upper.end, inWords
			}
			return
		}
	}
	if next := n.end + len(", "); strings.HasPrefix(text[n.end:], ", ") {
		word := wordAt(text, next)
		if digit, numeral := numerals()[word]; numeral && digit > n.value && digit < n.value+3 {
			n.broken, n.end = true, next+len(word)
		}
	}
}

// wordAt returns the word that begins at byte i.
func wordAt(text string, i int) string {
	end := i
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += size
	}
	return text[i:end]
}

func capitalWord(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// counts reports whether a number told in one word counts: «ba hộ dân», but not «hai nước», «cả hai đợt», «ba mẹ».
func (n *number) counts(text string, u unit) bool {
	if n.told != inOneWord {
		return true
	}
	word := text[n.start:n.end]
	if !u.known || n.value < 2 && u.scale == 1 && !n.halfOf(text, u) || capitalWord(word) && n.start > 0 && !sentenceStart(text, n.start) {
		return false
	}
	if n.known(text, u) {
		return false
	}
	if spelled(word) != yearWord || u.scale != 1 {
		return true
	}
	words := wordsBefore(text, n.start)
	return listedWords(text, wordsAfter(text, n.end)) > 1 && (len(words) == 0 || !yearBefore()[spelled(words[len(words)-1])] && !digitAt(words[len(words)-1], 0))
}

// halfOf reports the half of a time or a measure: «nửa giờ», «hơn nửa tấn», but not «nửa đêm».
func (n *number) halfOf(text string, u unit) bool {
	key := u.key(text)
	return n.value == 0.5 && key != nightWord && (stretches()[key] || measures()[key] || lengths()[key])
}

// known reports a number of things that are spoken of as known: «cả hai đợt», «hai tàu này», «hai bên».
func (n *number) known(text string, u unit) bool {
	words := wordsBefore(text, n.start)
	if len(words) > 0 && backWords()[spelled(words[len(words)-1])] {
		return true
	}
	if end, idiom := fewNouns.Prefix(text[n.start:]); idiom && u.scale == 1 && n.start+end >= u.end {
		about := len(words) > 0 && aboutBefore()[spelled(words[len(words)-1])] // «khoảng hai tiếng»
		return !about && !u.countedFew(text, words)
	}
	next := wordsAfter(text, u.end)
	return len(next) > 0 && (pointingWords()[spelled(next[0].of(text))] || len(next) > 1 && pointingWords()[spelled(text[next[0].start:next[1].end])])
}

// countedFew reports that what is mostly said of what is known is counted: the hours of «hai tiếng mỗi ngày», «sau hai tiếng»,
// the children of «có ba con».
func (u unit) countedFew(text string, before []string) bool {
	last := ""
	if len(before) > 0 {
		last = spelled(before[len(before)-1])
	}
	next := wordsAfter(text, u.end)
	switch u.key(text) {
	case soundWord:
		return timeBefore()[last] || beforeTwo()[last] || len(next) > 0 && behindTwo()[spelled(next[0].of(text))] ||
			len(next) > 1 && eachBefore()[spelled(next[0].of(text))] && stretches()[spelled(next[1].of(text))]
	case childWord:
		return countsKids()[last]
	}
	return false
}

// sentenceStart reports that only marks stand before byte i.
func sentenceStart(text string, i int) bool {
	return strings.IndexFunc(text[:i], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}
