package points

import "slices"

// leadUnsaid is the share of an opening's pairs of syllables that nothing chosen has, from which on a draft takes it. Two readers
// who laid lists with and without such openings side by side preferred them in 14 and 15 of 18.
const leadUnsaid = 0.5

// lastOpening is the last sentence of an article, from 0 on, that may open it, behind lines that are none.
const lastOpening = 2

// lead takes the opening of each article that a draft quotes where the rest does not say it: who speaks of what, when and where,
// without which listeners do not follow. What says all of the title is said by it.
func (p *picking) lead() {
	if p.limit.Max > 0 || p.limit.Syllables > 0 {
		return
	}
	opened := map[int]bool{}
	for _, c := range p.all {
		if opened[c.input] || !c.opensArticle() {
			continue
		}
		opened[c.input] = true
		if !p.taken[c] && p.coverage.quoted[c.input] && p.coverage.unsaid(c) > leadUnsaid && p.fits(c) && !p.retells(c) {
			p.take(c)
		}
	}
}

// retells reports whether one that was chosen tells c in full, as openings are told again in other words.
func (p *picking) retells(c *candidate) bool {
	return slices.ContainsFunc(p.chosen, func(other *candidate) bool { return c.within(other) >= retoldByOne })
}

// opensArticle reports a sentence that may open its article, and says something alone.
func (s *candidate) opensArticle() bool {
	return s.at <= lastOpening && s.tier == prose && s.weighable() && s.titled < 1 && !s.pointsElsewhere() && !s.asks()
}

// unsaid returns the share of the pairs of s that nothing chosen has.
func (c *coverage) unsaid(s *candidate) float64 {
	n := 0
	for _, pair := range s.pairs {
		if !c.covered[pair] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(s.pairs)))
}
