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

	items      []item
	begin, end bool // only at the beginning, the end of the text
}

// item is a step of a phrase.
type item struct {
	kind    itemKind
	text    string   // of a word, a mark or the beginning of a word
	shape   Shape    // a word must have; Lower asks for nothing
	choices [][]item // of a set or of what may be missing
	most    int      // words of a gap
}

type itemKind uint8

const (
	wordItem   itemKind = iota
	stemItem            // a word that begins with text
	numberItem          // #
	nameItem            // @
	gapItem             // …3
	setItem             // {a|b}
	optionItem          // (a)
)

// longestGap is how many words a gap may have.
const longestGap = 60

// reader reads the phrases of a line.
type reader struct {
	rest string
	sets map[string][][]item
}

// phrases reads a line: phrases parted by bars.
func (r *reader) phrases() ([]Phrase, error) {
	var all []Phrase
	for {
		var p Phrase
		p.Exact = r.take("!")
		p.begin = r.take("^")
		items, err := r.sequence(0)
		if err != nil {
			return nil, err
		}
		p.items = items
		p.end = r.take("$")
		all = append(all, p)
		if r.skipSpace(); r.rest == "" {
			return all, nil
		}
		if !r.take("|") {
			return nil, fmt.Errorf("unexpected %q", r.rest)
		}
	}
}

func (r *reader) skipSpace() { r.rest = strings.TrimLeft(r.rest, " \t") }

func (r *reader) take(sign string) bool {
	r.skipSpace()
	rest, found := strings.CutPrefix(r.rest, sign)
	r.rest = rest
	return found
}

// deepest is how far brackets may stand in each other.
const deepest = 8

// sequence reads items up to a bar, a closing bracket or the end.
func (r *reader) sequence(depth int) ([]item, error) {
	var items []item
	for {
		r.skipSpace()
		if r.rest == "" || strings.IndexByte("|)}$", r.rest[0]) >= 0 {
			return items, nil
		}
		more, err := r.item(depth)
		if err != nil {
			return nil, err
		}
		items = append(items, more...)
	}
}

func (r *reader) item(depth int) ([]item, error) {
	switch {
	case r.take("#"):
		return []item{{kind: numberItem}}, nil
	case r.take("@"):
		return []item{{kind: nameItem}}, nil
	case r.take("…"):
		return r.gap()
	case r.take("("):
		choices, err := r.choices(")", depth)
		return []item{{kind: optionItem, choices: choices}}, err
	case r.take("{"):
		name, _, closed := strings.Cut(r.rest, "}")
		if set, known := r.sets[strings.TrimSpace(name)]; known && closed {
			r.rest = r.rest[len(name)+1:]
			return []item{{kind: setItem, choices: set}}, nil
		}
		choices, err := r.choices("}", depth)
		return []item{{kind: setItem, choices: choices}}, err
	}
	return r.plain()
}

func (r *reader) gap() ([]item, error) {
	digits := len(r.rest) - len(strings.TrimLeft(r.rest, "0123456789"))
	most, err := strconv.Atoi(r.rest[:digits])
	if err != nil || most < 1 || most > longestGap {
		return nil, fmt.Errorf("… needs a number of words from 1 to %d", longestGap)
	}
	r.rest = r.rest[digits:]
	return []item{{kind: gapItem, most: most}}, nil
}

// choices reads what brackets hold.
func (r *reader) choices(closer string, depth int) ([][]item, error) {
	if depth == deepest {
		return nil, errors.New("too many brackets in each other")
	}
	var all [][]item
	for {
		items, err := r.sequence(depth + 1)
		if err != nil {
			return nil, err
		}
		if len(items) > 0 || closer == "}" {
			all = append(all, items)
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
func (r *reader) plain() ([]item, error) {
	if strings.HasPrefix(r.rest, `\`) {
		sign, size := utf8.DecodeRuneInString(r.rest[1:])
		r.rest = r.rest[1+size:]
		if !isMark(sign) {
			return nil, nil
		}
		return []item{{kind: wordItem, text: string(sign), shape: Mark}}, nil
	}
	end := strings.IndexAny(r.rest, `#@…(){}|$\*^`)
	if end < 0 {
		end = len(r.rest)
	}
	text := r.rest[:end]
	r.rest = r.rest[end:]
	var items []item
	for _, t := range dictionary(nil).tokens(nil, text, asWritten) {
		if t.Start < t.End {
			items = append(items, item{kind: wordItem, text: text[t.Start:t.End], shape: t.Shape})
		}
	}
	if strings.HasPrefix(r.rest, "*") && len(items) > 0 && strings.HasSuffix(text, items[len(items)-1].text) {
		r.rest = r.rest[1:]
		items[len(items)-1].kind = stemItem
		return items, nil
	}
	if end == 0 {
		return nil, fmt.Errorf("unexpected %q", r.rest)
	}
	return items, nil
}

func asWritten(dst []byte, word string) []byte { return append(dst, word...) }
