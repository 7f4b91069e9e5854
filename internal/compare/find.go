package compare

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// QuoteMatch is where a passage stands: bytes Start to End of the plain text of a block.
type QuoteMatch struct {
	Block, Start, End int
	Likeness          float64 // 1 where it stands there word for word, 0 where it has no word in common
}

// leastLike is the likeness from which on a passage is the same one, worded otherwise. mostLike is that of the
// same words under other punctuation: not yet word for word.
const (
	leastLike = 0.5
	mostLike  = 0.999
)

// Find returns the passage of blocks that is most like text, the first of several. It is not found where no
// passage has half of its words, or ctx is done before.
func Find(ctx context.Context, text string, blocks []library.Block) (QuoteMatch, bool) {
	for i, b := range blocks {
		if at := strings.Index(b.Plain(), text); at >= 0 {
			return QuoteMatch{i, at, at + len(text), 1}, true
		}
	}
	wanted := viet.Syllables(text)
	var best QuoteMatch
	for i, b := range blocks {
		if ctx.Err() != nil {
			return QuoteMatch{}, false
		}
		plain := b.Plain()
		if !promising(wanted, plain, max(best.Likeness, leastLike)) {
			continue
		}
		if m := nearest(ctx, wanted, plain); m.Likeness >= leastLike && m.Likeness > best.Likeness {
			best, best.Block = m, i
		}
	}
	if ctx.Err() != nil {
		return QuoteMatch{}, false
	}
	best.End = withMarks(text, blocks, best)
	return best, best.Likeness > 0
}

// withMarks returns where a passage ends with the marks that follow it, if text ends in some.
func withMarks(text string, blocks []library.Block, m QuoteMatch) int {
	if last, _ := utf8.DecodeLastRuneInString(text); m.Likeness == 0 || viet.WordRune(last) {
		return m.End
	}
	rest := blocks[m.Block].Plain()[m.End:]
	for i, r := range rest {
		if unicode.IsSpace(r) || viet.WordRune(r) {
			return m.End + i
		}
	}
	return m.End + len(rest)
}

// promising reports whether text has enough of the wanted words, in whatever order, for a likeness of at least
// least. It spares most of an article the closer look.
func promising(wanted []string, text string, least float64) bool {
	in := map[string]bool{}
	for _, w := range viet.Syllables(text) {
		in[w] = true
	}
	shared := 0
	for _, w := range wanted {
		if in[w] {
			shared++
		}
	}
	return shared > 0 && float64(shared) >= least*float64(len(wanted))
}

// alignmentCell is the cheapest way to come so far: how many words were put in, left out or replaced, and where in the
// text the passage then begins.
type alignmentCell struct{ cost, start int }

// askedEach is after how many words of a long text it is asked whether to go on.
const askedEach = 1024

// nearest returns the passage of text that takes the fewest changes of words to become the wanted one
// (Sellers 1980); none where ctx is done before.
func nearest(ctx context.Context, wanted []string, text string) QuoteMatch {
	spans := viet.Words(text)
	above := make([]alignmentCell, len(wanted)+1) // the column of the word before
	column := make([]alignmentCell, len(wanted)+1)
	for i := range above {
		above[i] = alignmentCell{cost: i}
	}
	best, end := alignmentCell{cost: len(wanted)}, -1
	for j, span := range spans {
		if j%askedEach == 0 && ctx.Err() != nil {
			return QuoteMatch{}
		}
		word := strings.ToLower(span.Of(text))
		column[0] = alignmentCell{start: j + 1} // a passage may begin at any word
		for i, w := range wanted {
			replace := above[i]
			if w != word {
				replace.cost++
			}
			column[i+1] = cheapest(replace, step(column[i]), step(above[i+1]))
		}
		if last := column[len(wanted)]; last.cost < best.cost {
			best, end = last, j
		}
		above, column = column, above
	}
	if end < 0 {
		return QuoteMatch{}
	}
	return QuoteMatch{
		Start: spans[best.start].Start, End: spans[end].End,
		Likeness: min(1-float64(best.cost)/float64(max(len(wanted), end-best.start+1)), mostLike),
	}
}

func step(c alignmentCell) alignmentCell { return alignmentCell{c.cost + 1, c.start} }

func cheapest(first alignmentCell, others ...alignmentCell) alignmentCell {
	for _, c := range others {
		if c.cost < first.cost {
			first = c
		}
	}
	return first
}
