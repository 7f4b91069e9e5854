package theme

import (
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// scannedText is the title or a block, with the terms found in it.
type scannedText struct {
	text      string
	tokens    []phrase.Token
	hashed    []hashedWord // of each token
	hits      []phrase.Occurrence
	covered   []trappedTerm       // terms that traps keep from counting
	own       []phrase.Occurrence // keywords of the users' own themes
	grams     []knownGram         // that the weights know
	heading   []knownGram         // of a heading, those that count as of a title too
	marks     bool                // whether it was typed with marks
	syllables int
	level     int // of a heading, 0 where it is none
}

// scannedArticle is an article after the single pass over its words.
type scannedArticle struct {
	title     scannedText
	blocks    []scannedText
	syllables int                       // of the blocks
	whole     decision                  // of the vocabulary
	bulletin  bool                      // tells of several things under a title that names none
	harder    map[library.Theme]float64 // how much more a theme needs for what the article is about
}

// unmarkedShare is the share of letters with marks below which a text counts as typed without any.
// Vietnamese with marks has about a quarter; texts that only quote a name with marks have next to none.
const unmarkedShare = 0.01

// scan finds the terms in an article; nil where ctx is done before.
func (c *Classifier) scan(ctx context.Context, title string, blocks []library.Block) *scannedArticle {
	t := &scannedArticle{blocks: make([]scannedText, len(blocks)), harder: map[library.Theme]float64{}}
	var typed letters
	var room []phrase.Occurrence
	for i, b := range blocks {
		if ctx.Err() != nil {
			return nil
		}
		text, l := composed(b.Plain())
		t.blocks[i].text = text
		typed = typed.plus(l)
	}
	marks := typed.withMarks()
	for i := range t.blocks {
		if ctx.Err() != nil {
			return nil
		}
		room = c.read(&t.blocks[i], marks, room)
		t.blocks[i].level = headingLevel(blocks[i])
		t.syllables += t.blocks[i].syllables
	}
	t.findShortHeadings(blocks)
	// Some sources give the title without marks above a text that has them.
	t.title.text, typed = composed(title)
	c.read(&t.title, typed.withMarks(), room)
	c.countContexts(t)
	return t
}

// letters counts what tells how a text was typed.
type letters struct {
	all, marked int
	loose       bool // combining marks or invalid bytes: not yet NFC
}

func (l letters) plus(other letters) letters {
	return letters{l.all + other.all, l.marked + other.marked, l.loose || other.loose}
}

func lettersOf(text string) letters {
	var l letters
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			l.all++
		case r < utf8.RuneSelf:
		case 0x300 <= r && r < 0x370 || r == utf8.RuneError:
			l.loose = true
		case unicode.IsLetter(r):
			l.all++
			l.marked++
		}
	}
	return l
}

// composed returns text in NFC and its letters.
func composed(text string) (string, letters) {
	l := lettersOf(text)
	if !l.loose {
		return text, l
	}
	text = viet.NFC(text)
	return text, lettersOf(text)
}

func (l letters) withMarks() bool { return float64(l.marked) >= unmarkedShare*float64(l.all) }

// read finds the words and terms of u, with room to look in, which it returns.
func (c *Classifier) read(u *scannedText, withMarks bool, room []phrase.Occurrence) []phrase.Occurrence {
	words, known := c.bare(), []hashedWord(nil)
	if withMarks {
		marked := c.marked()
		words, known = marked.Lexicon, marked.hashes
	}
	u.marks = withMarks
	u.tokens = words.Tokens(u.tokens, u.text)
	for _, t := range u.tokens {
		if t.Shape != phrase.Mark {
			u.syllables++
		}
	}
	u.hash(known)
	room = words.Find(room[:0], u.text, u.tokens)
	kept, covered := uncovered(room, c.lines)
	u.hits, u.covered = slices.Clone(kept), covered
	u.own = c.own.find(u.text, withMarks)
	return room
}

// countContexts finds what the article is about beside the themes.
func (c *Classifier) countContexts(t *scannedArticle) {
	counts := map[string]float64{}
	count := func(u *scannedText) {
		for _, h := range u.hits {
			if context := c.lines[h.Rule].context; context != "" {
				counts[context]++
			}
		}
	}
	count(&t.title)
	for i := range t.blocks {
		count(&t.blocks[i])
	}
	density := map[string]float64{} // terms in 100 syllables
	for context, n := range counts {
		if a, ok := c.model.against[context]; ok {
			n = max(0, n-a.factor*counts[a.context])
		}
		density[context] = 100 * n / float64(max(100, t.syllables+t.title.syllables))
	}
	for _, theme := range c.themes {
		t.harder[theme] = 1
	}
	for _, w := range c.model.weaken {
		t.harder[w.theme] += w.factor * density[w.context]
	}
}
