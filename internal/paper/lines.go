package paper

import "strings"

// Lines returns the lines that a paragraph is set in, in a column of the given width (mm), for whoever sets it by other means. Where a word
// had to be broken, a line ends inside it.
func Lines(g *Paragraph, width float64, fonts *Fonts) []string {
	p := &layoutContext{fonts: fonts, room: width, replaced: map[rune]bool{}}
	var lines []string
	for _, s := range g.lineBoxes(p, width) {
		var b strings.Builder
		for _, t := range s.ink.Texts {
			b.WriteString(t.Text)
		}
		lines = append(lines, strings.TrimSpace(b.String()))
	}
	return lines
}

// Bind returns text with no-break spaces where house style lets no line end: «ngày 07», «số 18-NQ/TW», «12 hải lý».
func Bind(text string) string {
	words := strings.Split(text, " ")
	held := make([]word, len(words))
	for i, w := range words {
		held[i].parts = []wordPart{{text: w}}
	}
	hold(held, false)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		switch {
		case i+1 == len(words):
		case held[i].hold && w != "" && words[i+1] != "":
			b.WriteRune(noBreakSpace)
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
