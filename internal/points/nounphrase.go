package points

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A unit is a noun phrase. Behind its head come, in this order, what a classifier classes («lượt khách», «giải A»),
// what kind it is («xã biên giới», «cửa khẩu quốc tế»), and its equals («sở, ban, ngành»).

// kinds is how many attributes a unit takes: «cặp cửa khẩu quốc tế lớn».
const kinds = 2

// phraseEnd returns how many of words belong to the unit of which the first n are the head.
func phraseEnd(text string, words []unitWord, n int) int {
	if n == 1 {
		n = wholeEnd(text, words, n)
	}
	if n == 2 && stretches()[spelled(words[0].of(text))] && words[0].joined && ledBy(text, words[1:], inStretch()) {
		return 1
	}
	if first := spelled(words[0].of(text)); n == 1 && (stretches()[first] || moneyWords()[first]) {
		return n
	}
	if n == 1 && classifiers()[spelled(words[0].of(text))] {
		n = classedEnd(text, words, n)
	}
	for range kinds {
		n = attributeEnd(text, words, n)
	}
	n = wholeEnd(text, words, n)
	return equalsEnd(text, words, n)
}

// classedEnd takes in what a classifier before word n classes: a unit of the lists, a letter that ranks
// («giải A»), or the next word or two unless they say what was done.
func classedEnd(text string, words []unitWord, n int) int {
	rest := words[n:]
	if !words[n-1].joined || len(rest) == 0 || (owners()[spelled(rest[0].of(text))] || stretches()[spelled(rest[0].of(text))]) && !compound(text, rest) || ledBy(text, rest, behindClass()) {
		return n // «2 con ông Hà», «5.241 chiếc tháng trước», «3 em đoạt giải»
	}
	if listed := listedWords(text, rest); listed > 0 {
		return n + listed
	}
	if w := rest[0].of(text); len(w) == 1 && 'A' <= w[0] && w[0] <= 'D' {
		if strings.HasPrefix(text[skipSpace(text, rest[0].end):], "-") {
			return n // «21 chiếc B -2»
		}
		return n + 1
	}
	return n + guessedWords(text, rest)
}

// guessedWords returns how many of words are a noun that the lists do not have: none where they say what was done,
// else one or two.
func guessedWords(text string, words []unitWord) int {
	if !nounLike(text, words[0]) || action(text, words) {
		return 0
	}
	if len(words) < 2 || !words[0].joined || !nounLike(text, words[1]) {
		return 1
	}
	second := spelled(words[1].of(text))
	switch {
	case words[1].joined && compound(text, words[1:]) && !compound(text, words):
		return 1 // «suất cơm miễn phí»: the second word belongs to the next
	case compound(text, words):
		return 2
	case action(text, words[1:]) || behindNoun()[second] || ledBy(text, words[1:], behindClass()) || numbered(text, words[1]):
		return 1 // «hai tên cướp ngồi trên xe», «cơn bão số 3»
	}
	return 2
}

// wholeEnd moves the end of a unit behind word n where it would cut a compound in two: «ca nô», «chuyến tuần tra».
func wholeEnd(text string, words []unitWord, n int) int {
	if 1 < n && n < len(words) && words[n-1].joined && endings()[spelled(words[n].of(text))] && !compound(text, words[n:]) {
		return n + 1
	}
	for n < len(words) && words[n-1].joined && compound(text, words[n-1:]) && !verb(text, words[n:]) && !wholeBetween(text, words, n) {
		if n > 2 && actions()[spelled(text[words[n-1].start:words[n].end])] {
			return n - 1
		}
		n++
	}
	return n
}

// wholeBetween reports that a noun of the lists ends before word n and another word begins there, so that what the two syllables
// around it would make is none: «công nhân | công ty», «ngân hàng | không thống nhất».
func wholeBetween(text string, words []unitWord, n int) bool {
	return n > 1 && words[n-2].joined && countables()[spelled(text[words[n-2].start:words[n-1].end])] &&
		(compound(text, words[n:]) || stops()[spelled(words[n].of(text))] || numbered(text, words[n]))
}

// numbered reports a «số» before digits: «cơn bão số 3».
func numbered(text string, w unitWord) bool {
	return spelled(w.of(text)) == numberWord && digitAt(text, skipSpace(text, w.end))
}

// compound reports words that begin with one of two syllables.
func compound(text string, words []unitWord) bool {
	return len(words) > 1 && joinedWords(spelled(text[words[0].start:words[1].end]))
}

