package viet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Programs that take UTF-8 for the encoding of the West write it as UTF-8 once more: «Ngư» becomes «NgÆ°».

// runsAtLeast is how many such runs a text must have to be taken for one of these, and most of what is not ASCII in it must
// be one.
const runsAtLeast = 3

// undoubled returns a text that was encoded twice as it was before the second time; any other as it is.
func undoubled(text string) string {
	if !strings.ContainsAny(text, "ÃÄÅÆÂáâ") || surelyOnce(text) {
		return text
	}
	whole := text
	var b strings.Builder
	twice, once := 0, 0
	for len(text) > 0 {
		end := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
		if end < 0 {
			break
		}
		b.WriteString(text[:end])
		text = text[end:]
		stop := strings.IndexFunc(text, func(r rune) bool { return r < utf8.RuneSelf })
		if stop < 0 {
			stop = len(text)
		}
		run := text[:stop]
		text = text[stop:]
		if plain, ok := westernBytes(run); ok {
			b.WriteString(plain)
			twice++
		} else {
			b.WriteString(run)
			once++
		}
	}
	b.WriteString(text)
	if twice < runsAtLeast || once*9 > twice {
		return whole
	}
	return b.String()
}

// surelyOnce reports a text that has too many letters which only Vietnamese has for what else is not ASCII in it.
func surelyOnce(text string) bool {
	runs := (strings.Count(text, "\xe1\xba") + strings.Count(text, "\xe1\xbb")) / lettersOfARun // Ạ to ỹ
	return runs*9 > strings.Count(text, "\xc3")+strings.Count(text, "\xc4")+strings.Count(text, "\xc6")
}

// lettersOfARun is more such letters than any word has in a row.
const lettersOfARun = 6

// westernBytes returns the bytes that stand for a run in the encoding of the West, where they are UTF-8.
func westernBytes(run string) (string, bool) {
	var raw []byte
	for _, r := range run {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r > 0xFF {
				return "", false
			}
			c = byte(r) // #nosec G115 -- below 256; a control that the encoding leaves free
		}
		raw = append(raw, c)
	}
	return string(raw), utf8.Valid(raw)
}
