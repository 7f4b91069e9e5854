package theme

import (
	"iter"
	"math"
	"slices"

	"baocaovien/internal/library"
)

// A text without headings is parted where its words change altogether, as texts of several subjects do (TextTiling,
// Hearst 1997): the words of so many blocks before a gap and behind it are compared, the rarer the heavier.
const (
	besideGap   = 3     // blocks on each side
	alien       = 0.012 // cohesion below which the words are others
	unknownRare = 7.0   // of a gram that the weights do not know, as Gram.Rare over rareSteps
	tileSize    = 40    // syllables at least of a tile
)

// tiled parts an article that nothing else parts, with empty decisions on its tiles.
func (c *Classifier) tiled(t *scannedArticle, cuts []cut, decisions []decision) ([]cut, []decision) {
	if len(cuts) != 1 || cuts[0].apart {
		return cuts, decisions
	}
	t.bulletin = c.bulletin(t)
	parts := c.tiles(t, cuts[0])
	if len(parts) < 2 {
		return cuts, decisions
	}
	undecided := make([]decision, len(parts))
	for i := range undecided {
		undecided[i] = decision{confidence: map[library.Theme]float64{}}
	}
	return parts, undecided
}

// tiles parts the passage s at such gaps. A text without a word of any theme is one tile.
func (c *Classifier) tiles(t *scannedArticle, s cut) []cut {
	speaks := func(u scannedText) bool { return c.speaks(&u) }
	if s.end-s.first <= besideGap || !slices.ContainsFunc(t.blocks[s.first:s.end], speaks) {
		return []cut{s}
	}
	limit := alien
	if t.bulletin {
		limit = bulletinAlien
	}
	all := []cut{{first: s.first, end: s.end, turned: true}}
	syllables, from := 0, s.first // of the last tile so far, and what is counted up to
	for _, i := range lowest(c.cohesion(t, s), limit) {
		at := s.first + i + 1
		for ; from < at; from++ {
			syllables += t.blocks[from].syllables
		}
		if syllables >= tileSize {
			all[len(all)-1].end = at
			all = append(all, cut{first: at, end: s.end, turned: true})
			syllables = 0
		}
	}
	for ; from < s.end; from++ {
		syllables += t.blocks[from].syllables
	}
	if len(all) > 1 && syllables < tileSize {
		all = all[:len(all)-1]
		all[len(all)-1].end = s.end
	}
	return all
}

// lowest returns the gaps below limit at which cohesion is lower than on both sides; of several that are equally low in a row
// the middle one.
func lowest(cohesion []float64, limit float64) (gaps []int) {
	for i := 0; i < len(cohesion); i++ {
		first := i
		for i+1 < len(cohesion) && cohesion[i+1] == cohesion[first] {
			i++
		}
		falls := first == 0 || cohesion[first-1] > cohesion[first]
		rises := i+1 == len(cohesion) || cohesion[i+1] > cohesion[first]
		if cohesion[first] < limit && falls && rises {
			gaps = append(gaps, (first+i)/2)
		}
	}
	return gaps
}

// cohesion tells for each gap between blocks of s how alike the words before and behind it are: the cosine of the
// angle between them, 0 to 1.
func (c *Classifier) cohesion(t *scannedArticle, s cut) []float64 {
	grams, worth := c.numbered(t, s)
	before, behind := make([]int, len(worth)), make([]int, len(worth)) // the last gap that a gram stood beside
	var all []float64
	for gap := 1; gap < len(grams); gap++ {
		var common, left, right float64
		for n := range newAt(gap, before, grams[max(0, gap-besideGap):gap]) {
			left += worth[n]
		}
		for n := range newAt(gap, behind, grams[gap:min(len(grams), gap+besideGap)]) {
			right += worth[n]
			if before[n] == gap {
				common += worth[n]
			}
		}
		all = append(all, common/math.Sqrt(max(1, left*right)))
	}
	return all
}

// newAt yields each gram of blocks once, and notes in last that it stands beside gap.
func newAt(gap int, last []int, blocks [][]int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, block := range blocks {
			for _, n := range block {
				if last[n] == gap {
					continue
				}
				last[n] = gap
				if !yield(n) {
					return
				}
			}
		}
	}
}

// numbered returns the words and pairs of words of each block of s by number, and what each is worth: how rare it is,
// squared.
func (c *Classifier) numbered(t *scannedArticle, s cut) (grams [][]int, worth []float64) {
	table := c.table()
	number := make(map[uint32]int, 2*t.syllables) // a word and a pair for each
	grams = make([][]int, s.end-s.first)
	for i := range grams {
		u := &t.blocks[s.first+i]
		grams[i] = make([]int, 0, 2*u.syllables)
		eachGram(u, asText, u.marks, func(key uint32, _, _ int) {
			if !wordOrPair(key) {
				return
			}
			n, known := number[key]
			if !known {
				n = len(worth)
				number[key] = n
				rare := table.rareness(key)
				worth = append(worth, rare*rare)
			}
			grams[i] = append(grams[i], n)
		})
	}
	return grams, worth
}
