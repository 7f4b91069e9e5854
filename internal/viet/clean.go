package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns text in the composed normal form, the only one the library stores. Invalid UTF-8
// becomes U+FFFD.
func NFC(text string) string {
	if isComposed(text) {
		return text
	}
	return norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD"))
}

// Clean returns text as one line of NFC: every run of white space (no-break spaces and line breaks
// too) is one space, and control, zero-width and private-use runes are gone. Between letters of scripts without spaces
// (Khmer, Lao, Thai) zero-width spaces and joiners are part of the spelling, and stay. A letter that is broken is U+FFFD, and
// so are the code points that Unicode keeps for no letter.
func Clean(text string) string {
	if cleaned, ok := cleanPlain(text); ok {
		return cleaned
	}
	return cleanAny(text)
}

// cleanPlain cleans what nearly every text is made of: composed letters, the signs of print, and spaces. ok is
// false where anything else is in it. What is clean already is returned as it is.
func cleanPlain(text string) (cleaned string, ok bool) {
	clean, space := true, true // a space at the beginning is one too many
	for _, r := range text {
		switch {
		case r == ' ':
			clean, space = clean && !space, true
		case isPlainSpace(r):
			clean, space = false, true
		case isPlain(r):
			space = false
		default:
			return "", false
		}
	}
	if clean && (!space || text == "") {
		return text, true
	}
	return spacedOnce(text), true
}

// spacedOnce writes a plain text with one space for each run of them, and none around it.
func spacedOnce(text string) string {
	b := make([]byte, 0, len(text))
	space := false
	for _, r := range text {
		if r == ' ' || isPlainSpace(r) {
			space = len(b) > 0
			continue
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// isComposed reports a text of plain runes and controls alone, which is its own normal form.
func isComposed(text string) bool {
	for _, r := range text {
		if r >= utf8.RuneSelf && !isPlain(r) && r != '\u00a0' {
			return false
		}
	}
	return true
}

func isPlainSpace(r rune) bool { return r == '\n' || r == '\t' || r == '\r' || r == '\u00a0' }

// isPlain reports runes that are their own normal form, whatever stands beside them: printable ASCII, the composed
// letters of Latin scripts, and the dashes, quotes and bullets of print.
func isPlain(r rune) bool {
	switch {
	case r < 0x7f:
		return r > ' '
	case r < 0x300:
		return r > 0xa0 && r != 0xad
	}
	return 0x1e00 <= r && r < 0x1f00 || 0x2010 <= r && r <= 0x2027
}

// cleanAny cleans any text.
func cleanAny(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space, last := false, rune(0)
	for _, r := range NFC(text) {
		switch {
		case unicode.IsSpace(r):
			space, last = b.Len() > 0, r
		case invisible(r) && !(joins(r) && unicode.In(last, spaceless...)):
		default:
			last = r
			if space {
				b.WriteByte(' ')
				space = false
			}
			if noncharacter(r) {
				r = unicode.ReplacementChar
			}
			b.WriteRune(r)
		}
	}
	// A mark may have come to its letter only now that what parted them is gone.
	return norm.NFC.String(b.String())
}

// noncharacter reports the code points that are no letter and never will be, which only a fault puts into a text.
func noncharacter(r rune) bool { return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF }

// spaceless are the scripts whose words stand without white between them.
var spaceless = []*unicode.RangeTable{unicode.Khmer, unicode.Lao, unicode.Thai, unicode.Myanmar, unicode.Cham, unicode.Tai_Viet}

// joins reports the zero-width space and the joiners.
func joins(r rune) bool { return r >= '\u200B' && r <= '\u200D' }

// invisible reports runes that no reader sees: controls, format marks (zero-width spaces, soft
// hyphens, byte order marks) and private use. The replacement rune is none of them: «1�0» without it would be another number.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}
