package points

import (
	"math"

	"baocaovien/internal/viet"
)

// The numbers by which sentences of plain prose are chosen, found on clusters of news with human
// summaries (make eval): what several articles say, near their beginning, and not yet said. As shipped they score
// R1 61.2, R2 47.4, RL 43.2 there, a training figure. Early, fading, alone, samePlace and shortness, before lastRoom (R1 61.1, R2 47.0,
// RL 42.8) came to 60.3, 45.9, 41.7 when chosen anew on four fifths and measured on the fifth, ten times.
const (
	early     = 6.0 // how much a first sentence counts over a late one
	fading    = 0.6 // of that, from one sentence to the next
	alone     = 0.3 // weight of words that only one of several articles has; 1 is what all have
	samePlace = 0.3 // how much more from an article that is quoted already: the pick reads on
	unserved  = 9.0 // how much more from a section under a heading that is not quoted yet (house)
	shortness = 0.5 // power of the length a gain is divided by
	// Where no more than lastRoom syllables are left, one sentence fills them: length counts for less then, for
	// what a short one leaves stays empty.
	lastRoom      = 60
	lastShortness = 0.2
	// Points of fewer syllables say too little alone.
	fewest = 8
)

// coverage chooses sentences that together cover what the articles say, by pairs of syllables.
type coverage struct {
	articles int
	count    map[string]int // articles that have the pair
	covered  map[string]bool
	quoted   map[int]bool    // articles that are quoted already
	served   map[[2]int]bool // sections of articles that are quoted already
}

// newCoverage counts pairs over all candidates, by the article they are in.
func newCoverage(all []*candidate) *coverage {
	c := &coverage{count: map[string]int{}, covered: map[string]bool{}, quoted: map[int]bool{}, served: map[[2]int]bool{}}
	last := map[string]int{}
	seen := map[int]bool{}
	for _, s := range all {
		seen[s.input] = true
		for _, pair := range s.pairs {
			if before, ok := last[pair]; !ok || before != s.input {
				c.count[pair]++
				last[pair] = s.input
			}
		}
	}
	c.articles = len(seen)
	return c
}

// gain is what a sentence adds to what is chosen; power tells how much its length counts.
func (c *coverage) gain(s *candidate, power float64) float64 {
	sum := 0.0
	for _, pair := range s.pairs {
		if !c.covered[pair] {
			sum += c.weight(c.count[pair])
		}
	}
	if c.quoted[s.input] {
		sum *= 1 + samePlace
	}
	if s.section > 0 && !c.served[[2]int{s.input, s.section}] {
		sum *= 1 + unserved
	}
	return sum * (1 + early*math.Pow(fading, float64(s.at))) / math.Pow(float64(max(1, s.syllables)), power)
}

func (c *coverage) weight(count int) float64 {
	if c.articles > 1 && count <= 1 {
		return alone
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
