package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// joinDefinitions puts the terms of a dl before what is said of them. Where each is said in a line, the terms with their
// definitions are the entries of a list; where one takes more than that, the terms are headings.
func joinDefinitions(blocks []candidateBlock) []candidateBlock {
	joined := make([]candidateBlock, 0, len(blocks))
	for i := 0; i < len(blocks); {
		end := i + 1
		list := definitionsOf(blocks[i])
		for list != nil && end < len(blocks) && definitionsOf(blocks[end]) == list {
			end++
		}
		joined = append(joined, defined(blocks[i:end])...)
		i = end
	}
	return joined
}

// definitionsOf returns the dl that a block stands in, or nil.
func definitionsOf(p candidateBlock) *html.Node {
	part := definitionPart(p.node)
	if part == nil {
		return nil
	}
	list := part.Parent
	for list != nil && list.DataAtom == atom.Div { // parts may be held together by a div
		list = list.Parent
	}
	if list == nil || list.DataAtom != atom.Dl {
		return nil
	}
	return list
}

// definitionPart returns the dt or dd that n stands in, or nil.
func definitionPart(n *html.Node) *html.Node {
	for n != nil && n.DataAtom != atom.Dt && n.DataAtom != atom.Dd {
		n = n.Parent
	}
	return n
}

// defined returns the blocks of one dl as a reader needs them; any other block as it is.
func defined(blocks []candidateBlock) []candidateBlock {
	if !isTerm(blocks[0]) || len(blocks) < 2 {
		return blocks
	}
	if !inLines(blocks) {
		return headedByTerms(blocks)
	}
	list := candidateBlock{Block: library.Block{Kind: library.List}, node: definitionsOf(blocks[0]), frame: blocks[0].frame}
	item, said := "", false
	for _, p := range blocks {
		switch term := isTerm(p); {
		case item == "":
			item = p.Text
		case term && said:
			list.Items, item, said = append(list.Items, item), p.Text, false
		case term:
			item += ", " + p.Text
		case said: // a second definition of the same term
			list.Items, item = append(list.Items, item), "– "+p.Text
		default:
			item, said = termed(item, p.Text), true
		}
		list.chars += p.chars
		list.linked += p.linked
	}
	list.Items = append(list.Items, item)
	list.value = value(list)
	return []candidateBlock{list}
}

// isTerm reports a block in a dt.
func isTerm(p candidateBlock) bool {
	part := definitionPart(p.node)
	return part != nil && part.DataAtom == atom.Dt
}

// longDefinition is longer than a definition in an entry of a list, in characters.
const longDefinition = 400

// inLines reports that every part of a dl is a line of its own: no term and no definition has several blocks.
func inLines(blocks []candidateBlock) bool {
	for i, p := range blocks {
		if p.Kind != library.Paragraph || p.chars > longDefinition || i > 0 && definitionPart(p.node) == definitionPart(blocks[i-1].node) {
			return false
		}
	}
	return !isTerm(blocks[len(blocks)-1])
}

// headedByTerms makes headings of the terms that may be some.
func headedByTerms(blocks []candidateBlock) []candidateBlock {
	for i := range blocks {
		p := &blocks[i]
		if p.Kind == library.Paragraph && isTerm(*p) && p.chars <= maxBoldHeading && i+1 < len(blocks) && !isTerm(blocks[i+1]) && !strings.HasSuffix(p.Text, ".") {
			p.Kind = library.Heading
		}
	}
	return blocks
}

// termed returns a term with its definition, and a colon between them where the term has no sign of its own.
func termed(term, definition string) string {
	if end, _ := utf8.DecodeLastRuneInString(term); strings.ContainsRune(":?!–-", end) {
		return term + " " + definition
	}
	return term + ": " + definition
}
