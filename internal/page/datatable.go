package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// table adds a table of data. One that only arranges other things is walked like any other element; one
// that frames an image gives the image with its caption.
func (b *builder) table(n *html.Node) {
	if isCaptionTable(n) {
		b.flush(n.Parent)
		begin := len(b.blocks)
		b.block(n)
		b.captioned(begin, func(candidateBlock) bool { return true }, n)
		return
	}
	rows := tableRows(n)
	if !isData(n, rows) {
		b.block(n)
		return
	}
	b.flush(n.Parent)
	p := candidateBlock{Block: library.Block{Kind: library.Table}, node: n}
	if caption := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Caption }); caption != nil {
		p.Text = viet.Clean(rawText(caption))
	}
	below := map[int]int{} // rows that a cell of this column still reaches into
	for _, row := range rows {
		if cells, filled := b.cells(row, below, &p); filled {
			p.Rows = append(p.Rows, cells)
		}
	}
	if len(p.Rows) > 0 {
		b.add(p)
	}
	b.run.node = n.Parent
}

// cells returns the texts of a row. A cell that spans several columns is followed by empty ones, and one that spans
// rows has empty ones below it, so that columns stay under each other.
func (b *builder) cells(row *html.Node, below map[int]int, p *candidateBlock) (cells []string, filled bool) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if !isCell(c) {
			continue
		}
		for ; below[len(cells)] > 0 && len(cells) < maxColumns; cells = append(cells, "") {
			below[len(cells)]--
		}
		text := viet.Clean(rawText(c))
		cells = append(cells, text)
		filled = filled || text != ""
		p.chars += utf8.RuneCountInString(text)
		each(c, func(a *html.Node) bool {
			if a.DataAtom == atom.A {
				p.linked += utf8.RuneCountInString(rawText(a))
			}
			return true
		})
		rows := spanOf(c, "rowspan") - 1
		below[len(cells)-1] += rows
		for range spanOf(c, "colspan") - 1 {
			below[len(cells)] += rows
			cells = append(cells, "")
		}
	}
	for ; below[len(cells)] > 0 && len(cells) < maxColumns; cells = append(cells, "") {
		below[len(cells)]--
	}
	return cells, filled
}

// spanOf returns how many columns or rows a cell takes.
func spanOf(c *html.Node, key string) int {
	span, err := strconv.Atoi(strings.TrimSpace(attr(c, key)))
	if err != nil {
		return 1
	}
	return max(1, min(span, maxSpan))
}

// maxSpan bounds the empty cells made for a spanning one.
const maxSpan = 30

// maxColumns bounds what cells that span rows add to a row.
const maxColumns = 200

func isCell(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.DataAtom == atom.Td || n.DataAtom == atom.Th)
}

// tableRows returns the rows of n itself, those of thead first, not those of tables inside it.
func tableRows(n *html.Node) []*html.Node {
	var head, rest []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rest = append(rest, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for r := c.FirstChild; r != nil; r = r.NextSibling {
				if r.DataAtom != atom.Tr {
					continue
				}
				if c.DataAtom == atom.Thead {
					head = append(head, r)
				} else {
					rest = append(rest, r)
				}
			}
		}
	}
	return append(head, rest...)
}

// Measures of a table of data: cells are short, and there are rows and columns.
const (
	maxCell     = 700 // characters
	maxMeanCell = 160
)

// isData tells a table of data from one that only arranges things on the page.
func isData(n *html.Node, rows []*html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return false
	}
	if find(n, func(c *html.Node) bool { return c != n && framesPage(c) }) != nil {
		return false
	}
	full, cells, chars, wide := 0, 0, 0, 0
	for _, row := range rows {
		filled := 0
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if !isCell(c) {
				continue
			}
			size := utf8.RuneCountInString(rawText(c))
			if size > maxCell {
				return false
			}
			cells++
			chars += size
			filled += min(size, 1)
		}
		full += min(filled, 1)
		wide += min(filled/2, 1)
	}
	return full >= 2 && wide >= 2 && chars <= cells*maxMeanCell
}

// framesPage reports elements that stand in no cell of data.
func framesPage(c *html.Node) bool {
	switch c.DataAtom {
	case atom.Table, atom.H1, atom.Form, atom.Input, atom.Article, atom.Section, atom.Iframe, atom.Select:
		return true
	}
	return false
}
