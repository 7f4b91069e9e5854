package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns text for search without marks: lower case, tone and letter marks removed, đ as d.
// Old and new tone places (hoà, hòa) fold alike. Punctuation stays.
func Fold(text string) string {
	folded, _ := fold(text, false)
	return folded
}

// FoldMap returns text folded as Fold does, and for each byte of the result the byte of text that it
// comes from, with one more entry for the end, so that a hit can be marked in the original.
func FoldMap(text string) (folded string, origin []int) {
	return fold(text, true)
}

func fold(text string, mapped bool) (string, []int) {
	var b strings.Builder
	b.Grow(len(text))
	var origin []int
	if mapped {
		origin = make([]int, 0, len(text)+1)
	}
	for i, r := range text {
		before := b.Len()
		foldRune(&b, r)
		for range b.Len() - before {
			if mapped {
				origin = append(origin, i)
			}
		}
	}
	if mapped {
		origin = append(origin, len(text))
	}
	return b.String(), origin
}

func foldRune(b *strings.Builder, r rune) {
	if r < 0x80 {
		b.WriteByte(byte(unicode.ToLower(r)))
		return
	}
	// Eth (Ð, ð) stands for Đ in texts that came through old fonts.
	if r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'ð' {
		b.WriteByte('d')
		return
	}
	for _, part := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			b.WriteRune(unicode.ToLower(part))
		}
	}
}
