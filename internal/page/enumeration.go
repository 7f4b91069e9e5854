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
		b.block(n)
		return
	}
	b.flush(n.Parent)
	outer := b.blocks
	b.blocks = nil
	p := candidateBlock{Block: library.Block{Kind: library.List, Ordered: n.DataAtom == atom.Ol}, node: n}
	b.entries(n, &p)
	var images []candidateBlock
	for _, inner := range b.blocks {
		if inner.Kind == library.Image {
			images = append(images, inner)
		}
	}
	b.blocks = outer
	if len(p.Items) > 0 {
		b.add(p)
	}
	for _, img := range images {
		b.add(img)
	}
	b.run.node = n.Parent
}

// entries adds the entries of the list n and of the lists inside it to p, in reading order.
func (b *builder) entries(n *html.Node, p *candidateBlock) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.run.add(c, b.style)
		case c.Type != html.ElementNode || b.skip(c):
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			b.entry(c, p)
			b.entries(c, p)
		case c.DataAtom == atom.Li:
			b.entry(c, p)
			outer := b.style
			b.style = outer.inside(c)
			b.entryChildren(c, p)
			b.style = outer
			b.entry(c, p)
		default:
			b.walk(c)
		}
	}
	b.entry(n, p)
}

// entryChildren walks an li; a list inside it begins new entries.
func (b *builder) entryChildren(n *html.Node, p *candidateBlock) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (c.DataAtom == atom.Ul || c.DataAtom == atom.Ol) && !b.skip(c) {
			b.entry(n, p)
			b.entries(c, p)
			continue
		}
		b.walk(c)
	}
}

// entry ends the entry that the run and the blocks since hold.
func (b *builder) entry(n *html.Node, p *candidateBlock) {
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
		p.linked += inner.linked
	}
	b.blocks = rest
	if text != "" {
		p.Items = append(p.Items, text)
		p.chars += utf8.RuneCountInString(text)
	}
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
