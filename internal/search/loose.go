package search

import (
	"maps"
	"slices"
)

// looseness is what a loose matcher knows beyond a strict one.
type looseness struct {
	slips   map[int]map[string]bool // by slot, the words that may have been meant
	unknown map[int]bool            // slots of words that no text holds: a slip of one counts wherever it stands
	strange []string                // such words, as typed
}

func (l *looseness) add(slot int, w QueryWord) {
	if l.slips[slot] == nil {
		l.slips[slot] = map[string]bool{}
	}
	letters := longWord
	if slices.Contains(l.strange, w.Text) {
		l.unknown[slot], letters = true, strangeWord
	}
	if !w.spelledOut() {
		maps.Copy(l.slips[slot], slips(w.PlainKey, letters))
	}
}

// NewLooseMatcher returns a matcher that is content with most of a query: a term may be missing that is less than half of its words, and a
// word may be one slip away beside a neighbour of the query, or anywhere where it is among strange, the words that no text
// holds.
func NewLooseMatcher(q Query, strange []string) *Matcher {
	return newMatcher(q, &looseness{slips: map[int]map[string]bool{}, unknown: map[int]bool{}, strange: strange})
}

// Slips returns the words that somebody may have meant who typed the word of a term of one word: those one slip away or, far
// more, of a word that is strange to the library those with any other letter.
func (t QueryTerm) Slips(strange bool) []QueryTerm {
	if len(t.Words) != 1 || t.Firm() || t.short || t.Exclude || t.Words[0].spelledOut() {
		return nil
	}
	letters := noWord
	if strange {
		letters = strangeWord
	}
	var all []QueryTerm
	for _, word := range slices.Sorted(maps.Keys(slips(t.Words[0].PlainKey, letters))) {
		all = append(all, QueryTerm{Words: []QueryWord{NewQueryWord(word)}, Together: true})
	}
	return all
}

// beside leaves out the slips that do not stand beside a neighbour of theirs in the query, as a word one letter away stands
// everywhere; and of a word whose slip does, the places that do not.
func (m *Matcher) beside(all []termHit) []termHit {
	slipping := uint64(0) // slots whose slips count
	stands := make([]bool, len(all))
	for i, o := range all {
		stands[i] = slices.ContainsFunc(all, func(n termHit) bool {
			return n.level > slipped && (n.last == o.first-1 && n.end == o.from || n.first == o.last+1 && n.from == o.end)
		})
		if o.level == slipped && stands[i] {
			slipping |= 1 << o.first
		}
	}
	kept := all[:0]
	for i, o := range all {
		weak := o.level == slipped || o.first == o.last && slipping&(1<<o.first) != 0
		if !weak || stands[i] || m.loose.unknown[o.first] {
			kept = append(kept, o)
		}
	}
	return kept
}

// lacks returns the terms that an article does not hold, and whether a loose matcher is content without them. That it does
// not hold a word that no text holds, or a little word, is no fault of its own.
func (m *Matcher) lacks(r *articleScore) (missing []string, content bool) {
	faults, met, lost := 0, false, 0
	for _, t := range m.terms {
		strange := m.loose != nil && m.loose.unknown[t.first]
		holds, surely := m.holds(r, t)
		met = met || surely || holds && len(m.terms) == 1
		if !surely && !strange && m.worth[t.first] == 1 {
			faults++
		}
		if holds {
			continue
		}
		if t.firm {
			return nil, false
		}
		if !strange {
			lost += t.last - t.first + 1
		}
		missing = append(missing, t.text)
	}
	return missing, met && 2*lost < m.slots && faults <= FaultsOf(len(m.terms))
}

// holds reports whether an article holds a term, and whether surely: with all of its words as they were typed.
func (m *Matcher) holds(r *articleScore, t slotSpan) (holds, surely bool) {
	of := (^uint64(0) >> (wordsAtMost - 1 - (t.last - t.first))) << t.first
	holds = r.held&of == of && r.inTitle&m.inTitle&of == m.inTitle&of
	return holds, holds && r.sure&of == of
}

// FaultsOf returns how many of so many terms of a query an article may lack.
func FaultsOf(terms int) int {
	const more = 6 // terms for which one more may be missing
	return 1 + terms/more
}

// note takes down which slips a line holds, the first of each.
func (r *articleScore) note(l matchedLine, all []termHit) {
	for _, o := range all {
		if o.level == slipped && r.other[o.first] == "" {
			if r.other == nil {
				r.other = map[int]string{}
			}
			r.other[o.first] = l.words[o.from].text
		}
	}
}

// instead tells the slips by which an article meets words of the query, in the whole or where its words stand closest.
func (m *Matcher) instead(r *articleScore) (all []string) {
	for _, t := range m.terms {
		if other := r.other[t.first]; other != "" && r.sure&r.byLine&(1<<t.first) == 0 {
			all = append(all, t.text+" → "+other)
		}
	}
	return all
}
