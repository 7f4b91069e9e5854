package theme

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// Tokens that are no words of the vocabulary. Known words count from firstWord.
const (
	unknownWord int32 = iota
	stopMark          // no term reaches over it: full stop, colon, bracket, end of a block
	commaMark
	firstWord
)

// shape is what a word looks like, for terms that are only terms in capitals.
type shape uint8

const (
	lowerShape shape = iota
	titleShape       // a capital and small letters
	upperShape       // two capitals or more, nothing else
	numberShape
)

// token is a word of a text: its number in the lexicon's dictionary and where it stands.
type token struct {
	word       int32
	shape      shape
	start, end int32 // bytes
}

// dictionary numbers the spellings (viet.AppendKey) of the vocabulary.
type dictionary map[string]int32

// spelling is how words are compared: with their marks, or folded where a text has none.
type spelling func(dst []byte, word string) []byte

func folded(dst []byte, word string) []byte {
	return append(dst, viet.Fold(word)...)
}

// tokenize appends the tokens of text, ending with a stop. Quotation marks, dashes and slashes are
// left out, so that terms reach over them; text must be NFC.
func (d dictionary) tokenize(dst []token, text string, spell spelling) []token {
	dst = slices.Grow(dst, len(text)/5)
	var buffer [64]byte
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !viet.WordRune(r) {
			if mark := markOf(text, i, r); mark != unknownWord {
				dst = append(dst, token{word: mark, start: int32(i), end: int32(i + size)}) //nolint:gosec // texts are far below 2 GB
			}
			i += size
			continue
		}
		end, shape := wordEnd(text, i)
		key := spell(buffer[:0], text[i:end])
		word := d[string(key)]
		dst = append(dst, token{word, shape, int32(i), int32(end)}) //nolint:gosec // as above
		i = end
	}
	end := int32(len(text)) //nolint:gosec // as above
	return append(dst, token{word: stopMark, start: end, end: end})
}

func markOf(text string, i int, r rune) int32 {
	switch r {
	case ',':
		return commaMark
	case '.':
		// The dot of «TP. HCM» is a stop too; no term needs more.
		return stopMark
	case ';', ':', '!', '?', '…', '\n', '(', ')', '[', ']', '|', '\t':
		return stopMark
	}
	return unknownWord
}

// wordEnd returns the end of the word or number that begins at i, and its shape. Dots and commas
// between digits belong to the number.
func wordEnd(text string, i int) (int, shape) {
	uppers, lowers, digits := 0, 0, 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case '0' <= r && r <= '9':
			digits++
		case 'a' <= r && r <= 'z':
			lowers++
		case !viet.WordRune(r):
			if uppers+lowers > 0 || digits == 0 || !separates(text, i) {
				return i, shapeOf(uppers, lowers, digits)
			}
		case unicode.IsUpper(r):
			uppers++
		default:
			lowers++
		}
		i += size
	}
	return i, shapeOf(uppers, lowers, digits)
}

// separates reports a dot or comma at i that a digit follows.
func separates(text string, i int) bool {
	return (text[i] == '.' || text[i] == ',') && i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9'
}

func shapeOf(uppers, lowers, digits int) shape {
	switch {
	case digits > 0 && uppers+lowers == 0:
		return numberShape
	case uppers > 1 && lowers == 0:
		return upperShape
	case uppers > 0:
		return titleShape
	}
	return lowerShape
}
