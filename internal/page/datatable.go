package page

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// table adds a table of data. One that only arranges other things is walked like any other element; one
// that frames an image gives the image with its caption.
func (b *builder) table(n *html.Node) {
	if isCaptionTable(n) {
		b.flush(n.Parent)
		begin := len(b.blocks)
		b.block(n)
		b.captioned(begin, func(candidateBlock) bool { return true }, n)
		return
	}
	rows := tableRows(n)
	if !isData(n, rows) {
		b.block(n)
		return
	}
	b.flush(n.Parent)
	p := candidateBlock{Block: library.Block{Kind: library.Table}, node: n}
	if caption := find(n, func(c *html.Node) bool { return c.DataAtom == atom.Caption }); caption != nil {
		p.Text = viet.Clean(rawText(caption))
	}
	below := map[int]int{} // rows that a cell of this column still reaches into
	for i, row := range rows {
		if i > 0 && row.Parent != rows[i-1].Parent { // no cell reaches out of its group of rows
			clear(below)
		}
		if cells, filled := b.cells(row, below, &p); filled {
			p.Rows = append(p.Rows, cells)
		}
	}
	if len(p.Rows) > 0 {
		b.add(p)
	}
	b.run.node = n.Parent
}

// cells returns the texts of a row. A cell that spans several columns is followed by empty ones, and one that spans
// rows has empty ones below it, so that columns stay under each other.
func (b *builder) cells(row *html.Node, below map[int]int, p *candidateBlock) (cells []string, filled bool) {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if !isCell(c) {
			continue
		}
		for ; below[len(cells)] > 0 && len(cells) < maxColumns; cells = append(cells, "") {
			below[len(cells)]--
		}
		text := cellText(c)
		cells = append(cells, text)
		filled = filled || text != ""
		p.chars += utf8.RuneCountInString(text)
		each(c, func(a *html.Node) bool {
			if a.DataAtom == atom.A {
				p.linked += utf8.RuneCountInString(rawText(a))
			}
			return true
		})
		rows := spanOf(c, "rowspan") - 1
		below[len(cells)-1] += rows
		for range spanOf(c, "colspan") - 1 {
			below[len(cells)] += rows
			cells = append(cells, "")
		}
	}
	for ; below[len(cells)] > 0 && len(cells) < maxColumns; cells = append(cells, "") {
		below[len(cells)]--
	}
	return cells, filled
}

// cellText returns the words of a cell that a reader sees. The rows of a table in it are parted as the entries of an
// enumeration are.
func cellText(c *html.Node) string {
	var b bytes.Buffer
	for inner := c.FirstChild; inner != nil; inner = inner.NextSibling {
		writeCell(&b, inner)
	}
	return viet.Clean(b.String())
}

func writeCell(b *bytes.Buffer, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && (silentTags[n.DataAtom] || n.DataAtom == atom.Noscript || invisible(n)):
		return
	}
	breaks := n.Type == html.ElementNode && !isInline(n)
	if breaks {
		b.WriteByte(' ')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeCell(b, c)
	}
	if n.DataAtom == atom.Tr && hasRowBehind(n) {
		b.Truncate(len(bytes.TrimRight(b.Bytes(), " \t\r\n")))
		b.WriteByte(';')
	}
	if breaks {
		b.WriteByte(' ')
	}
}

// hasRowBehind reports a row of a table in a cell that another stands behind.
func hasRowBehind(row *html.Node) bool {
	next := beside(row, func(n *html.Node) *html.Node { return n.NextSibling })
	return rawText(row) != "" && next != nil && rawText(next) != ""
}

// spanOf returns how many columns or rows a cell takes. A rowspan of 0 reaches to the end of its group.
func spanOf(c *html.Node, key string) int {
	span, err := strconv.Atoi(strings.TrimSpace(attr(c, key)))
	if err != nil {
		return 1
	}
	if span == 0 && key == "rowspan" {
		return maxSpan
	}
	return max(1, min(span, maxSpan))
}

// maxSpan bounds the empty cells made for a spanning one.
const maxSpan = 30

// maxColumns bounds what cells that span rows add to a row.
const maxColumns = 200

// Roles that make a table of any elements.
var (
	tableRoles = map[string]bool{"table": true, "grid": true, "treegrid": true}
	cellRoles  = map[string]bool{"cell": true, "gridcell": true, "columnheader": true, "rowheader": true}
)

func isCell(n *html.Node) bool {
	return n.Type == html.ElementNode && (n.DataAtom == atom.Td || n.DataAtom == atom.Th || cellRoles[tableRole(n)]) && !invisible(n)
}

// tableRole returns what an element is in a table by its role, or by how it is shown; "" where neither says.
func tableRole(n *html.Node) string {
	role, style := attr(n, "role"), attr(n, "style")
	if role != "" || !strings.Contains(style, "table") {
		return role
	}
	switch css := squeezed(style); {
	case strings.Contains(css, "display:table-cell"):
		return "cell"
	case strings.Contains(css, "display:table-row-group"), strings.Contains(css, "display:table-header-group"):
		return "rowgroup"
	case strings.Contains(css, "display:table-row"):
		return "row"
	case strings.Contains(css, "display:table"):
		return "table"
	}
	return ""
}

