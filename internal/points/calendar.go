package points

import (
	"slices"
	"strings"
)

// The words of the calendar and the clock, as they are compared.
var (
	dayWord, weekWord, monthWord, yearWord = spelled("ngày"), spelled("tuần"), spelled("tháng"), spelled("năm")
	hourWord, minuteWord, secondWord       = spelled("giờ"), spelled("phút"), spelled("giây")
	ageWord, monthAgeWord, anniversaryWord = spelled("tuổi"), spelled("tháng tuổi"), spelled("niệm")
	degreeWord, numberWord                 = spelled("độ"), spelled("số")
	articleWord, classWord                 = spelled("điều"), spelled("lớp")
	nightWord, soundWord, childWord        = spelled("đêm"), spelled("tiếng"), spelled("con")
	andWord                                = spelled("và")
	allWord, everyWord, toWord, afterWord  = spelled("cả"), spelled("tất"), spelled("tới"), spelled("sau")
)

// calendar reports days, months and years: «ngày 7», «tháng 9», «năm 2021», and stretches of the
// calendar: «6 tháng đầu năm».
func calendar(text string, n number, words []string, u unit) bool {
	if partOfStretch(text, n, words) {
		return false
	}
	if last, dated := dateWord(words); dated && !strings.ContainsAny(text[n.start:n.end], ".,") {
		return n.dates(last)
	}
	name := spelled(text[u.start:u.end])
	if (name == dayWord || name == monthWord || name == yearWord) && digitAt(text, skipSpace(text, u.end)) {
		return !inParts(text, name, u.end)
	}
	switch name {
	case monthWord, yearWord, dayWord, weekWord:
		return u.scale == 1 && period(text, words, u.end)
	}
	return false
}

// dateWord returns the word of the calendar that words end in where a number behind it is a date: not «mỗi tháng».
func dateWord(words []string) (last string, dated bool) {
	k := len(words)
	if k == 0 || k > 1 && eachBefore()[spelled(words[k-2])] {
		return "", false
	}
	last = spelled(words[k-1])
	return last, last == yearWord || last == dayWord || last == monthWord
}

// dates reports a number that is a year, a day or a month behind that word.
func (n number) dates(word string) bool {
	const days, months = 31, 12
	switch word {
	case yearWord:
		return n.value >= 1000 && n.value <= 2100
	case dayWord:
		return n.value <= days
	}
	return n.value <= months
}

// partOfStretch reports the smaller part of a stretch: the nights of «4 ngày 3 đêm».
func partOfStretch(text string, n number, words []string) bool {
	k := len(words)
	return k > 1 && digitAt(words[k-2], 0) && inParts(text, spelled(words[k-1]), len(strings.TrimRight(text[:n.start], " \u00A0")))
}

// inParts reports that a stretch of time in days, months or years, which ends at byte i, goes on in smaller ones: «4 ngày 3
// đêm», «20 năm 9 tháng». A date goes on in greater ones: «ngày 4 tháng 3 năm 2020».
func inParts(text, name string, i int) bool {
	rest, _ := nextNumber(text, i)
	next := wordsAfter(text, rest.end)
	if len(next) == 0 || rest.broken || !stretches()[spelled(next[0].of(text))] {
		return false
	}
	switch smaller := spelled(next[0].of(text)); smaller {
	case yearWord:
		return false
	case monthWord:
		return name == yearWord && !digitAt(text, skipSpace(text, next[0].end))
	}
	return true
}

// period reports words from byte i on that make a stretch of the calendar of «6 tháng» behind the words before: «đầu năm», «qua».
func period(text string, before []string, i int) bool {
	next := wordsAfter(text, i)
	if len(next) == 0 || !periodWords()[spelled(next[0].of(text))] {
		return false
	}
	if len(next) == 1 || !next[0].joined {
		return true // «ba tháng sau, ngày 28»
	}
	visiting := capital(text, next[1]) || slices.ContainsFunc(before, func(word string) bool { return visits()[spelled(word)] })
	until := untilWords()[spelled(next[1].of(text))] || len(next) > 2 && untilWords()[spelled(text[next[1].start:next[2].end])]
	return !until && (!visiting || spelled(next[0].of(text)) != toWord) // «thăm 5 ngày tới Bắc Kinh»
}

