package document

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// titleSyllables is the length past which a first line is prose, not a title.
const titleSyllables = 45

// Text reads plain text in any encoding. The first line is the title, unless it is prose; every other
// line that is not empty is a heading, an item of a list, or a paragraph.
func Text(raw []byte) library.Article {
	var a library.Article
	var list *library.Block
	first := true
	for line := range strings.Lines(viet.Decode(raw, "text/plain")) {
		text := viet.Clean(line)
		if text == "" {
			list = nil
			continue
		}
		if first && viet.CountSyllables(text) <= titleSyllables {
			a.Title, first = text, false
			continue
		}
		first = false
		item, ok := listItem(text)
		switch {
		case ok && list != nil:
			list.Items = append(list.Items, item)
			a.Blocks[len(a.Blocks)-1] = *list
			continue
		case ok:
			list = &library.Block{Kind: library.List, Items: []string{item}}
			a.Blocks = append(a.Blocks, *list)
			continue
		default:
			a.Blocks = append(a.Blocks, lineBlock(text))
		}
		list = nil
	}
	return a
}

// lineBlock is a line that is no list item: a heading where it is written as one, else a paragraph.
func lineBlock(text string) library.Block {
	if level := viet.HeadingLevel(text); level > 0 {
		return library.Block{Kind: library.Heading, Level: level, Text: text}
	}
	return library.Block{Kind: library.Paragraph, Text: text}
}

// listItem takes the bullet off a line that has one. Items numbered by hand stay paragraphs, so that
// their numbers stay with them.
func listItem(text string) (item string, ok bool) {
	for _, bullet := range []string{"- ", "– ", "• ", "+ ", "* "} {
		if item, ok := strings.CutPrefix(text, bullet); ok {
			return item, true
		}
	}
	return "", false
}
