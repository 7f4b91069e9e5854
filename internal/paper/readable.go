package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baocaovien/internal/viet"
)

// missing stands for a letter that the type has not: the reader sees that something was there.
const missing = '□'

// twins are runes drawn as others, since Tinos lacks them. What NFKC finds by itself (full-width and ringed
// letters, ligatures) needs no entry.
var twins = map[rune]string{
	'⇒': "→", '➔': "→", '➜': "→", '➝': "→", '⇐': "←", '⇔': "↔",
	'➢': "•", '➤': "•", '❖': "•", '✦': "•", '◆': "•", '★': "*", '☆': "*",
	'✓': "√", '✔': "√", '☑': "√", '✗': "×", '✘': "×", '☒': "×",
	'。': ".", '、': ",", '「': "“", '」': "”", '『': "“", '』': "”",
}

// readable returns text in NFC with every rune one that face can draw, and adds to the set what it had to
// replace by something else or leave out. Marks that nobody sees go without a word.
func (p *layoutContext) readable(text string, face Face) string {
	text = viet.NFC(text)
	if p.drawable(text, face) {
		return text
	}
	var b strings.Builder
	foreign := false // the letter before is of another script, whose joiners are part of the spelling
	for _, r := range text {
		switch {
		case unicode.IsSpace(r) || p.drawableRune(r, face):
			foreign = false
			b.WriteRune(r)
		case p.fonts.others.Draws(text, r) || foreign && unicode.Is(unicode.Cf, r):
			foreign = true
			b.WriteRune(r)
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me) || r == '\u200B':
		default:
			p.replaced[r] = true
			b.WriteString(p.substitute(r, face))
		}
	}
	p.lose(text, face)
	return viet.NFC(b.String())
}

// substitute finds something readable for a rune outside the face: a twin, the rune's plain form, its
// letter without marks. Of what is left a letter or digit becomes a box, as does a broken letter, and a picture disappears.
func (p *layoutContext) substitute(r rune, face Face) string {
	if twin, ok := twins[r]; ok && p.drawable(twin, face) {
		return twin
	}
	if plain := norm.NFKC.String(string(r)); p.drawable(plain, face) {
		return plain
	}
	base, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
	if p.drawableRune(base, face) && unicode.In(base, unicode.L, unicode.N) {
		return string(base)
	}
	if (unicode.In(r, unicode.L, unicode.N) || r == unicode.ReplacementChar) && p.drawableRune(missing, face) {
		return string(missing)
	}
	return ""
}

func (p *layoutContext) drawable(text string, face Face) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) && !p.drawableRune(r, face) {
			return false
		}
	}
	return true
}

// drawableRune reports whether the PDF, which knows two-byte codes only, and the face both have r. The
// replacement rune is a fault of the text, not a letter. Hebrew letters are there, but would stand in reversed order.
func (p *layoutContext) drawableRune(r rune, face Face) bool {
	return r <= lastRune && r != unicode.ReplacementChar && unicode.IsGraphic(r) && !unicode.Is(unicode.Hebrew, r) && p.fonts.Has(face, r)
}
