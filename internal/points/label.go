package points

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labelled reports a number that names or orders a thing: «Điều 11», «Vùng 5», «bão số 9».
func labelled(text string, n number, words []string, u unit) bool {
	if telephone(text, n, u) {
		return true
	}
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	if u.scale != 1 || n.grouped(text) && (last != numberWord || tellsAmount(words)) {
		return false // «dự án 500 tỷ đồng», «con số 5.600 phòng»: nothing is numbered so high
	}
	return n.orderedBy(last, words) || !u.measured(text) && !n.decimal(text) && !n.spokenBehind(words) && u.behindLabel(text, words) ||
		(!u.known || n.ratio || doubtfulUnits()[spelled(text[u.start:u.end])]) && afterName(text, n, words)
}

// ofHighLabel reports a number that is a name however high it is, for no unit follows: «dự án 18.290».
func (n number) ofHighLabel(text string, u unit) bool {
	words := wordsBefore(text, n.start)
	return !u.counts() && highLabels()[spelled(strings.Join(words[max(0, len(words)-2):], " "))]
}

// tellsAmount reports words that end in «số» and tell that an amount follows: «tổng số», «con số».
func tellsAmount(words []string) bool {
	return len(words) > 1 && amountBefore()[spelled(words[len(words)-2])]
}

// decimal reports a number with a comma: nothing is numbered so, «cao tầng 3,36 m».
func (n number) decimal(text string) bool { return strings.ContainsRune(text[n.start:n.end], ',') }

// measured reports a unit that no label is numbered in: «dự án 32 km». One letter may be the end of a name.
func (u unit) measured(text string) bool {
	const name = 1
	key := u.key(text)
	return u.end-u.start > name && (measures()[key] || lengths()[key]) || text[u.start:u.end] == "%"
}

// behindLabel reports a unit whose number stands behind a label, the last of words.
func (u unit) behindLabel(text string, words []string) bool {
	for i := range words {
		name := spelled(strings.Join(words[i:], " "))
		if i > 0 && (u.partOfWord(words[i-1:], name) || u.known && endsName(words[:i], words[i:])) || lastingLabel()[name] && u.time(text) {
			return false
		}
		if name == articleWord && words[i] == "điều" && sentOut()[before(u.key(text), " ")] {
			return false // «cảnh sát điều 8 xe»
		}
		if labels()[name] || looseLabels()[name] && !u.told(text, words[:i]) {
			return true
		}
	}
	return false
}

// spokenBehind reports a number in words behind a word that only one in digits is the number of: «kết luận hai công ty».
func (n number) spokenBehind(words []string) bool {
	const longest = 2
	for k := range min(len(words), longest) {
		if n.told != inDigits && digitLabels()[spelled(strings.Join(words[len(words)-1-k:], " "))] {
			return true
		}
	}
	return false
}

// endsName reports a label of one word that ends a name behind other words: «từ Nha Trang 7 chuyến mỗi tuần».
func endsName(before, label []string) bool {
	return len(before) > 1 && len(label) == 1 && spelled(label[0]) != articleWord && titleWord(before[len(before)-1]) && titleWord(label[0])
}

// titleWord reports a word with a capital before a small letter, as those of a name have.
func titleWord(word string) bool { return capital(word, unitWord{end: len(word)}) }

// partOfWord reports that what would be a label, all but the first of words, belongs to the word before it: «dự phòng 21 cơ sở»,
// «tổng số 29 khúc».
func (u unit) partOfWord(words []string, label string) bool {
	half := len(words) == 2 && u.known && joinedWords(spelled(words[0]+" "+words[1]))
	return half || label == numberWord && amountBefore()[spelled(words[0])]
}

// time reports a unit of time.
func (u unit) time(text string) bool {
	switch u.key(text) {
	case secondWord, minuteWord, hourWord, dayWord, weekWord, monthWord, yearWord:
		return true
	}
	return false
}

// telephone reports a number behind «điện thoại:» and the like that counts nothing known: «dân tộc thiểu số: 204 người».
func telephone(text string, n number, u unit) bool {
	head := strings.TrimRight(text[:n.start], " \u00A0")
	if u.known || !strings.HasSuffix(head, ":") {
		return false
	}
	words := wordsBefore(head, len(head)-1)
	return len(words) > 0 && phoneWords()[spelled(words[len(words)-1])]
}

// told reports a unit that is surely counted behind a word that may be a label: not the name of another document
// («Điều 5 Nghị định …») or what a thing does («trung tâm cấp cứu 115 thông báo»), or every one of them («mỗi số 15 phút»).
func (u unit) told(text string, before []string) bool {
	each := len(before) > 0 && eachBefore()[spelled(before[len(before)-1])]
	r, _ := utf8.DecodeRuneInString(text[u.start:])
	sure := !doubtfulUnits()[spelled(text[u.start:u.end])] && (!unicode.IsUpper(r) || u.end-u.start <= 3)
	return u.known && (each || sure)
}

// ordering reports a number behind «số» that is no amount: «trường tiểu học số 2», not «tổng số 2».
func (n number) ordering(words []string) bool {
	if tellsAmount(words) {
		return false
	}
	const longest = 99
	return n.plain && n.value <= longest
}

// orderedBy reports a number that the last word before it, «số» or «lớp», makes that of a thing.
func (n number) orderedBy(last string, words []string) bool {
	return last == numberWord && n.ordering(words) || last == classWord && n.ofSchool()
}

// ofSchool reports the number of a class of a school: «lớp 10 trường chuyên», but not «lớp 35 học viên».
func (n number) ofSchool() bool {
	const highest = 12
	return n.plain && n.value <= highest
}

// afterName reports a number behind a name in the middle of a sentence: «Nanggala 402», «Hawk 209».
func afterName(text string, n number, words []string) bool {
	if len(words) == 0 {
		return false
	}
	name := words[len(words)-1]
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first) && !sentenceStart(text, strings.LastIndex(text[:n.start], name))
}
