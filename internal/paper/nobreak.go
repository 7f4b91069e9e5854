package paper

import (
	"strings"
	"sync"
	"unicode"

	"baocaovien/assets"
	"baocaovien/internal/phrase"
)

// The no-break groups of shared house style: what a Vietnamese reader takes in as one. Their words are data, compared
// in lower case; what each list is for stands in the file.
var (
	noBreak  = phrase.Open(assets.Phrases, "phrases/no-break.txt")
	leaders  = wordsOf("leader")
	ordinals = wordsOf("ordinal")
	counted  = wordsOf("counted")
	stamps   = wordsOf("stamp")
)

// wordsOf reads a list of no-break groups when it is first asked for.
func wordsOf(label string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for _, words := range noBreak.List(label).Words() {
			all[words] = true
		}
		return all
	})
}

// dashes stand between words, bullets before them.
var (
	dashes  = set("– - — / &")
	bullets = set("• + *")
)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// hold marks the words after which no line may end.
func hold(words []word, unbroken bool) {
	if len(words) == 0 {
		return
	}
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = strings.ToLower(w.text())
	}
	whole := unbroken || stamps()[texts[0]]
	for i := 0; i+1 < len(words); i++ {
		if words[i].parts[0].tick { // a box stays with what it is to be ticked for
			words[i].hold = true
			continue
		}
		// In «ngày 27 tháng 5 năm 2026» the number belongs to the word before it, not to the one after.
		counts := i == 0 || !leaders()[texts[i-1]]
		if whole || together(texts[i], texts[i+1], counts) || i == 0 && enumerator(texts[0]) {
			words[i].hold = true
		}
	}
}

// together reports whether two neighbours are read as one; counts, whether a can count what b names.
func together(a, b string, counts bool) bool {
	switch {
	case leaders()[a]:
		return hasDigit(b) || isRoman(b) || a == "thứ" && ordinals()[strings.TrimRight(b, ".,;:)”")]
	case pair(a, b):
		return true
	case counts && isNumber(a) && counted()[strings.TrimRight(b, ".,;:)”")]:
		return true
	}
	return follower(b)
}

// pair reports whether two neighbours are one subject in all that is written on it.
func pair(a, b string) bool {
	for first, second := range pairs() {
		if a == first && strings.HasPrefix(b, second) {
			return true
		}
	}
	return false
}

// Paired reports whether two words side by side, with a comma between them or not, are one subject: «biển, đảo».
func Paired(a, b string) bool {
	return pair(strings.ToLower(strings.TrimRight(a, ","))+",", strings.ToLower(b))
}

// pairs are the second words by the first.
var pairs = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for words := range wordsOf("pair")() {
		first, second, _ := strings.Cut(words, " ")
		all[first] = second
	}
	return all
})

// follower reports whether a word begins no line: a dash between words, punctuation that someone wrote after a space,
// the number of a source.
func follower(word string) bool {
	if dashes[word] || word != "" && strings.Trim(word, ".,;:!?)”%") == "" {
		return true
	}
	return strings.HasPrefix(word, "[") && strings.HasSuffix(word, "]") && len(word) < 8
}

// enumerator reports whether a paragraph's first word is its number or dash: «I.», «1.», «a)», «-», «[1]».
func enumerator(word string) bool {
	if dashes[word] || bullets[word] {
		return true
	}
	body := strings.TrimSuffix(strings.TrimPrefix(word, "["), "]")
	if body == word {
		body = strings.TrimRight(word, ".)")
	}
	if body == word || body == "" || len(body) > 8 {
		return false
	}
	return strings.Trim(body, "0123456789.") == "" || isRoman(body) || len([]rune(body)) == 1
}

func isNumber(word string) bool {
	return word != "" && hasDigit(word) && strings.Trim(word, "0123456789.,-–/%±+~") == ""
}

func hasDigit(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) >= 0 }

func isRoman(word string) bool {
	word = strings.TrimRight(word, ".,;:)”")
	return word != "" && strings.Trim(word, "ivxlcdm") == ""
}