// joinedWords reports two syllables that make one word.
func joinedWords(name string) bool { return compounds()[name] || countables()[name] }

// attributeEnd takes in an attribute of up to four words behind word n.
func attributeEnd(text string, words []unitWord, n int) int {
	const longest = 4
	if !words[n-1].joined {
		return n
	}
	for end := min(len(words), n+longest); end > n; end-- {
		name := spelled(text[words[n].start:words[end-1].end])
		half := end == n+1 && compound(text, words[n:]) // «cơ sở chính thức»
		if attributes()[name] && !half && allJoined(words[n:end-1]) && (name != newWord || !goesOn(text, words[end-1:])) &&
			!(hurt()[name] && unhurt()[spelled(words[n-1].of(text))]) && !beginsName(text, words[n:], end-n) {
			return end
		}
	}
	return n
}

// beginsName reports that the first n of words are the beginning of a name: «ba Bí thư Trung ương Đoàn».
func beginsName(text string, words []unitWord, n int) bool {
	return capital(text, words[0]) && len(words) > n && words[n-1].joined && unicode.IsUpper(firstRune(words[n].of(text)))
}

func firstRune(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// newWord is an attribute, and says when: «20 dự án mới», «20 phút mới tới lượt».
var newWord = spelled("mới")

// goesOn reports that the first of words goes on with what is told: «mới được học».
func goesOn(text string, words []unitWord) bool {
	if len(words) < 2 || !words[0].joined {
		return false
	}
	two := spelled(text[words[1].start:words[min(2, len(words)-1)].end])
	return behindNew()[spelled(words[1].of(text))] || behindNew()[two] || action(text, words[1:])
}

func allJoined(words []unitWord) bool {
	for _, w := range words {
		if !w.joined {
			return false
		}
	}
	return true
}

// equalsEnd takes in nouns of the same family behind commas: «bản đồ, tư liệu», «quốc gia, vùng lãnh thổ».
func equalsEnd(text string, words []unitWord, n int) int {
	family, unit := familyOf(text, words[:n]), spelled(text[words[0].start:words[n-1].end])
	if harmed(text, words[:n]) {
		return n // «5 người bị thương, cảnh sát đang điều tra»
	}
	for family != nil && n < len(words) && text[words[n-1].end] == ',' {
		equal := 0
		for k := min(len(words)-n, longestUnit); k > 0 && equal == 0; k-- {
			name := spelled(text[words[n].start:words[n+k-1].end])
			if family[name] && !strings.HasSuffix(unit, name) {
				equal = k
			}
		}
		if equal == 0 || capital(text, words[n]) || compound(text, words[n+equal-1:]) {
			return n // «2 phụ nữ, bị cáo buộc trộm cắp»
		}
		n = attributeEnd(text, words, n+equal)
	}
	return n
}

// harmed reports a unit that ends with what befell those who are counted.
func harmed(text string, words []unitWord) bool {
	for k := range words[1:] {
		if hurt()[spelled(text[words[k+1].start:words[len(words)-1].end])] {
			return true
		}
	}
	return false
}

// familyOf returns the family of the longest noun that words begin or end with, nil where there is none.
func familyOf(text string, words []unitWord) wordSet {
	last := len(words) - 1
	cuts := len(words)
	if countables()[spelled(text[words[0].start:words[last].end])] {
		cuts = 1 // «máy lọc nước, trạm bơm»: a machine, and no country
	}
	for cut := range cuts {
		ending := spelled(text[words[cut].start:words[last].end])
		beginning := spelled(text[words[0].start:words[last-cut].end])
		for _, family := range families() {
			if family[ending] || family[beginning] {
				return family
			}
		}
	}
	return nil
}

// action reports words that begin with what was done, not with a thing: «5 cuộc thu hút …».
func action(text string, words []unitWord) bool {
	return verb(text, words) || actions()[spelled(words[0].of(text))]
}

// verb reports a first word that is half of what was done: «cột mốc 717 tập kết …».
func verb(text string, words []unitWord) bool {
	return len(words) > 1 && words[0].joined && actions()[spelled(text[words[0].start:words[1].end])]
}

// of returns the word.
func (w unitWord) of(text string) string { return text[w.start:w.end] }

// capital reports a word that begins with a capital among small letters: it begins a name.
func capital(text string, w unitWord) bool {
	first, size := utf8.DecodeRuneInString(w.of(text))
	second, _ := utf8.DecodeRuneInString(w.of(text)[size:])
	return unicode.IsUpper(first) && unicode.IsLower(second)
}
