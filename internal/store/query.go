package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// A query is bounded: nobody means the 33rd word, and a pasted page must not stall the search.
const (
	queryBytes  = 4000
	termsAtMost = 32
	termBytes   = 500
	wordsOfTerm = 12
)

// query is what a person typed into the search, understood.
type query struct {
	terms  []term
	fields []field
}

// term is a word of a query, or several that mean one thing.
type term struct {
	words    []string // as typed, NFC
	together bool     // the words stand side by side: "a phrase", or a piece such as 41-CT/TW
	quoted   bool     // meant as it stands
	exclude  bool     // -word
	title    bool     // title:word
	prefix   bool     // the last word is still being typed
	short    bool     // the words are abbreviations
	others   []term   // other ways of writing the same
}

// parseQuery reads what a person types: words that must all occur, "phrases", -excluded words, title:words
// and what narrows the search (see fieldNames). Any text is a query; what means nothing is left out.
func parseQuery(text string) query {
	if len(text) > queryBytes {
		text = text[:queryBytes]
	}
	p := queryParser{rest: strings.ToValidUTF8(viet.NFC(text), " ")}
	for more := true; more && len(p.terms) < termsAtMost; {
		more = p.next()
	}
	if n := len(p.terms); n > 0 && p.typing {
		last := &p.terms[n-1]
		w := last.words[len(last.words)-1]
		last.prefix = !last.exclude && utf8.RuneCountInString(w) >= 2
	}
	return query{terms: once(vocabulary().spellOut(p.terms)), fields: p.fields}
}

// once leaves out terms that stand in a query a second time.
func once(terms []term) []term {
	var all []term
	for _, t := range terms {
		same := func(o term) bool {
			return o.exclude == t.exclude && o.title == t.title && o.together == t.together && slices.Equal(o.words, t.words)
		}
		if at := slices.IndexFunc(all, same); at >= 0 {
			all[at].prefix = all[at].prefix || t.prefix
			continue
		}
		all = append(all, t)
	}
	return all
}

// queryParser takes terms off the front of a query.
type queryParser struct {
	rest   string
	terms  []term
	fields []field
	typing bool // the query ended within a word
}

// next takes one term or field off the query; false at its end.
func (p *queryParser) next() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return false // and typing stays as it was
	}
	p.typing = false
	var t term
	if after, found := strings.CutPrefix(p.rest, "-"); found && !strings.HasPrefix(after, " ") {
		t.exclude, p.rest = true, after
	}
	if name, after := cutField(p.rest); name == titleField {
		t.title, p.rest = true, after
	} else if name != "" {
		before := p.rest
		p.rest = after
		value, _ := p.value()
		f, understood := newField(name, value, t.exclude)
		if understood {
			p.fields = append(p.fields, f)
			p.typing = false
			return true
		}
		p.rest = before // words before a colon after all
	}
	value, quoted := p.value()
	t.words = queryWords(value)
	t.quoted, t.together = quoted, quoted || len(t.words) > 1
	if len(t.words) > 0 {
		p.terms = append(p.terms, t)
	}
	p.typing = p.typing && len(t.words) > 0 && endsInWord(value)
	return true
}

// Quotation marks as keyboards and documents have them.
const (
	opening = "\"“„«"
	closing = "\"”“»"
)

// value takes a word or a quoted phrase off the query.
func (p *queryParser) value() (value string, quoted bool) {
	if first, size := utf8.DecodeRuneInString(p.rest); strings.ContainsRune(opening, first) {
		p.rest = p.rest[size:]
		end := strings.IndexAny(p.rest, closing)
		if end < 0 {
			end = len(p.rest)
		}
		value, p.rest = p.rest[:end], strings.TrimLeft(p.rest[end:], closing)
		return value, true
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(opening+closing, r) })
	if p.typing = end < 0; p.typing {
		end = len(p.rest)
	}
	value, p.rest = p.rest[:end], p.rest[end:]
	return value, false
}

func endsInWord(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return viet.WordRune(last)
}

func queryWords(text string) []string {
	if len(text) > termBytes {
		text = strings.ToValidUTF8(text[:termBytes], "")
	}
	var all []string
	for _, w := range viet.Words(text) {
		if len(all) == wordsOfTerm {
			break
		}
		all = append(all, w.Of(text))
	}
	return all
}

// marked reports whether a word is typed with marks, so that they count.
func marked(word string) bool { return viet.Key(word) != plainKey(word) }

// marked reports whether any word that is looked for is typed with marks: whoever types some types all.
func (q query) marked() bool {
	for _, t := range q.terms {
		if t.exclude {
			continue
		}
		for _, w := range t.words {
			if marked(w) {
				return true
			}
		}
	}
	return false
}

// wanted returns the terms that are looked for.
func (q query) wanted() []term {
	var all []term
	for _, t := range q.terms {
		if !t.exclude {
			all = append(all, t)
		}
	}
	return all
}
