package theme

import (
	"context"
	"math"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

// Clues are what the learned weights look at in a text: its words, and what the vocabulary says of it.
type Clues struct {
	Grams map[uint32]int // how often each word, two and three words in a row stand in it, by key
	Told  []float64      // what the vocabulary says, toldOfTheme numbers for each built-in theme
}

// Clues reads a text for those who learn weights from it (internal/theme/train); none where ctx is done before.
func (c *Classifier) Clues(ctx context.Context, title string, blocks []library.Block) Clues {
	t := c.scan(ctx, title, blocks)
	if t == nil {
		return Clues{}
	}
	_, decisions, whole := c.part(t)
	clues := Clues{Grams: map[uint32]int{}, Told: c.told(t, whole, decisions)}
	count := func(u *scannedText, as textRole) {
		eachGram(u, as, u.marks, func(key uint32, _, _ int) { clues.Grams[key]++ })
	}
	count(&t.title, asTitle)
	for i := range t.blocks {
		as := asText
		if i == 0 && len(t.blocks) > 1 {
			as = asLead
		}
		count(&t.blocks[i], as)
	}
	return clues
}

// toldOfTheme is how many numbers tell what the vocabulary says of a theme: how sure it is of the whole and of the
// surest passage, whether that bears the theme, and how much harder the text's subject makes it.
const toldOfTheme = 4

// told returns what the vocabulary says of a text read as a whole and in passages.
func (c *Classifier) told(t *scannedArticle, whole decision, passages []decision) []float64 {
	all := make([]float64, 0, toldOfTheme*len(library.BuiltinThemes()))
	for _, theme := range library.BuiltinThemes() {
		highest, borne := 0.0, 0.0
		for _, d := range passages {
			highest = max(highest, d.confidence[theme])
		}
		if highest >= bears {
			borne = 1
		}
		all = append(all, sureness3(whole.confidence[theme]), sureness3(highest), borne, math.Log(max(1, t.harder[theme])))
	}
	return all
}

// sureness3 spreads a confidence out to about -1 to 1.
func sureness3(confidence float64) float64 {
	p := min(max(confidence, 0.05), 0.95)
	return math.Log(p/(1-p)) / 3
}

// The kinds of grams. Single words count with their marks, words in a row without: three syllables without marks are
// hardly ever mistaken, and a text typed without any is read as well. Those of a title or heading count once more, and so do
// those of the first paragraph of several: what a text is about is told there.
const (
	singleGram uint32 = iota + 1
	pairGram
	tripleGram
	titleSingle
	titlePair
	leadSingle
	leadPair
)

const kindBits = 7 // of a key that say its kind

func keyOf(kind, hash uint32) uint32 { return hash&^kindBits | kind }

// textRole is what a text is to its article, for which some of its grams count once more.
type textRole int

const (
	asText textRole = iota
	asTitle
	asLead
)

// OfTitle reports the key of a gram that counts for standing in the title.
func OfTitle(key uint32) bool { return key&kindBits == titleSingle || key&kindBits == titlePair }

// OfLead reports the key of a gram that counts for standing in the first paragraph.
func OfLead(key uint32) bool { return key&kindBits == leadSingle || key&kindBits == leadPair }

// numberHash stands for any number.
const numberHash = 1

// eachGram calls visit with the key of each gram of u and its tokens, first to before end. No gram reaches over
// punctuation.
func eachGram(u *scannedText, as textRole, marks bool, visit func(key uint32, first, end int)) {
	single, row := titleSingle, titlePair
	if as == asLead {
		single, row = leadSingle, leadPair
	}
	var before [2]uint32 // the folded words before, the nearest first
	var at [2]int
	inRow := 0
	for i, token := range u.tokens {
		if token.Shape == phrase.Mark {
			inRow = 0
			continue
		}
		marked, folded := u.hashed[i].marked, u.hashed[i].folded
		if marks {
			visit(keyOf(singleGram, marked), i, i+1)
		}
		if as != asText {
			visit(keyOf(single, folded), i, i+1)
		}
		pair := mixed(before[0], folded)
		if inRow > 0 {
			visit(keyOf(pairGram, pair), at[0], i+1)
			if as != asText {
				visit(keyOf(row, pair), at[0], i+1)
			}
		}
		if inRow > 1 {
			visit(keyOf(tripleGram, mixed(mixed(before[1], before[0]), folded)), at[1], i+1)
		}
		before[0], before[1], at[0], at[1] = folded, before[0], i, at[0]
		inRow++
	}
}

// hashedWord is a word as grams are made of it: with its marks, and without.
type hashedWord struct{ marked, folded uint32 }

// hash finds the hashes of the tokens of u; those of marks mean nothing. known are those of the words that a lexicon has, by
// number: most words of a text, and they need not be spelt again.
func (u *scannedText) hash(known []hashedWord) {
	u.hashed = make([]hashedWord, len(u.tokens))
	for i, token := range u.tokens {
		switch {
		case token.Shape == phrase.Mark:
		case token.Shape == phrase.Number:
			u.hashed[i] = hashedWord{numberHash, numberHash}
		case token.Word > 0 && int(token.Word) < len(known):
			u.hashed[i] = known[token.Word]
		default:
			var buffer [64]byte
			u.hashed[i] = hashOf(viet.AppendKey(buffer[:0], u.text[token.Start:token.End]))
		}
	}
}

// hashOf hashes the key of a word, which is alike for all its ways of writing (FNV-1a).
func hashOf(key []byte) hashedWord {
	const offset, prime = 2166136261, 16777619
	h := hashedWord{offset, offset}
	for _, r := range string(key) {
		h.marked = (h.marked ^ uint32(r)) * prime //nolint:gosec // a rune is not negative
		if '1' <= r && r <= '5' {
			continue // the tone
		}
		h.folded = (h.folded ^ uint32(plainLetter(r))) * prime //nolint:gosec // as above
	}
	return h
}

func plainLetter(r rune) rune {
	switch r {
	case 'ă', 'â':
		return 'a'
	case 'ê':
		return 'e'
	case 'ô', 'ơ':
		return 'o'
	case 'ư':
		return 'u'
	case 'đ':
		return 'd'
	}
	return r
}

// mixed makes one hash of two, whose order counts.
func mixed(a, b uint32) uint32 {
	h := (a*31 ^ b) * 2654435761
	return h ^ h>>15
}
