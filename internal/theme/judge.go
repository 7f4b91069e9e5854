package theme

import (
	"math"
	"slices"

	"baocaovien/internal/library"
)

// judge weighs what the vocabulary decided of the passages and of the whole article against what was learned. An
// article in one passage bears what was learned; one in several is what both say of each, in the light of the whole. told is
// what the vocabulary says of the article before its words alone part it.
func (c *Classifier) judge(t *scannedArticle, cuts []cut, passages []decision, told []float64) []decision {
	c.findGrams(t)
	grams := c.table().newCount()
	defer grams.done()
	for _, part := range c.gramsOf(t, cut{end: len(t.blocks)}) {
		grams.add(part)
	}
	all := c.learned(grams, told)
	if len(cuts) == 1 {
		all.swayed = passages[0].swayed
		return []decision{all}
	}
	judged := make([]decision, len(cuts))
	for i, s := range cuts {
		grams.forget()
		for _, part := range c.gramsOf(t, s) {
			grams.add(part)
		}
		if s.apart || s.turned {
			part := c.section(t, s)
			if s.labelled || s.turned && s.first > 0 {
				grams.add(c.table().knownGrams(nil, &part.title, asTitle))
			}
			alone := c.weighWhole(part)
			own := c.learned(grams, c.told(t, alone, []decision{alone}))
			judged[i] = decision{nudged(own, all, s, t.bulletin), passages[i].swayed}
			continue
		}
		own := c.learned(grams, c.told(t, passages[i], passages[i:i+1]))
		judged[i] = decision{blended(own, passages[i], all), passages[i].swayed}
		if len(s.under) == 0 {
			c.level(judged[i], all)
		}
	}
	for _, theme := range library.BuiltinThemes() {
		c.placeWhole(judged, all, theme)
	}
	return judged
}

// gramsOf are the grams of a passage, part by part.
func (c *Classifier) gramsOf(t *scannedArticle, s cut) (all [][]knownGram) {
	if s.first == 0 && len(s.under) == 0 && !s.labelled {
		all = append(all, t.title.grams) // of the opening it is the title first
	}
	blocks := s.blocks()
	leads := (s.first == 0 || s.apart || s.turned) && len(blocks)-len(s.under) > 1 // begins as an article does
	for _, block := range blocks {
		u := &t.blocks[block]
		switch {
		case s.apart && u.level > 0:
			all = append(all, u.heading) // its own title
		case leads:
			all = append(all, c.table().knownGrams(nil, u, asLead))
			leads = false
		default:
			all = append(all, u.grams)
		}
	}
	return all
}

// How far the whole article draws each of its passages to a theme that it bears, and away from one that it does not,
// in odds; and how little it does so where the writer set the passage apart, under a heading or behind a label.
const (
	drawn = 0.5
	kept  = 0.7
	loose = 0.2

	// setApart are the odds that such a passage, where it bears no theme yet, is given to every one: it is short, and is read as
	// an article would be.
	setApart = 0.8

	// astray are the odds that a part loses which only its words set apart, where the article goes back to its title and does
	// not bear the theme: it is mostly a digression.
	astray = 0.7
)

// blended makes one of what was learned of a passage and what the vocabulary says of it.
func blended(own, vocabulary, whole decision) map[library.Theme]float64 {
	confidence := map[library.Theme]float64{}
	for _, theme := range library.BuiltinThemes() {
		odds := (oddsOf(own.confidence[theme]) + oddsOf(vocabulary.confidence[theme])) / 2
		if whole.confidence[theme] >= bears {
			odds += drawn
		} else {
			odds -= kept
		}
		confidence[theme] = 1 / (1 + math.Exp(-odds))
	}
	return confidence
}

// nudged returns what was learned of a passage read as an article of its own, a little nearer to the themes that the whole
// article bears. One that bears no theme by itself comes nearer to all where it is a part of a bulletin without a title or was set
// apart by the writer; one that only its words set apart in an article goes from those that the article does not bear.
func nudged(own, whole decision, s cut, bulletin bool) map[library.Theme]float64 {
	confidence := map[library.Theme]float64{}
	sure := own.bears()
	for _, theme := range library.BuiltinThemes() {
		odds := oddsOf(own.confidence[theme])
		borne := whole.confidence[theme] >= bears
		if borne {
			odds += loose
		}
		switch {
		case s.turned && !bulletin && !borne:
			odds -= astray
		case sure: // nothing speaks for another theme
		case s.turned && bulletin:
			odds += untitled
		case s.apart:
			odds += setApart
		}
		confidence[theme] = 1 / (1 + math.Exp(-odds))
	}
	return confidence
}

// section returns a passage as an article of its own, with what stands over it as its title.
func (c *Classifier) section(t *scannedArticle, s cut) *scannedArticle {
	part := &scannedArticle{harder: map[library.Theme]float64{}}
	for i := s.first; i < s.end; i++ {
		if !slices.Contains(s.under, i) {
			part.blocks = append(part.blocks, t.blocks[i])
			part.syllables += t.blocks[i].syllables
		}
	}
	part.title = t.heading(s)
	c.countContexts(part)
	return part
}

// oddsOf returns the logarithm of the odds of a confidence, which is never quite sure.
func oddsOf(confidence float64) float64 {
	p := min(max(confidence, 0.02), 0.98)
	return math.Log(p / (1 - p))
}

// gramsOfSyllable are found at most of a syllable of the text: it ends a word, a pair and three in a row.
const gramsOfSyllable = 3

// findGrams finds the grams that the weights know in the title and the blocks.
func (c *Classifier) findGrams(t *scannedArticle) {
	table := c.table()
	room := make([]knownGram, 0, gramsOfSyllable*(t.syllables+t.title.syllables)) // for all of them: blocks are short, and many
	find := func(u *scannedText, as textRole) []knownGram {
		before := len(room)
		room = table.knownGrams(room, u, as)
		return slices.Clip(room[before:])
	}
	t.title.grams = find(&t.title, asTitle)
	for i := range t.blocks {
		t.blocks[i].grams = find(&t.blocks[i], asText)
		if t.blocks[i].level > 0 {
			t.blocks[i].heading = find(&t.blocks[i], asTitle)
		}
	}
}
