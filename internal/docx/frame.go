package docx

import (
	"math"
	"strconv"

	"baocaovien/internal/paper"
)

// Paragraphs that are there for their lines, and tables.

// bare writes a paragraph without text, so many pt high.
func (b *body) bare(high, before, left, right float64) {
	b.Open("w:p")
	b.Open("w:pPr")
	b.spacing(look{leading: high, before: before})
	b.indents(look{left: left, right: right})
	b.Close("w:pPr")
	b.Close("w:p")
	b.wrote = true
}

// gap parts two tables, or ends a page or cell that would end in one.
func (b *body) gap(before float64) { b.bare(1, before, 0, 0) }

// above writes the white over a table, which has none of its own.
func (b *body) above(at placement) {
	if at.before > 1 {
		b.gap(at.before - 1)
	}
}

// rule writes the rule under a paragraph: the upper border of an empty one that is as wide as the rule is long.
func (b *body) rule(p *paper.Paragraph, width float64) {
	room := width - p.Left - p.Right
	long := 0.0
	for _, r := range p.Runs {
		long += b.fonts.Width(r.Text, r.Style)
	}
	long /= math.Ceil(long / room) // of one of its lines
	inset := max(0, (room-long*p.Rule.Length)/2)
	b.Open("w:p")
	b.Open("w:pPr")
	b.Empty("w:keepNext")
	b.Open("w:pBdr")
	b.Empty("w:top", "w:val", "single", "w:sz", eighths(p.Rule.Thickness), "w:space", "1", "w:color", "auto")
	b.Close("w:pBdr")
	b.spacing(look{leading: 2, before: 2})
	b.indents(look{left: p.Left + inset, right: p.Right + inset})
	b.Close("w:pPr")
	b.Close("w:p")
}

// writeLines writes empty lines to write on.
func (b *body) writeLines(w *paper.WriteLines, at placement) {
	for i := range w.Count {
		b.Open("w:p")
		b.Open("w:pPr")
		b.Open("w:pBdr")
		for _, side := range []string{"w:bottom", "w:between"} {
			b.Empty(side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "auto")
		}
		b.Close("w:pBdr")
		here := look{leading: w.Leading}
		if i == 0 {
			here.before = at.before
		}
		b.spacing(here)
		b.indents(look{})
		b.Close("w:pPr")
		b.Close("w:p")
	}
}

// bar writes a bar of a chart as an empty paragraph with a border around it.
func (b *body) bar(x *paper.BarOutline, width float64, at placement) {
	b.Open("w:p")
	b.Open("w:pPr")
	b.Open("w:pBdr")
	for _, side := range []string{"w:top", "w:left", "w:bottom", "w:right"} {
		b.Empty(side, "w:val", "single", "w:sz", eighths(x.Frame), "w:space", "0", "w:color", "auto")
	}
	b.Close("w:pBdr")
	b.spacing(look{leading: x.Height - 2*x.Frame, before: at.before + x.Drop})
	b.indents(look{right: width - x.Length})
	b.Close("w:pPr")
	b.Close("w:p")
}

// grid opens a table with columns of the given widths, mm, rules so many pt thick (0 for none) and white of so many mm to the sides of its
// cells.
func (b *body) grid(widths []float64, rule, top, side float64) {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	b.Open("w:tbl")
	b.Open("w:tblPr")
	b.Empty("w:tblW", "w:w", twips(total), "w:type", "dxa")
	b.Open("w:tblBorders")
	for _, edge := range []string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
		if rule > 0 {
			b.Empty(edge, "w:val", "single", "w:sz", eighths(rule), "w:space", "0", "w:color", "auto")
		} else {
			b.Empty(edge, "w:val", "nil")
		}
	}
	b.Close("w:tblBorders")
	b.Empty("w:tblLayout", "w:type", "fixed")
	b.Open("w:tblCellMar")
	for _, edge := range []struct {
		name string
		mm   float64
	}{{"w:top", top}, {"w:left", side}, {"w:bottom", top}, {"w:right", side}} {
		b.Empty(edge.name, "w:w", twips(edge.mm), "w:type", "dxa")
	}
	b.Close("w:tblCellMar")
	b.Close("w:tblPr")
	b.Open("w:tblGrid")
	for _, w := range widths {
		b.Empty("w:gridCol", "w:w", twips(w))
	}
	b.Close("w:tblGrid")
}

// row opens a row that no page breaks; a head stands on every page.
func (b *body) row(head bool) {
	b.Open("w:tr")
	b.Open("w:trPr")
	b.Empty("w:cantSplit")
	if head {
		b.Empty("w:tblHeader")
	}
	b.Close("w:trPr")
}

// cell writes a cell over so many columns; merge is "restart" or "continue" where it goes on downwards.
func (b *body) cell(width float64, span int, merge string, fill func()) {
	b.Open("w:tc")
	b.Open("w:tcPr")
	b.Empty("w:tcW", "w:w", twips(width), "w:type", "dxa")
	if span > 1 {
		b.Empty("w:gridSpan", "w:val", strconv.Itoa(span))
	}
	if merge != "" {
		b.Empty("w:vMerge", "w:val", merge)
		b.Empty("w:vAlign", "w:val", "center")
	}
	b.Close("w:tcPr")
	before := b.Len()
	fill()
	if b.Len() == before { // a cell must have a paragraph, and end in one
		b.gap(0)
	}
	b.Close("w:tc")
}

// columns writes blocks side by side as a table without rules.
func (b *body) columns(c *paper.Columns, at placement) {
	widths := make([]float64, len(c.Columns))
	for i, column := range c.Columns {
		widths[i] = column.Width
	}
	b.grid(widths, 0, 0, 0)
	b.row(false)
	for i, column := range c.Columns {
		b.cell(widths[i], 1, "", func() { b.stack(column.Blocks, column.Width, placement{before: at.before, keep: at.keep}) })
	}
	b.Close("w:tr")
	b.Close("w:tbl")
}

// box writes blocks in a frame as a table of one cell.
func (b *body) box(x *paper.Box, width float64, at placement) {
	b.above(at)
	b.grid([]float64{width}, x.Frame, x.Padding, x.Padding)
	b.row(false)
	b.cell(width, 1, "", func() { b.stack(x.Blocks, width-2*x.Padding, placement{keep: at.keep}) })
	b.Close("w:tr")
	b.Close("w:tbl")
}
