package phrase

import "strings"

// mostMarks is how many marks in a row may stand between two words of a phrase: dotted lines of forms are long, and a text of
// marks alone costs no more than its length.
const mostMarks = 200

// walk runs a lexicon over the tokens of a text.
type walk struct {
	*Lexicon
	text   string
	tokens []Token
	head   int // the first token that is a word
	tail   int // behind the last one
	hits   []Occurrence
	start  int
}

// begin makes it a walk over tokens of text.
func (w *walk) begin(l *Lexicon, text string, tokens []Token) {
	w.Lexicon, w.text, w.tokens, w.head, w.tail = l, text, tokens, 0, len(tokens)
	for w.head < len(tokens) && tokens[w.head].Shape == Mark {
		w.head++
	}
	for w.tail > w.head && tokens[w.tail-1].Shape == Mark {
		w.tail--
	}
}

// from notes the phrases that begin at token i.
func (w *walk) from(i int) {
	edges := w.roots[w.tokens[i].Word]
	if len(edges) == 0 {
		return
	}
	w.start = i
	w.follow(edges, i)
}

// visit notes the phrases that end at node n before token i, and follows its edges.
func (w *walk) visit(n int32, i int) {
	node := &w.nodes[n]
	for _, e := range node.ends {
		if (!e.begin || w.start <= w.head) && (!e.end || i >= w.tail) && i > w.start {
			w.hits = append(w.hits, Occurrence{e.rule, int32(w.start), int32(i)}) //nolint:gosec // texts are far below 2 GB
		}
	}
	if i >= len(w.tokens) || len(node.next) == 0 {
		return
	}
	w.follow(node.next, i)
	if node.gap && w.tokens[i].Shape == Mark {
		end := min(len(w.tokens), i+mostMarks)
		for i < end && w.tokens[i].Shape == Mark {
			i++
		}
		if i < end {
			w.follow(node.next, i)
		}
	}
}

func (w *walk) follow(edges []edge, i int) {
	t := w.tokens[i]
	for k := range edges {
		e := &edges[k]
		if e.word == noWord {
			w.visit(e.to, i)
		} else if e.over(w.text, t) {
			w.visit(e.to, i+1)
		}
	}
}

// over reports whether an edge accepts a token.
func (e *edge) over(text string, t Token) bool {
	switch e.word {
	case anyNumber:
		return t.Shape == Number
	case anyName:
		return t.Shape == Title
	case anyWord:
		return t.Shape != Mark
	case anyStem:
		word := text[t.Start:t.End]
		return strings.HasPrefix(word, e.stem) || strings.HasPrefix(strings.ToLower(word), e.stem)
	}
	return e.word == t.Word && (e.shape == Lower || e.shape == t.Shape)
}
