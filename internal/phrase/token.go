package phrase

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/viet"
)

// Shape is what a word looks like, for phrases that are only meant in capitals.
type Shape uint8

// The shapes of tokens.
const (
	Lower  Shape = iota
	Title        // a capital and small letters
	Upper        // two capitals or more, nothing else
	Number       // digits, with dots and commas between them
	Mark         // punctuation that phrases do not reach over
)

// Token is a word, a number or a mark of a text.
type Token struct {
	Word       int32 // in the lexicon's dictionary, 0 where it is not there
	Shape      Shape
	Start, End int32 // bytes
}

// Comparison is how words are compared.
type Comparison uint8

// The ways to compare words.
const (
	Marked  Comparison = iota // with their marks; all ways to write a syllable are one (viet.AppendKey)
	Folded                    // without them (viet.Fold)
	written                   // as they are
)

// appendKey appends to dst what all ways of writing a word share.
func (c Comparison) appendKey(dst []byte, word string) []byte {
	switch c {
	case Marked:
		return viet.AppendKey(dst, word)
	case Folded:
		return append(dst, viet.Fold(word)...)
	}
	return append(dst, word...)
}

// dictionary numbers the spellings of a lexicon's words from 1 on.
type dictionary map[string]int32

func (d dictionary) number(key string) int32 {
	word, known := d[key]
	if !known {
		word = int32(len(d)) + 1 //nolint:gosec // thousands of words
		d[key] = word
	}
	return word
}

// Tokens appends the tokens of text, ending with an empty mark; text must be NFC.
func (l *Lexicon) Tokens(dst []Token, text string) []Token {
	return l.words.tokens(dst, text, l.by)
}

func (d dictionary) tokens(dst []Token, text string, by Comparison) []Token {
	dst = slices.Grow(dst, len(text)/5+1)
	var buffer [64]byte
	marks := 0 // since the last word: more than any phrase reaches over say nothing more
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !viet.WordRune(r) {
			if isMark(r) && marks <= mostMarks {
				marks++
				mark := text[i : i+size]
				dst = append(dst, Token{d[mark], Mark, int32(i), int32(i + size)}) //nolint:gosec // texts are far below 2 GB
			}
			i += size
			continue
		}
		marks = 0
		end, shape := wordEnd(text, i)
		key := by.appendKey(buffer[:0], text[i:end])
		dst = append(dst, Token{d[string(key)], shape, int32(i), int32(end)}) //nolint:gosec // as above
		i = end
	}
	end := int32(len(text)) //nolint:gosec // as above
	return append(dst, Token{0, Mark, end, end})
}

// mayBegin reports whether a phrase begins with the first word of text or a mark before it: of most texts none does,
// and to look is cheaper than to cut them into words.
func (l *Lexicon) mayBegin(text string) bool {
	for i, r := range text {
		switch {
		case viet.WordRune(r):
			end, shape := wordEnd(text, i)
			word := l.words[string(l.by.appendKey(nil, text[i:end]))]
			return l.begins(text, Token{word, shape, int32(i), int32(end)}) //nolint:gosec // texts are far below 2 GB
		case isMark(r):
			end := i + utf8.RuneLen(r)
			if l.begins(text, Token{l.words[text[i:end]], Mark, int32(i), int32(end)}) { //nolint:gosec // as above
				return true
			}
		}
	}
	return false
}

// begins reports whether a phrase begins with the token.
func (l *Lexicon) begins(text string, t Token) bool {
	for _, e := range l.roots[t.Word] {
		if e.word == noWord || e.over(text, t) {
			return true
		}
	}
	return false
}

// isMark reports punctuation that phrases do not reach over. The dot of «TP. HCM» is one too.
func isMark(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', '…', '\n', '(', ')', '[', ']', '|', '\t', '©':
		return true
	}
	return false
}

// wordEnd returns the end of the word or number that begins at i, and its shape. Dots and commas
// between digits belong to the number.
func wordEnd(text string, i int) (int, Shape) {
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

func shapeOf(uppers, lowers, digits int) Shape {
	switch {
	case digits > 0 && uppers+lowers == 0:
		return Number
	case uppers > 1 && lowers == 0:
		return Upper
	case uppers > 0:
		return Title
	}
	return Lower
}

// nameTokens appends the words of a name that code gives («related-news», «boxTinLienQuan2»): it is cut at every
// sign, before capitals and at digits.
func (d dictionary) nameTokens(dst []Token, name string, by Comparison) []Token {
	var buffer [64]byte
	for i := 0; i < len(name); {
		end := nameWordEnd(name, i)
		if end == i {
			i++
			continue
		}
		shape := Lower
		if isDigit(name[i]) {
			shape = Number
		}
		key := by.appendKey(buffer[:0], name[i:end])
		dst = append(dst, Token{d[string(key)], shape, int32(i), int32(end)}) //nolint:gosec // names are short
		i = end
	}
	end := int32(len(name)) //nolint:gosec // as above
	return append(dst, Token{0, Mark, end, end})
}

func nameWordEnd(name string, i int) int {
	start := i
	for ; i < len(name) && isNameByte(name[i]); i++ {
		if i == start {
			continue
		}
		before, c := name[i-1], name[i]
		if isDigit(c) != isDigit(before) || isCapital(c) && !isCapital(before) {
			break
		}
	}
	return i
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || isCapital(c) || isDigit(c) || c >= utf8.RuneSelf
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
