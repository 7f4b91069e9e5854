package document

import (
	"baocaovien/internal/library"
)

// tableLines is how many lines side by side make a table.
const tableLines = 3

// table returns the table that begins with the first line, and of how many lines it is made; 0 where none
// begins. Its columns are those of its first line; a line with words in one column only goes on with the row
// above it.
func (s setting) table(lines []pdfLine) (piece, int) {
	columns := append([]segment{}, lines[0].segments...)
	if len(columns) < 2 {
		return piece{}, 0
	}
	p := piece{Block: library.Block{Kind: library.Table}}
	n := 0
	for ; n < len(lines); n++ {
		places, ok := placed(columns, lines[n])
		if !ok || len(places) == 1 && n > 0 && s.apart(lines[n-1], lines[n]) {
			break
		}
		if len(places) > 1 {
			p.Rows = append(p.Rows, make([]string, len(columns)))
		}
		fill(p.Rows[len(p.Rows)-1], places, lines[n])
	}
	few := len(p.Rows) < tableLines && (len(p.Rows) < 2 || len(columns) < 3)
	if few || isHead(p) || isSignature(p) || !isData(p) {
		return piece{}, 0
	}
	return p, n
}

// apart reports a line too far below another to belong to the same row.
func (s setting) apart(above, l pdfLine) bool {
	return l.page != above.page || above.y-l.y > 2.5*s.pitch*s.size
}

// fill writes the words of a line into their columns of a row.
func fill(row []string, places []int, l pdfLine) {
	for i, at := range places {
		if row[at] != "" {
			row[at] += " "
		}
		row[at] += l.segments[i].text
	}
}

// placed returns the columns that the segments of a line stand in, which grow to hold them. A line whose words
// reach over two columns is not of the table.
func placed(columns []segment, l pdfLine) (places []int, ok bool) {
	for _, s := range l.segments {
		at := -1
		for i, c := range columns {
			if s.x >= c.end || s.end <= c.x {
				continue
			}
			if at >= 0 {
				return nil, false
			}
			at = i
		}
		if at < 0 || len(places) > 0 && places[len(places)-1] >= at {
			return nil, false
		}
		places = append(places, at)
	}
	for i, at := range places {
		columns[at].x, columns[at].end = min(columns[at].x, l.segments[i].x), max(columns[at].end, l.segments[i].end)
	}
	return places, true
}
