package phrase

import (
	"slices"
	"strings"

	"baocaovien/internal/viet"
)

// Lexicon finds phrases in a sequence of tokens. It is a trie of words, walked from every token that a phrase can begin
// with. It does not change after Index, so several goroutines may use it at once.
type Lexicon struct {
	words    dictionary
	by       Comparison
	nodes    []node
	children map[edgeFrom]int32 // the edges of the trie while it is built
	roots    [][]edge           // by word: the edges of the first node
}

// node is a state of the trie: the phrases that end here and what may follow.
type node struct {
	ends []ending
	next []edge
	gap  bool // inside a gap: punctuation is passed over
}

// ending is the rule of a phrase that ends at a node, and whether the text must begin or end there too.
type ending struct {
	rule       int32
	begin, end bool
}

// edge leads to a node over one token: a certain word, or any token of a kind.
type edge struct {
	word  int32 // or one of those below
	shape Shape // that the token must have; Lower accepts any
	to    int32
	stem  string // how the word must begin, for anyStem
}

const (
	anyNumber int32 = -1 - iota
	anyName
	anyWord
	anyStem
	noWord // an empty transition
)

// edgeFrom is an edge with the node it leaves.
type edgeFrom struct {
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
	return &Lexicon{words: dictionary{}, by: by, nodes: make([]node, 1), children: map[edgeFrom]int32{}}
}

// Add adds a phrase. It does not look at Exact: a caller that compares words without their marks leaves such phrases
// out.
func (l *Lexicon) Add(p Phrase, rule int32) {
	terms := p.terms
	if p.plain {
		terms = termsOf(p.Text)
	}
	for _, at := range l.compile([]int32{0}, terms) {
		if at != 0 {
			l.nodes[at].ends = append(l.nodes[at].ends, ending{rule, p.begin, p.end})
		}
	}
}

// AddWords adds the words of a plain text as a phrase: nothing in it is syntax.
func (l *Lexicon) AddWords(text string, rule int32) {
	l.Add(Phrase{Text: text, plain: true}, rule)
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

// compile adds terms behind each of the nodes and returns the nodes at which they may end.
func (l *Lexicon) compile(from []int32, terms []term) []int32 {
	for _, it := range terms {
		switch it.kind {
		case setTerm, optionTerm:
			var ends []int32
			if it.kind == optionTerm {
				ends = append(ends, from...)
			}
			for _, choice := range it.choices {
				ends = append(ends, l.compile(from, choice)...)
			}
			from = l.join(ends)
		case gapTerm:
			from = l.compileGap(from, it.most)
		default:
			from = []int32{l.extend(from, l.edgeFor(it))}
		}
	}
	return from
}

// joinFrom is the number of ends from which on a set is joined at one node. Fewer stay apart, so that phrases which
// begin alike share the trie.
const joinFrom = 4

// join leads many nodes to one by empty transitions, so that what follows is compiled once.
func (l *Lexicon) join(nodes []int32) []int32 {
	if len(nodes) < joinFrom || slices.Contains(nodes, 0) {
		return nodes
	}
	to := l.newNode(false)
	for _, at := range nodes {
		l.nodes[at].next = append(l.nodes[at].next, edge{word: noWord, to: to})
	}
	return []int32{to}
}

func (l *Lexicon) compileGap(from []int32, most int) []int32 {
	first := l.newNode(true)
	for _, at := range from {
		l.nodes[at].next = append(l.nodes[at].next, edge{word: noWord, to: first})
	}
	ends := []int32{first}
	for range most {
		next := l.newNode(true)
		last := ends[len(ends)-1]
		l.nodes[last].next = append(l.nodes[last].next, edge{word: anyWord, to: next})
		ends = append(ends, next)
	}
	return ends
}

func (l *Lexicon) newNode(gap bool) int32 {
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

// extend adds e behind the nodes. Behind a single node it is shared with other phrases that begin alike. Behind
// several it leads to a new node: a phrase that shares only one of them must not go on there.
func (l *Lexicon) extend(from []int32, e edge) int32 {
	if len(from) == 1 {
		s := edgeFrom{from[0], e.word, e.shape, e.stem}
		to, known := l.children[s]
		if !known {
			to = l.newNode(false)
			l.children[s] = to
			l.addEdge(from[0], e, to)
		}
		return to
	}
	to := l.newNode(false)
	for _, at := range from {
		l.addEdge(at, e, to)
	}
	return to
}

func (l *Lexicon) addEdge(at int32, e edge, to int32) {
	e.to = to
	l.nodes[at].next = append(l.nodes[at].next, e)
}

// Index must be called after the last Add.
func (l *Lexicon) Index() {
	l.children = nil
	l.roots = make([][]edge, len(l.words)+1)
	var any []edge // those that are tried whatever the word
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

// Keys returns what all ways of writing each word of the phrases share, by the number that its tokens have (Token.Word).
func (l *Lexicon) Keys() []string {
	keys := make([]string, len(l.words)+1)
	for key, word := range l.words {
		keys[word] = key
	}
	return keys
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
