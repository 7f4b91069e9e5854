package document

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// tableLines is how many lines side by side make a table.
const tableLines = 3

// table returns the table that begins with the first line, and of how many lines it is made; 0 where none
// begins. Its columns are those of its first line; a line with words in one column only goes on with the row
// above it.
func (s setting) table(lines []pdfLine) (documentBlock, int) {
	columns := append([]segment{}, lines[0].segments...)
	if len(columns) < 2 {
		return documentBlock{}, 0
	}
	p := documentBlock{Block: library.Block{Kind: library.Table}}
	above := make([]segment, len(columns)) // the last line of each cell of the row
	n := 0
	for ; n < len(lines); n++ {
		before := slices.Clone(columns)
		places, ok := placed(columns, lines[n])
		if !ok || lines[n].grid != nil || len(places) == 1 && n > 0 &&
			(s.apart(lines[n-1], lines[n]) || !goesOn(above[places[0]], before[places[0]], lines[n].segments[0])) {
			break
		}
		if len(places) > 1 {
			p.Rows = append(p.Rows, make([]string, len(columns)))
			clear(above)
		}
		fill(p.Rows[len(p.Rows)-1], places, lines[n])
		for i, at := range places {
			above[at] = lines[n].segments[i]
		}
	}
	if !isTable(p, len(columns)) {
		return documentBlock{}, 0
	}
	return p, n
}

// isTable reports enough rows and columns of data.
func isTable(p documentBlock, columns int) bool {
	few := len(p.Rows) < tableLines && (len(p.Rows) < 2 || columns < 3)
	return !few && !isHead(p) && !isSignature(p) && isData(p)
}

// goesOn reports whether words that stand alone in a column may go on with the cell above them, and are no
// heading behind the table. A line is broken where its next word would not fit: what follows is narrower than
// the line above with that word.
func goesOn(above, column, s segment) bool {
	width := s.end - s.x
	if above.text == "" || width <= column.end-column.x {
		return above.text == "" || !s.bold || above.bold
	}
	word, _, _ := strings.Cut(s.text, " ")
	return width < above.end-above.x+width*float64(len(word)+2)/float64(len(s.text))
}

// apart reports a line too far below another to belong to the same row.
func (s setting) apart(above, l pdfLine) bool {
	return l.sheet != above.sheet || above.y-l.y > 2.5*l.edges.pitch*s.size
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