// tableRows returns the rows of n itself that are shown, as they are: the head first, the foot last, and no rows of tables
// inside it.
func tableRows(n *html.Node) []*html.Node {
	var head, rest, foot []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode || invisible(c):
		case isRow(c):
			rest = append(rest, c)
		case c.DataAtom == atom.Thead && head == nil:
			head = rowsIn(c)
		case c.DataAtom == atom.Tfoot && foot == nil:
			foot = rowsIn(c)
		case c.DataAtom == atom.Thead, c.DataAtom == atom.Tbody, c.DataAtom == atom.Tfoot, tableRole(c) == "rowgroup":
			rest = append(rest, rowsIn(c)...)
		}
	}
	return slices.Concat(head, rest, foot)
}

func isRow(n *html.Node) bool { return n.DataAtom == atom.Tr || tableRole(n) == "row" }

func rowsIn(group *html.Node) []*html.Node {
	var rows []*html.Node
	for c := group.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && isRow(c) && !invisible(c) {
			rows = append(rows, c)
		}
	}
	return rows
}

// Measures of a table of data: cells are short, and there are rows and columns. One that is marked as such may hold more.
const (
	maxCell           = 700 // characters
	maxMeanCell       = 160
	maxMarkedCell     = 2500
	maxMarkedMeanCell = 600
)

// isData tells a table of data from one that only arranges things on the page. One marked as data may have a single row of
// cells, under a title or beside its header, and tables in some of its cells.
func isData(n *html.Node, rows []*html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" || find(n, framesPage) != nil {
		return false
	}
	if isMarked(n) {
		s := shapeOf(rows)
		return s.wide >= 1 && s.tables*2 <= s.cells && s.longest <= maxMarkedCell && s.chars <= s.cells*maxMarkedMeanCell
	}
	if find(n, func(c *html.Node) bool { return c != n && c.DataAtom == atom.Table }) != nil {
		return false
	}
	s := shapeOf(rows)
	if s.wide == 1 && s.spanning {
		return s.longest <= maxMeanCell
	}
	return s.full >= 2 && s.wide >= 2 && s.longest <= maxCell && s.chars <= s.cells*maxMeanCell
}

// tableShape is what there is in a table.
type tableShape struct {
	full, wide   int // rows with words, and with words in several cells
	cells, chars int
	longest      int  // characters of the fullest cell
	tables       int  // cells that hold tables
	spanning     bool // a row of one cell stands over several columns
}

func shapeOf(rows []*html.Node) tableShape {
	s := tableShape{}
	var reaching []int // for each cell with words that spans rows, how many it still reaches into
	for _, row := range rows {
		filled, cells, span := 0, 0, 0
		above := len(reaching)
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if !isCell(c) {
				continue
			}
			size := utf8.RuneCountInString(rawText(c))
			s.longest = max(s.longest, size)
			cells++
			s.chars += size
			span += spanOf(c, "colspan")
			filled += min(size, 1)
			if size > 0 {
				reaching = append(reaching, spanOf(c, "rowspan"))
			}
			s.tables += only(1, find(c, func(t *html.Node) bool { return t.DataAtom == atom.Table }) != nil)
		}
		s.cells += cells
		s.full += min(filled, 1)
		s.wide += min((filled+min(filled, 1)*above)/2, 1)
		reaching = rowBelow(reaching)
		s.spanning = s.spanning || cells == 1 && filled == 1 && span >= 2
	}
	return s
}

// rowBelow returns what reaches into the row below.
func rowBelow(reaching []int) (below []int) {
	for _, rows := range reaching {
		if rows > 1 {
			below = append(below, rows-1)
		}
	}
	return below
}

// isMarked reports a table whose author says that it is one of data: by a header, a caption, rules around its cells, or a
// role, or as Word does.
func isMarked(n *html.Node) bool {
	if width, err := strconv.Atoi(attr(n, "border")); err == nil && width > 0 || tableRoles[attr(n, "role")] || dataTableNames.InName(attr(n, "class")) {
		return true
	}
	return find(n, func(c *html.Node) bool {
		return (c.DataAtom == atom.Th || c.DataAtom == atom.Caption) && tableOf(c) == n && rawText(c) != ""
	}) != nil
}

// dataTableNames are what tables of data are called.
var dataTableNames = classNames.List("data table")

// tableOf returns the table that n stands in.
func tableOf(n *html.Node) *html.Node {
	for n != nil && n.DataAtom != atom.Table {
		n = n.Parent
	}
	return n
}

// framesPage reports elements that stand in no cell of data.
func framesPage(c *html.Node) bool {
	switch c.DataAtom {
	case atom.H1, atom.Form, atom.Input, atom.Article, atom.Section, atom.Iframe, atom.Select:
		return true
	}
	return false
}
