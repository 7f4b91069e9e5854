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
				table.renamed[first] = append(table.renamed[first], renamedPlace{words, old, now, behind})
			}
		}
	})
	return table, err
}

// Renamed is a query asked anew with the names that places bear today.
type Renamed struct {
	Query Query
	Since library.Moment // from when on the names count
	Told  string         // which for which: «Trà Vinh → Vĩnh Long»
}

// Rename asks a query anew with the names that its places bear today; false where it names none that was renamed. What
// stands in quotes or is not wanted is meant as it stands.
func (q Query) Rename() (Renamed, bool) {
	table := vocabulary().places
	r := Renamed{Query: Query{Qualifiers: q.Qualifiers}, Since: table.since}
	var told []string
	for i := 0; i < len(q.Terms); {
		p, taken := table.at(q.Terms, i)
		if taken == 0 {
			r.Query.Terms = append(r.Query.Terms, q.Terms[i])
			i++
			continue
		}
		if last := len(r.Query.Terms) - 1; last >= 0 && isProvinceWord(r.Query.Terms[last]) {
			r.Query.Terms = r.Query.Terms[:last] // it may be a city today
		}
		now := QueryTerm{Words: queryWords(p.now), Together: true}
		r.Query.Terms = append(r.Query.Terms, vocabulary().spellOut([]QueryTerm{now})...)
		told = append(told, p.old+" → "+p.now)
		i += taken
	}
	r.Told = strings.Join(told, ", ")
	return r, len(told) > 0
}

func isProvinceWord(t QueryTerm) bool {
	return !t.Exclude && !t.Firm() && len(t.Words) == 1 && t.Words[0].PlainKey == provinceWord
}

// at returns the longest old name that the terms from i on spell, and how many they are.
func (table placeTable) at(terms []QueryTerm, i int) (longest renamedPlace, taken int) {
	for _, p := range table.renamed[terms[i].Words[0].PlainKey] {
		if p.behind && (i == 0 || !isProvinceWord(terms[i-1])) || len(p.words) <= len(longest.words) {
			continue
		}
		if n := p.spelled(terms[i:]); n > 0 {
			longest, taken = p, n
		}
	}
	return longest, taken
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
