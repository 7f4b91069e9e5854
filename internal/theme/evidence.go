package theme

import (
	"math"
	"math/bits"
	"slices"
	"sync"

	"baocaovien/internal/library"
)

// termCount counts the terms of a passage or a whole article, by line of the vocabulary.
type termCount struct {
	free   *sync.Pool // where it came from
	lines  []lineCount
	seen   []int32 // the lines that have any
	parts  int     // into which the passage is divided, 1 to mostParts
	length int     // of a part, syllables
	read   int     // syllables added so far
}

// lineCount is what is counted of a line of the vocabulary.
type lineCount struct {
	times int
	bonus float64 // for the best place its terms stand in
	where uint16  // the parts of the passage they stand in, a bit each
}

// A passage is divided into parts of about partLength syllables to see whether a theme goes through it or
// is only touched at one place.
const (
	mostParts  = 10
	partLength = 40
)

// newTermCount returns an empty count; done gives it back for the next passage, for it is as long as the vocabulary.
func (c *Classifier) newTermCount(syllables int) *termCount {
	t, found := c.counts.Get().(*termCount)
	if !found {
		t = &termCount{free: c.counts, lines: make([]lineCount, len(c.lines))}
	}
	t.parts = min(max(1, syllables/partLength), mostParts)
	t.length = max(1, (syllables+t.parts-1)/t.parts)
	return t
}

func (t *termCount) done() {
	for _, i := range t.seen {
		t.lines[i] = lineCount{}
	}
	t.seen, t.read = t.seen[:0], 0
	t.free.Put(t)
}

// head counts the terms of a title or heading, which stand over the passage and in no part of it.
func (t *termCount) head(u *scannedText, bonus float64) {
	for _, h := range u.hits {
		line := &t.lines[h.Rule]
		if line.times == 0 {
			t.seen = append(t.seen, h.Rule)
		}
		line.times++
		line.bonus = max(line.bonus, bonus)
	}
}

// add counts the terms of the next unit of the passage.
func (t *termCount) add(u *scannedText, bonus float64) {
	t.head(u, bonus)
	for _, h := range u.hits {
		at := t.read + u.syllables*int(h.First)/max(1, len(u.tokens))
		t.lines[h.Rule].where |= 1 << min(at/t.length, t.parts-1)
	}
	t.read += u.syllables
}

// sum is what the terms of a theme are worth together.
type sum struct {
	heavy float64 // core and strong
	weak  float64
	core  bool   // whether there is a core term
	where uint16 // the parts of the passage with core and strong terms
}

// spread returns the share of the parts of a passage that the theme's terms reach.
func (s *sum) spread(parts int) float64 {
	return float64(bits.OnesCount16(s.where)) / float64(parts)
}

// sums adds up the termCount by theme, in the order of c.themes. Terms that sway (a border guard, on land or in a fishing village)
// count for the theme whose other terms are worth more.
func (c *Classifier) sums(t *termCount) (all []sum, swayed bool) {
	all = make([]sum, len(c.themes))
	slices.Sort(t.seen) // numbers add up in one order
	for _, i := range t.seen {
		if l := &c.lines[i]; l.theme != "" && l.sways == "" {
			all[l.place].add(l.strength, c.worth(t, i), t.lines[i].where)
		}
	}
	for _, i := range t.seen {
		l := &c.lines[i]
		if l.sways == "" {
			continue
		}
		place := l.place
		if all[l.swaysTo].pull() > all[place].pull() {
			place, swayed = l.swaysTo, true
		}
		all[place].add(l.strength, c.worth(t, i), t.lines[i].where)
	}
	return all, swayed
}

func (s *sum) add(strength strength, worth float64, where uint16) {
	if strength == weakTerm {
		s.weak += worth
		return
	}
	s.heavy += worth
	s.where |= where
	s.core = s.core || strength == coreTerm
}

// pull returns how strongly a theme draws terms that sway: all its words count, the weak ones fully. A border
// guard among boats and nets is at the sea, even where nothing else names it.
func (s *sum) pull() float64 { return s.heavy + s.weak }

// worth returns what the theme has, weak terms to a share of the others.
func (s *sum) worth(weakShare float64) float64 { return s.heavy + min(s.weak, weakShare*s.heavy) }

// worth returns what the terms of line i are worth in the termCount.
func (c *Classifier) worth(t *termCount, i int32) float64 {
	line, repeated := &t.lines[i], 1.0
	if line.times > 1 {
		repeated = math.Pow(float64(line.times), c.model.repeat)
	}
	return c.lines[i].weight * (repeated + line.bonus)
}

// required returns what a passage of so many syllables must be worth to bear theme, in the article t.
func (c *Classifier) required(theme library.Theme, syllables int, t *scannedArticle) float64 {
	n := c.model.need[theme]
	return (n.base + n.slope*math.Sqrt(float64(syllables)/100)) * t.harder[theme]
}
