package theme

import (
	"cmp"
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
)

// mostTelling learned words are given as a reason, each worth at least a part of the weightiest single one.
const (
	mostTelling  = 4
	leastTelling = 0.5
)

// telling returns the words in blocks that the weights count most for theme (sign 1) or against it (sign -1): two or
// three syllables in a row, or a name, that taken does not hold already. Their spots do not overlap.
func (c *Classifier) telling(t *scannedArticle, blocks []int, theme library.Theme, sign float64, taken []Spot) ([]string, []Spot) {
	k := slices.Index(library.BuiltinThemes(), theme)
	if k < 0 {
		return nil, nil
	}
	table := c.table()
	worthOf := func(u *scannedText, g knownGram) float64 {
		if g.end-g.first > 1 || u.tokens[g.first].Shape == phrase.Title {
			return sign * float64(table.places[g.place].Weights[k])
		}
		return 0
	}
	highest := 0.0
	for _, block := range blocks {
		for _, g := range t.blocks[block].grams {
			highest = max(highest, worthOf(&t.blocks[block], g))
		}
	}
	if highest == 0 {
		return nil, nil
	}
	var spoke speech
	for _, block := range blocks {
		u := &t.blocks[block]
		for _, g := range u.grams {
			if worth := worthOf(u, g); worth >= leastTelling*highest {
				spoke.note(u, block, phrase.Occurrence{First: g.first, End: g.end}, worth)
			}
		}
	}
	slices.SortStableFunc(spoke.all, func(a, b spoken) int { return cmp.Compare(b.worth, a.worth) })
	taken = slices.Clone(taken)
	var words []string
	var spots []Spot
	for _, one := range spoke.all {
		if len(words) == mostTelling {
			break
		}
		if slices.ContainsFunc(one.spots, func(s Spot) bool { return slices.ContainsFunc(taken, s.overlaps) }) {
			continue
		}
		words = append(words, one.words)
		spots = append(spots, one.spots...)
		taken = append(taken, one.spots...)
	}
	return words, joined(spots)
}

func (s Spot) overlaps(other Spot) bool {
	return s.Block == other.Block && s.Start < other.End && other.Start < s.End
}

// all returns the indexes of the blocks of t.
func (t *scannedArticle) all() []int {
	indexes := make([]int, len(t.blocks))
	for i := range indexes {
		indexes[i] = i
	}
	return indexes
}
