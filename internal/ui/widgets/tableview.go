package widgets

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// TableView shows rows of words, the first as a head; columns of figures stand at the right of their column.
type TableView struct {
	widget.BaseWidget
	cells  [][]tableCell
	rules  []*Fill
	widths []float32 // shares of the width
}

// tableCell is text that wraps.
type tableCell interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// NewTableView returns a table in an ink.
func NewTableView(rows [][]string, ink fyne.ThemeColorName) *TableView {
	return newTable(rows, ink, func(row, column int, style TextStyle, align fyne.TextAlign) tableCell {
		cell := NewLabel(rows[row][column], style)
		cell.Align = align
		return cell
	})
}

// NewProseTable returns one whose words can be selected: cell makes the text of each cell, row by row.
func NewProseTable(rows [][]string, ink fyne.ThemeColorName, cell func(row, column int, style TextStyle) *Prose) *TableView {
	return newTable(rows, ink, func(row, column int, style TextStyle, align fyne.TextAlign) tableCell {
		text := cell(row, column, style)
		text.text.Align = align
		return text
	})
}

func newTable(rows [][]string, ink fyne.ThemeColorName, make func(row, column int, style TextStyle, align fyne.TextAlign) tableCell) *TableView {
	t := &TableView{}
	var aligns []fyne.TextAlign // of the columns
	for i, row := range rows {
		var line []tableCell
		for c, words := range row {
			if c == len(t.widths) {
				t.widths = append(t.widths, 0)
				aligns = append(aligns, columnAlign(rows, c))
			}
			style := Body.In(ink)
			style.Bold = i == 0
			line = append(line, make(i, c, style, aligns[c]))
			t.widths[c] = max(t.widths[c], float32(min(max(utf8.RuneCountInString(words), 5), 40)))
		}
		t.cells = append(t.cells, line)
		t.rules = append(t.rules, NewRule())
	}
	sum := float32(0)
	for _, w := range t.widths {
		sum += w
	}
	for c := range t.widths {
		t.widths[c] /= sum
	}
	t.ExtendBaseWidget(t)
	return t
}

func columnAlign(rows [][]string, column int) fyne.TextAlign {
	if figures(rows, column) {
		return fyne.TextAlignTrailing
	}
	return fyne.TextAlignLeading
}

// figures tells whether a column holds numbers only, but for its head.
func figures(rows [][]string, column int) bool {
	found := false
	for _, row := range rows[1:] {
		if column >= len(row) {
			continue
		}
		for _, r := range row[column] {
			if unicode.IsLetter(r) {
				return false
			}
			found = found || unicode.IsDigit(r)
		}
	}
	return found
}

const cellAir = 10

// HeightFor returns the height at a width.
func (t *TableView) HeightFor(width float32) float32 {
	h := float32(0)
	for _, line := range t.cells {
		h += t.rowHeight(line, width)
	}
	return h
}

func (t *TableView) rowHeight(line []tableCell, width float32) float32 {
	h := Px(20)
	for c, cell := range line {
		h = max(h, cell.HeightFor(t.widths[c]*width-Px(cellAir)))
	}
	return h + Px(cellAir)
}

// CreateRenderer places the cells.
func (t *TableView) CreateRenderer() fyne.WidgetRenderer { return &tableViewRenderer{t} }

type tableViewRenderer struct{ table *TableView }

func (r *tableViewRenderer) Layout(size fyne.Size) {
	t, y := r.table, float32(0)
	for i, line := range t.cells {
		h, x := t.rowHeight(line, size.Width), float32(0)
		for c, cell := range line {
			w := t.widths[c] * size.Width
			cell.Move(fyne.NewPos(x, y+Px(cellAir/2)))
			cell.Resize(fyne.NewSize(w-Px(cellAir), h-Px(cellAir)))
			x += w
		}
		y += h
		t.rules[i].Move(fyne.NewPos(0, y-1))
		t.rules[i].Resize(fyne.NewSize(size.Width, 1))
	}
}

func (r *tableViewRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.table.HeightFor(max(r.table.Size().Width, Px(100))))
}

func (r *tableViewRenderer) Refresh() {
	r.Layout(r.table.Size())
	canvas.Refresh(r.table)
}

func (r *tableViewRenderer) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i, line := range r.table.cells {
		for _, cell := range line {
			all = append(all, cell)
		}
		all = append(all, r.table.rules[i])
	}
	return all
}

func (r *tableViewRenderer) Destroy() {}
