package theme

import (
	"fmt"
	"strings"
)

// expand writes out every form of a term of the vocabulary: (x) with and without x, (a|b) with each,
// {set} with each member.
func expand(term string, sets map[string][]string) ([]string, error) {
	open := strings.IndexAny(term, "({")
	if open < 0 {
		return []string{strings.Join(strings.Fields(term), " ")}, nil
	}
	closer := byte(')')
	if term[open] == '{' {
		closer = '}'
	}
	length := strings.IndexByte(term[open:], closer)
	if length < 0 {
		return nil, fmt.Errorf("term %q: bracket without end", term)
	}
	inside := term[open+1 : open+length]
	if strings.ContainsAny(inside, "({") {
		return nil, fmt.Errorf("term %q: bracket inside a bracket", term)
	}
	choices := strings.Split(inside, "|")
	if closer == '}' {
		if choices = sets[inside]; choices == nil {
			return nil, fmt.Errorf("term %q: no set %q", term, inside)
		}
	} else if len(choices) == 1 {
		choices = append(choices, "")
	}
	var all []string
	for _, choice := range choices {
		more, err := expand(term[:open]+" "+choice+" "+term[open+length+1:], sets)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

// alternatives splits a line of the vocabulary at the bars outside brackets.
func alternatives(line string) []string {
	var all []string
	depth, start := 0, 0
	for i, r := range line {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		case '|':
			if depth == 0 {
				all = append(all, strings.TrimSpace(line[start:i]))
				start = i + 1
			}
		}
	}
	return append(all, strings.TrimSpace(line[start:]))
}
