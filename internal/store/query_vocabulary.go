package store

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/viet"
)

// searchWords is what the search knows of Vietnamese.
type searchWords struct {
	fields map[string]fieldName
	forms  map[string][]form // by the plain spelling of their first word
}

// form is one side of an abbreviation: its words, and the other side.
type form struct {
	words  []string
	short  bool
	others []term
}

// vocabulary is read once. A broken file is a fault of the build, which the package's test finds, so it
// panics.
var vocabulary = sync.OnceValue(func() searchWords {
	v, err := readSearchWords(assets.Search)
	if err != nil {
		panic(err)
	}
	return v
})

func readSearchWords(files fs.FS) (searchWords, error) {
	fields, err := readFields(files, "search/fields.txt")
	if err != nil {
		return searchWords{}, err
	}
	forms, err := readAbbreviations(files, "search/abbreviations.txt")
	return searchWords{fields, forms}, err
}

// readAbbreviations reads the format that the head of abbreviations.txt explains.
func readAbbreviations(files fs.FS, name string) (map[string][]form, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	forms := map[string][]form{}
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		left, right, _ := strings.Cut(viet.NFC(text), "=")
		all := append(sides(left, true), sides(right, false)...)
		for i, one := range all {
			link(forms, one, append(slices.Clone(all[:i]), all[i+1:]...))
		}
	}
	return forms, scanner.Err()
}

// sides reads the ways of writing on one side of a line.
func sides(text string, short bool) []term {
	var all []term
	for _, way := range strings.Split(text, "|") {
		if words := queryWords(way); len(words) > 0 {
			all = append(all, term{words: words, together: true, short: short})
		}
	}
	return all
}

// link has one way of writing find the others.
func link(forms map[string][]form, one term, others []term) {
	first := plainKey(one.words[0])
	known := forms[first]
	at := slices.IndexFunc(known, func(f form) bool { return sameWords(f.words, one.words) })
	if at < 0 {
		at = len(known)
		known = append(known, form{words: one.words, short: one.short})
	}
	known[at].others = append(known[at].others, others...)
	forms[first] = known
}

func sameWords(a, b []string) bool {
	return strings.EqualFold(strings.Join(a, " "), strings.Join(b, " "))
}

// spellOut joins the terms that together are a full form, and gives full forms and abbreviations the other
// ways of writing them. What stands in quotes is meant as it stands.
func (v searchWords) spellOut(terms []term) []term {
	var apart, all []term
	for _, t := range terms {
		apart = append(apart, v.pieces(t)...)
	}
	for i := 0; i < len(apart); {
		t, taken := v.formAt(apart[i:])
		all = append(all, t)
		i += taken
	}
	return all
}

// pieces takes a piece such as 36-NQ/TW apart where it holds abbreviations: their full forms need not stand
// side by side.
func (v searchWords) pieces(t term) []term {
	if t.quoted || t.exclude || len(t.words) < 2 {
		return []term{t}
	}
	if whole, _ := v.formAt([]term{t}); len(whole.others) > 0 {
		return []term{t}
	}
	var all []term
	known := false
	for _, w := range t.words {
		one := term{words: []string{w}, title: t.title}
		meant, _ := v.formAt([]term{one})
		known = known || len(meant.others) > 0
		all = append(all, one)
	}
	if !known {
		return []term{t}
	}
	all[len(all)-1].prefix = t.prefix
	return all
}

// formAt returns the longest form that terms begin with, or the first of them as it is.
func (v searchWords) formAt(terms []term) (joined term, taken int) {
	joined, taken = terms[0], 1
	longest := 0
	for _, f := range v.forms[plainKey(joined.words[0])] {
		if len(f.words) <= longest {
			continue
		}
		if n := f.begins(terms); n > 0 {
			longest = len(f.words)
			joined, taken = f.join(terms[:n]), n
		}
	}
	return joined, taken
}

// begins returns how many terms the form takes up, 0 where terms do not begin with it.
func (f form) begins(terms []term) int {
	met := 0
	for i, t := range terms {
		if t.quoted || t.title != terms[0].title || t.exclude && i > 0 || met+len(t.words) > len(f.words) {
			return 0
		}
		for _, w := range t.words {
			same := plainKey(w) == plainKey(f.words[met]) && (!marked(w) || viet.Key(w) == viet.Key(f.words[met]))
			if !same || f.short && !abbreviated(w) {
				return 0
			}
			met++
		}
		if met == len(f.words) {
			return i + 1
		}
	}
	return 0
}

// join makes one term of those that are the form.
func (f form) join(terms []term) term {
	t := terms[0]
	t.words = nil
	for _, one := range terms {
		t.words = append(t.words, one.words...)
		t.prefix = one.prefix
	}
	t.others = f.others
	return t
}

// abbreviated reports whether a word is written as an abbreviation: in capitals, or so that it is no
// syllable. «COC» is one and «coc» is not, «bđbp» is.
func abbreviated(word string) bool {
	lower, letters := false, 0
	for _, r := range word {
		lower = lower || unicode.IsLower(r)
		letters++
	}
	return letters > 1 && !lower || letters > 3 || !strings.ContainsAny(viet.Fold(word), "aeiouy")
}
