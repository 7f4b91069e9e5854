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

	elements   []element
	begin, end bool // only at the beginning, the end of the text
}

// element is a step of a phrase.
type element struct {
	kind    elementKind
	text    string      // of a word, a mark or the beginning of a word
	shape   Shape       // a word must have; Lower asks for nothing
	choices [][]element // of a set or of what may be missing
	most    int         // words of a gap
}

type elementKind uint8

const (
	wordElement   elementKind = iota
	stemElement               // a word that begins with text
	numberElement             // #
	nameElement               // @
	gapElement                // …3
	setElement                // {a|b}
	optionElement             // (a)
)

// longestGap is how many words a gap may have.
const longestGap = 60

// parser reads the phrases of a line.
type parser struct {
	rest string
	sets map[string][][]element
}

// phrases reads a line: phrases parted by bars.
func (r *parser) phrases() ([]Phrase, error) {
	var all []Phrase
	for {
		var p Phrase
		before := r.rest
		p.Exact = r.take("!")
		p.begin = r.take("^")
		elements, err := r.sequence(0)
		if err != nil {
			return nil, err
		}
		p.elements = elements
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

// sequence reads elements up to a bar, a closing bracket or the end.
func (r *parser) sequence(depth int) ([]element, error) {
	var elements []element
	for {
		r.skipSpace()
		if r.rest == "" || strings.IndexByte("|)}$", r.rest[0]) >= 0 {
			return elements, nil
		}
		more, err := r.element(depth)
		if err != nil {
			return nil, err
		}
		elements = append(elements, more...)
	}
}

func (r *parser) element(depth int) ([]element, error) {
	switch {
	case r.take("#"):
		return []element{{kind: numberElement}}, nil
	case r.take("@"):
		return []element{{kind: nameElement}}, nil
	case r.take("…"):
		return r.gap()
	case r.take("("):
		choices, err := r.choices(")", depth)
		return []element{{kind: optionElement, choices: choices}}, err
	case r.take("{"):
		name, _, closed := strings.Cut(r.rest, "}")
		if set, known := r.sets[strings.TrimSpace(name)]; known && closed {
			r.rest = r.rest[len(name)+1:]
			return []element{{kind: setElement, choices: set}}, nil
		}
		choices, err := r.choices("}", depth)
		if err == nil && len(choices) == 1 && onlyWords(choices[0]) {
			err = fmt.Errorf("no set %q", strings.TrimSpace(name))
		}
		return []element{{kind: setElement, choices: choices}}, err
	}
	return r.plain()
}

// onlyWords reports what stands in brackets as the name of a set does.
func onlyWords(elements []element) bool {
	for _, e := range elements {
		if e.kind != wordElement {
			return false
		}
	}
	return true
}

func (r *parser) gap() ([]element, error) {
	digits := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
	most, err := strconv.Atoi(r.rest[:digits])
	if err != nil || most < 1 || most > longestGap {
		return nil, fmt.Errorf("… needs a number of words from 1 to %d", longestGap)
	}
	r.rest = r.rest[digits:]
	return []element{{kind: gapElement, most: most}}, nil
}

// choices reads what brackets hold.
func (r *parser) choices(closer string, depth int) ([][]element, error) {
	if depth == deepest {
		return nil, errors.New("too many brackets in each other")
	}
	var all [][]element
	for {
		elements, err := r.sequence(depth + 1)
		if err != nil {
			return nil, err
		}
		if len(elements) > 0 || closer == "}" {
			all = append(all, elements)
		}
		switch {
		case r.take(closer):
			return all, nil
		case !r.take("|"):
			return nil, fmt.Errorf("no %s where it is needed", closer)
		}
	}
}

// plain reads words and marks up to the next sign of the syntax. An escaped sign is a mark.
func (r *parser) plain() ([]element, error) {
	if strings.HasPrefix(r.rest, `\`) {
		sign, size := utf8.DecodeRuneInString(r.rest[1:])
		r.rest = r.rest[1+size:]
		if !isMark(sign) {
			return nil, nil
		}
		return []element{{kind: wordElement, text: string(sign), shape: Mark}}, nil
	}
	end := strings.IndexAny(r.rest, `#@…(){}|$\*^`)
	if end < 0 {
		end = len(r.rest)
	}
	text := r.rest[:end]
	r.rest = r.rest[end:]
	var elements []element
	for _, t := range dictionary(nil).tokens(nil, text, written) {
		if t.Start < t.End {
			elements = append(elements, element{kind: wordElement, text: text[t.Start:t.End], shape: t.Shape})
		}
	}
	if strings.HasPrefix(r.rest, "*") && len(elements) > 0 && strings.HasSuffix(text, elements[len(elements)-1].text) {
		r.rest = r.rest[1:]
		elements[len(elements)-1].kind = stemElement
		return elements, nil
	}
	if end == 0 {
		return nil, fmt.Errorf("unexpected %q", r.rest)
	}
	return elements, nil
}
