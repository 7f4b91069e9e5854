package search

import (
	"math/bits"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// snippetWords is how much of a block a snippet shows: about three lines in the list.
const snippetWords = 32

// Passage returns the snippet of the line of a text that answers best.
func (m *Matcher) Passage(text string) string {
	best, score := "", -1.0
	for text != "" {
		one, rest, _ := strings.Cut(text, "\n")
		text = rest
		l, _ := m.lineOf(one)
		if w := m.weigh(l, m.found(nil, l)); w.score > score {
			best, score = one, w.score
		}
	}
	return m.Excerpt(best)
}

// lineOf reads a text as it was published.
func (m *Matcher) lineOf(text string) (matchedLine, []viet.Span) {
	words := viet.Words(text)
	l := matchedLine{words: make([]*wordMatch, len(words))}
	for i, w := range words {
		l.words[i] = m.match(w.Of(text))
	}
	return l, words
}

// Excerpt cuts text around the place where most of the query stands together, and puts marks around the hits:
// whole words, of phrases all words.
func (m *Matcher) Excerpt(text string) string {
	l, words := m.lineOf(text)
	if len(words) == 0 {
		return text
	}
	found := m.found(nil, l)
	from := max(0, bestPlace(found)-snippetWords/4)
	to := min(len(words), from+snippetWords)
	hit := make([]bool, len(words))
	for _, o := range found {
		for i := o.from; i < o.end; i++ {
			hit[i] = true
		}
	}
	start, end := words[from].Start, words[to-1].End
	var b strings.Builder
	if from == 0 {
		start = 0
	} else {
		b.WriteString("… ")
	}
	if to == len(words) {
		end = len(text)
	}
	at := start
	for i := from; i < to; i++ {
		if !hit[i] {
			continue
		}
		b.WriteString(text[at:words[i].Start])
		b.WriteRune(library.HitStart)
		b.WriteString(words[i].Of(text))
		b.WriteRune(library.HitEnd)
		at = words[i].End
	}
	b.WriteString(text[at:end])
	if to < len(words) {
		b.WriteString(" …")
	}
	return b.String()
}

// bestPlace returns the word after which, within a snippet, most of the query stands, and stands together.
func bestPlace(found []termHit) int {
	place, most := 0, -1
	for i, first := range found {
		var slots uint64
		worth := 0
		for n, o := range found[i:] {
			if o.from >= first.from+snippetWords*3/4 {
				break
			}
			for s := o.first; s <= o.last; s++ {
				slots |= 1 << s
			}
			if before := found[max(i+n-1, 0)]; n > 0 && before.last+1 == o.first && before.end == o.from {
				worth += 4
			}
			worth += 1 + 2*(o.last-o.first)
		}
		if worth = min(worth, 15) + 16*bits.OnesCount64(slots); worth > most {
			place, most = first.from, worth
		}
	}
	return place
}
