package page

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// list adds a ul or ol. One whose entries hold whole paragraphs, headings or tables only indents them,
// and is walked like any other element.
func (b *builder) list(n *html.Node) {
	if holdsBlocks(n) {
		b.frameList(n)
		return
	}
	b.flush(n.Parent)
	outer := b.blocks
	b.blocks = nil
	e := &enumeration{block: candidateBlock{Block: library.Block{Kind: library.List}, node: n}}
	b.entries(n, e, 0)
	var images []candidateBlock
	for _, inner := range b.blocks {
		if inner.Kind == library.Image {
			images = append(images, inner)
		}
	}
	b.blocks = outer
	if len(e.block.Items) > 0 {
		number(&e.block, e.top, e.marks, e.deep)
		b.add(e.block)
	}
	for _, img := range images {
		b.add(img)
	}
	b.run.node = n.Parent
}

// frameList walks a list whose entries hold blocks. Where its numbers are shown, the first block of an entry bears its
// number: a list that a page builds itself of has classes, and shows none.
func (b *builder) frameList(n *html.Node) {
	numbers := numberingOf(n)
	if attr(n, "class") != "" && !hasAttr(n, "start") && !hasAttr(n, "type") && !hasAttr(n, "reversed") {
		numbers.style = ""
	}
	b.flush(n.Parent)
	b.run.node = n
	for c := n.FirstChild; c != nil && !b.over(); c = c.NextSibling {
		if c.DataAtom == atom.Li && !invisible(c) {
			b.pending = numbers.mark(c)
		}
		b.walk(c)
		b.pending = ""
	}
	b.flush(n)
	b.run.node = n.Parent
}

// enumeration is a list that is being read, with the lists inside it.
type enumeration struct {
	block candidateBlock
	top   *entryNumbers // of the list itself
	marks []string      // of its items, "" for those without a number
	deep  []bool        // whether they stand in a list inside it
}

// entries adds the entries of the list n and of the lists inside it, in reading order.
func (b *builder) entries(n *html.Node, e *enumeration, depth int) {
	numbers := numberingOf(n)
	if e.top == nil {
		e.top = numbers
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.run.add(c, b.style)
		case c.Type != html.ElementNode || b.skip(c):
			if c.DataAtom == atom.Li && !invisible(c) {
				numbers.mark(c)
			}
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			b.entry(c, e, "", depth)
			b.entries(c, e, depth+1)
		case c.DataAtom == atom.Li:
			b.entry(c, e, "", depth)
			outer := b.style
			b.style = outer.inside(c)
			b.listItem(c, e, numbers.mark(c), depth+indentOf(c))
			b.style = outer
		default:
			b.walk(c)
		}
	}
	b.entry(n, e, "", depth)
}

// listItem walks an li; a list inside it begins new entries.
func (b *builder) listItem(n *html.Node, e *enumeration, mark string, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Ul || c.DataAtom == atom.Ol) && !b.skip(c) {
			if b.entry(n, e, mark, depth) {
				mark = ""
			}
			b.entries(c, e, depth+1)
			continue
		}
		b.walk(c)
	}
	b.entry(n, e, mark, depth)
}

// entry ends the entry that the run and the blocks since hold, and reports whether there was one.
func (b *builder) entry(n *html.Node, e *enumeration, mark string, depth int) bool {
	b.flush(n)
	text := ""
	var rest []candidateBlock
	for _, inner := range b.blocks {
		if inner.Kind == library.Image {
			rest = append(rest, inner)
			continue
		}
		for _, part := range append([]string{inner.Text}, inner.Items...) {
			if part == "" {
				continue
			}
			if text != "" {
				text += " "
			}
			text += part
		}
		e.block.linked += inner.linked
	}
	b.blocks = rest
	if text == "" {
		return false
	}
	e.block.Items = append(e.block.Items, text)
	e.block.chars += utf8.RuneCountInString(text)
	e.marks = append(e.marks, mark)
	e.deep = append(e.deep, depth > 0)
	return true
}

// holdsBlocks reports a list used as a frame: its entries hold headings, tables, figures or several
// paragraphs each.
func holdsBlocks(n *html.Node) bool {
	entries, paragraphs, frames := 0, 0, false
	each(n, func(c *html.Node) bool {
		switch c.DataAtom {
		case atom.Li:
			entries++
		case atom.P:
			if utf8.RuneCountInString(rawText(c)) > longEntry {
				paragraphs++
			}
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.Table, atom.Figure, atom.Blockquote, atom.Article:
			frames = true
		}
		return !frames
	})
	return frames || paragraphs > entries
}

// longEntry is a paragraph that is no short entry of a list, in characters.
const longEntry = 80
