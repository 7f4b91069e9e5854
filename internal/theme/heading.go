package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// headingLevel returns the level of a block that heads a section, 0 for any other block.
func headingLevel(b library.Block) int {
	switch b.Kind {
	case library.Heading:
		return max(1, b.Level)
	case library.Paragraph:
		return viet.HeadingLevel(b.Text)
	}
	return 0
}

// A line that heads what follows without being marked has at most so many syllables, what follows at least; so many of
// them part a text.
const (
	shortLine      = 24
	headedLine     = 20
	fewestHeadings = 2
	lineLevel      = 3
)

// findShortHeadings makes headings of the short lines of a text that has none and begins with one, such as a digest in a
// .txt: lines without a stop between paragraphs that end in one. News that begin with a paragraph have subtitles, under
// which they go on with their subject.
func (t *scannedArticle) findShortHeadings(blocks []library.Block) {
	var found []int
	for i := range t.blocks {
		if t.blocks[i].level > 0 {
			return
		}
		if blocks[i].Kind == library.Paragraph && t.headsNext(i) {
			found = append(found, i)
		}
	}
	if len(found) < fewestHeadings || found[0] > 0 {
		return
	}
	for _, i := range found {
		t.blocks[i].level = lineLevel
	}
}

// headsNext reports a short line before a longer paragraph that is no caption, «… Ảnh: Nguyễn An», and no byline.
func (t *scannedArticle) headsNext(i int) bool {
	line := strings.TrimSpace(t.blocks[i].text)
	n := t.blocks[i].syllables
	if n < 2 || n > shortLine || i+1 == len(t.blocks) || t.blocks[i+1].syllables < headedLine || i > 0 && !stops(t.blocks[i-1].text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	asks := strings.HasSuffix(line, "?") // as headlines do
	return unicode.IsUpper(first) && (asks || !stops(line)) && !onlyNames(line[strings.LastIndexByte(line, ':')+1:])
}

// stops reports a text that ends as a sentence does.
func stops(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " \"”»)'’"))
	return strings.ContainsRune(".!?…,;:", r)
}

// onlyNames reports a line of names alone: a byline.
func onlyNames(line string) bool {
	for word := range strings.FieldsSeq(line) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsLower(r) {
			return false
		}
	}
	return true
}
