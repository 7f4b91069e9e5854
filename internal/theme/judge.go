package theme

import (
	"math"
	"slices"

	"baocaovien/internal/library"
)

// judge weighs what the vocabulary decided of the passages and of the whole article against what was learned. An
// article in one passage bears what was learned; one in several is what both say of each, in the light of the whole.
func (c *Classifier) judge(t *scannedArticle, cuts []cut, passages []decision, whole decision) []decision {
	t.whole = whole
	c.findGrams(t)
	grams := c.table().newCount()
	defer grams.done()
	grams.add(t.title.grams)
	for i := range t.blocks {
		grams.add(t.blocks[i].grams)
	}
	all := c.learned(grams, c.told(t, whole, passages))
	if len(cuts) == 1 {
		all.swayed = passages[0].swayed
		return []decision{all}
	}
	judged := make([]decision, len(cuts))
	for i, s := range cuts {
		grams.forget()
		for _, part := range t.gramsOf(s) {
			grams.add(part)
		}
		if s.apart || s.turned {
			part := c.section(t, s)
			if s.labelled || s.turned && s.first > 0 {
				grams.add(c.table().knownGrams(nil, &part.title, true))
			}
			alone := c.weighWhole(part)
			own := c.learned(grams, c.told(t, alone, []decision{alone}))
			judged[i] = decision{nudged(own, all, t.bulletin && s.turned, s.apart), passages[i].swayed}
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
func (t *scannedArticle) gramsOf(s cut) (all [][]knownGram) {
	if s.first == 0 && len(s.under) == 0 && !s.labelled {
		all = append(all, t.title.grams) // of the opening it is the title first
	}
	for _, block := range s.blocks() {
		if s.apart && t.blocks[block].level > 0 {
			all = append(all, t.blocks[block].heading) // its own title
			continue
		}
		all = append(all, t.blocks[block].grams)
	}
	return all
}

// How far the whole article draws each of its passages to a theme that it bears, and away from one that it does not,
// in odds; and how little it does so where the writer set the passage apart, under a heading or behind a label.
const (
	drawn = 0.5
	kept  = 0.7
	loose = 0.2

	// setApart are the odds that such a passage is given to every theme: it is short, and is read as an article would be.
	setApart = 0.7
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
// article bears; and nearer to all themes where it is a part of a bulletin without a title, or was set apart by the writer.
func nudged(own, whole decision, untitledPart, apart bool) map[library.Theme]float64 {
	confidence := map[library.Theme]float64{}
	for _, theme := range library.BuiltinThemes() {
		odds := oddsOf(own.confidence[theme])
		if whole.confidence[theme] >= bears {
			odds += loose
		}
		switch {
		case untitledPart:
			odds += untitled
		case apart:
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
	find := func(u *scannedText, heads bool) []knownGram {
		before := len(room)
		room = table.knownGrams(room, u, heads)
		return slices.Clip(room[before:])
	}
	t.title.grams = find(&t.title, true)
	for i := range t.blocks {
		t.blocks[i].grams = find(&t.blocks[i], false)
		if t.blocks[i].level > 0 {
			t.blocks[i].heading = find(&t.blocks[i], true)
		}
	}
}
