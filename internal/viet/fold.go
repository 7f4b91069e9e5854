package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text for search without marks: lower case, tone and letter marks removed, đ as d.
// Old and new tone places (hoà, hòa) fold alike. Punctuation stays.
func Fold(text string) string {
	if folded(text) {
		return text
	}
	folded, _ := fold(text, false)
	return folded
}

// folded reports whether text is plain lower-case ASCII, which folds to itself.
func folded(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || ('A' <= c && c <= 'Z') {
			return false
		}
	}
	return true
}

// FoldMap returns text folded as Fold does, and for each byte of the result the byte of text that it
// comes from, with one more entry for the end, so that a hit can be marked in the original.
func FoldMap(text string) (folded string, origin []int) {
	return fold(text, true)
}

func fold(text string, mapped bool) (string, []int) {
	b := make([]byte, 0, len(text))
	var origin []int
	if mapped {
		origin = make([]int, 0, len(text)+1)
	}
	for i, r := range text {
		before := len(b)
		b = appendFolded(b, r)
		for range len(b) - before {
			if mapped {
				origin = append(origin, i)
			}
		}
	}
	if mapped {
		origin = append(origin, len(text))
	}
	return string(b), origin
}

// foldedLatin holds what the composed letters of Vietnamese fold to, worked out once: every text that
// is stored or searched passes through here.
var foldedLatin = func() (table [endLatin - firstLatin]string) {
	for i := range table {
		table[i] = foldRune(rune(firstLatin + i))
	}
	return table
}()

func appendFolded(b []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return utf8.AppendRune(b, r+'a'-'A')
	case r < utf8.RuneSelf:
		return utf8.AppendRune(b, r)
	case firstLatin <= r && r < endLatin:
		return append(b, foldedLatin[r-firstLatin]...)
	default:
		return append(b, foldRune(r)...)
	}
}

func foldRune(r rune) string {
	// Eth (Ð, ð) stands for Đ in texts that came through old fonts.
	if r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð' {
		return "d"
	}
	var b strings.Builder
	for _, part := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			b.WriteRune(unicode.ToLower(part))
		}
	}
	return b.String()
}
