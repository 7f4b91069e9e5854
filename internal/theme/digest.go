package theme

import "baocaovien/internal/library"

// An article may open with its subject and go on with other news: a digest, or a page that its neighbours ran into.
// What follows the opening is other news where so many blocks go by without a heavy word of the opening's themes,
// there are more of them than the opening has, and the themes stay so much thinner to the end (model.txt).
const gap = 3

// part parts an article into passages and decides on each. The opening of one without headings is read alone where
// it bears all that the whole does. The decision on the whole comes beside.
func (c *Classifier) part(t *scannedArticle) (cuts []cut, decisions []decision, whole decision) {
	cuts = c.cut(t)
	whole = c.weighWhole(t)
	decisions = c.decide(t, cuts, whole)
	if len(cuts) != 1 || len(cuts[0].under) > 0 {
		return cuts, decisions, whole
	}
	end := c.opening(t)
	if end == 0 {
		return cuts, decisions, whole
	}
	d := c.weighWhole(c.upTo(t, end))
	if !d.bears() || !d.covers(decisions[0]) {
		return cuts, decisions, whole
	}
	return []cut{{first: 0, end: end}, {first: end, end: len(t.blocks)}}, []decision{d, {}}, whole
}

// covers reports a decision that bears every theme another bears.
func (d decision) covers(other decision) bool {
	for theme, confidence := range other.confidence {
		if confidence >= bears && d.confidence[theme] < bears {
			return false
		}
	}
	return true
}

// upTo returns the article as if it ended before block end.
func (c *Classifier) upTo(t *scannedArticle, end int) *scannedArticle {
	part := &scannedArticle{title: t.title, blocks: t.blocks[:end], harder: map[library.Theme]float64{}}
	for i := range part.blocks {
		part.syllables += part.blocks[i].syllables
	}
	c.countContexts(part)
	return part
}

// opening returns where an article turns from the themes of its title and first block to other news, 0 where it
// does not.
func (c *Classifier) opening(t *scannedArticle) int {
	head := c.newTermCount(0)
	head.head(&t.title, 0)
	head.head(&t.blocks[0], 0)
	named, _ := c.sums(head)
	head.done()
	end, speaking := 0, 0
	if c.heavy(&t.title, named) > 0 {
		speaking = 1
	}
	worth := make([]float64, len(t.blocks))
	for i := range t.blocks {
		worth[i] = c.heavy(&t.blocks[i], named)
		if worth[i] > 0 && i-end <= gap {
			end = i + 1
			speaking++
		}
	}
	if speaking < fewestNamed || len(t.blocks)-end <= max(gap, end) {
		return 0
	}
	if opening, rest := t.density(worth, 0, end), t.density(worth, end, len(t.blocks)); rest*c.model.thinner > opening {
		return 0
	}
	return end
}

// heavy returns what the core and strong terms of u are worth for the themes that have any in named.
func (c *Classifier) heavy(u *scannedText, named []sum) float64 {
	total := 0.0
	for _, h := range u.hits {
		l := &c.lines[h.Rule]
		if l.theme == "" || l.strength == weakTerm {
			continue
		}
		if named[l.place].heavy > 0 || l.sways != "" && named[l.swaysTo].heavy > 0 {
			total += l.weight
		}
	}
	return total
}

// density returns the worth of blocks first to end for each syllable.
func (t *scannedArticle) density(worth []float64, first, end int) float64 {
	total, syllables := 0.0, 0
	for i := first; i < end; i++ {
		total += worth[i]
		syllables += t.blocks[i].syllables
	}
	return total / float64(max(1, syllables))
}
