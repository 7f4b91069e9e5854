package document

import (
	"slices"
	"strings"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/phrase"
	"baocaovien/internal/viet"
)

var organisationNames = phrase.Open(assets.Phrases, "phrases/organisations.txt")

var (
	organisationList = organisationNames.List("organisation")
	smallList        = organisationNames.List("small")
	nameList         = organisationNames.List("name")
)

// properForms says how what stands in capitals is written within a sentence: by its syllables' keys, joined.
type properForms struct {
	forms   map[string]string
	longest int // syllables of the longest
}

func properFormsOf(lists ...*phrase.Wordlist) properForms {
	s := properForms{forms: map[string]string{}}
	for _, list := range lists {
		for _, form := range list.Words() {
			s.forms[spellingKey(strings.Fields(form))] = form
			s.longest = max(s.longest, len(strings.Fields(form)))
		}
	}
	return s
}

var (
	organisationForms = sync.OnceValue(func() properForms { return properFormsOf(organisationList) })
	issuerForms       = sync.OnceValue(func() properForms { return properFormsOf(nameList, smallList, organisationList) })
	nameForms         = sync.OnceValue(func() properForms { return properFormsOf(nameList) })
)

func spellingKey(words []string) string {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = viet.Key(strings.Trim(w, ".,;:"))
	}
	return strings.Join(keys, " ")
}

// at returns the longest form that words begin with, and of how many words it is.
func (s properForms) at(words []string) (form string, n int) {
	for n := min(s.longest, len(words)); n > 0; n-- {
		if form, known := s.forms[spellingKey(words[:n])]; known {
			return form + trailing(words[n-1]), n
		}
	}
	return "", 0
}

// trailing returns the marks behind a word.
func trailing(word string) string { return word[len(strings.TrimRight(word, ".,;:")):] }

// opensOrganisation reports a line that begins with the name of another organisation than the line above it.
func opensOrganisation(line string) bool {
	_, n := organisationForms().at(strings.Fields(line))
	return n > 0
}

// issuerName writes the name of an organisation as within a sentence: «TỈNH ỦY MẪU SƠN» is «Tỉnh ủy Mẫu Sơn». What is not
// in capitals throughout stays.
func issuerName(text string) string {
	if !isCapitals(text) {
		return text
	}
	return capital(spelled(text, issuerForms(), titled))
}

// lawName writes the subject of a law, which has no names but those of the country and its organs.
func lawName(text string) string {
	if !isCapitals(text) {
		return text
	}
	return capital(spelled(text, nameForms(), strings.ToLower))
}

// titled writes a word with a capital; abbreviations and figures stay.
func titled(word string) string {
	if !isSyllable(viet.Fold(strings.Trim(word, ".,;:"))) {
		return word
	}
	return capital(strings.ToLower(word))
}

// isSyllable reports a folded word that can be said as one syllable of Vietnamese: «UBND» and «35» cannot.
func isSyllable(word string) bool {
	rest := strings.TrimLeft(word, "bcdghklmnpqrstvx")
	coda := strings.TrimLeft(rest, "aeiouy")
	return len(word)-len(rest) <= 3 && len(rest) > len(coda) &&
		slices.Contains([]string{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"}, coda)
}

// spelled writes a text word by word: in the forms known, the others as other writes them.
func spelled(text string, known properForms, other func(string) string) string {
	words := strings.Fields(text)
	var all []string
	for i := 0; i < len(words); {
		if form, n := known.at(words[i:]); n > 0 {
			all = append(all, form)
			i += n
			continue
		}
		all = append(all, other(words[i]))
		i++
	}
	return strings.Join(all, " ")
}
