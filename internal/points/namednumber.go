package points

import "strings"

// named reports a number that tells a scale, a year, a house, a time of day, or belongs to a word.
func (n number) named(text string, u unit) bool {
	return n.planScale(text) || n.behindYear(text) || n.ofHouse(text, u) || n.backpack(text) || partOfDay(text, u)
}

// planScale reports the scale of a plan or a map: «quy hoạch 1/500 khu du lịch», «bản đồ 1/50.000».
func (n number) planScale(text string) bool {
	const largest = 500
	return n.ratio && n.value == 1 && n.whole >= largest && strings.HasSuffix(text[n.start:n.end], "00")
}

// behindYear reports a year behind «năm», whatever it stands before: «Bộ luật năm 2015 tội môi giới», but not «mỗi năm 2000 người».
func (n number) behindYear(text string) bool {
	words := wordsBefore(text, n.start)
	k := len(words)
	if k == 0 || !n.plain || !isYear(text[n.start:n.end]) || spelled(words[k-1]) != yearWord {
		return false
	}
	return k == 1 || !eachBefore()[spelled(words[k-2])]
}

// ofHouse reports the number of a house before its street: «tại 87-89 phố Hàng Bông», but not «cấm 4 phố Hàng».
func (n number) ofHouse(text string, u unit) bool {
	next := wordsAfter(text, u.end)
	if n.told != inDigits || !streets()[u.key(text)] || len(next) == 0 || !capital(text, next[0]) {
		return false
	}
	words := wordsBefore(text, n.start)
	return len(words) == 0 && n.start > 0 || len(words) > 0 && houseBefore()[spelled(words[len(words)-1])]
}

// backpack reports «ba lô», which is carried and no three of anything; «ba lô đất», «ba lô hàng» are.
func (n number) backpack(text string) bool {
	next := wordsAfter(text, n.end)
	return n.told != inDigits && n.value == 3 && len(next) > 0 && spelled(next[0].of(text)) == lotWord && !compound(text, next)
}

var lotWord = spelled("lô")

// partOfDay reports a part of a day before its date: «8 sáng 26/8», «15 sáng nay».
func partOfDay(text string, u unit) bool {
	next := wordsAfter(text, u.end)
	return partsOfDay()[u.key(text)] && (digitAt(text, skipSpace(text, u.end)) || len(next) > 0 && spelled(next[0].of(text)) == nowWord)
}

var nowWord = spelled("nay")
