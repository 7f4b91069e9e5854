package search

import (
	"io/fs"
	"strings"

	"baocaovien/internal/viet"
)

// readLightWords reads the format that the head of light-words.txt explains: the keys of the words.
func readLightWords(files fs.FS, name string) (map[string]bool, error) {
	all := map[string]bool{}
	err := readLines(files, name, func(text string) {
		if word := strings.TrimSpace(text); word != "" {
			all[viet.Key(word)] = true
		}
	})
	return all, err
}

// Light reports a little word.
func (t QueryTerm) Light() bool {
	return len(t.Words) == 1 && !t.Firm() && !t.Exclude && builtin().light[t.Words[0].Key]
}

// lighten has little words count less than others, where there are others enough.
func (m *Matcher) lighten(q Query) {
	m.worth = make([]float64, m.slots)
	for i := range m.worth {
		m.worth[i] = 1
	}
	if len(m.terms) < 3 {
		return
	}
	slot := 0
	for _, t := range q.Wanted() {
		if slot+len(t.Words) > m.slots {
			return
		}
		if t.Light() {
			m.worth[slot] = m.weights.light
		}
		slot += len(t.Words)
	}
}
