package theme

import (
	"cmp"
	"slices"

	"baocaovien/internal/library"
)

// bears is the confidence from which on a passage bears a theme.
const bears = 0.5

// decision is how sure the classifier is of each theme of a passage.
type decision struct {
	confidence map[library.Theme]float64
	swayed     bool
}

// bears reports a passage that bears any theme.
func (d decision) bears() bool {
	for _, confidence := range d.confidence {
		if confidence >= bears {
			return true
		}
	}
	return false
}

func (c *Classifier) decide(t *scannedArticle, cuts []cut, whole decision) []decision {
	if len(cuts) == 1 {
		return []decision{whole}
	}
	all := make([]decision, len(cuts))
	for i := range cuts {
		all[i] = c.weighCut(t, cuts[i], whole)
		if len(cuts[i].under) == 0 {
			c.level(all[i], whole)
		}
	}
	for _, theme := range c.themes {
		c.placeWhole(all, whole, theme)
	}
	return all
}

// level makes one decision of the themes of an opening or closing part that names them side by side: it
// is as much about the one as about the other, so it bears all or none.
func (c *Classifier) level(d, whole decision) {
	highest, total := 0.0, 0.0
	for _, confidence := range d.confidence {
		highest = max(highest, confidence)
	}
	var named []library.Theme
	for _, theme := range c.themes {
		if whole.confidence[theme] >= bears && d.confidence[theme] > highest*bears {
			named = append(named, theme)
			total += d.confidence[theme]
		}
	}
	for _, theme := range named {
		d.confidence[theme] = total / float64(len(named))
	}
}

// placeWhole gives a theme that the article as a whole bears, but none of its passages alone, to the
// passage that is nearest to it.
func (c *Classifier) placeWhole(all []decision, whole decision, theme library.Theme) {
	if whole.confidence[theme] < bears || len(all) == 0 {
		return
	}
	best := slices.MaxFunc(all, func(a, b decision) int {
		return cmp.Compare(a.confidence[theme], b.confidence[theme])
	})
	best.confidence[theme] = max(best.confidence[theme], bears)
}

func (c *Classifier) weighWhole(t *scannedArticle) decision {
	terms := c.newTermCount(t.syllables)
	terms.head(&t.title, c.model.place["title"])
	for i := range t.blocks {
		terms.add(&t.blocks[i], c.bonus(t, i, 0))
	}
	opening := c.newTermCount(0)
	opening.head(&t.title, 0)
	for i := range t.blocks {
		if t.blocks[i].syllables > 0 {
			opening.head(&t.blocks[i], 0)
			break
		}
	}
	named, _ := c.sums(opening)
	opening.done()
	treated := c.treated(t)
	return c.weigh(terms, t.syllables, t, func(place int) float64 {
		switch {
		case named[place].heavy > 0:
			return 1
		case treated[place]:
			return c.model.treated
		}
		return c.model.aside
	})
}

// treated finds the themes, in the order of c.themes, that a block names by two core terms of different lines or more: it is
// about them, and touches them no more in passing.
func (c *Classifier) treated(t *scannedArticle) []bool {
	const none = -1
	all, first := make([]bool, len(c.themes)), make([]int32, len(c.themes))
	for i := range t.blocks {
		for place := range first {
			first[place] = none
		}
		for _, h := range t.blocks[i].hits {
			l := &c.lines[h.Rule]
			if l.strength != coreTerm {
				continue
			}
			if rule := first[l.place]; rule != none && rule != h.Rule {
				all[l.place] = true
			}
			first[l.place] = h.Rule
		}
	}
	return all
}

func (c *Classifier) bonus(t *scannedArticle, i, first int) float64 {
	switch {
	case t.blocks[i].level > 0:
		return c.model.place["heading"]
	case i == first && i == 0:
		return c.model.place["lead"]
	}
	return 0
}

func (c *Classifier) weighCut(t *scannedArticle, s cut, whole decision) decision {
	syllables := 0
	for i := s.first; i < s.end; i++ {
		syllables += t.blocks[i].syllables
	}
	terms, heads := c.newTermCount(syllables), c.newTermCount(0)
	for _, i := range s.under {
		heads.head(&t.blocks[i], c.model.place["heading"])
		terms.head(&t.blocks[i], c.model.place["heading"])
	}
	for i := s.first; i < s.end; i++ {
		if !slices.Contains(s.under, i) {
			terms.add(&t.blocks[i], c.bonus(t, i, s.first))
		}
	}
	named, _ := c.sums(heads)
	heads.done()
	return c.weigh(terms, syllables, t, func(place int) float64 {
		switch {
		case whole.confidence[c.themes[place]] >= bears:
			return c.model.easier
		case named[place].core:
			return 1
		}
		return c.model.harder
	})
}

// weigh compares what a passage is worth for each theme with what it must be, times factor. It is done with the count.
func (c *Classifier) weigh(count *termCount, syllables int, t *scannedArticle, factor func(place int) float64) decision {
	defer count.done()
	sums, swayed := c.sums(count)
	d := decision{map[library.Theme]float64{}, swayed}
	highest := 0.0
	for i := range sums {
		highest = max(highest, sums[i].worth(c.model.weakShare))
	}
	if highest == 0 {
		return d
	}
	for place, theme := range c.themes {
		s := &sums[place]
		worth := s.worth(c.model.weakShare)
		need := c.required(theme, syllables, t) * factor(place)
		if !s.core {
			need *= c.model.coreless
		}
		through := worth * (1 - c.model.spread + c.model.spread*s.spread(count.parts))
		confidence := through / (through + need)
		if worth < c.model.leastShare*highest {
			confidence = min(confidence, bears*worth/(c.model.leastShare*highest))
		}
		d.confidence[theme] = confidence
	}
	return d
}
