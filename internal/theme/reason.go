package theme

import (
	"cmp"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
)

// Reason tells which words of a passage decided for a theme: those of the vocabulary, then those learned.
type Reason struct {
	Passage      int // index in Reading.Passages
	Theme        library.Theme
	Words        []string // as the article writes them, the weightiest first
	Spots        []Spot   // where they stand in the article's blocks, in reading order, without overlaps
	Against      []string // that were outweighed, written likewise; AgainstSpots is where they stand
	AgainstSpots []Spot
}

// Spot is a place in an article: bytes Start to End of the plain text (library.Block.Plain, NFC) of a block.
type Spot struct{ Block, Start, End int }

// Held tells which words kept an article from a theme that others of its words speak for: traps, such as a
// street named Hoàng Sa, what the article is about instead, such as the weather, and what was learned to speak against it.
type Held struct {
	Theme library.Theme
	Words []string // as the article writes them
	Spots []Spot
}

// mostWords are given as a reason.
const mostWords = 8

// titleBlock stands for the title where blocks are numbered.
const titleBlock = -1

// spoken is a term that spoke for a theme, as the article first writes it.
type spoken struct {
	words string
	worth float64
	spots []Spot
}

// speech gathers the terms that spoke for a theme.
type speech struct {
	all    []spoken
	places map[string]int // of the lower-case words in all
}

func (s *speech) note(u *scannedText, block int, h phrase.Occurrence, worth float64) {
	start, end := u.tokens[h.First].Start, u.tokens[h.End-1].End
	words := u.text[start:end]
	key := strings.ToLower(words)
	place, known := s.places[key]
	if !known {
		if s.places == nil {
			s.places = map[string]int{}
		}
		place = len(s.all)
		s.places[key] = place
		s.all = append(s.all, spoken{words: words})
	}
	s.all[place].worth += worth
	if block != titleBlock {
		s.all[place].spots = append(s.all[place].spots, Spot{block, int(start), int(end)})
	}
}

// weightiest returns the words that count most and their spots.
func (s *speech) weightiest() ([]string, []Spot) {
	slices.SortStableFunc(s.all, func(a, b spoken) int { return cmp.Compare(b.worth, a.worth) })
	var words []string
	var spots []Spot
	for _, one := range s.all[:min(len(s.all), mostWords)] {
		words = append(words, one.words)
		spots = append(spots, one.spots...)
	}
	return words, joined(spots)
}

// joined puts spots in reading order and makes one of those that overlap.
func joined(spots []Spot) []Spot {
	slices.SortFunc(spots, func(a, b Spot) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	var all []Spot
	for _, s := range spots {
		if n := len(all); n > 0 && all[n-1].Block == s.Block && all[n-1].End >= s.Start {
			all[n-1].End = max(all[n-1].End, s.End)
			continue
		}
		all = append(all, s)
	}
	return all
}

// reason returns what spoke for theme in passage number i.
func (c *Classifier) reason(t *scannedArticle, s cut, i int, d decision, theme library.Theme) Reason {
	var spoke speech
	note := func(u *scannedText, block int) {
		for _, h := range u.hits {
			l := &c.lines[h.Rule]
			if l.theme == theme || d.swayed && l.sways == theme {
				spoke.note(u, block, h, l.weight)
			}
		}
		for _, h := range u.own {
			if c.own.of[h.Rule] == theme {
				spoke.note(u, block, h, 1)
			}
		}
	}
	for _, block := range s.blocks() {
		note(&t.blocks[block], block)
	}
	if s.first == 0 && s.end == len(t.blocks) || len(spoke.all) == 0 {
		note(&t.title, titleBlock)
	}
	r := Reason{Passage: i, Theme: theme}
	r.Words, r.Spots = spoke.weightiest()
	words, spots := c.telling(t, s.blocks(), theme, 1, r.Spots)
	r.Words, r.Spots = append(r.Words, words...), joined(append(r.Spots, spots...))
	r.Against, r.AgainstSpots = c.telling(t, s.blocks(), theme, -1, r.Spots)
	return r
}

// notable is how much harder a context must make a theme to be named as what held it back.
const notable = 1.15

// held returns what kept theme from the article, its words empty where nothing spoke for it either.
func (c *Classifier) held(t *scannedArticle, theme library.Theme, score float64) Held {
	var spoke speech
	against := map[string]bool{}
	if score > 0 && t.harder[theme] > notable {
		for _, w := range c.model.weaken {
			against[w.context] = against[w.context] || w.theme == theme
		}
	}
	note := func(u *scannedText, block int) {
		for _, trap := range u.covered {
			if trap.theme == theme {
				spoke.note(u, block, trap.by, c.model.weight[strongTerm])
			}
		}
		for _, h := range u.hits {
			if against[c.lines[h.Rule].context] {
				spoke.note(u, block, h, c.model.weight[weakTerm])
			}
		}
	}
	note(&t.title, titleBlock)
	for i := range t.blocks {
		note(&t.blocks[i], i)
	}
	h := Held{Theme: theme}
	h.Words, h.Spots = spoke.weightiest()
	if t.whole.confidence[theme] >= bears { // the vocabulary alone would have given it
		words, spots := c.telling(t, t.all(), theme, -1, h.Spots)
		h.Words, h.Spots = append(h.Words, words...), joined(append(h.Spots, spots...))
	}
	return h
}
