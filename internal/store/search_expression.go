package store

import (
	"strings"

	"baocaovien/internal/search"
)

// indexSpelling is how the words of a query are spelled for an index; see search.Keys.
type indexSpelling struct {
	whole func(search.QueryWord) string
	begun func(search.QueryWord) string // of a word that is still being typed
}

// The spellings of the two indexes.
var (
	markedSpelling = indexSpelling{
		func(w search.QueryWord) string { return w.Key }, func(w search.QueryWord) string { return w.Toneless },
	}
	plainSpelling = indexSpelling{
		func(w search.QueryWord) string { return w.PlainKey }, func(w search.QueryWord) string { return w.Folded },
	}
)

// match writes the terms as an FTS5 expression, "" where nothing is asked for.
func (s indexSpelling) match(terms []search.Term) string {
	var wanted []string
	for _, t := range terms {
		if !t.Exclude {
			wanted = append(wanted, s.term(t))
		}
	}
	return s.without(wanted, terms)
}

// side writes the terms that are looked for as one phrase, in the order typed; "" where there is one word
// only.
func (s indexSpelling) side(terms []search.Term) string {
	whole := search.Term{Together: true}
	for _, t := range terms {
		if !t.Exclude && !t.Title {
			whole.Words = append(whole.Words, t.Words...)
			whole.Prefix = t.Prefix
		}
	}
	if len(whole.Words) < 2 {
		return ""
	}
	return s.without([]string{s.words(whole)}, terms)
}

// without joins what is wanted and takes out the terms that are not.
func (s indexSpelling) without(wanted []string, terms []search.Term) string {
	var unwanted []string
	for _, t := range terms {
		if t.Exclude {
			unwanted = append(unwanted, s.term(t))
		}
	}
	if len(wanted) == 0 || len(unwanted) == 0 {
		return joined(wanted, " AND ")
	}
	return joined(wanted, " AND ") + " NOT " + joined(unwanted, " OR ")
}

func joined(parts []string, by string) string {
	if len(parts) < 2 {
		return strings.Join(parts, by)
	}
	return "(" + strings.Join(parts, by) + ")"
}

// term writes one term with its other ways.
func (s indexSpelling) term(t search.Term) string {
	ways := []string{s.words(t)}
	for _, other := range t.Others {
		ways = append(ways, s.words(other))
	}
	return joined(ways, " OR ")
}

// words writes the words of a term, side by side or each by itself.
func (s indexSpelling) words(t search.Term) string {
	if t.Together {
		return s.phrase(t.Words, t.Prefix)
	}
	parts := make([]string, len(t.Words))
	for i, w := range t.Words {
		parts[i] = s.phrase([]search.QueryWord{w}, t.Prefix && i == len(t.Words)-1)
	}
	return joined(parts, " AND ")
}

// phrase writes words side by side. Words hold letters, digits, dots and commas only, so a quoted string
// cannot end early.
func (s indexSpelling) phrase(words []search.QueryWord, prefix bool) string {
	spelled := make([]string, len(words))
	for i, w := range words {
		spelled[i] = s.whole(w)
	}
	whole := `"` + strings.Join(spelled, " ") + `"`
	if !prefix {
		return whole
	}
	last := len(words) - 1
	begun := s.begun(words[last])
	covered := strings.HasPrefix(spelled[last], begun)
	spelled[last] = begun
	longer := `"` + strings.Join(spelled, " ") + `" *`
	if covered {
		return longer
	}
	return "(" + whole + " OR " + longer + ")" // «ky» is kept as «ki», but begins «kyrgyzstan»
}
