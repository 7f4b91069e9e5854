package docx

import "baocaovien/internal/paper"

// White inside a cell, mm, as package paper leaves it.
const (
	cellSide = 1.2
	cellTop  = 0.7
)

// table writes a table: its head on every page, its rows unbroken.
func (b *body) table(t *paper.Table, width float64, at placement) {
	b.above(at)
	edges := t.Edges(width)
	widths := make([]float64, len(t.Columns))
	for i := range widths {
		widths[i] = edges[i+1] - edges[i]
	}
	b.grid(widths, t.Rule, cellTop+t.Padding, cellSide)
	under := make([]hanging, len(t.Columns)) // cells of the head that reach down
	for _, row := range t.Head {
		b.head(t, row, widths, under)
	}
	for _, row := range t.Rows {
		b.row(false)
		column := 0
		for _, cell := range row {
			if column >= len(widths) {
				break
			}
			span := min(max(1, cell.Span), len(widths)-column)
			wide := sum(widths[column : column+span])
			align := t.Columns[column].Align
			b.cell(wide, span, "", func() { b.content(t, cell, align, cell.Bold, wide, false) })
			column += span
		}
		b.rest(widths[column:])
		b.Close("w:tr")
	}
	b.Close("w:tbl")
}

// hanging is a cell of the head that goes on downwards: for so many rows yet, over so many columns.
type hanging struct{ rows, span int }

// head writes a row of the head; under is what the rows before it leave to it, by the first column.
func (b *body) head(t *paper.Table, row []paper.Cell, widths []float64, under []hanging) {
	b.row(true)
	for column := 0; column < len(widths); {
		if h := &under[column]; h.rows > 0 {
			h.rows--
			b.cell(sum(widths[column:column+h.span]), h.span, "continue", func() {})
			column += h.span
			continue
		}
		if len(row) == 0 {
			b.rest(widths[column : column+1])
			column++
			continue
		}
		cell := row[0]
		row = row[1:]
		span, merge := min(max(1, cell.Span), len(widths)-column), ""
		if cell.Down > 1 {
			under[column], merge = hanging{cell.Down - 1, span}, "restart"
		}
		wide := sum(widths[column : column+span])
		b.cell(wide, span, merge, func() { b.content(t, cell, paper.Center, true, wide, true) })
		column += span
	}
	b.Close("w:tr")
}

// rest writes empty cells.
func (b *body) rest(widths []float64) {
	for _, w := range widths {
		b.cell(w, 1, "", func() {})
	}
}

// content writes what stands in a cell.
// content writes what stands in a cell; keep says that the row stays with the next one, as the head does.
func (b *body) content(t *paper.Table, cell paper.Cell, align paper.Align, strong bool, width float64, keep bool) {
	if cell.Blocks != nil {
		b.stack(cell.Blocks, width-2*cellSide, placement{keep: keep})
		return
	}
	style := t.Style
	if strong {
		style.Face = paper.Bold
	}
	b.paragraph(&paper.Paragraph{Runs: []paper.Run{{Text: cell.Text, Style: style}}, Align: align, Leading: t.Leading}, width, placement{keep: keep})
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}
