package viet

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/pattern"

	"golang.org/x/text/encoding/charmap"
)

// Before Unicode, Vietnamese was typed with fonts that draw its letters in the places of others. Such a text,
// read as what its bytes say, is «BiÓn ®¶o»: it is known by its words, which are no syllables of Vietnamese as
// they stand and become syllables when they are read as the font drew them.

// OldFont is one of the encodings that belong to fonts.
type OldFont struct {
	convert  func(string) string
	capitals bool // the font draws capitals: .VnTimeH
	every    bool // it has letters in the places of dashes and quotation marks too
}

// oldFonts in the order in which a draw between them is decided.
var oldFonts = []OldFont{{convert: fromTCVN3}, {convert: fromVNI}, {convert: fromVISCII, every: true}}

// Typeface returns the encoding of the text in a font of that name, if it is one of the old fonts: .VnTime and
// its family are TCVN3 (ABC), VNI-Times and its family VNI. Names may come with what PDF puts before and
// behind them: «ABCDEF+.VnTimeH-Bold».
func Typeface(name string) (OldFont, bool) {
	if before, after, cut := strings.Cut(name, "+"); cut && len(before) == 6 {
		name = after
	}
	name, _, _ = strings.Cut(strings.TrimSpace(name), ",")
	switch lower := strings.ToLower(name); {
	case strings.HasPrefix(lower, ".vn"):
		family := strings.TrimRightFunc(styleSuffix().ReplaceAllString(name, ""), unicode.IsSpace)
		return OldFont{convert: fromTCVN3, capitals: strings.HasSuffix(family, "H")}, true
	case strings.HasPrefix(lower, "vni-"), strings.HasPrefix(lower, "vni "):
		return OldFont{convert: fromVNI}, true
	}
	return OldFont{}, false
}

var styleSuffix = pattern.Of(`(?i)[ -]*(?:bold|italic|oblique|regular|normal|mt)+$`)

// Convert returns text typed in the font as Unicode. Text that is Unicode already is left as it is, for fonts'
// names stay when texts are pasted.
func (f OldFont) Convert(text string) string {
	if f.convert == nil || isUnicode(text) {
		return text
	}
	text = f.convert(text)
	if f.capitals {
		return strings.ToUpper(text)
	}
	return text
}

// isUnicode reports letters of Vietnamese that no old font has: those behind the first 256 places.
func isUnicode(text string) bool { return strings.ContainsFunc(text, modern) }

func modern(r rune) bool {
	if r < 0x100 {
		return false
	}
	return 0x1EA0 <= r && r <= 0x1EF9 || strings.ContainsRune("ăĂđĐĩĨũŨơƠưƯ", r) || 0x300 <= r && r <= 0x323
}

func fromTCVN3(text string) string  { return letterwise(text, &tcvnLetters) }
func fromVISCII(text string) string { return letterwise(text, &visciiLetters) }

// letterwise reads each sign as the byte it was.
func letterwise(text string, table *byteLetters) string {
	var b strings.Builder
	b.Grow(len(text) * 3 / 2)
	for _, r := range text {
		if c, ok := byteOf(r); ok && table[c] != 0 {
			r = table[c]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// byteOf returns the byte that windows-1252 reads as r.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true //nolint:gosec // below 256
	}
	if r == utf8.RuneError {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}

// Unfont returns a text whose letters are those of an old font (TCVN3, VNI, VISCII) as Unicode, and whether it
// was one. Recognition is by the words with marks: few are Vietnamese syllables as they stand, nearly all when
// they are read as the font drew them. So good Vietnamese, and texts in other languages, are left as they are.
// In a text that is partly Unicode, only the lines and elements that are not are converted. TCVN3 has no
// capitals with tones: where a font that draws capitals was used, the text comes out in lower case unless its
// unmarked letters are capitals.
func Unfont(text string) (string, bool) {
	if !suspicious(text) {
		return text, false
	}
	if isUnicode(text) {
		return unfontParts(text)
	}
	plain := text
	if strings.Contains(text, "&") {
		plain = latinEntity().ReplaceAllStringFunc(text, html.UnescapeString)
	}
	if font, ok := Recognise(plain); ok {
		return font.restore(plain), true
	}
	return text, false
}

// Recognise returns the old font that a text was typed in, which it tells as Unfont does.
func Recognise(text string) (OldFont, bool) {
	if isUnicode(text) {
		return OldFont{}, false
	}
	return typedIn(text)
}

// latinEntity is a letter or sign of the first 256 written as an entity, as editors of web pages did.
var latinEntity = pattern.Of(`&(?:#(?:1[6-9]\d|2[0-4]\d|25[0-5])|[A-Za-z]{1,2}(?:grave|acute|circ|tilde|uml|cedil|ring|lig|slash)|ETH|eth|THORN|thorn|szlig|copy|reg|para|middot|micro|shy|sect|uml|ordf|ordm|laquo|raquo|not|macr|deg|plusmn|sup[123]|acute|frac(?:12|14|34)|iquest|iexcl|cent|pound|curren|yen|brvbar|times|divide);`)

// suspicious is a cheap look for signs that the old fonts have and Vietnamese in Unicode has not.
func suspicious(text string) bool {
	const few = 1
	n := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '&':
			if i+2 < len(text) && !usualEntity[text[i+1:i+3]] {
				n++
			}
		case c < utf8.RuneSelf:
		case c == 0xC2, c == 0xC3: // U+0080 to U+00FF
			if i+1 < len(text) && !shared[text[i+1]|c&1<<6] {
				n++
			}
		}
		if n > few {
			return true
		}
	}
	return n > 0 && len(text) < 256
}

// usualEntity are the beginnings of the entities that any text may have.
var usualEntity = map[string]bool{
	"am": true, "lt": true, "gt": true, "qu": true, "nb": true, "ap": true, "rs": true, "ls": true, "ld": true, "rd": true,
	"nd": true, "md": true, "he": true, "bu": true,
}

// shared are the low bytes of the letters below U+0100 that Vietnamese in Unicode uses itself.
var shared = func() (table [256]bool) {
	for _, r := range "\u00A0ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý" {
		table[byte(r)] = true //nolint:gosec // below 256
	}
	return table
}()

// unfontParts converts the lines and elements of a mixed text that are clearly of an old font.
func unfontParts(text string) (string, bool) {
	var b strings.Builder
	converted := false
	for len(text) > 0 {
		end := strings.IndexAny(text, "<>\n") + 1
		if end == 0 {
			end = len(text)
		}
		part := text[:end]
		text = text[end:]
		if suspicious(part) {
			if font, ok := Recognise(part); ok {
				part, converted = font.restore(part), true
			}
		}
		b.WriteString(part)
	}
	return b.String(), converted
}
