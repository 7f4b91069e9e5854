package document

import (
	"context"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// Text reads plain text in any encoding; of bytes that are no text nothing is read. The first line is the title, unless it is prose; every other
// line that is not empty is a heading, an item of a list, or a paragraph. It stops at more lines than Read takes, and where
// ctx ends.
func Text(ctx context.Context, raw []byte) library.Article {
	if !isText(raw) {
		return library.Article{}
	}
	return assemble(textPieces(ctx, viet.Decode(raw, "text/plain")), "")
}

// textPieces makes a piece of every line that is not empty.
func textPieces(ctx context.Context, text string) (pieces []documentBlock) {
	for line := range strings.Lines(text) {
		if len(pieces) > mostParagraphs || ctx.Err() != nil {
			break
		}
		if text := viet.Clean(line); text != "" {
			pieces = append(pieces, documentBlock{Block: library.Block{Kind: library.Paragraph, Text: text}, columns: columns(line)})
		}
	}
	return pieces
}

// side is what parts columns in plain text.
var side = pattern.Of(`\t+| {4,}`)

// columns returns what stands side by side in a line, parted by tabs or many spaces; nil where it is one. The
// room left for a day («ngày      tháng 3») parts nothing.
func columns(text string) []letterheadLine {
	var parts []letterheadLine
	start := 0
	add := func(end int) {
		if part := viet.Clean(text[start:end]); part != "" {
			parts = append(parts, letterheadLine{text: part})
		}
	}
	for _, at := range side.FindAllStringIndex(text, -1) {
		if rest := text[at[1]:]; strings.HasPrefix(rest, "tháng") || strings.HasPrefix(rest, "năm") {
			continue
		}
		add(at[0])
		start = at[1]
	}
	add(len(text))
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// listItem takes the bullet off a line that has one. Items numbered by hand stay paragraphs, so that
// their numbers stay with them.
func listItem(text string) (item string, ok bool) {
	for _, bullet := range []string{"- ", "– ", "— ", "• ", "+ ", "* ", "● ", "▪ ", "■ ", "◦ ", "➢ ", "✓ ", "❖ "} {
		if item, ok := strings.CutPrefix(text, bullet); ok {
			return item, true
		}
	}
	return "", false
}
