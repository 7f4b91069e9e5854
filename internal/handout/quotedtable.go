package handout

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/viet"
)

// IsTable reports whether a point is a table of its source.
func IsTable(p library.OutlinePoint) bool {
	return p.Quoted != nil && p.Quoted.Kind == library.TablePoint
}

// QuotedRows returns the cells of a table by the words of its point: a row a line, between tabs. Rows without a word are none.
func QuotedRows(text string) [][]string {
	var rows [][]string
	for line := range strings.SplitSeq(text, "\n") {
		if blank(line) {
			continue
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = viet.Clean(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

// mostTogether is how many rows of a table stay on one page.
const mostTogether = 12

// table prints a table of the source, the number of the source in a line under it. A first line of one cell is its name.
func (p preset) table(point library.OutlinePoint, o numberedOutline) []paper.Flowable {
	rows := QuotedRows(point.Text)
	var blocks []paper.Flowable
	if len(rows) > 1 && len(rows[0]) == 1 {
		name := centred(rows[0][0], paper.Style{Face: paper.Bold, Size: p.body})
		name.Before, name.After, name.KeepNext = p.between, p.between/2, true
		blocks, rows = append(blocks, name), rows[1:]
	}
	size := cmp.Or(p.tableSize, min(p.body, cells.Size+1))
	table := &paper.Table{
		Columns: columnsOf(rows, p.width-p.inner-p.outer, size), Style: paper.Style{Size: size}, Leading: 1.25 * size,
		Rule: cellRule, Before: p.between, After: p.between / 2,
	}
	for i, row := range rows {
		if i == 0 && headsColumns(row) {
			table.Head = [][]paper.Cell{cellsOf(row)}
			continue
		}
		table.Rows = append(table.Rows, cellsOf(row))
	}
	blocks = append(blocks, table)
	if cited := p.cite(point, o); len(cited) > 0 {
		cited[0].Text = strings.TrimLeft(cited[0].Text, "\u00A0")
		line := p.paragraph(cited)
		line.Align, line.Indent, line.Before = paper.Right, 0, 0
		blocks = append(blocks, line)
	}
	if len(rows) <= mostTogether {
		return []paper.Flowable{&paper.KeptTogether{Blocks: blocks}}
	}
	return blocks
}

func cellsOf(row []string) []paper.Cell {
	all := make([]paper.Cell, len(row))
	for i, text := range row {
		all[i].Text = text
	}
	return all
}

// headsColumns reports whether a first row names the columns under it: no cell of it is empty or begins with a number.
func headsColumns(row []string) bool {
	for _, cell := range row {
		if first, _ := utf8.DecodeRuneInString(cell); cell == "" || unicode.IsDigit(first) {
			return false
		}
	}
	return true
}

// columnsOf shares the width among the columns by what stands in them: each gets what its longest cell wants, so long as
// the others get theirs, and none less than its longest word. size is that of the type, pt.
func columnsOf(rows [][]string, width, size float64) []paper.TableColumn {
	const white, widest = 4.0, 0.6 // mm of the white in a cell; share of a column at most
	letter := 0.185 * size         // mm, of a letter with what is beside it
	count := 0
	for _, row := range rows {
		count = max(count, len(row))
	}
	wants := make([]float64, count)
	columns := make([]paper.TableColumn, count)
	sum := 0.0
	for i := range columns {
		figures := true
		for n, row := range rows {
			if i >= len(row) {
				continue
			}
			long := letter*float64(utf8.RuneCountInString(row[i])) + white
			wants[i] = max(wants[i], min(long, widest*width))
			figures = figures && (n == 0 || row[i] == "" || isAmount(row[i]))
		}
		columns[i].Align = paper.Left
		if figures && len(rows) > 1 {
			columns[i].Align = paper.Center
		}
		sum += wants[i]
	}
	for i := range columns {
		columns[i].Width = wants[i] * width / sum
	}
	return columns
}

// isAmount reports whether a cell is a figure or a short mark such as «IV», not words.
func isAmount(cell string) bool {
	const shortest = 8 // letters
	return !strings.Contains(cell, " ") && utf8.RuneCountInString(cell) <= shortest
}

// spokenRows are the rows of a table as a card has them, a line each: «Lãnh hải – 12 hải lý – 11».
func spokenRows(p library.OutlinePoint) []string {
	var lines []string
	for _, row := range QuotedRows(p.Text) {
		lines = append(lines, strings.Join(row, " – "))
	}
	return lines
}
