package points

import (
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// What of a table can be said in a talk: wider ones and those of one row are read in their article (house).
const (
	fewestRows   = 2
	mostColumns  = 5
	longestTable = 200 // syllables; the rows after these are counted, not quoted
)

// table adds a table that a talk can carry, behind the sentence that ends in a colon or points at it right before. It
// comes only with a draft: alone it is no point.
func (r *collector) table(block int, b library.Block) {
	opening := r.opening
	r.opening = nil
	if !sayable(b) {
		return
	}
	if n := len(r.all); n > 0 && opening == nil && r.all[n-1].point.Block == block-1 && r.all[n-1].pointsElsewhere() {
		opening = r.all[n-1]
	}
	if opening != nil && opening.point.Block != block-1 {
		opening = nil
	}
	plain := b.Plain()
	c := r.add(block, viet.Span{Start: 0, End: len(plain)}, plain, library.TablePoint, attached)
	if c.syllables == 0 {
		return
	}
	r.number-- // it is no sentence
	c.opening, c.series = opening, fmt.Sprint("table ", block)
	if opening != nil {
		opening.announces = true
	}
}

// sayable reports whether a table has rows of cells that each stand on one line, few enough side by side.
func sayable(b library.Block) bool {
	width := 0
	for _, row := range b.Rows {
		width = max(width, len(row))
		if slices.ContainsFunc(row, func(cell string) bool { return strings.ContainsAny(cell, "\t\n") }) {
			return false
		}
	}
	return len(b.Rows) >= fewestRows && 1 < width && width <= mostColumns
}

// tables adds to the groups in the making the tables that speak for a theme.
func tables(all []*candidate, theme library.Theme) (found []*bundle) {
	for _, c := range all {
		if c.point.Kind == library.TablePoint && c.bears(theme) {
			found = append(found, newBundle(c))
		}
	}
	return found
}

// tabular reports whether the bundle is a table.
func (b *bundle) tabular() bool { return b.items[0].point.Kind == library.TablePoint }

// shorten cuts a table that is too long for a talk after a row.
func (b *bundle) shorten() {
	whole := b.items[0]
	rows, n := strings.Split(whole.point.Text, "\n"), 0
	for i, row := range rows {
		if n += viet.CountSyllables(row); n <= longestTable || i < fewestRows {
			continue
		}
		short := *whole
		short.point.Text = strings.Join(rows[:i], "\n")
		short.point.End = short.point.Start + len(short.point.Text)
		short.measure(short.point.Text)
		b.items[0], b.left = &short, len(rows)-i
		return
	}
}
