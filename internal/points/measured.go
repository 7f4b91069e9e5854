package points

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// longestMeasured is how many words may tell what is measured: more are a clause.
const longestMeasured = 12

// measuredBy returns what a figure measures whose unit is a measure, and which lies from start to end: the noun phrase
// right behind («80% lượng thuốc»), else what stands before its verb («tổng doanh thu đạt 5 tỷ đồng»). It is empty where
// the sentence does not tell; a unit that is no measure says itself what is counted.
func (u unit) measuredBy(text string, start, end int) string {
	name := spelled(text[u.start:u.end])
	if !measures()[name] && !moneyWords()[name] && u.scale == 1 {
		return ""
	}
	if behind := nounBehind(text, end); behind != "" && shareOrMass()[name] {
		return behind
	}
	return subject(text[:start])
}

// nounBehind returns up to four words right behind byte i that go on as a noun phrase.
func nounBehind(text string, i int) string {
	const longest = 4
	words := wordsAfter(text, i)
	n := 0
	for n < min(len(words), longest) && nounLike(text, words[n]) && !action(text, words[n:]) && (n == 0 || words[n-1].joined) {
		n++
	}
	if n == 0 || strings.HasPrefix(text[i:], ",") {
		return ""
	}
	return text[words[0].start:words[n-1].end]
}

// subject returns what stands before the verb of measuring that head ends in, from the last mark on.
func subject(head string) string {
	clause := head
	if mark := strings.LastIndexAny(head, ",;:()–"); mark >= 0 {
		_, size := utf8.DecodeRuneInString(head[mark:])
		clause = head[mark+size:]
	}
	clause = strings.TrimSpace(clause)
	measuring := false
	for {
		cut := strings.LastIndexByte(clause, ' ')
		word := spelled(clause[cut+1:])
		if cut < 0 || !measuringWords()[word] && !aboutBefore()[word] {
			break
		}
		measuring = measuring || measuringWords()[word]
		clause = strings.TrimRight(clause[:cut], " ")
	}
	if n := viet.CountSyllables(clause); !measuring || n == 0 || n > longestMeasured || measuringWords()[spelled(clause)] {
		return ""
	}
	return clause
}