// clock reports a time of day: «lúc 10 giờ», «7 giờ 30 phút», «19 giờ ngày 5».
func (n number) clock(text string, words []string, u unit) bool {
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	switch spelled(text[u.start:u.end]) {
	case minuteWord, secondWord:
		return last == hourWord || last == minuteWord || last == degreeWord
	case degreeWord:
		next := wordsAfter(text, u.end) // degrees of a place
		return last == degreeWord || onMeridian(text, u.start) || digitAt(text, skipSpace(text, u.end)) ||
			len(next) > 0 && bearings()[spelled(text[next[0].start:next[0].end])]
	case hourWord, "g", "h":
		return !n.hoursLong(text, words, u) && hourOfDay(text, words, u)
	}
	return false
}

// onMeridian reports degrees at byte i that tell a place, «từ vĩ tuyến 16,5 độ đến 20,5 độ».
func onMeridian(text string, i int) bool {
	const near = 48 // bytes
	head := text[max(0, i-near):i]
	return strings.Contains(head, "tuyến")
}

// hourOfDay reports hours that are a time of day: «lúc 10 giờ», «7 giờ sáng».
func hourOfDay(text string, words []string, u unit) bool {
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	next := wordsAfter(text, u.end)
	return dayBefore()[last] && !lasting(words) || digitAt(text, skipSpace(text, u.end)) && skipSpace(text, u.end) > u.end && !timeBefore()[last] ||
		len(next) > 0 && dayParts()[spelled(text[next[0].start:next[0].end])]
}

// lasting reports that the words before «khoảng 8 giờ» tell of a stretch of time: «liên tục khoảng 8 giờ».
func lasting(words []string) bool {
	if len(words) < 2 || !aboutBefore()[spelled(words[len(words)-1])] {
		return false
	}
	first := spelled(words[len(words)-2])
	return timeBefore()[first] || first == afterWord
}

// hoursLong reports hours that no clock shows, 48 of them, or that something takes: «khoảng 2 giờ đi thuyền», «đi khoảng hai giờ».
func (n number) hoursLong(text string, words []string, u unit) bool {
	const day = 24
	k := len(words)
	if n.value > day {
		return true
	}
	if k == 0 || !aboutBefore()[spelled(words[k-1])] || k > 1 && dayBefore()[spelled(words[k-2])] {
		return false
	}
	next := wordsAfter(text, u.end)
	if len(next) == 0 || !next[0].joined && !hoursOf()[spelled(next[0].of(text))] {
		return n.told != inDigits && k > 1
	}
	return hoursOf()[spelled(next[0].of(text))]
}

// age reports how old a person is («Ông A, 62 tuổi», «người phụ nữ khoảng 45 tuổi»), which is no figure unless it is a limit
// or an average («đủ 18 tuổi»), and an anniversary («kỷ niệm 60 năm»), which is a name.
func age(text string, words []string, u unit) bool {
	last := ""
	if len(words) > 0 {
		last = spelled(words[len(words)-1])
	}
	switch spelled(text[u.start:u.end]) {
	case ageWord, monthAgeWord:
		ofAll := func(word string) bool { return ageOfAll()[spelled(word)] }
		if len(words) > 1 && ageLimits()[spelled(words[len(words)-2]+" "+last)] {
			return false
		}
		return !ageBefore()[last] || aboutAge()[last] && !slices.ContainsFunc(words, ofAll)
	case dayWord, monthWord, weekWord:
		return last == anniversaryWord
	case yearWord:
		next := wordsAfter(text, u.end)
		return last == anniversaryWord || len(next) > 0 && spelled(next[0].of(text)) == dayWord
	}
	return false
}
