package theme

// A bulletin tells of several things under a title that names none of them: «Bản tin tổng hợp», «Điểm tin trong ngày». It is
// parted sooner than an article, whose title its text goes back to, and its parts bear themes more easily: they have no title of
// their own to say so.
const (
	titleSaidInBulletin = 0.25 // the share of its title, at most, that a bulletin says
	bulletinAlien       = 0.05 // as alien, in a bulletin
	untitled            = 1.8  // odds that a part of it is given where it bears no theme
)

// bulletin reports an article whose title its text says nothing of.
func (c *Classifier) bulletin(t *scannedArticle) bool { return c.titleSaid(t) < titleSaidInBulletin }

// titleSaid returns how much of the title the text says, 0 to 1: its words and pairs of words, the rarer the heavier.
func (c *Classifier) titleSaid(t *scannedArticle) float64 {
	unsaid := map[uint32]bool{}
	eachGram(&t.title, asText, t.title.marks, func(key uint32, _, _ int) { unsaid[key] = true })
	for i := range t.blocks {
		eachGram(&t.blocks[i], asText, t.blocks[i].marks, func(key uint32, _, _ int) {
			if wordOrPair(key) {
				delete(unsaid, key)
			}
		})
	}
	table := c.table()
	said, all := 0.0, 0.0
	eachGram(&t.title, asText, t.title.marks, func(key uint32, _, _ int) {
		if !wordOrPair(key) {
			return
		}
		worth := table.rareness(key)
		worth *= worth
		all += worth
		if !unsaid[key] {
			said += worth
		}
	})
	if all == 0 {
		return 1 // no title names nothing, and misleads nobody
	}
	return said / all
}

// wordOrPair reports the key of a word or of two in a row.
func wordOrPair(key uint32) bool {
	kind := key & kindBits
	return kind == singleGram || kind == pairGram
}

// rareness returns how rare a gram is, as Gram.Rare over rareSteps.
func (t *gramTable) rareness(key uint32) float64 {
	if g := t.places[t.place(key)]; g.Rare != 0 {
		return float64(g.Rare) / rareSteps
	}
	return unknownRare
}
