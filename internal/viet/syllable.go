package viet

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a piece of a text: bytes Start to End.
type Span struct{ Start, End int }

// Of returns the piece of text the span stands for.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Syllables returns the syllables of text in lower case NFC: words and numbers, no punctuation.
// A number keeps the dots and commas between its digits («16.974», «68,4»), so it is one.
func Syllables(text string) []string {
	text = NFC(text)
	var all []string
	for _, s := range tokens(text) {
		all = append(all, strings.ToLower(s.Of(text)))
	}
	return all
}

// CountSyllables returns how many syllables Syllables would return.
func CountSyllables(text string) (n int) {
	for range spans(text) {
		n++
	}
	return n
}

// syllableBytes is how many bytes of a text go to a syllable, with the space behind it: rather too few.
const syllableBytes = 5

// tokens finds the words and numbers of text.
func tokens(text string) []Span {
	if text == "" {
		return nil
	}
	return slices.AppendSeq(make([]Span, 0, len(text)/syllableBytes+1), spans(text))
}

// spans yields the words and numbers of text. Combining marks count as part of their word, so that text that is not NFC is
// cut in the same places.
func spans(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !WordRune(r) {
				i += size
				continue
			}
			end := tokenEnd(text, i)
			if !yield(Span{i, end}) {
				return
			}
			i = end
		}
	}
}

// tokenEnd returns the byte after the word or number that begins at i.
func tokenEnd(text string, i int) int {
	before := rune(0)
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !WordRune(r) {
			if !digitRune(before) || (r != '.' && r != ',') || !digitAt(text, i+size) {
				return i
			}
		}
		before = r
		i += size
	}
	return i
}

// WordRune reports whether r belongs to a word or number: letters, digits, and combining marks.
func WordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	// The letters of Vietnamese first: the tables of unicode are slow.
	if vietnameseLetter(r) {
		return true
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// vietnameseLetter reports the blocks of Unicode that the marked letters are in.
func vietnameseLetter(r rune) bool {
	return 0xC0 <= r && r < 0x250 && r != '×' && r != '÷' || 0x1EA0 <= r && r < 0x1EFA
}

func digitRune(r rune) bool { return '0' <= r && r <= '9' }

func digitAt(text string, i int) bool { return i >= 0 && i < len(text) && digitRune(rune(text[i])) }
