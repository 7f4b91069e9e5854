package theme

import (
	"cmp"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// mostWords are given as a reason.
const mostWords = 8

// spoken is a term that spoke for a theme, as the article first writes it.
type spoken struct {
	words string
	worth float64
}

// words returns the terms that spoke for theme in a passage, the weightiest first.
func (c *Classifier) words(t *scanned, s cut, d decision, theme library.Theme) []string {
	var all []spoken
	places := map[string]int{} // of the lower-case words in all
	note := func(u *unit) {
		for _, h := range u.hits {
			l := &c.lines[h.rule]
			if l.theme != theme && (!d.swayed || l.sways != theme) {
				continue
			}
			words := u.text[u.tokens[h.first].start:u.tokens[h.end-1].end]
			key := strings.ToLower(words)
			place, known := places[key]
			if !known {
				place = len(all)
				places[key] = place
				all = append(all, spoken{words: words})
			}
			all[place].worth += c.model.weight[l.strength]
		}
	}
	for _, i := range s.under {
		if i < s.first {
			note(&t.blocks[i])
		}
	}
	for i := s.first; i < s.end; i++ {
		note(&t.blocks[i])
	}
	if s.first == 0 && s.end == len(t.blocks) {
		note(&t.title)
	}
	slices.SortStableFunc(all, func(a, b spoken) int { return cmp.Compare(b.worth, a.worth) })
	var words []string
	for _, s := range all[:min(len(all), mostWords)] {
		words = append(words, s.words)
	}
	return words
}
