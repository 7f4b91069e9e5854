package document

import (
	"cmp"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// touching is how far apart rules may end that meet, in points.
const touching = 3.0

// ruledTable is a table that rules make: the places of its upright and its level rules, from left to right and from top to
// bottom, and those rules.
type ruledTable struct {
	xs, ys []float64
	rules  []drawnRule
}

// gridsOf finds the tables that rules make: rules that touch each other, with two columns and two rows at least.
func gridsOf(rules []drawnRule) (all []ruledTable) {
	for _, group := range touchingRules(rules) {
		var xs, ys []float64
		for _, r := range group {
			if r.level {
				ys = append(ys, r.y)
			} else {
				xs = append(xs, r.x)
			}
		}
		g := ruledTable{xs: apart(xs), ys: apart(ys), rules: group}
		slices.Reverse(g.ys)
		if len(g.xs) > 2 && len(g.ys) > 2 && len(g.xs)*len(g.ys) <= mostPlaces {
			all = append(all, g)
		}
	}
	return all
}

// apart sorts places and leaves out those that are the same.
func apart(places []float64) (all []float64) {
	slices.Sort(places)
	for _, x := range places {
		if len(all) == 0 || x-all[len(all)-1] > touching {
			all = append(all, x)
		}
	}
	return all
}

// Bounds of a table: more is a drawing.
const (
	mostTouching = 2000 // rules of a page that are compared with each other
	mostPlaces   = 20_000
)

// joined holds for each rule another of its group, itself for the one that stands for the group.
type joined []int

func (g joined) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// touchingRules parts rules into groups that hang together.
func touchingRules(rules []drawnRule) [][]drawnRule {
	if len(rules) > mostTouching {
		return nil
	}
	group := make(joined, len(rules))
	for i := range group {
		group[i] = i
	}
	for i := range rules {
		for j := range i {
			if rules[i].touches(rules[j]) {
				group[group.root(i)] = group.root(j)
			}
		}
	}
	groups := map[int][]drawnRule{}
	var order []int
	for i, r := range rules {
		of := group.root(i)
		if groups[of] == nil {
			order = append(order, of)
		}
		groups[of] = append(groups[of], r)
	}
	var all [][]drawnRule
	for _, of := range order {
		all = append(all, groups[of])
	}
	return all
}

func (r drawnRule) box() (left, bottom, right, top float64) {
	if r.level {
		return r.x, r.y, r.x + r.length, r.y
	}
	return r.x, r.y, r.x, r.y + r.length
}

func (r drawnRule) touches(other drawnRule) bool {
	left, bottom, right, top := r.box()
	left2, bottom2, right2, top2 := other.box()
	return left <= right2+touching && left2 <= right+touching && bottom <= top2+touching && bottom2 <= top+touching
}

// parts reports a rule of that kind through a place, beside the point along.
func (g ruledTable) parts(level bool, place, along float64) bool {
	return slices.ContainsFunc(g.rules, func(r drawnRule) bool {
		at, from := r.x, r.y
		if r.level {
			at, from = r.y, r.x
		}
		return r.level == level && at >= place-touching && at <= place+touching && along >= from && along <= from+r.length
	})
}

// cellAt returns the row and column a sign stands in; false outside the table.
func (g ruledTable) cellAt(s placedSign) (row, column int, ok bool) {
	x, y := (s.x+s.end)/2, s.y+0.3*s.size
	last := len(g.xs) - 1
	if x < g.xs[0] || x > g.xs[last] || y > g.ys[0] || y < g.ys[len(g.ys)-1] {
		return 0, 0, false
	}
	for column+1 < last && x > g.xs[column+1] {
		column++
	}
	for row+2 < len(g.ys) && y < g.ys[row+1] {
		row++
	}
	return row, column, true
}

// owner returns the cell that a place belongs to: the one left of it or above it where no rule parts them.
func (g ruledTable) owner(row, column int) [2]int {
	for {
		middleX, middleY := (g.xs[column]+g.xs[column+1])/2, (g.ys[row]+g.ys[row+1])/2
		switch {
		case column > 0 && !g.parts(false, g.xs[column], middleY):
			column--
		case row > 0 && !g.parts(true, g.ys[row], middleX):
			row--
		default:
			return [2]int{row, column}
		}
	}
}

// takeGrids takes the signs within tables that rules make off the page, and returns a line for each table.
func takeGrids(glyphs []placedSign, rules []drawnRule, w signWriter) (rest []placedSign, tables []pdfLine) {
	rest = glyphs
	for _, g := range gridsOf(rules) {
		table, outside, ok := g.table(rest, w)
		if ok {
			rest, tables = outside, append(tables, table)
		}
	}
	return rest, tables
}

// table fills the cells with the signs in them. One without data, such as a letterhead in a frame, is none.
func (g ruledTable) table(glyphs []placedSign, w signWriter) (line pdfLine, outside []placedSign, ok bool) {
	cells, owners := map[[2]int][]placedSign{}, map[[2]int][2]int{}
	size := 0.0
	for _, s := range glyphs {
		row, column, within := g.cellAt(s)
		if !within {
			outside = append(outside, s)
			continue
		}
		place := [2]int{row, column}
		of, known := owners[place]
		if !known {
			of = g.owner(row, column)
			owners[place] = of
		}
		cells[of] = append(cells[of], s)
		size = max(size, s.size)
	}
	var rows [][]string
	for row := range len(g.ys) - 1 {
		texts := make([]string, len(g.xs)-1)
		for column := range texts {
			texts[column] = w.cell(cells[[2]int{row, column}])
		}
		if strings.Join(texts, "") != "" {
			rows = append(rows, texts)
		}
	}
	rows = withoutEmptyColumns(rows)
	p := documentBlock{Block: library.Block{Kind: library.Table, Rows: rows}}
	if isHead(p) || isSignature(p) || !isData(p) {
		return pdfLine{}, glyphs, false
	}
	left, right := g.xs[0], g.xs[len(g.xs)-1]
	return pdfLine{
		segments: []segment{{text: strings.ReplaceAll(p.Plain(), "\n", " "), x: left, end: right}},
		x:        left, end: right, y: g.ys[0], size: size, grid: &p.Block,
	}, outside, true
}

// cell returns the words of a cell, its lines joined.
func (w signWriter) cell(glyphs []placedSign) string {
	var texts []string
	for _, l := range w.lines(glyphs) {
		texts = append(texts, l.text())
	}
	return viet.Clean(strings.Join(texts, " "))
}

// withoutEmptyColumns leaves out columns without a word: doubled rules make them.
func withoutEmptyColumns(rows [][]string) [][]string {
	if len(rows) == 0 {
		return rows
	}
	for column := len(rows[0]) - 1; column >= 0; column-- {
		if !slices.ContainsFunc(rows, func(row []string) bool { return row[column] != "" }) {
			for i := range rows {
				rows[i] = slices.Delete(rows[i], column, column+1)
			}
		}
	}
	return rows
}

// byHeight sorts lines from top to bottom.
func byHeight(lines []pdfLine) {
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Compare(b.y, a.y) })
}
