package theme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// lexicon finds the terms of a vocabulary in a row of tokens: a tree of words, walked from every
// token that begins a term.
type lexicon struct {
	words dictionary
	spell spelling
	nodes []node
	ways  map[way]int32 // where each edge leads, while the tree is built
	roots [][]edge      // by word: the edges of the first node
}

// node is a place in the tree: the rules whose term ends here and what may follow.
type node struct {
	rules []int32
	next  []edge
}

// edge leads on over a token of that word, over any number, or over any capitalised word.
type edge struct {
	word  int32 // or anyNumber, anyName
	shape shape // that the token must have; lowerShape asks for nothing
	to    int32
}

// way is an edge and the node it starts from.
type way struct {
	at, word int32
	shape    shape
}

const (
	anyNumber int32 = -1
	anyName   int32 = -2
)

// hit is a term found: the rule and the tokens from first to end.
type hit struct {
	rule       int32
	first, end int32
}

func newLexicon(spell spelling) *lexicon {
	return &lexicon{words: dictionary{}, spell: spell, nodes: make([]node, 1), ways: map[way]int32{}}
}

// add puts a form of a term into the tree.
func (l *lexicon) add(form string, rule int32) {
	at := int32(0)
	for _, piece := range pieces(form) {
		at = l.follow(at, l.edgeFor(piece))
	}
	if at != 0 {
		l.nodes[at].rules = append(l.nodes[at].rules, rule)
	}
}

// pieces cuts a form as tokenize cuts a text.
func pieces(form string) []string {
	return strings.Fields(cutMarks.Replace(viet.NFC(form)))
}

var cutMarks = strings.NewReplacer(",", " , ", "-", " ", "–", " ", "/", " ", "%", " ")

func (l *lexicon) edgeFor(piece string) edge {
	switch piece {
	case ",":
		return edge{word: commaMark}
	case "#":
		return edge{word: anyNumber}
	case "@":
		return edge{word: anyName}
	}
	first, size := utf8.DecodeRuneInString(piece)
	wanted := lowerShape
	if unicode.IsUpper(first) {
		wanted = titleShape
		if strings.ToUpper(piece) == piece && len(piece) > size {
			wanted = upperShape
		}
	}
	key := string(l.spell(nil, piece))
	word, known := l.words[key]
	if !known {
		word = firstWord + int32(len(l.words)) //nolint:gosec // thousands of words
		l.words[key] = word
	}
	return edge{word: word, shape: wanted}
}

func (l *lexicon) follow(at int32, e edge) int32 {
	way := way{at, e.word, e.shape}
	if to, known := l.ways[way]; known {
		return to
	}
	e.to = int32(len(l.nodes)) //nolint:gosec // thousands of nodes
	l.ways[way] = e.to
	l.nodes = append(l.nodes, node{})
	l.nodes[at].next = append(l.nodes[at].next, e)
	return e.to
}

// find appends the terms in tokens to hits, by their first token and the longest first.
func (l *lexicon) find(hits []hit, tokens []token) []hit {
	for i := range tokens {
		before := len(hits)
		hits = l.walk(hits, tokens, 0, i, i)
		slices.SortFunc(hits[before:], func(a, b hit) int { return int(b.end - a.end) })
	}
	return hits
}

// walk follows every way from node at over the tokens from i on; the term began at first.
func (l *lexicon) walk(hits []hit, tokens []token, at int32, first, i int) []hit {
	for _, rule := range l.nodes[at].rules {
		hits = append(hits, hit{rule, int32(first), int32(i)}) //nolint:gosec // texts are far below 2 GB
	}
	if i == len(tokens) || tokens[i].word == stopMark {
		return hits
	}
	for _, e := range l.edges(at, tokens[i].word) {
		if e.over(tokens[i]) {
			hits = l.walk(hits, tokens, e.to, first, i+1)
		}
	}
	return hits
}

// edges returns the edges to try from node at over word. The root has thousands, so they are kept by
// word there.
func (l *lexicon) edges(at, word int32) []edge {
	if at != 0 {
		return l.nodes[at].next
	}
	return l.roots[word]
}

func (e edge) over(t token) bool {
	switch e.word {
	case anyNumber:
		return t.shape == numberShape
	case anyName:
		return t.shape == titleShape
	}
	return e.word == t.word && (e.shape == lowerShape || e.shape == t.shape)
}

// index prepares the root after the last add.
func (l *lexicon) index() {
	l.ways = nil
	l.roots = make([][]edge, int(firstWord)+len(l.words))
	var any []edge // that begin with a number or a name of any word
	for _, e := range l.nodes[0].next {
		if e.word < 0 {
			any = append(any, e)
		} else {
			l.roots[e.word] = append(l.roots[e.word], e)
		}
	}
	for word := range l.roots {
		l.roots[word] = append(l.roots[word], any...)
	}
}

// covered is a term of a theme that a trap keeps from counting.
type covered struct {
	theme library.Theme
	by    hit
}

// uncovered drops the hits that lie inside a longer one, in place: the longest term at a place is what
// is meant there. Hits of contexts neither cover nor are covered. Those of themes that a trap covers are
// returned beside.
func uncovered(hits []hit, lines []line) (kept []hit, trapped []covered) {
	kept = hits[:0]
	reach := hit{rule: -1} // the one that reaches furthest of those that began before
	for i := 0; i < len(hits); {
		first := hits[i].first
		before, longest := reach, hit{rule: -1}
		for ; i < len(hits) && hits[i].first == first; i++ {
			h := hits[i]
			if lines[h.rule].context != "" {
				kept = append(kept, h)
				continue
			}
			if by := furthest(before, longest); h.end <= before.end || h.end < longest.end {
				if lines[by.rule].theme == "" && lines[h.rule].theme != "" {
					trapped = append(trapped, covered{lines[h.rule].theme, by})
				}
				continue
			}
			longest = h
			reach = furthest(reach, h)
			kept = append(kept, h)
		}
	}
	return kept, trapped
}

// furthest returns the hit that ends later, a where they end alike.
func furthest(a, b hit) hit {
	if b.end > a.end {
		return b
	}
	return a
}
