package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// score counts the words of a text that bear marks, and how many of them are Vietnamese syllables.
type score struct{ marked, spelled int }

func (s score) share() float64 { return float64(s.spelled) / float64(max(1, s.marked)) }

// Measures of a text in an old font, in parts of its marked words.
const (
	fewWords     = 2    // with less than these nothing is said
	mostSpelled  = 0.55 // as it stands
	leastSpelled = 0.85 // as it was meant
	fewSurely    = 6    // below these all must be syllables as meant
	scoredWords  = 4000 // what is looked at of a long text
)

// typedIn returns the old font that text was typed in.
func typedIn(text string) (OldFont, bool) {
	words := markedWords(text)
	stands := scoreOf(words)
	if stands.marked < fewWords || stands.share() > mostSpelled {
		return OldFont{}, false
	}
	var best OldFont
	var most float64
	for _, font := range oldFonts {
		meant := score{marked: len(words)}
		for _, w := range words {
			if spelled(font.word(w)) {
				meant.spelled++
			}
		}
		if meant.share() > most {
			best, most = font, meant.share()
		}
	}
	least := leastSpelled
	if stands.marked < fewSurely {
		least = 1
	}
	return best, most >= least
}

// markedWords returns the words that bear signs behind the first 128.
func markedWords(text string) (words []string) {
	for len(text) > 0 && len(words) < scoredWords {
		start := strings.IndexFunc(text, oldSign)
		if start < 0 {
			break
		}
		text = text[start:]
		end := strings.IndexFunc(text, func(r rune) bool { return !oldSign(r) })
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
		if utf8.RuneCountInString(word) > 1 && strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
			words = append(words, word)
		}
	}
	return words
}

// oldSign reports what may be a letter in one of the old fonts.
func oldSign(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	case strings.ContainsRune("\u00A0–—‘’“”•…", r): // of VISCII; in every other text they part words
		return false
	}
	c, ok := byteOf(r)
	return ok && c >= utf8.RuneSelf
}

// scoreOf counts the words as they stand. The signs around a word are not of it: «Biển», R®.
func scoreOf(words []string) score {
	s := score{marked: len(words)}
	for _, w := range words {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if bare == w && spelled(w) || strings.Trim(w, "«»") == bare && bare != w && spelled(bare) {
			s.spelled++
		}
	}
	return s
}

// word reads a word as the font drew it.
func (f OldFont) word(w string) string { return capitalised(f.convert(w)) }

// restore reads a text as the font drew it, word by word: a dot that lists things, the copyright sign and
// an angle stay, though within a word they are letters: «ã», «â», «ằ».
func (f OldFont) restore(text string) string {
	if f.every {
		return f.convert(text)
	}
	var b strings.Builder
	b.Grow(len(text) * 3 / 2)
	for len(text) > 0 {
		end := strings.IndexFunc(text, oldSign)
		if end < 0 {
			end = len(text)
		}
		b.WriteString(text[:end])
		text = text[end:]
		end = strings.IndexFunc(text, func(r rune) bool { return !oldSign(r) })
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
		if word == "·" || word == "©" || word == "»" {
			b.WriteString(word)
			continue
		}
		b.WriteString(f.word(word))
	}
	return b.String()
}

// capitalised gives a word whose unmarked letters are capitals capitals throughout: TCVN3 has no others with
// tones. One capital is only the word's first.
func capitalised(word string) string {
	plain := 0
	for _, r := range word {
		switch {
		case 'A' <= r && r <= 'Z':
			plain++
		case r < utf8.RuneSelf:
			return word
		}
	}
	if plain < 2 {
		return word
	}
	return strings.ToUpper(word)
}
