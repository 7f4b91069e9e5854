package points

import (
	"context"
	"math"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// coverage chooses sentences that together cover what the articles say, by pairs of syllables.
type coverage struct {
	weighting
	articles int
	count    map[string]int // articles that have the pair
	covered  map[string]bool
	quoted   map[int]bool    // articles that are quoted already
	served   map[[2]int]bool // sections of articles that are quoted already
}

// newCoverage counts pairs over all candidates, by the article they are in; not over all once ctx is done.
func newCoverage(ctx context.Context, all []*candidate) *coverage {
	c := &coverage{weighting: weights(), count: map[string]int{}, covered: map[string]bool{}, quoted: map[int]bool{}, served: map[[2]int]bool{}}
	last := map[string]int{}
	seen := map[int]bool{}
	for _, s := range all {
		if ctx.Err() != nil {
			return c
		}
		seen[s.input] = true
		for _, pair := range s.pairs {
			if before, ok := last[pair]; !ok || before != s.input {
				c.count[pair]++
				last[pair] = s.input
			}
		}
	}
	c.articles = len(seen)
	centre(ctx, all)
	return c
}

// centre tells how central each sentence is: how alike it is to all others together, by the pairs that are not in all of
// them (the degree of LexRank, without its threshold).
func centre(ctx context.Context, all []*candidate) {
	in, n := map[string]int{}, 0
	for _, s := range all {
		if s.tier != headed {
			n++
			for _, pair := range s.pairs {
				in[pair]++
			}
		}
	}
	highest := 0.0
	for _, s := range all {
		if ctx.Err() != nil {
			return
		}
		sum, length := 0.0, 0.0
		for _, pair := range s.pairs {
			rare := math.Log(float64(n+1) / float64(max(1, in[pair])))
			sum += rare * rare * float64(in[pair]-1)
			length += rare * rare
		}
		s.central = sum / math.Sqrt(max(1, length))
		highest = max(highest, s.central)
	}
	for _, s := range all {
		s.central /= max(1e-9, highest)
	}
}

// count tells each sentence how many there are.
func count(all []*candidate) {
	n := 0
	for _, s := range all {
		n = max(n, s.at+1)
	}
	for _, s := range all {
		s.sentences = n
	}
}

// entitle tells how much of the title of its article each sentence says.
func entitle(all []*candidate, title string) {
	syllables := viet.Syllables(title)
	if len(syllables) == 0 {
		return
	}
	for _, s := range all {
		said := map[string]bool{}
		for _, syllable := range viet.Syllables(s.point.Text) {
			said[syllable] = true
		}
		n := 0
		for _, syllable := range syllables {
			if said[syllable] {
				n++
			}
		}
		s.titled = float64(n) / float64(len(syllables))
	}
}

// echo finds the sentences that are a line of their own twice in an article and do not begin it: lines of pictures, mostly,
// copied with the text and again from below it.
func echo(all []*candidate, blocks []library.Block) {
	lines := map[string]int{}
	for i, b := range blocks {
		if i > 0 && b.Kind == library.Paragraph {
			lines[b.Text]++
		}
	}
	for _, s := range all {
		s.twice = s.sentence() && s.point.Block > 0 && lines[s.point.Text] > 1
	}
}

// An opening that sums up what follows is told again by one sentence or by all together, as far as these shares of it.
const (
	retoldByOne = 0.25
	retoldByAll = 0.5
)

// retell finds out whether the first sentence of an article only sums up what follows: there it is told in full.
func retell(all []*candidate) {
	if len(all) == 0 || all[0].tier != prose {
		return
	}
	first, said := all[0], map[string]bool{}
	for _, s := range all[1:] {
		for _, pair := range s.pairs {
			said[pair] = true
		}
		first.retold = first.retold || s.syllables > 0 && first.within(s) >= retoldByOne
	}
	n := 0
	for _, pair := range first.pairs {
		if said[pair] {
			n++
		}
	}
	first.retold = first.retold || float64(n) >= retoldByAll*float64(len(first.pairs))
}

// gain is what a sentence adds to a summary; power tells how much its length counts.
func (c *coverage) gain(s *candidate, power float64) float64 {
	sum := c.adds(s) * (1 + c.central*s.central) * (1 + c.titled*s.titled)
	return sum * (1 + c.early*math.Pow(c.fading, float64(s.at))) / math.Pow(float64(max(1, s.syllables)), power)
}

// adds is how much of what a sentence says is not said yet, by pairs of syllables; more where its article is quoted already, for
// the pick reads on, and where its section is not.
func (c *coverage) adds(s *candidate) float64 {
	sum := 0.0
	for _, pair := range s.pairs {
		if !c.covered[pair] {
			sum += c.weight(c.count[pair])
		}
	}
	if c.quoted[s.input] {
		sum *= 1 + c.samePlace
	}
	if s.section > 0 && !c.served[[2]int{s.input, s.section}] {
		sum *= 1 + c.unserved
	}
	return sum
}

// spoken is what a sentence adds to a talk: its worth to a speaker, by the root of what it adds for each of its pairs.
func (c *coverage) spoken(s *candidate) float64 {
	return s.use * math.Sqrt(c.adds(s)/float64(max(1, len(s.pairs))))
}

func (c *coverage) weight(count int) float64 {
	if c.articles > 1 && count <= 1 {
		return c.alone
	}
	return float64(count) / float64(max(1, c.articles))
}

func (c *coverage) take(s *candidate) {
	for _, pair := range s.pairs {
		c.covered[pair] = true
	}
	c.quoted[s.input] = true
	if s.tier != headed {
		c.served[[2]int{s.input, s.section}] = true
	}
}

// pairsOf returns the different pairs of neighbouring syllables of a text.
func pairsOf(syllables []string) []string {
	seen := map[string]bool{}
	var all []string
	for i := 0; i+1 < len(syllables); i++ {
		pair := syllables[i] + " " + syllables[i+1]
		if !seen[pair] {
			seen[pair] = true
			all = append(all, pair)
		}
	}
	return all
}

func (s *candidate) measure(text string) {
	syllables := viet.Syllables(text)
	s.syllables = len(syllables)
	s.pairs = pairsOf(syllables)
}
