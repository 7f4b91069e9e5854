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

// heading returns what stands over a passage: the heading right over it, the label that it begins with, or, where its
// words alone part it from its neighbours, the title of the article.
func (t *scannedArticle) heading(s cut) scannedText {
	if s.turned {
		return t.title
	}
	if s.labelled {
		return t.blocks[s.first].label()
	}
	if n := len(s.under); n > 0 {
		return t.blocks[s.under[n-1]]
	}
	return scannedText{}
}

// label returns the label that u begins with, up to its colon.
func (u *scannedText) label() scannedText {
	colon := strings.Index(u.text, ": ")
	part := scannedText{text: u.text, marks: u.marks}
	for _, token := range u.tokens {
		if int(token.Start) >= colon {
			break
		}
		part.tokens = append(part.tokens, token)
	}
	part.hashed = u.hashed[:len(part.tokens)]
	for _, h := range u.hits {
		if int(h.End) <= len(part.tokens) {
			part.hits = append(part.hits, h)
		}
	}
	part.syllables = len(part.tokens)
	return part
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
