package points

import (
	"slices"
	"strings"
	"unicode"

	"baocaovien/internal/viet"
)

// Measures of a sentence that says no more than the others of its article do together.
const (
	restatedNumbers   = 2    // that it has at least: what tells facts apart
	restatedSyllables = 0.75 // of its syllables, that the others have
)

// withoutRestated leaves out sentences before the first heading of an article that only sum up what other points of it say
// one by one, as leads do: with all of its numbers, however they are written.
func withoutRestated(found []*bundle) []*bundle {
	for _, b := range found {
		if first := b.items[0]; first.heading == nil && first.sentence() {
			b.items = slices.DeleteFunc(b.items, func(c *candidate) bool { return c.restated(found) })
		}
	}
	return slices.DeleteFunc(found, func(b *bundle) bool { return len(b.items) == 0 })
}

// restated reports whether the other points of an article say together what c says.
func (s *candidate) restated(found []*bundle) bool {
	numbers := numbersIn(s.point.Text)
	if len(numbers) < restatedNumbers {
		return false
	}
	theirs, syllables := map[string]bool{}, map[string]bool{}
	for _, b := range found {
		if len(b.items) == 0 || b.items[0].input != s.input || b.tabular() {
			continue
		}
		for _, c := range append(b.above(), b.items...) {
			if c == s || c.tier == headed {
				continue
			}
			for _, n := range numbersIn(c.point.Text) {
				theirs[n] = true
			}
			for _, syllable := range viet.Syllables(c.point.Text) {
				syllables[syllable] = true
			}
		}
	}
	if slices.ContainsFunc(numbers, func(n string) bool { return !theirs[n] }) {
		return false
	}
	words, said := 0, 0
	for _, syllable := range viet.Syllables(s.point.Text) {
		if strings.ContainsFunc(syllable, unicode.IsDigit) { // looked at above: a day may be written in another way
			continue
		}
		if words++; syllables[syllable] {
			said++
		}
	}
	return float64(said) >= restatedSyllables*float64(words)
}

// numbersIn returns the numbers of a text: the parts of a day each for itself, «07/9/2015» as «ngày 7 tháng 9 năm 2015», and
// «16.974» whole.
func numbersIn(text string) (all []string) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) {
		if word = strings.TrimLeft(strings.Trim(word, ".,"), "0"); word != "" {
			all = append(all, word)
		}
	}
	return all
}
