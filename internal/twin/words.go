package twin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// contentWord is a syllable or number of a text.
type contentWord struct {
	text string // without marks
	fact bool   // a figure, or part of a name: what tells texts of one form apart
}

// words returns the words of blocks, pictures left out, as many as tell a text apart.
func words(blocks []library.Block) []contentWord {
	var all []contentWord
	for _, b := range blocks {
		if len(all) >= most {
			break
		}
		if b.Kind != library.Image {
			all = append(all, wordsOf(b.Plain())...)
		}
	}
	return all[:min(len(all), most)]
}

// wordsOf returns the words of a text. A capital makes a name where no sentence begins and not all is in
// capitals.
func wordsOf(text string) []contentWord {
	var all []contentWord
	allCapitals := text == strings.ToUpper(text)
	before := 0
	for i, span := range viet.Words(text) {
		w := span.Of(text)
		first, _ := utf8.DecodeRuneInString(w)
		gap := text[before:span.Start]
		begins := i == 0 || strings.ContainsAny(gap, "\n\t\"“«(") || strings.ContainsAny(gap, ".!?…:;") && strings.Contains(gap, " ")
		named := unicode.IsUpper(first) && !begins && !allCapitals
		all = append(all, contentWord{text: viet.Fold(w), fact: named || strings.ContainsFunc(w, unicode.IsDigit)})
		before = span.End
	}
	return all
}

func texts(words []contentWord) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = w.text
	}
	return all
}

// unshared returns the facts of words that are not among the texts of another.
func unshared(words []contentWord, other map[string]bool) []string {
	var all []string
	for _, w := range words {
		if w.fact && !other[w.text] {
			all = append(all, w.text)
		}
	}
	return all
}

func set(words ...[]contentWord) map[string]bool {
	all := map[string]bool{}
	for _, some := range words {
		for _, w := range some {
			all[w.text] = true
		}
	}
	return all
}
