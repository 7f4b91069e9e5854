package theme

import (
	"strings"

	"baocaovien/internal/viet"
)

// A label in front of its text, «Về công tác khác: …», is at most so long, and what follows at least.
const (
	labelSyllables    = 12
	labelledSyllables = 5
)

// labelled tells the blocks that begin with such a label. One alone is only a sentence with a colon: two or more that
// begin with the same word part a report as headings do.
func labelled(t *scannedArticle) map[int]bool {
	begin := map[string][]int{}
	for i := range t.blocks {
		if word, found := labelWord(t.blocks[i].text); found && t.blocks[i].level == 0 {
			begin[word] = append(begin[word], i)
		}
	}
	all := map[int]bool{}
	for _, blocks := range begin {
		for _, i := range blocks {
			all[i] = len(blocks) > 1
		}
	}
	return all
}

// labelWord returns the first word of the label that text begins with. What is said after a colon is no labelled text.
func labelWord(text string) (word string, found bool) {
	label, rest, found := strings.Cut(text, ": ")
	rest = strings.TrimSpace(rest)
	if !found || strings.ContainsAny(label, ".!?;\"“«") || strings.HasPrefix(rest, "\"") || strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "«") {
		return "", false
	}
	words := viet.Syllables(label)
	if len(words) < 2 || len(words) > labelSyllables || viet.CountSyllables(rest) < labelledSyllables {
		return "", false
	}
	return words[0], true
}
