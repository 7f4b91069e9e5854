package document

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// documentBlock is a paragraph, table or image as it stands in a document, before it is known what part it plays in
// the article.
type documentBlock struct {
	library.Block
	bold, centred bool
	titled        bool              // set as the document's title
	caption       bool              // set as a caption
	narrow        bool              // stands in the left half of its page
	marker        string            // what a program put before an entry of a list: bulletMark, or a number as written
	list          string            // the list it is counted in, with its level
	cells         [][]documentBlock // of a table with the letterhead or signature
	columns       []letterheadLine  // what stands side by side, where anything does
	lines         []string          // as the paragraph was broken for its looks, where it was
}

// numbered returns the paragraph with the number that a program put before it.
func (p documentBlock) numbered() string {
	if p.marker == "" || p.marker == bulletMark {
		return p.Text
	}
	return p.marker + " " + p.Text
}

// broken makes pieces of a paragraph with soft line breaks: lines that are paragraphs of their own part, the
// others are one line that was broken for its looks.
func (p documentBlock) broken(text string) []documentBlock {
	var all []documentBlock
	for line := range strings.SplitSeq(text, "\n") {
		side := columns(line)
		if line = viet.Clean(line); line == "" {
			continue
		}
		if last := len(all) - 1; last >= 0 && !standApart(all[last].Text, line) {
			if all[last].lines == nil {
				all[last].lines = []string{all[last].Text}
			}
			all[last].lines = append(all[last].lines, line)
			all[last].Text += " " + line
			continue
		}
		next := p
		if len(all) > 0 {
			next.marker, next.list = "", ""
		}
		next.Text, next.columns = line, side
		all = append(all, next)
	}
	return all
}

// brokenLines returns the lines of a paragraph as they were typed.
func (p documentBlock) brokenLines() []string {
	if p.lines == nil {
		return []string{p.Text}
	}
	return p.lines
}

// standApart reports whether a line and the one below it are two paragraphs, although one paragraph of the
// file holds both.
func standApart(line, below string) bool {
	_, bulleted := listItem(below)
	level, _ := viet.CutNumber(below)
	return bulleted || level > 0 || strings.ContainsAny(line[len(line)-1:], ".:;!?")
}
