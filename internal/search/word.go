package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/viet"
)

// QueryWord is a word of a query, with all the spellings by which indexes and texts are asked for it.
type QueryWord struct {
	Text string // as typed, NFC
	Spellings
}

// spelledOut reports a word in capitals that is read letter by letter, «ĐNA»: who types an abbreviation means no other word.
func (w QueryWord) spelledOut() bool {
	letters := utf8.RuneCountInString(w.Text)
	return letters > 1 && w.Text == strings.ToUpper(w.Text) && viet.SpokenSyllables(w.Text) >= letters
}

// Spellings are the ways in which one word is compared.
type Spellings struct {
	Key      string // that all ways of writing it with its marks share: viet.Key
	PlainKey string // the same without marks: like Folded, with i and y one where they are one sound
	Folded   string // in lower case without marks: viet.Fold
	Toneless string // in lower case without its tone: what «đươ», «đườ» and «đường» have in common
	tone     string // its tone marks
}

// NewQueryWord spells a word.
func NewQueryWord(text string) QueryWord {
	folded := viet.Fold(text)
	return QueryWord{text, Spellings{
		Key: viet.Key(text), PlainKey: viet.Key(folded), Folded: folded, Toneless: toneless(text), tone: tones(text),
	}}
}

// marked reports whether the word is typed with marks, so that they count.
func (w QueryWord) marked() bool { return w.Key != w.PlainKey }

// toneless is a word in lower case without its tone.
func toneless(word string) string {
	var b strings.Builder
	for _, part := range norm.NFD.String(strings.ToLower(word)) {
		if !toneMark(part) {
			b.WriteRune(part)
		}
	}
	return viet.NFC(b.String())
}

// tones returns the tone marks of a word.
func tones(word string) string {
	return strings.Map(func(r rune) rune {
		if toneMark(r) {
			return r
		}
		return -1
	}, norm.NFD.String(word))
}

// toneMark reports the marks of the five tones: grave, acute, tilde, hook, dot below.
func toneMark(r rune) bool { return strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", r) }

// abbreviated reports whether a word is written as an abbreviation: in capitals, or so that it is no
// syllable. «COC» is one and «coc» is not, «bđbp» is.
func abbreviated(word, folded string) bool {
	lower, letters := false, 0
	for _, r := range word {
		lower = lower || unicode.IsLower(r)
		letters++
	}
	return letters > 1 && !lower || letters > 3 || !strings.ContainsAny(folded, "aeiouy")
}
