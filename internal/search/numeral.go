package search

import "strings"

// numerals are the numbers that names bear, by what they are in Roman letters: «Bắc Luân II» is «Bắc Luân 2».
var numerals = [...]string{1: "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"}

var arabic = [...]string{1: "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20"}

// withNumerals gives a number that ends a name its other way of writing. A letter typed small is a letter, and so is any
// alone before which nothing stands.
func withNumerals(terms []QueryTerm) []QueryTerm {
	for i, t := range terms {
		if t.quoted || t.Exclude || len(t.Words) != 1 || len(t.Others) > 0 || i == 0 {
			continue
		}
		word := t.Words[0].Text
		for n := 1; n < len(numerals); n++ {
			other := ""
			switch {
			case word == arabic[n]:
				other = numerals[n]
			case word == numerals[n], len(word) > 1 && strings.EqualFold(word, numerals[n]):
				other = arabic[n]
			default:
				continue
			}
			terms[i].Others = []QueryTerm{{Words: []QueryWord{NewQueryWord(other)}, Together: true}}
		}
	}
	return terms
}
