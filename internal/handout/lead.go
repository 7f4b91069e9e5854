package handout

import (
	"strings"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// How long the bold opening of a point is, in syllables.
const (
	leastLead = 2
	mostLead  = 16
	plainLead = 5 // where no mark of punctuation ends it
)

// lead returns where the opening of a point ends that is set bold, in bytes: before «là» where the point defines
// something, else after the first mark of punctuation, else after some syllables.
func lead(text string) int {
	if at := strings.Index(text, " là "); at > 0 && !strings.ContainsAny(text[:at], ".,;:") {
		if n := viet.CountSyllables(text[:at]); leastLead <= n && n <= mostLead/2 {
			return at
		}
	}
	syllables := 0
	for i, word := range fields(text) {
		syllables++
		end := word[1]
		mark, _ := utf8.DecodeLastRuneInString(text[:end])
		if strings.ContainsRune(",;:.?!", mark) && i > 0 && syllables > leastLead && syllables <= mostLead {
			return end
		}
	}
	words := fields(text)
	if len(words) <= plainLead {
		return len(text)
	}
	n := plainLead
	for n > leastLead && paper.Leans(text[words[n-1][0]:words[n-1][1]]) {
		n--
	}
	return words[n-1][1]
}

// fields returns where the words of text begin and end, in bytes.
func fields(text string) [][2]int {
	var all [][2]int
	start := -1
	for i, r := range text + " " {
		switch {
		case r != ' ' && start < 0:
			start = i
		case r == ' ' && start >= 0:
			all = append(all, [2]int{start, i})
			start = -1
		}
	}
	return all
}

// clause is the part of a figure's sentence, from one mark of punctuation or bracket to the next, that the figure stands in; the
// whole sentence where the part says nothing beside the figure.
func clause(f library.Figure) string {
	sentence, figure := viet.Clean(f.Sentence), viet.Clean(f.Text)
	before, after, found := strings.Cut(sentence, figure)
	if !found {
		return sentence
	}
	start := 0
	for _, mark := range []string{", ", "; ", ". ", "("} { // not a colon: what stands before it names the figure
		if at := strings.LastIndex(before, mark); at >= 0 {
			start = max(start, at+len(mark))
		}
	}
	end := len(after)
	for _, mark := range []string{", ", "; ", ". ", " (", ")"} {
		if at := strings.Index(after, mark); at >= 0 {
			end = min(end, at)
		}
	}
	const leastMeaning = 3 // syllables
	if viet.CountSyllables(before[start:])+viet.CountSyllables(after[:end]) < leastMeaning {
		return sentence
	}
	return strings.TrimRight(before[start:]+figure+after[:end], ".")
}
