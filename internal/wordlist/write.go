package wordlist

import (
	"strings"

	"baocaovien/internal/library"
)

// Text writes words as Read reads them, kind by kind under the headings that name gives.
func Text(words []library.OfficeWord, name func(library.WordKind) string) string {
	var b strings.Builder
	for _, kind := range library.WordKinds() {
		heading := "[" + name(kind) + "]\n"
		for _, w := range words {
			if w.Kind != kind {
				continue
			}
			b.WriteString(heading + Line(w) + "\n")
			heading = ""
		}
	}
	return b.String()
}

// Line writes a word as a line of a table.
func Line(w library.OfficeWord) string {
	if w.Means == "" {
		return w.Word
	}
	return w.Word + " = " + w.Means
}
