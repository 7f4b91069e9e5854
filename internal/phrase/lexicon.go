package phrase

import (
	"slices"
	"strings"

	"baocaovien/internal/viet"
)

// Lexicon finds phrases in a row of tokens: a tree of words, walked from every token that begins one. It does not
// change after Index, so several goroutines may use it at once.
type Lexicon struct {
	words dictionary
	by    Comparison
	nodes []node
	ways  map[fork]int32 // where the edges of the tree lead, while it is built
	roots [][]edge       // by word: the edges of the first node
}

// node is a place in the tree: the phrases that end here and what may follow.
type node struct {
	ends []ending
	next []edge
	gap  bool // inside a gap: marks count for nothing
}

// ending is the rule of a phrase that ends at a node, and where it must stand.
type ending struct {
	rule       int32
	begin, end bool
}

// edge leads on over a token of that word, or of any of a kind.
type edge struct {
	word  int32 // or one of those below
	shape Shape // that the token must have; Lower asks for nothing
	to    int32
	stem  string // of a word that begins so
}

const (
	anyNumber int32 = -1 - iota
	anyName
	anyWord
	anyStem
	noWord // leads on over nothing
)

// fork is an edge and the node it starts from.
type fork struct {
	at, word int32
	shape    Shape
	stem     string
}

// Occurrence is a phrase found: its rule and the tokens from First to End.
type Occurrence struct {
	Rule       int32
	First, End int32
}

// NewLexicon returns a lexicon without phrases.
func NewLexicon(by Comparison) *Lexicon {
	return &Lexicon{words: dictionary{}, by: by, nodes: make([]node, 1), ways: map[fork]int32{}}
}

// Add puts a phrase into the tree. Its Exact is for the caller to heed: a lexicon that compares words without their
// marks leaves such phrases out.
func (l *Lexicon) Add(p Phrase, rule int32) {
	for _, at := range l.lay([]int32{0}, p.terms) {
		if at != 0 {
			l.nodes[at].ends = append(l.nodes[at].ends, ending{rule, p.begin, p.end})
		}
	}
}

// AddWords puts the words and commas of a text into the tree, which has no signs of the syntax then.
func (l *Lexicon) AddWords(text string, rule int32) {
	l.Add(Phrase{terms: termsOf(text)}, rule)
}

func termsOf(text string) []term {
	text = viet.NFC(text)
	var terms []term
	for _, t := range dictionary(nil).tokens(nil, text, written) {
		if t.Start < t.End {
			terms = append(terms, term{kind: wordTerm, text: text[t.Start:t.End], shape: t.Shape})
		}
	}
	return terms
}

// lay leads on from each of the nodes over terms and returns where they all may end.
func (l *Lexicon) lay(from []int32, terms []term) []int32 {
	for _, it := range terms {
		switch it.kind {
		case setTerm, optionTerm:
			var ends []int32
			if it.kind == optionTerm {
				ends = append(ends, from...)
			}
			for _, choice := range it.choices {
				ends = append(ends, l.lay(from, choice)...)
			}
			from = l.join(ends)
		case gapTerm:
			from = l.layGap(from, it.most)
		default:
			from = []int32{l.follow(from, l.edgeFor(it))}
		}
	}
	return from
}

// joinFrom is how many ends a set may have before they are led together: fewer keep the tree shared with the other
// phrases that begin so.
const joinFrom = 4

// join leads many nodes on to one, over nothing, so that what follows is laid once.
func (l *Lexicon) join(nodes []int32) []int32 {
	if len(nodes) < joinFrom || slices.Contains(nodes, 0) {
		return nodes
	}
	to := l.grow(false)
	for _, at := range nodes {
		l.nodes[at].next = append(l.nodes[at].next, edge{word: noWord, to: to})
	}
	return []int32{to}
}

func (l *Lexicon) layGap(from []int32, most int) []int32 {
	first := l.grow(true)
	for _, at := range from {
		l.nodes[at].next = append(l.nodes[at].next, edge{word: noWord, to: first})
	}
	ends := []int32{first}
	for range most {
		next := l.grow(true)
		last := ends[len(ends)-1]
		l.nodes[last].next = append(l.nodes[last].next, edge{word: anyWord, to: next})
		ends = append(ends, next)
	}
	return ends
}

func (l *Lexicon) grow(gap bool) int32 {
	l.nodes = append(l.nodes, node{gap: gap})
	return int32(len(l.nodes) - 1) //nolint:gosec // thousands of nodes
}

func (l *Lexicon) edgeFor(it term) edge {
	switch it.kind {
	case numberTerm:
		return edge{word: anyNumber}
	case nameTerm:
		return edge{word: anyName}
	case anyTerm:
		return edge{word: anyWord}
	case stemTerm:
		return edge{word: anyStem, stem: strings.ToLower(it.text)}
	}
	e := edge{shape: it.shape}
	switch it.shape {
	case Mark:
		e.word = l.words.number(it.text)
		return e
	case Number:
		e.shape = Lower
	}
	e.word = l.words.number(string(l.by.appendKey(nil, it.text)))
	return e
}

// follow leads on from nodes over e. One node's way is shared with the phrases that begin alike; where there are
// several, they lead to a node of their own, for a phrase that shares but one of the ways must not follow.
func (l *Lexicon) follow(from []int32, e edge) int32 {
	if len(from) == 1 {
		s := fork{from[0], e.word, e.shape, e.stem}
		to, known := l.ways[s]
		if !known {
			to = l.grow(false)
			l.ways[s] = to
			l.link(from[0], e, to)
		}
		return to
	}
	to := l.grow(false)
	for _, at := range from {
		l.link(at, e, to)
	}
	return to
}

func (l *Lexicon) link(at int32, e edge, to int32) {
	e.to = to
	l.nodes[at].next = append(l.nodes[at].next, e)
}

// Index prepares the tree after the last Add.
func (l *Lexicon) Index() {
	l.ways = nil
	l.roots = make([][]edge, len(l.words)+1)
	var any []edge // that begin with something else than a word
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

// Empty reports a lexicon without phrases.
func (l *Lexicon) Empty() bool { return len(l.nodes) == 1 }

// Find appends the phrases in tokens of text to hits, by their first token and the longest first.
func (l *Lexicon) Find(hits []Occurrence, text string, tokens []Token) []Occurrence {
	w := walk{hits: hits}
	w.begin(l, text, tokens)
	for i := range tokens {
		before := len(w.hits)
		w.from(i)
		if len(w.hits) > before+1 {
			slices.SortFunc(w.hits[before:], func(a, b Occurrence) int { return int(b.End - a.End) })
		}
	}
	return w.hits
}
