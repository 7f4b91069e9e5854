package theme

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// strength is how much a term says about a theme.
type strength string

// The strengths of the vocabulary's sections.
const (
	coreTerm   strength = "core"
	strongTerm strength = "strong"
	weakTerm   strength = "weak"
)

// rule is what the terms of one line of the vocabulary do. A rule without a theme and a context is a
// trap: it only covers the terms inside it.
type rule struct {
	theme    library.Theme
	strength strength
	sways    library.Theme // the theme it counts for where that one is otherwise the stronger
	context  string
}

// line is a rule with the written-out forms of its terms.
type line struct {
	rule
	forms []string
}

// readVocabulary reads the format that the head of vocabulary.txt explains.
func readVocabulary(raw []byte) ([]line, error) {
	var lines []line
	var section rule
	sets := map[string][]string{}
	scanner := bufio.NewScanner(bytes.NewReader(raw))
	scanner.Buffer(nil, 1<<20)
	for number := 1; scanner.Scan(); number++ {
		text := strings.TrimSpace(scanner.Text())
		var err error
		switch {
		case text == "" || strings.HasPrefix(text, "# ") || text == "#":
		case strings.HasPrefix(text, "set "):
			name, members, _ := strings.Cut(strings.TrimPrefix(text, "set "), "=")
			sets[strings.TrimSpace(name)] = alternatives(members)
		case strings.HasPrefix(text, "["):
			section, err = readSection(strings.Trim(text, "[]"))
		default:
			var l line
			l, err = readLine(section, text, sets)
			lines = append(lines, l)
		}
		if err != nil {
			return nil, fmt.Errorf("vocabulary line %d: %w", number, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("vocabulary: %w", err)
	}
	return lines, nil
}

func readSection(head string) (rule, error) {
	words := strings.Fields(head)
	switch {
	case len(words) == 1 && words[0] == "trap":
		return rule{}, nil
	case len(words) == 2 && words[0] == "context":
		return rule{context: words[1]}, nil
	case len(words) == 2 || len(words) == 4 && words[2] == "sways":
		r := rule{theme: library.Theme(words[0]), strength: strength(words[1])}
		if len(words) == 4 {
			r.sways = library.Theme(words[3])
		}
		if slices.Contains([]strength{coreTerm, strongTerm, weakTerm}, r.strength) {
			return r, nil
		}
	}
	return rule{}, fmt.Errorf("unknown section %q", head)
}

func readLine(section rule, text string, sets map[string][]string) (line, error) {
	l := line{rule: section}
	for _, term := range alternatives(text) {
		forms, err := expand(term, sets)
		if err != nil {
			return line{}, err
		}
		l.forms = append(l.forms, forms...)
	}
	return l, nil
}
