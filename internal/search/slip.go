package search

import "strings"

// keyboard is how letters lie beside each other: a finger that misses one hits its neighbour.
var keyboard = [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"}

// soundAlike are spellings that one ear or another does not tell apart, at the beginning of a syllable or at its end.
var soundAlike = struct{ first, last [][2]string }{
	first: [][2]string{{"s", "x"}, {"ch", "tr"}, {"l", "n"}, {"d", "gi"}, {"d", "r"}, {"gi", "r"}, {"d", "v"}, {"v", "gi"}, {"ng", "ngh"}, {"g", "gh"}, {"c", "k"}, {"h", "qu"}},
	last:  [][2]string{{"n", "ng"}, {"c", "t"}, {"nh", "n"}, {"ch", "t"}, {"i", "y"}},
}

// From so many letters on a word is told by the others where any one letter is wrong, is missing or is too many; a word that no
// text holds sooner.
const (
	longWord    = 5
	strangeWord = 4
	noWord      = termBytes + 1
)

// slips returns the words, without marks, that somebody may have meant who wrote word, which is without marks: those one
// slip of a finger or of an ear away and, of a word of so many letters, those one letter away. The word itself is not among
// them.
func slips(word string, letters int) map[string]bool {
	all := map[string]bool{}
	if len(word) < 2 || !strings.ContainsAny(word, "aeiouy") || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		return all
	}
	long := len(word) >= letters
	for _, to := range heard(word) {
		all[to] = true
	}
	delete(all, word)
	if len(word) < 3 {
		return all // one letter is half the word: only an ear mistakes it
	}
	for i := range word {
		slipsAt(word, i, long, all)
	}
	delete(all, word)
	return all
}

// slipsAt adds what may be meant where letter i is wrong, missing, too many, or changed places with the next. In a long word
// it may be any letter but the first.
func slipsAt(word string, i int, long bool, all map[string]bool) {
	for _, r := range besides(word[i]) {
		all[word[:i]+string(r)+word[i+1:]] = true
	}
	if long && i > 0 {
		for r := 'a'; r <= 'z'; r++ {
			all[word[:i]+string(r)+word[i+1:]] = true
			all[word[:i]+string(r)+word[i:]] = true
			all[word+string(r)] = true
		}
	}
	if i+1 < len(word) {
		all[word[:i]+string(word[i+1])+string(word[i])+word[i+2:]] = true
	}
	if long || i > 0 && word[i] == word[i-1] {
		all[word[:i]+word[i+1:]] = true
	}
}

// heard returns the spellings that sound like word.
func heard(word string) []string {
	var all []string
	swap := func(pairs [][2]string, cut func(string, string) (string, bool), join func(rest, with string) string) {
		for _, pair := range pairs {
			for i, from := range pair {
				if rest, found := cut(word, from); found && rest != "" {
					all = append(all, join(rest, pair[1-i]))
				}
			}
		}
	}
	swap(soundAlike.first, strings.CutPrefix, func(rest, with string) string { return with + rest })
	swap(soundAlike.last, strings.CutSuffix, func(rest, with string) string { return rest + with })
	return all
}

// besides returns the letters beside one on the keyboard, in its row and in the rows above and below.
func besides(letter byte) string {
	var all strings.Builder
	for row, letters := range keyboard {
		at := strings.IndexByte(letters, letter)
		if at < 0 {
			continue
		}
		for _, near := range keyboard[max(row-1, 0):min(row+2, len(keyboard))] {
			for i := max(at-1, 0); i <= min(at+1, len(near)-1); i++ {
				if near[i] != letter {
					all.WriteByte(near[i])
				}
			}
		}
	}
	return all.String()
}
