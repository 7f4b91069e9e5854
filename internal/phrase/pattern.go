package phrase

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Phrase is a phrase of a list, read.
type Phrase struct {
	// Exact phrases are only meant with their marks: without them they would be other words.
	Exact bool
	// Text is the phrase as its file has it.
	Text string

	terms      []term // nil in a line without syntax: the words of Text, which are taken apart when a lexicon needs them
	plain      bool   // from such a line
	begin, end bool   // only at the beginning, the end of the text
}

// term is a step of a phrase.
type term struct {
	kind    termKind
	text    string   // of a word, a mark or the beginning of a word
	shape   Shape    // a word must have; Lower asks for nothing
	choices [][]term // of a set or of what may be missing
	most    int      // words of a gap
}

type termKind uint8

const (
	wordTerm   termKind = iota
	stemTerm            // a word that begins with text
	numberTerm          // #
	nameTerm            // @
	anyTerm             // ~
	gapTerm             // …3
	setTerm             // {a|b}
	optionTerm          // (a)
)

// longestGap is how many words a gap may have.
const longestGap = 60

// signs are those of the syntax, beside the bar between phrases and what stands before one.
const signs = `#@~…(){}$\*^`

// parser reads the phrases of a line.
type parser struct {
	rest  string
	sets  map[string][][]term
	words []Token // room for those of plain
}

// phrases reads a line: phrases parted by bars.
func (r *parser) phrases() ([]Phrase, error) {
	all := make([]Phrase, 0, 1+strings.Count(r.rest, "|"))
	if !strings.ContainsAny(r.rest, signs+"!") {
		for text := range strings.SplitSeq(r.rest, "|") {
			all = append(all, Phrase{Text: strings.TrimSpace(text), plain: true})
		}
		return all, nil
	}
	for {
		var p Phrase
		before := r.rest
		p.Exact = r.take("!")
		p.begin = r.take("^")
		terms, err := r.sequence(0)
		if err != nil {
			return nil, err
		}
		p.terms = terms
		p.end = r.take("$")
		p.Text = strings.TrimSpace(before[:len(before)-len(r.rest)])
		all = append(all, p)
		if r.skipSpace(); r.rest == "" {
			return all, nil
		}
		if !r.take("|") {
			return nil, fmt.Errorf("unexpected %q", r.rest)
		}
	}
}

func (r *parser) skipSpace() { r.rest = strings.TrimLeft(r.rest, " \t") }

func (r *parser) take(sign string) bool {
	r.skipSpace()
	rest, found := strings.CutPrefix(r.rest, sign)
	r.rest = rest
	return found
}

// deepest is how far brackets may stand in each other.
const deepest = 8

// sequence reads terms up to a bar, a closing bracket or the end.
func (r *parser) sequence(depth int) ([]term, error) {
	var terms []term
	for {
		r.skipSpace()
		if r.rest == "" || strings.IndexByte("|)}$", r.rest[0]) >= 0 {
			return terms, nil
		}
		var err error
		if terms, err = r.term(terms, depth); err != nil {
			return nil, err
		}
	}
}

// term appends what stands next to the terms before it.
func (r *parser) term(terms []term, depth int) ([]term, error) {
	switch {
	case r.take("#"):
		return append(terms, term{kind: numberTerm}), nil
	case r.take("@"):
		return append(terms, term{kind: nameTerm}), nil
	case r.take("~"):
		return append(terms, term{kind: anyTerm}), nil
	case r.take("…"):
		most, err := r.gap()
		return append(terms, term{kind: gapTerm, most: most}), err
	case r.take("("):
		choices, err := r.choices(")", depth)
		return append(terms, term{kind: optionTerm, choices: choices}), err
	case r.take("{"):
		name, _, closed := strings.Cut(r.rest, "}")
		if set, known := r.sets[strings.TrimSpace(name)]; known && closed {
			r.rest = r.rest[len(name)+1:]
			return append(terms, term{kind: setTerm, choices: set}), nil
		}
		choices, err := r.choices("}", depth)
		if err == nil && len(choices) == 1 && onlyWords(choices[0]) {
			err = fmt.Errorf("no set %q", strings.TrimSpace(name))
		}
		return append(terms, term{kind: setTerm, choices: choices}), err
	}
	return r.plain(terms)
}

// onlyWords reports what stands in brackets as the name of a set does.
func onlyWords(terms []term) bool {
	for _, e := range terms {
		if e.kind != wordTerm {
			return false
		}
	}
	return true
}

func (r *parser) gap() (most int, err error) {
	digits := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
	most, err = strconv.Atoi(r.rest[:digits])
	if err != nil || most < 1 || most > longestGap {
		return 0, fmt.Errorf("… needs a number of words from 1 to %d", longestGap)
	}
	r.rest = r.rest[digits:]
	return most, nil
}

// choices reads what brackets hold.
func (r *parser) choices(closer string, depth int) ([][]term, error) {
	if depth == deepest {
		return nil, errors.New("too many brackets in each other")
	}
	var all [][]term
	for {
		terms, err := r.sequence(depth + 1)
		if err != nil {
			return nil, err
		}
		if len(terms) > 0 || closer == "}" {
			all = append(all, terms)
		}
		switch {
		case r.take(closer):
			return all, nil
		case !r.take("|"):
			return nil, fmt.Errorf("no %s where it is needed", closer)
		}
	}
}

// plain appends words and marks up to the next sign of the syntax. An escaped sign is a mark.
func (r *parser) plain(terms []term) ([]term, error) {
	if strings.HasPrefix(r.rest, `\`) {
		sign, size := utf8.DecodeRuneInString(r.rest[1:])
		r.rest = r.rest[1+size:]
		if !isMark(sign) {
			return terms, nil
		}
		return append(terms, term{kind: wordTerm, text: string(sign), shape: Mark}), nil
	}
	end := strings.IndexAny(r.rest, signs+"|")
	if end < 0 {
		end = len(r.rest)
	}
	text := r.rest[:end]
	r.rest = r.rest[end:]
	before := len(terms)
	r.words = dictionary(nil).tokens(r.words[:0], text, written)
	for _, t := range r.words {
		if t.Start < t.End {
			terms = append(terms, term{kind: wordTerm, text: text[t.Start:t.End], shape: t.Shape})
		}
	}
	if strings.HasPrefix(r.rest, "*") && len(terms) > before && strings.HasSuffix(text, terms[len(terms)-1].text) {
		r.rest = r.rest[1:]
		terms[len(terms)-1].kind = stemTerm
		return terms, nil
	}
	if end == 0 {
		return nil, fmt.Errorf("unexpected %q", r.rest)
	}
	return terms, nil
}
