package speech

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// SpokenText is a text as it is read aloud.
type SpokenText struct {
	Said     string
	Readings []SpokenForm // what is read otherwise than it is written, in the order of the text, each once
	Kept     []string     // what stands as it is written, though it could be read in more than one way
}

// SpokenForm is something that is read otherwise than it is written.
type SpokenForm struct{ Written, Said string }

// FullForms are abbreviations that an office reads its own way, with their full forms. One that has several, and so is to be
// chosen, has "".
type FullForms map[string]string

// NewFullForms returns how the abbreviations among the words of an office are read.
func NewFullForms(own []library.OfficeWord) FullForms {
	all := FullForms{}
	for _, w := range own {
		if w.Kind != library.ShortWord {
			continue
		}
		if full, twice := all[w.Word]; twice && full != w.Means {
			all[w.Word] = ""
			continue
		}
		all[w.Word] = w.Means
	}
	return all
}

// Knows reports that the program reads an abbreviation so by itself.
func Knows(w library.OfficeWord) bool { return strings.EqualFold(known().full[w.Word], w.Means) }

// Aloud returns text as it is read aloud. An abbreviation of the office's own is read as the office says; own may be nil.
func Aloud(text string, own FullForms) SpokenText {
	r := aloudReader{spokenWords: known(), own: own, text: viet.NFC(text)}
	r.loud = strings.ToUpper(r.text) == r.text
	for r.at < len(r.text) {
		r.step()
	}
	return SpokenText{Said: r.out.String(), Readings: r.readings, Kept: r.kept}
}

// aloudReader reads a text from its beginning to its end.
type aloudReader struct {
	spokenWords
	own      FullForms
	text     string
	at       int // what is read next
	loud     bool
	out      strings.Builder
	before   string // the word before, in small letters; numbers do not count
	measured bool   // a number stands before, with nothing but words between
	readings []SpokenForm
	kept     []string
}

// step reads one word, number or sign.
func (r *aloudReader) step() {
	first, size := utf8.DecodeRuneInString(r.text[r.at:])
	switch {
	case isDigit(first):
		r.number()
	case viet.WordRune(first):
		r.word()
	case first == '−' && isDigitAt(r.text, r.at+size):
		r.say(r.text[r.at:r.at+size], "âm ")
	case first == '/' && r.measured && r.wordAfter(r.at+size):
		r.say("/", " một ")
	case first == '&':
		r.say("&", "và")
	default:
		r.measured = r.measured && first == ' '
		r.say(r.text[r.at:r.at+size], r.text[r.at:r.at+size])
	}
}

// say writes what is said for the text that comes next.
func (r *aloudReader) say(written, said string) {
	r.at += len(written)
	r.out.WriteString(said)
	if written == said || strings.TrimSpace(said) == "một" || !strings.ContainsFunc(written, viet.WordRune) {
		return
	}
	if !slices.ContainsFunc(r.readings, func(f SpokenForm) bool { return f.Written == written }) {
		r.readings = append(r.readings, SpokenForm{written, strings.TrimSpace(said)})
	}
}

// keep writes the text that comes next as it stands, and tells of it.
func (r *aloudReader) keep(written string) {
	r.at += len(written)
	r.out.WriteString(written)
	if !slices.Contains(r.kept, written) {
		r.kept = append(r.kept, written)
	}
}

// word reads a word of letters, or one that begins with letters.
func (r *aloudReader) word() {
	end := wordEnd(r.text, r.at)
	word := r.text[r.at:end]
	measure := r.measures[word]
	switch {
	case r.ownWord(word):
	case r.measured && measure != "" && r.at > 0 && r.text[r.at-1] == '/':
		r.say(word, measure)
	case r.full[word] != "" && (!r.loud || !viet.IsSyllable(word)):
		r.say(word, r.full[word])
	case viet.RomanValue(word) > 0 && r.lists[beforeRoman][r.before]:
		r.say(word, viet.InWords(strconv.Itoa(viet.RomanValue(word))))
	case r.lists[asWritten][word], !isShort(word), r.loud && viet.IsSyllable(word):
		r.say(word, word)
	default:
		r.keep(word)
	}
	r.before = strings.ToLower(word)
}

// ownWord reads an abbreviation of the office's own, or leaves it where it has several full forms.
func (r *aloudReader) ownWord(word string) bool {
	full, isOwn := r.own[word]
	switch {
	case !isOwn || r.loud && viet.IsSyllable(word):
		return false
	case full == "":
		r.keep(word)
	default:
		r.say(word, full)
	}
	return true
}

// isShort reports whether a word may be an abbreviation, a Roman number or the name of a make: two capitals or more, or letters
// and digits.
func isShort(word string) bool {
	capitals, digits := 0, 0
	for _, c := range word {
		if unicode.IsUpper(c) {
			capitals++
		}
		if isDigit(c) {
			digits++
		}
	}
	return capitals > 1 || digits > 0
}

// wordAfter reports whether a word of letters begins at a place.
func (r *aloudReader) wordAfter(at int) bool {
	c, _ := utf8.DecodeRuneInString(r.text[at:])
	return at < len(r.text) && viet.WordRune(c) && !isDigit(c)
}

// wordEnd returns where the letters and digits that begin at i end.
func wordEnd(text string, i int) int {
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		if !viet.WordRune(c) {
			break
		}
		i += size
	}
	return i
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isDigitAt(text string, i int) bool { return i < len(text) && isDigit(rune(text[i])) }
