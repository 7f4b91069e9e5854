package sheet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeLength is that of a letter as Excel writes those that XML has not, «_x000D_» for the end of a line on Windows. A text
// that has such letters itself has the stroke before them written so.
const codeLength = len("_x000D_")

// coded returns a text as a workbook holds it.
func coded(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if _, is := codeAt(text[i:]); is {
			b.WriteString("_x005F")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// decoded returns the text of a workbook as a person sees it: its lines ended as ours are, without other signs that nobody
// sees.
func decoded(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		letter, is := codeAt(text[i:])
		if !is || !utf8.ValidRune(letter) { // half of a letter
			b.WriteByte(text[i])
			i++
			continue
		}
		if !unicode.IsControl(letter) || strings.ContainsRune("\t\r\n", letter) {
			b.WriteRune(letter)
		}
		i += codeLength
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), "\r\n", "\n"), "\r", "\n")
}

// codeAt reads the letter that a text begins with where it is written so.
func codeAt(text string) (letter rune, is bool) {
	if len(text) < codeLength || text[:2] != "_x" || text[codeLength-1] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:codeLength-1], 16, 16)
	return rune(n), err == nil
}
