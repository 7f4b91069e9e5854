package read

import (
	"strings"

	"baocaovien/internal/viet"
)

// foundWord is a word of a block: as it is written, in small letters, and without marks.
type foundWord struct {
	start, end    int
	text, noMarks string
}

// matches tells whether a word answers one that was typed: marks count where they were typed, and the last word may go on.
func (w foundWord) matches(typed foundWord, last bool) bool {
	said, asked := w.noMarks, typed.noMarks
	if typed.text != typed.noMarks {
		said, asked = w.text, typed.text
	}
	return said == asked || last && strings.HasPrefix(said, asked)
}

// wordsOf reads the words of a text.
func wordsOf(text string) []foundWord {
	spans := viet.Words(text)
	all := make([]foundWord, len(spans))
	for i, s := range spans {
		low := strings.ToLower(s.Of(text))
		all[i] = foundWord{s.Start, s.End, low, viet.Fold(low)}
	}
	return all
}

// find returns where words stand in the article, side by side and in order. The words of the article are read once.
func (p *Pane) find(query string) (all []foundPlace) {
	typed := wordsOf(viet.NFC(query))
	if len(typed) == 0 {
		return nil
	}
	if p.said == nil {
		p.said = make([][]foundWord, len(p.article.Blocks))
		for i, b := range p.article.Blocks {
			p.said[i] = wordsOf(b.Plain())
		}
	}
	for block, said := range p.said {
		for i := 0; i+len(typed) <= len(said); i++ {
			if standsAt(said[i:], typed) {
				all = append(all, foundPlace{block, said[i].start, said[i+len(typed)-1].end})
			}
		}
	}
	return all
}

// standsAt tells whether a text begins with the words that were typed.
func standsAt(said, typed []foundWord) bool {
	for i, t := range typed {
		if !said[i].matches(t, i == len(typed)-1) {
			return false
		}
	}
	return true
}
