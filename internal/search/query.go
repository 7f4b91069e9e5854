package search

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

// Query is what a person typed into the search, understood.
type Query struct {
	Terms      []QueryTerm
	Qualifiers []Qualifier
	book       *WordBook // by which it was understood
}

// QueryTerm is a word of a query, or several that mean one thing.
type QueryTerm struct {
	Words    []QueryWord
	Together bool        // the words stand side by side: "a phrase", or a number of a document such as 41-CT/TW
	Exclude  bool        // -word
	Title    bool        // title:word
	Prefix   bool        // the last word is still being typed
	Others   []QueryTerm // other ways of writing the same
	quoted   bool        // meant as it stands
	short    bool        // the words are abbreviations
	kin      bool        // another word for the same
}

// Text returns the words of the term as they were typed.
func (t QueryTerm) Text() string {
	var all []string
	for _, w := range t.Words {
		all = append(all, w.Text)
	}
	return strings.Join(all, " ")
}

// Firm reports a term that is meant as it stands: in quotes, or of the title. A query is never answered without it.
func (t QueryTerm) Firm() bool { return t.quoted || t.Title }

// Parse reads what a person types: words that must all occur, "phrases", -excluded words, title:words and
// qualifiers, which narrow the search. Any text is a query; what means nothing is left out. The words of the book beside the program's are those
// of an office; nil is one without any.
func Parse(text string, words *WordBook) Query {
	if len(text) > queryBytes {
		text = text[:queryBytes]
	}
	p := queryParser{rest: strings.ToValidUTF8(viet.NFC(text), " ")}
	for more := true; more && len(p.terms) < termsAtMost; {
		more = p.next()
	}
	if n := len(p.terms); n > 0 && p.typing {
		last := &p.terms[n-1]
		w := last.Words[len(last.Words)-1]
		last.Prefix = !last.Exclude && utf8.RuneCountInString(w.Text) >= 2
	}
	return Query{Terms: once(withNumerals(words.vocabulary().spellOut(p.terms))), Qualifiers: p.qualifiers, book: words}
}

// once leaves out terms that stand in a query a second time.
func once(terms []QueryTerm) []QueryTerm {
	var all []QueryTerm
	for _, t := range terms {
		same := func(o QueryTerm) bool {
			return o.Exclude == t.Exclude && o.Title == t.Title && o.Together == t.Together && slices.Equal(o.Words, t.Words)
		}
		if at := slices.IndexFunc(all, same); at >= 0 {
			all[at].Prefix = all[at].Prefix || t.Prefix
			continue
		}
		all = append(all, t)
	}
	return all
}

// queryParser takes terms off the front of a query.
type queryParser struct {
	rest       string
	terms      []QueryTerm
	qualifiers []Qualifier
	typing     bool // the query ended within a word
}

// next takes one term or qualifier off the query; false at its end.
func (p *queryParser) next() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return false // and typing stays as it was
	}
	p.typing = false
	var t QueryTerm
	if after, found := strings.CutPrefix(p.rest, "-"); found && !strings.HasPrefix(after, " ") {
		t.Exclude, p.rest = true, after
	}
	if name, after := cutQualifier(p.rest); name == inTitle {
		t.Title, p.rest = true, after
	} else if name != "" {
		before := p.rest
		p.rest = after
		value, _ := p.value()
		q, understood := newQualifier(name, value, t.Exclude)
		if understood {
			p.qualifiers = append(p.qualifiers, q)
			p.typing = false
			return true
		}
		p.rest = before // words before a colon after all
	}
	value, quoted := p.value()
	t.Words = queryWords(value)
	t.quoted, t.Together = quoted, quoted || len(t.Words) > 1
	if len(t.Words) > 0 {
		p.terms = append(p.terms, t)
	}
	p.typing = p.typing && len(t.Words) > 0 && endsInWord(value)
	return true
}

// Quotation marks as keyboards and documents have them.
const (
	openingMarks = "\"“„«"
	closingMarks = "\"”“»"
)

// value takes a word or a quoted phrase off the query.
func (p *queryParser) value() (value string, quoted bool) {
	if first, size := utf8.DecodeRuneInString(p.rest); strings.ContainsRune(openingMarks, first) {
		p.rest = p.rest[size:]
		end := strings.IndexAny(p.rest, closingMarks)
		if end < 0 {
			end = len(p.rest)
		}
		value, p.rest = p.rest[:end], strings.TrimLeft(p.rest[end:], closingMarks)
		return value, true
	}
	end := strings.IndexFunc(p.rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(openingMarks+closingMarks, r) })
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

func queryWords(text string) []QueryWord {
	if len(text) > termBytes {
		text = strings.ToValidUTF8(text[:termBytes], "")
	}
	var all []QueryWord
	for _, w := range viet.Words(text) {
		if len(all) == wordsOfTerm {
			break
		}
		all = append(all, NewQueryWord(w.Of(text)))
	}
	return all
}

// Marked reports whether any word that is looked for is typed with marks: whoever types some types all.
func (q Query) Marked() bool {
	for _, t := range q.Terms {
		if t.Exclude {
			continue
		}
		for _, w := range t.Words {
			if w.marked() {
				return true
			}
		}
	}
	return false
}

// Wanted returns the terms that are looked for.
func (q Query) Wanted() []QueryTerm {
	var all []QueryTerm
	for _, t := range q.Terms {
		if !t.Exclude {
			all = append(all, t)
		}
	}
	return all
}
