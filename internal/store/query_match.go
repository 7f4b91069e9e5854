package store

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/viet"
)

// spelling is how the words of a query are spelled for an index.
type spelling struct {
	whole func(word string) string
	begun func(word string) string // of a word that is still being typed
}

// The spellings of the two indexes.
var (
	markedSpelling = spelling{viet.Key, toneless}
	plainSpelling  = spelling{plainKey, viet.Fold}
)

// toneless is a word in lower case without its tone: what «đươ», «đườ» and «đường» have in common.
func toneless(word string) string {
	var b strings.Builder
	for _, part := range norm.NFD.String(strings.ToLower(word)) {
		if !toneMark(part) {
			b.WriteRune(part)
		}
	}
	return viet.NFC(b.String())
}

// toneMark reports the marks of the five tones: grave, acute, tilde, hook, dot below.
func toneMark(r rune) bool { return strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) }

// match writes the terms as an FTS5 expression, "" where nothing is asked for.
func (s spelling) match(terms []term) string {
	var wanted []string
	for _, t := range terms {
		if !t.exclude {
			wanted = append(wanted, s.term(t))
		}
	}
	return s.without(wanted, terms)
}

// side writes the terms that are looked for as one phrase, in the order typed; "" where there is one word
// only.
func (s spelling) side(terms []term) string {
	whole := term{together: true}
	for _, t := range terms {
		if !t.exclude && !t.title {
			whole.words = append(whole.words, t.words...)
			whole.prefix = t.prefix
		}
	}
	if len(whole.words) < 2 {
		return ""
	}
	return s.without([]string{s.way(whole)}, terms)
}

// without joins what is wanted and takes out the terms that are not.
func (s spelling) without(wanted []string, terms []term) string {
	var unwanted []string
	for _, t := range terms {
		if t.exclude {
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
func (s spelling) term(t term) string {
	ways := []string{s.way(t)}
	for _, other := range t.others {
		ways = append(ways, s.way(other))
	}
	return joined(ways, " OR ")
}

// way writes the words of a term, side by side or each by itself.
func (s spelling) way(t term) string {
	if t.together {
		return s.phrase(t.words, t.prefix)
	}
	parts := make([]string, len(t.words))
	for i, w := range t.words {
		parts[i] = s.phrase([]string{w}, t.prefix && i == len(t.words)-1)
	}
	return joined(parts, " AND ")
}

// phrase writes words side by side. Words hold letters, digits, dots and commas only, so a quoted string
// cannot end early.
func (s spelling) phrase(words []string, prefix bool) string {
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
