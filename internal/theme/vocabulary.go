package theme

import (
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
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

// termLine is a rule with its terms.
type termLine struct {
	rule
	terms  []phrase.Phrase
	weight float64 // of one term, by the model

	place, swaysTo int // of its themes among those of the classifier
}

// readVocabulary reads the format that the head of vocabulary.txt explains.
func readVocabulary(raw []byte) ([]termLine, error) {
	set, err := phrase.Parse("vocabulary", string(raw))
	if err != nil {
		return nil, err
	}
	var lines []termLine
	for _, list := range set.Lists() {
		section, err := readSection(list.Label())
		if err != nil {
			return nil, fmt.Errorf("vocabulary: %w", err)
		}
		for _, entry := range list.Entries() {
			lines = append(lines, termLine{rule: section, terms: entry.Phrases})
		}
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
