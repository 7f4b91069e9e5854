package page

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
)

// holding is a held expression that is compiled at its first use.
type holding func() *heldBack

// heldBack is an expression that may match anywhere and first looks whether the text holds the beginning of any of
// the words that a match cannot do without: of the names of elements few do, and the look costs a hundredth of the
// match.
type heldBack struct {
	*regexp.Regexp
	begins *[1 << (3 * codeBits)]bool // by the codes of three bytes
}

// codeBits is what a byte is told by: letters, digits, hyphen and low line apart, all else alike.
const codeBits = 5

// holdingOf returns the expression, uncompiled. It is for lower-case ASCII.
func holdingOf(expression string) holding {
	return sync.OnceValue(func() *heldBack { return mustHold(expression) })
}

// MatchString reports whether text matches.
func (h holding) MatchString(text string) bool { return h().MatchString(text) }

func mustHold(expression string) *heldBack {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err)
	}
	h := &heldBack{Regexp: regexp.MustCompile(expression), begins: new([1 << (3 * codeBits)]bool)}
	for _, word := range wordsOf(tree) {
		h.mark(0, word, 0)
	}
	return h
}

// mark notes the first three bytes of word, whatever follows a shorter one.
func (h *heldBack) mark(code int, word string, n int) {
	switch {
	case n == 3:
		h.begins[code] = true
	case n < len(word):
		h.mark(code<<codeBits|codeOf(word[n]), word, n+1)
	default:
		for any := range 1 << codeBits {
			h.mark(code<<codeBits|any, word, n+1)
		}
	}
}

// MatchString reports whether text matches.
func (h *heldBack) MatchString(text string) bool {
	code := 0
	for i := range max(1, len(text)) + 2 {
		next := 0
		if i < len(text) {
			next = codeOf(text[i])
		}
		if code = (code<<codeBits | next) & (len(h.begins) - 1); i >= 2 && h.begins[code] {
			return h.Regexp.MatchString(text)
		}
	}
	return false
}

func codeOf(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 1
	case '0' <= c && c <= '9':
		return 29
	case c == '-':
		return 27
	case c == '_':
		return 28
	}
	return 0
}

// wordsOf returns words of which every match of tree holds one; one of them is empty where it needs none.
func wordsOf(tree *syntax.Regexp) []string {
	switch {
	case tree.Op == syntax.OpLiteral && tree.Flags&syntax.FoldCase == 0:
		return []string{string(tree.Rune)}
	case tree.Op == syntax.OpCapture, tree.Op == syntax.OpPlus, tree.Op == syntax.OpRepeat && tree.Min > 0:
		return wordsOf(tree.Sub[0])
	case tree.Op == syntax.OpAlternate:
		var all []string
		for _, sub := range tree.Sub {
			all = append(all, wordsOf(sub)...)
		}
		return all
	case tree.Op == syntax.OpConcat:
		best := []string{""}
		for _, sub := range tree.Sub {
			if words := wordsOf(sub); shortest(words) > shortest(best) {
				best = words
			}
		}
		return best
	}
	return []string{""}
}

func shortest(words []string) int {
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}
