package search

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// Marks between the words of an article that are no words.
const (
	headingMark = "#"
	gapMark     = "|"
)

// Lines writes the words of an article as a Matcher reads them: a line each for the title, the lead and every
// block.
func Lines(a library.Article) string {
	var b strings.Builder
	writeWords(&b, a.Title)
	b.WriteByte('\n')
	writeWords(&b, a.Lead)
	for _, block := range a.Blocks {
		b.WriteByte('\n')
		if block.Kind == library.Heading {
			b.WriteString(headingMark + " ")
		}
		writeWords(&b, block.Plain())
	}
	return b.String()
}

// writeWords writes the words of text, with a gap for each end of a line.
func writeWords(b *strings.Builder, text string) {
	text = viet.NFC(text)
	at := 0
	for _, w := range viet.Words(text) {
		if at > 0 && strings.ContainsAny(text[at:w.Start], "\n\t") {
			b.WriteString(gapMark + " ")
		}
		b.WriteString(strings.ToLower(w.Of(text)))
		b.WriteByte(' ')
		at = w.End
	}
}

// Keys spells the words of a text as an index of words with their marks keeps them, QueryWord.Key, and as one
// without marks does, QueryWord.PlainKey; with spaces between.
func Keys(text string) (marked, plain string) {
	text = viet.NFC(text)
	withMarks, without := make([]byte, 0, len(text)+len(text)/4), make([]byte, 0, len(text))
	var folded []byte
	for _, w := range viet.Words(text) {
		word := w.Of(text)
		withMarks = append(viet.AppendKey(withMarks, word), ' ')
		folded = viet.AppendFolded(folded[:0], word)
		without = append(viet.AppendKey(without, string(folded)), ' ')
	}
	return string(withMarks), string(without)
}
