package search

import (
	"io/fs"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// placeTable is which names of places were joined into which.
type placeTable struct {
	since   library.Moment // from when on the new names count
	renamed map[string][]renamedPlace
	now     []string // every name that counts today
}

// renamedPlace is an old name and the one that took its place; placeTable keeps it by the plain key of its first word.
type renamedPlace struct {
	words    []QueryWord
	old, now string
	behind   bool // it is a province only behind «tỉnh»
	ever     bool // the names stand for each other at any time: an office says so
}

// provinceWord stands before a name that would be another word without it.
const provinceWord = "tinh"

// readPlaces reads the format that the head of provinces.txt explains.
func readPlaces(files fs.FS, name string) (placeTable, error) {
	table := placeTable{renamed: map[string][]renamedPlace{}}
	err := readLines(files, name, func(text string) {
		now, joined, found := strings.Cut(text, "=")
		if now = strings.TrimSpace(now); !found {
			return
		}
		if now == "since" {
			table.since, _ = period(strings.TrimSpace(joined))
			return
		}
		table.now = append(table.now, now)
		for _, old := range strings.Split(joined, "|") {
			old, behind := strings.CutPrefix(strings.TrimSpace(old), "?")
			if words := queryWords(old); len(words) > 0 {
				first := words[0].PlainKey
				table.renamed[first] = append(table.renamed[first], renamedPlace{words: words, old: old, now: now, behind: behind})
			}
		}
	})
	return table, err
}

// Renamed is a query asked anew with the names that places bear today.
type Renamed struct {
	Query Query
	Since library.Moment // from when on the names count; no date where they always do
	Told  string         // which for which: «Trà Vinh → Vĩnh Long»
}

// Rename asks a query anew with the other names that its places bear, today's for an old one; false where it names none that was
// renamed. What stands in quotes or is not wanted is meant as it stands.
func (q Query) Rename() (Renamed, bool) {
	known := q.book.vocabulary()
	r := Renamed{Query: Query{Qualifiers: q.Qualifiers, book: q.book}, Since: known.places.since}
	var told []string
	for i := 0; i < len(q.Terms); {
		names, taken := known.places.at(q.Terms, i)
		if taken == 0 {
			r.Query.Terms = append(r.Query.Terms, q.Terms[i])
			i++
			continue
		}
		if last := len(r.Query.Terms) - 1; last >= 0 && isProvinceWord(r.Query.Terms[last]) {
			r.Query.Terms = r.Query.Terms[:last] // it may be a city today
		}
		r.Query.Terms = append(r.Query.Terms, known.anyOf(names)...)
		told = append(told, tellRenamed(names))
		if slices.ContainsFunc(names, func(p renamedPlace) bool { return p.ever }) {
			r.Since = library.Moment{}
		}
		i += taken
	}
	r.Told = strings.Join(told, ", ")
	return r, len(told) > 0
}

// anyOf are the terms that ask for one of the names that places bear now.
func (v searchVocabulary) anyOf(names []renamedPlace) []QueryTerm {
	now := QueryTerm{Words: queryWords(names[0].now), Together: true}
	terms := v.spellOut([]QueryTerm{now})
	if len(names) == 1 {
		return terms
	}
	if len(terms) != 1 {
		terms = []QueryTerm{now}
	}
	others := slices.Clone(terms[0].Others)
	for _, p := range names[1:] {
		others = append(others, QueryTerm{Words: queryWords(p.now), Together: true})
	}
	terms[0].Others = others
	return terms
}

// tellRenamed says which names are asked for: «Trà Vinh → Vĩnh Long».
func tellRenamed(names []renamedPlace) string {
	var now []string
	for _, p := range names {
		now = append(now, p.now)
	}
	return names[0].old + " → " + strings.Join(now, " / ")
}

func isProvinceWord(t QueryTerm) bool {
	return !t.Exclude && !t.Firm() && len(t.Words) == 1 && t.Words[0].PlainKey == provinceWord
}

// at returns the longest name that the terms from i on spell, with every name it may stand for, and how many terms they are.
func (table placeTable) at(terms []QueryTerm, i int) (names []renamedPlace, taken int) {
	for _, p := range table.renamed[terms[i].Words[0].PlainKey] {
		if p.behind && (i == 0 || !isProvinceWord(terms[i-1])) || len(names) > 0 && len(p.words) < len(names[0].words) {
			continue
		}
		n := p.spelled(terms[i:])
		switch {
		case n == 0:
		case len(names) > 0 && len(p.words) == len(names[0].words):
			names = append(names, p)
		default:
			names, taken = []renamedPlace{p}, n
		}
	}
	return names, taken
}

// spelled returns how many terms spell the name, 0 where they do not.
func (p renamedPlace) spelled(terms []QueryTerm) int {
	rest := p.words
	for i, t := range terms {
		same := !t.Exclude && !t.Firm() && len(t.Words) <= len(rest) && slices.EqualFunc(t.Words, rest[:len(t.Words)], func(typed, old QueryWord) bool {
			return typed.PlainKey == old.PlainKey && (!typed.marked() || typed.Key == old.Key)
		})
		if !same {
			return 0
		}
		if rest = rest[len(t.Words):]; len(rest) == 0 {
			return i + 1
		}
	}
	return 0
}
