package script

import "strings"

// Foreign reports whether a text may have letters that one of the fonts draws. It looks at no font.
func Foreign(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= firstForeign && (r < '\u1E00' || r >= '\u2E80') // between them stand Vietnamese letters, marks and signs
	})
}

// mostLetters is how many letters without a place between syllables stay on a line.
const mostLetters = 12

// Units cuts a text into what stays on one line of a screen: where its scripts know syllables, between them.
func (f *Fallbacks) Units(text string) []string {
	var units []string
	for _, span := range f.Spans(text, func(r rune) bool { return r < firstForeign }) {
		if span.Font == nil {
			units = append(units, span.Text)
			continue
		}
		start, end, letters := 0, 0, 0
		for _, atom := range span.Font.Shape(span.Text, false) {
			end += len(atom.Text)
			if letters++; atom.After >= SyllableJoint || letters >= mostLetters {
				units = append(units, span.Text[start:end])
				start, letters = end, 0
			}
		}
	}
	return units
}

// File is the name of the file that draws the writing: the bold cut where it has one.
func (o *Fallback) File(bold bool) string {
	if bold && o.writing.bold != "" {
		return o.writing.bold
	}
	return o.writing.regular
}
