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
	return string(AppendFolded(make([]byte, 0, len(text)), text))
}

// AppendFolded appends to dst what Fold returns.
func AppendFolded(dst []byte, text string) []byte {
	for _, r := range text {
		dst = appendFolded(dst, r)
	}
	return dst
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

func appendFolded(b []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(b, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return utf8.AppendRune(b, r)
	}
	if place, ok := latinPlace(r); ok {
		return utf8.AppendRune(b, latinFolded[place])
	}
	return append(b, foldRune(r)...)
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
