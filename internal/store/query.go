package store

import (
	"strings"
	"unicode"

	"baocaovien/internal/viet"
)

// termsAtMost bounds a query: nobody means the 33rd word, and a pasted page must not stall the search.
const termsAtMost = 32

// term is a word or a phrase of a query.
type term struct {
	words   []string // as typed, NFC
	exclude bool     // -word
	title   bool     // title:word
	prefix  bool     // still being typed
}

// parseQuery reads what a person types: words that must all occur, "phrases", -excluded words, and
// title:words. Any text is a query; what means nothing is left out.
func parseQuery(text string) []term {
	text = viet.NFC(text)
	var terms []term
	for len(terms) < termsAtMost {
		t, rest, ok := nextTerm(text)
		if !ok {
			break
		}
		text = rest
		if len(t.words) > 0 {
			terms = append(terms, t)
		}
	}
	if n := len(terms); n > 0 && endsInWord(text) {
		last := &terms[n-1]
		last.prefix = len(last.words) == 1 && len([]rune(last.words[0])) >= 2
	}
	return terms
}

// nextTerm takes the first term off text. rest keeps the last rune of text when nothing follows, for
// endsInWord.
func nextTerm(text string) (t term, rest string, ok bool) {
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	if trimmed == "" || trimmed == wordEnd {
		return term{}, text, false
	}
	if after, found := strings.CutPrefix(trimmed, "-"); found {
		t.exclude, trimmed = true, after
	}
	if after, found := cutTitle(trimmed); found {
		t.title, trimmed = true, after
	}
	if after, found := strings.CutPrefix(trimmed, `"`); found {
		phrase, rest, _ := strings.Cut(after, `"`)
		t.words = queryWords(phrase)
		return t, rest, true
	}
	end := strings.IndexFunc(trimmed, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	if end < 0 {
		t.words = queryWords(trimmed)
		return t, wordEnd, true
	}
	t.words = queryWords(trimmed[:end])
	return t, trimmed[end:], true
}

// wordEnd stands for the rest of a query that ends in a word, without a space after it.
const wordEnd = "\x00"

func endsInWord(rest string) bool { return rest == wordEnd }

// cutTitle takes the words that ask for a title off text.
func cutTitle(text string) (rest string, found bool) {
	for _, name := range []string{"title:", "tiêu đề:", "tieude:"} {
		if len(text) > len(name) && strings.EqualFold(text[:len(name)], name) {
			return text[len(name):], true
		}
	}
	return text, false
}

func queryWords(text string) []string {
	if len(text) > 500 {
		text = text[:500] // of one term
	}
	var all []string
	for _, w := range viet.Words(text) {
		all = append(all, w.Of(text))
	}
	return all
}

// marked reports whether a term is typed with marks, so that they count.
func (t term) marked() bool {
	for _, w := range t.words {
		if viet.Key(w) != viet.Fold(w) {
			return true
		}
	}
	return false
}

// inTitle returns the terms that are looked for, asked of the title alone.
func inTitle(terms []term) []term {
	var asked []term
	for _, t := range terms {
		if !t.exclude {
			t.title = true
			asked = append(asked, t)
		}
	}
	return asked
}

// match writes terms as an FTS5 expression, "" where nothing is asked for. With exact, terms typed with
// marks must meet them.
func match(terms []term, exact bool) string {
	var wanted []string
	for _, t := range terms {
		if !t.exclude {
			wanted = append(wanted, t.match(exact && t.marked()))
		}
	}
	all := strings.Join(wanted, " AND ")
	if out := unwanted(terms, exact); all != "" && out != "" {
		all = "(" + all + ") NOT (" + out + ")"
	}
	return all
}

// unwanted writes the excluded terms as an FTS5 expression, "" where there are none.
func unwanted(terms []term, exact bool) string {
	var parts []string
	for _, t := range terms {
		if t.exclude {
			parts = append(parts, t.match(exact && t.marked()))
		}
	}
	return strings.Join(parts, " OR ")
}

func (t term) match(exact bool) string {
	columns, spell := "title_plain headings_plain body_plain", viet.Fold
	if exact {
		columns, spell = "title headings body", viet.Key
	}
	if t.title {
		columns, _, _ = strings.Cut(columns, " ")
	}
	spelled := make([]string, len(t.words))
	for i, w := range t.words {
		spelled[i] = spell(w)
	}
	// Words hold letters, digits, dots and commas only, so a quoted string cannot end early.
	phrase := `"` + strings.Join(spelled, " ") + `"`
	if t.prefix {
		phrase += " *"
	}
	return "{" + columns + "} : " + phrase
}
