package paper

import (
	"slices"
	"strings"
	"unicode"
)

// LostWord is a word whose letters the type has not, which prints as boxes: Korean, Arabic.
type LostWord struct {
	Text   string `json:"text"`
	Within string `json:"within"` // the words around it, to find it by
}

// Bounds of what is told of lost words: how many, and how many letters stand around one on either side.
const (
	mostLost = 100
	around   = 30
)

// lose notes the words of a text that lose a letter: once each, where they stand first.
func (p *layoutContext) lose(text string, face Face) {
	at := 0
	for _, word := range strings.Fields(text) {
		at += strings.Index(text[at:], word)
		start := at
		at += len(word)
		said := strings.TrimFunc(word, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
		known := slices.ContainsFunc(p.lost, func(l LostWord) bool { return l.Text == said })
		if known || len(p.lost) == mostLost || !p.boxed(said, face) {
			continue
		}
		p.lost = append(p.lost, LostWord{Text: said, Within: surroundings(text, start, at)})
	}
}

// boxed reports whether a letter of a word prints as a box.
func (p *layoutContext) boxed(word string, face Face) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return !p.drawableRune(r, face) && !p.fonts.others.Draws(word, r) && p.substitute(r, face) == string(missing)
	})
}

// surroundings returns a part of a text with some letters before and after it.
func surroundings(text string, start, end int) string {
	before, after := []rune(text[:start]), []rune(text[end:])
	cut := string(before[max(0, len(before)-around):]) + text[start:end] + string(after[:min(around, len(after))])
	return strings.TrimSpace(cut)
}
