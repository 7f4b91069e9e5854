package viet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Templates of sites are in UTF-8, and what was pasted into them ten years ago stands there in windows-1258 still.

// legacyWords is how many words of a line show that it is in windows-1258. Fewer may be letters of UTF-8 that lost bytes: the
// first byte of «ấ» alone is «á» there.
const legacyWords = 3

// withoutLegacyLines returns raw, in UTF-8, with its lines in windows-1258 in UTF-8 too. A line ends at a break or a tag.
func withoutLegacyLines(raw []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(raw))
	for len(raw) > 0 {
		end := bytes.IndexAny(raw[1:], "\n<>") + 1
		if end == 0 {
			end = len(raw)
		}
		if line, ok := legacyLine(raw[:end]); ok {
			b.WriteString(line)
		} else {
			b.Write(raw[:end])
		}
		raw = raw[end:]
	}
	return b.Bytes()
}

// legacyLine reads a line in windows-1258. It is one where no letter of it is UTF-8, and each of its words with broken bytes is
// a syllable there, of more than one sort of byte.
func legacyLine(line []byte) (string, bool) {
	if utf8.Valid(line) {
		return "", false
	}
	if good, _ := utf8Sequences(line); good > 0 {
		return "", false
	}
	decoded, err := charmap.Windows1258.NewDecoder().Bytes(line)
	if err != nil {
		return "", false
	}
	text, marked := norm.NFC.String(string(decoded)), 0
	sorts := map[rune]bool{} // of letters beyond ASCII
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !WordRune(r) }) {
		if isASCII([]byte(word)) {
			continue
		}
		if !spelled(word) {
			return "", false
		}
		marked++
		for _, r := range word {
			if r >= utf8.RuneSelf {
				sorts[r] = true
			}
		}
	}
	return text, marked >= legacyWords && len(sorts) > 1
}
