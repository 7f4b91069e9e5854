package handout

import (
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// statements returns which of the points belong together, by their places: a sentence that opens a list with the items of
// the list, «Điều 5 nêu bốn nhiệm vụ:» and the four, one over a table with the table, and every other point by itself.
// Headings and blanks are in none.
func statements(points []library.OutlinePoint) [][]int {
	var all [][]int
	open := false
	for i, p := range points {
		if isHeading(p) || blank(p.Text) {
			open = false
			continue
		}
		if open && lists(points, all[len(all)-1], p) {
			all[len(all)-1] = append(all[len(all)-1], i)
			continue
		}
		all = append(all, []int{i})
		open = opens(points, i)
	}
	return all
}

// lists reports whether p goes on with the list that a statement opens.
func lists(points []library.OutlinePoint, statement []int, p library.OutlinePoint) bool {
	opening, last := points[statement[0]], points[statement[len(statement)-1]]
	switch {
	case IsTable(p):
		return len(statement) == 1
	case IsTable(last):
		return continues(p)
	case strings.HasSuffix(viet.Clean(p.Text), ":"):
		return false
	case p.Quoted == nil:
		return opening.Quoted == nil || continues(p)
	case opening.Quoted == nil || last.Quoted == nil:
		return false
	}
	return p.Quoted.Article == last.Quoted.Article && p.Quoted.Version == last.Quoted.Version &&
		(p.Quoted.Block == last.Quoted.Block || p.Quoted.Block == last.Quoted.Block+1)
}

// idea is a heading of the source with the statements under it, up to the next heading; a statement under none is one by
// itself.
type idea struct {
	heading string
	said    [][]library.OutlinePoint
	opens   string // of cards: what the card before announces
}

// ideasOf returns the ideas of a section. Where there are only headings, they are what is said.
func ideasOf(s library.Section) []idea {
	var all []idea
	var headings [][]library.OutlinePoint
	var above headingPath
	next := 0
	for _, statement := range statements(s.Points) {
		heading := ""
		for ; next < statement[0]; next++ {
			if isHeading(s.Points[next]) {
				above.enter(s.Points[next])
				heading = above.told()
			}
		}
		if heading != "" {
			above.known = len(above.headings)
		}
		next = statement[len(statement)-1] + 1
		var said []library.OutlinePoint
		for _, i := range statement {
			said = append(said, s.Points[i])
		}
		if heading != "" || len(all) == 0 || all[len(all)-1].heading == "" {
			all = append(all, idea{heading: heading})
		}
		last := &all[len(all)-1]
		last.said = append(last.said, said)
	}
	if len(all) > 0 || len(s.Points) == 0 {
		return all
	}
	for _, p := range s.Points {
		headings = append(headings, []library.OutlinePoint{p})
	}
	return []idea{{said: headings}}
}

// headingPath is the headings a statement stands under, the outermost first, and how many of them stood over a statement
// before: «Quá trình phê chuẩn» says nothing where «Hiệp định phân định Vịnh Bắc Bộ» has not been named.
type headingPath struct {
	headings []string
	known    int
}

// enter goes on to a heading.
func (h *headingPath) enter(p library.OutlinePoint) {
	level := min(max(p.Level, 0), len(h.headings))
	h.headings = append(h.headings[:level], strings.TrimRight(withoutNumber(viet.Clean(p.Text)), ":;, "))
	h.known = min(h.known, level)
}

// told is the heading of now, behind the one it stands under where that has not been named.
func (h *headingPath) told() string {
	last := len(h.headings) - 1
	if h.known < last {
		return ended(h.headings[last-1]) + " " + h.headings[last]
	}
	return h.headings[last]
}

// leadsTo returns the first point that stands under the heading i, one of a deeper heading too; -1 where there is none.
func leadsTo(points []library.OutlinePoint, i int) int {
	for n := i + 1; n < len(points); n++ {
		switch {
		case !isHeading(points[n]):
			return n
		case points[n].Level <= points[i].Level:
			return -1
		}
	}
	return -1
}
