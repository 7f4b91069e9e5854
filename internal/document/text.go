package document

import (
	"regexp"
	"strings"
	"unicode"

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
		case isHeading(text):
			a.Blocks = append(a.Blocks, library.Block{Kind: library.Heading, Level: 2, Text: text})
		default:
			a.Blocks = append(a.Blocks, library.Block{Kind: library.Paragraph, Text: text})
		}
		list = nil
	}
	return a
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

// headingSyllables is the length past which a line is a sentence, whatever it ends with.
const headingSyllables = 30

// numbered are the openings of headings in laws and reports.
var numbered = regexp.MustCompile(`^(?:(?:Chương|Phần|Mục|Điều|CHƯƠNG|PHẦN|MỤC|ĐIỀU) (?:\d+|[IVXLC]+)\b|[IVX]+[.)] )`)

// isHeading recognises a line that opens a section: short, and ending with a colon, all capitals, or
// numbered as sections are.
func isHeading(text string) bool {
	if viet.CountSyllables(text) > headingSyllables || strings.ContainsAny(text[len(text)-1:], ".;,!?") {
		return false
	}
	return strings.HasSuffix(text, ":") || numbered.MatchString(text) || capitals(text)
}

// capitals reports whether every letter is a capital, and there are several.
func capitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3
}
