package points

import "strings"

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
