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
	held := claim(taken)
	var words []string
	var spots []Spot
	for _, one := range spoke.all {
		if len(words) == mostTelling {
			break
		}
		if slices.ContainsFunc(one.spots, held.overlap) {
			continue
		}
		words = append(words, one.words)
		spots = append(spots, one.spots...)
		held = claim(slices.Concat(taken, spots))
	}
	return words, joined(spots)
}

// claimed are places in the text by their block, in order and apart from each other.
type claimed map[int][]Spot

func claim(spots []Spot) claimed {
	spots = slices.SortedFunc(slices.Values(spots), func(a, b Spot) int { return cmp.Compare(a.Start, b.Start) })
	c := claimed{}
	for _, s := range spots {
		in := c[s.Block]
		if n := len(in); n > 0 && s.Start <= in[n-1].End {
			in[n-1].End = max(in[n-1].End, s.End)
			continue
		}
		c[s.Block] = append(in, s)
	}
	return c
}

// overlap reports that a place shares a letter with one that is claimed.
func (c claimed) overlap(s Spot) bool {
	in := c[s.Block]
	i, _ := slices.BinarySearchFunc(in, s.End, func(other Spot, end int) int { return cmp.Compare(other.Start, end) })
	return i > 0 && s.Start < in[i-1].End
}

// all returns the indexes of the blocks of t.
func (t *scannedArticle) all() []int {
	indexes := make([]int, len(t.blocks))
	for i := range indexes {
		indexes[i] = i
	}
	return indexes
}
