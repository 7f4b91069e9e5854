package viet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NFC returns text in the composed normal form, the only one the library stores. Invalid UTF-8
// becomes U+FFFD.
func NFC(text string) string {
	return norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
}

// Clean returns text as one line of NFC: every run of white space (no-break spaces and line breaks
// too) is one space, and control, zero-width and private-use runes are gone.
func Clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space := false
	for _, r := range NFC(text) {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case invisible(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	// A mark may have come to its letter only now that what parted them is gone.
	return norm.NFC.String(b.String())
}

// invisible reports runes that no reader sees: controls, format marks (zero-width spaces, soft
// hyphens, byte order marks), private use, and the replacement rune.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) || r == unicode.ReplacementChar
}
