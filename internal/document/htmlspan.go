package document

import (
	"strconv"

	"golang.org/x/net/html/atom"
)

// cellSpans is how many columns and rows more than its own a cell reaches over.
type cellSpans struct {
	columns, rows int
}

// mostCells bounds the cells of a row.
const mostCells = 4 * maxSpan

// spansOf reads what the tag of a cell says of its size.
func (p *plainReader) spansOf() (s cellSpans) {
	for {
		key, value, more := p.tokens.TagAttr()
		n, err := strconv.Atoi(string(value))
		if err == nil && n > 1 {
			switch atom.Lookup(key) {
			case atom.Colspan:
				s.columns = min(n, maxSpan) - 1
			case atom.Rowspan:
				s.rows = min(n, maxSpan) - 1
			}
		}
		if !more {
			return s
		}
	}
}

// placeCell puts a cell into its row, behind the places that cells above reach into, and leaves those empty that it
// reaches over itself: the words of a column stay under each other.
func (p *plainReader) placeCell(row int, text string) {
	if p.reaching == nil {
		p.reaching = map[[2]int]bool{}
	}
	for p.reaching[[2]int{row, len(p.rows[row])}] && len(p.rows[row]) < mostCells {
		p.rows[row] = append(p.rows[row], "")
	}
	first := len(p.rows[row])
	p.rows[row] = append(p.rows[row], text)
	for range p.spans.columns {
		p.rows[row] = append(p.rows[row], "")
	}
	for below := 1; below <= p.spans.rows; below++ {
		for column := first; column < len(p.rows[row]); column++ {
			p.reaching[[2]int{row + below, column}] = true
		}
	}
}
