package search

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"baocaovien/assets"
	"baocaovien/internal/viet"
)

// searchVocabulary is what the search knows of Vietnamese.
type searchVocabulary struct {
	qualifiers map[string]QualifierName
	synonyms   map[string][]synonym // by the plain key of their first word
	light      map[string]bool      // keys of little words
	places     placeTable
}

// synonym is one way of writing a name that has several: its words, and the other ways.
type synonym struct {
	words  []QueryWord
	short  bool // an abbreviation
	kin    bool // has other words for the same
	others []QueryTerm
}

// builtin is read once. A broken file is a fault of the build, which the package's test finds, so it
// panics.
var builtin = sync.OnceValue(func() searchVocabulary {
	v, err := readVocabulary(assets.Search, assets.Places)
	if err != nil {
		panic(err)
	}
	return v
})

func readVocabulary(files, places fs.FS) (searchVocabulary, error) {
	qualifiers, err := readQualifierNames(files, "search/fields.txt")
	if err != nil {
		return searchVocabulary{}, err
	}
	light, err := readLightWords(files, "search/light-words.txt")
	if err != nil {
		return searchVocabulary{}, err
	}
	synonyms := map[string][]synonym{}
	if err := readAbbreviations(files, "search/abbreviations.txt", synonyms); err != nil {
		return searchVocabulary{}, err
	}
	table, err := readPlaces(places, "places/provinces.txt")
	if err != nil {
		return searchVocabulary{}, err
	}
	return searchVocabulary{qualifiers, synonyms, light, table}, readSynonyms(files, "search/synonyms.txt", synonyms)
}

// readAbbreviations reads the format that the head of abbreviations.txt explains.
func readAbbreviations(files fs.FS, name string, into map[string][]synonym) error {
	return readLines(files, name, func(text string) {
		left, right, _ := strings.Cut(text, "=")
		all := append(sides(left, QueryTerm{Together: true, short: true}), sides(right, QueryTerm{Together: true})...)
		for i, one := range all {
			link(into, one, slices.Delete(slices.Clone(all), i, i+1))
		}
	})
}

// readSynonyms reads the format that the head of synonyms.txt explains.
func readSynonyms(files fs.FS, name string, into map[string][]synonym) error {
	return readLines(files, name, func(text string) {
		left, right, oneWay := strings.Cut(text, ">")
		all := sides(left, QueryTerm{Together: true, kin: true})
		if oneWay {
			for _, one := range all {
				link(into, one, sides(right, QueryTerm{Together: true, kin: true}))
			}
			return
		}
		for i, one := range all {
			link(into, one, slices.Delete(slices.Clone(all), i, i+1))
		}
	})
}

// readLines takes each line of a file without its comment.
func readLines(files fs.FS, name string, take func(text string)) error {
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		take(viet.NFC(text))
	}
	return scanner.Err()
}

// sides reads the ways of writing on one side of a line, all of them like one.
func sides(text string, like QueryTerm) []QueryTerm {
	var all []QueryTerm
	for _, way := range strings.Split(text, "|") {
		if words := queryWords(way); len(words) > 0 {
			one := like
			one.Words = words
			all = append(all, one)
		}
	}
	return all
}

// link has one way of writing find the others.
func link(synonyms map[string][]synonym, one QueryTerm, others []QueryTerm) {
	first := one.Words[0].PlainKey
	known := synonyms[first]
	at := slices.IndexFunc(known, func(s synonym) bool { return sameWords(s.words, one.Words) })
	if at < 0 {
		at = len(known)
		known = append(known, synonym{words: one.Words, short: one.short, kin: one.kin})
	}
	known[at].others = append(known[at].others, others...)
	synonyms[first] = known
}

func sameWords(a, b []QueryWord) bool {
	return slices.EqualFunc(a, b, func(a, b QueryWord) bool { return strings.EqualFold(a.Text, b.Text) })
}

// spellOut joins the terms that together are one way of writing a name, and gives them the other ways. What stands
// in quotes is meant as it stands.
func (v searchVocabulary) spellOut(terms []QueryTerm) []QueryTerm {
	var apart, all []QueryTerm
	for _, t := range terms {
		apart = append(apart, v.apart(t)...)
	}
	for i := 0; i < len(apart); {
		t, taken := v.synonymAt(apart[i:])
		all = append(all, t)
		i += taken
	}
	return all
}

// apart takes the number of a document such as 36-NQ/TW apart where it holds abbreviations: their full names
// need not stand side by side.
func (v searchVocabulary) apart(t QueryTerm) []QueryTerm {
	if t.quoted || t.Exclude || len(t.Words) < 2 {
		return []QueryTerm{t}
	}
	if whole, _ := v.synonymAt([]QueryTerm{t}); len(whole.Others) > 0 {
		return []QueryTerm{t}
	}
	var all []QueryTerm
	known := false
	for _, w := range t.Words {
		one := QueryTerm{Words: []QueryWord{w}, Title: t.Title}
		meant, _ := v.synonymAt([]QueryTerm{one})
		known = known || len(meant.Others) > 0
		all = append(all, one)
	}
	if !known {
		return []QueryTerm{t}
	}
	all[len(all)-1].Prefix = t.Prefix
	return all
}

// synonymAt returns the longest name that terms begin with, or the first of them as it is.
func (v searchVocabulary) synonymAt(terms []QueryTerm) (joined QueryTerm, taken int) {
	joined, taken = terms[0], 1
	longest := 0
	for _, one := range v.synonyms[joined.Words[0].PlainKey] {
		if len(one.words) <= longest {
			continue
		}
		if n := one.begins(terms); n > 0 {
			longest = len(one.words)
			joined, taken = one.join(terms[:n]), n
		}
	}
	return joined, taken
}

// begins returns how many terms the synonym takes up, 0 where terms do not begin with it.
func (s synonym) begins(terms []QueryTerm) int {
	met := 0
	for i, t := range terms {
		if t.quoted || t.Title != terms[0].Title || t.Exclude && i > 0 || met+len(t.Words) > len(s.words) {
			return 0
		}
		for _, w := range t.Words {
			same := w.PlainKey == s.words[met].PlainKey && (!w.marked() || w.Key == s.words[met].Key)
			if !same || s.short && !abbreviated(w.Text, w.Folded) {
				return 0
			}
			met++
		}
		if met == len(s.words) {
			return i + 1
		}
	}
	return 0
}

// join makes one term of those that are the synonym.
func (s synonym) join(terms []QueryTerm) QueryTerm {
	t := terms[0]
	t.Words = nil
	for _, one := range terms {
		t.Words = append(t.Words, one.Words...)
		t.Prefix = one.Prefix
	}
	t.Others = s.others
	return t
}
