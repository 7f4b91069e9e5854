package twin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// word is a syllable or number of a text.
type word struct {
	text string // without marks
	fact bool   // a figure, or part of a name: what tells texts of one form apart
}

// words returns the words of blocks, pictures left out, as many as tell a text apart.
func words(blocks []library.Block) []word {
	var all []word
	for _, b := range blocks {
		if b.Kind != library.Image {
			all = append(all, wordsOf(b.Plain())...)
		}
	}
	return all[:min(len(all), most)]
}

// wordsOf returns the words of a text. A capital makes a name where no sentence begins and not all is in
// capitals.
func wordsOf(text string) []word {
	var all []word
	loud := text == strings.ToUpper(text)
	before := 0
	for i, span := range viet.Words(text) {
		w := span.Of(text)
		first, _ := utf8.DecodeRuneInString(w)
		gap := text[before:span.Start]
		begins := i == 0 || strings.ContainsAny(gap, "\n\t\"“«(") || strings.ContainsAny(gap, ".!?…:;") && strings.Contains(gap, " ")
		named := unicode.IsUpper(first) && !begins && !loud
		all = append(all, word{text: viet.Fold(w), fact: named || strings.ContainsFunc(w, unicode.IsDigit)})
		before = span.End
	}
	return all
}

func texts(words []word) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.text
	}
	return all
}

// strange returns the facts of words that are not among the texts of another.
func strange(words []word, other map[string]bool) []string {
	var all []string
	for _, w := range words {
		if w.fact && !other[w.text] {
			all = append(all, w.text)
		}
	}
	return all
}

func set(words ...[]word) map[string]bool {
	all := map[string]bool{}
	for _, some := range words {
		for _, w := range some {
			all[w.text] = true
		}
	}
	return all
}
