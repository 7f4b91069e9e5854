package search

import (
	"maps"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// WordBook is what the search knows of words with those that an office has of its own. nil is what the program knows by itself.
type WordBook struct{ known searchVocabulary }

// NewWordBook returns what the program knows, with the abbreviations and places of an office. Both lead both ways: who types
// the abbreviation finds the full form, who types the name of today finds the old one, and the other way round.
func NewWordBook(own []library.OfficeWord) *WordBook {
	v := builtin()
	v.synonyms = maps.Clone(v.synonyms)
	v.places.renamed = maps.Clone(v.places.renamed)
	for _, w := range own {
		switch w.Kind {
		case library.ShortWord:
			v.addShort(w)
		case library.OldPlace:
			v.addPlace(w.Word, w.Means)
			v.addPlace(w.Means, w.Word)
		}
	}
	return &WordBook{v}
}

func (x *WordBook) vocabulary() searchVocabulary {
	if x == nil {
		return builtin()
	}
	return x.known
}

// addShort has an abbreviation and its full form find each other. Rows of the built-in lists are shared and not written to.
func (v searchVocabulary) addShort(w library.OfficeWord) {
	short, full := sides(w.Word, QueryTerm{Together: true, short: true}), sides(w.Means, QueryTerm{Together: true})
	if len(short) == 0 || len(full) == 0 {
		return
	}
	for _, pair := range [][2]QueryTerm{{short[0], full[0]}, {full[0], short[0]}} {
		first := pair[0].Words[0].PlainKey
		known := slices.Clone(v.synonyms[first])
		for i := range known {
			known[i].others = slices.Clone(known[i].others)
		}
		v.synonyms[first] = known
		link(v.synonyms, pair[0], []QueryTerm{pair[1]})
	}
}

// addPlace has who types a name find another.
func (v searchVocabulary) addPlace(typed, other string) {
	words := queryWords(typed)
	if len(words) == 0 || len(queryWords(other)) == 0 {
		return
	}
	first := words[0].PlainKey
	v.places.renamed[first] = append(slices.Clone(v.places.renamed[first]), renamedPlace{words: words, old: typed, now: other, ever: true})
}

// Knows reports that the program knows by itself what an abbreviation or a place of an office means.
func Knows(w library.OfficeWord) bool {
	words := queryWords(w.Word)
	if len(words) == 0 {
		return false
	}
	means := queryWords(w.Means)
	if w.Kind == library.OldPlace {
		return slices.ContainsFunc(builtin().places.renamed[words[0].PlainKey], func(p renamedPlace) bool {
			return sameWords(p.words, words) && strings.EqualFold(p.now, w.Means)
		})
	}
	return slices.ContainsFunc(builtin().synonyms[words[0].PlainKey], func(s synonym) bool {
		return sameWords(s.words, words) && slices.ContainsFunc(s.others, func(o QueryTerm) bool { return sameWords(o.Words, means) })
	})
}
