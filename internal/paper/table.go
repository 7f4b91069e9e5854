package paper

// Table is rows of cells between rules. No row is broken by the end of a page as long as a page can hold it, and
// the head stands again at the top of each page the table goes on to.
type Table struct {
	Columns []TableColumn
	Head    [][]Cell // centred and bold
	Rows    [][]Cell
	Style   Style   // of the cells
	Leading float64 // pt
	Rule    float64 // pt, the thickness of the rules
	Padding float64 // mm of white over and under what is in a cell, beside the least there is
	Before  float64 // pt above it, as a paragraph's
	After   float64 // pt below it
}

// TableColumn is a column of a Table. Where the columns are wider than the page, all give way alike.
type TableColumn struct {
	Width float64 // mm, rules included; 0 takes its share of what the others leave
	Align Align   // of the cells that are not in the head: Right for numbers
}

// Cell is a place in a Table: text, or blocks where there is more to say.
type Cell struct {
	Text   string
	Bold   bool
	Blocks []Flowable // in place of Text
	Span   int        // columns it takes; 0 is one
	Down   int        // rows of the head it takes; 0 is one
}

// White inside a cell, mm: to its sides, and above and below its lines.
const (
	cellSide = 1.2
	cellTop  = 0.7
)

// leastColumn is the narrowest a column without a width of its own becomes before the others give way, mm.
const leastColumn = 15

// rowsTogether is how many rows of a table that is kept together stand on either side of a page's end at least.
const rowsTogether = 2

func (t *Table) lineBoxes(p *layoutContext, width float64) []lineBox {
	if len(t.Columns) == 0 || len(t.Head)+len(t.Rows) == 0 {
		return nil
	}
	g := grid{Table: t, context: p, edges: t.Edges(width)}
	head := g.head()
	repeated := &head
	if head.height > p.room/2 { // a head that leaves no room for what is under it stands once
		repeated = nil
	}
	boxes := make([]lineBox, 0, len(t.Rows)+1)
	if len(t.Head) > 0 {
		boxes = append(boxes, head)
	}
	for i, row := range t.Rows {
		for _, s := range g.row(row, p.room-min(head.height, p.room/2)) {
			s.top = repeated
			s.glued = i == 0 && len(t.Head) > 0 && len(boxes) == 1
			s.gives = i >= rowsTogether && i <= len(t.Rows)-rowsTogether
			boxes = append(boxes, s)
		}
	}
	if len(t.Head) == 0 {
		boxes[0].ink.Bars = append(boxes[0].ink.Bars, head.ink.Bars...)
	}
	return boxes
}

// Edges returns where the columns begin and where the last one ends in a column of the given width, all mm.
func (t *Table) Edges(width float64) []float64 {
	fixed, free := 0.0, 0
	for _, c := range t.Columns {
		fixed += max(0, c.Width)
		if c.Width <= 0 {
			free++
		}
	}
	share := 0.0
	if free > 0 {
		share = max(leastColumn, (width-fixed)/float64(free))
	}
	scale := min(1, width/(fixed+share*float64(free)))
	edges := make([]float64, len(t.Columns)+1)
	for i, c := range t.Columns {
		wide := c.Width
		if wide <= 0 {
			wide = share
		}
		edges[i+1] = edges[i] + wide*scale
	}
	return edges
}

// grid is a table with the places of its columns.
type grid struct {
	*Table
	context *layoutContext
	edges   []float64 // mm
}

// row sets a row of the body: one line box, or where a page of room mm cannot hold it, one a page.
func (g *grid) row(cells []Cell, room float64) []lineBox {
	columns := &Columns{}
	var ends []float64
	at := 0
	for _, cell := range cells {
		if at >= len(g.Columns) {
			break
		}
		end := min(at+max(1, cell.Span), len(g.Columns))
		columns.Columns = append(columns.Columns, TextColumn{
			Width:  g.edges[end] - g.edges[at],
			Blocks: g.blocks(cell, g.Columns[at].Align, g.face(cell)),
		})
		ends, at = append(ends, g.edges[end]), end
	}
	for ; at < len(g.Columns); at++ { // a row that is too short ends in empty cells
		ends = append(ends, g.edges[at+1])
	}
	top := cellTop + g.Padding
	strips := columns.strips(g.context, room-2*top)
	if len(strips) == 0 {
		strips = []lineBox{{height: mm(g.Leading)}}
	}
	for i, s := range strips {
		framed := lineBox{height: s.height + 2*top}
		framed.ink.add(s.ink, 0, top)
		g.rules(&framed.ink, ends, framed.height)
		strips[i] = framed
	}
	return strips
}

// rules draws the sides of the cells of a row and the rule under it.
func (g *grid) rules(ink *Ink, ends []float64, height float64) {
	thick, width := mm(g.Rule), g.edges[len(g.edges)-1]
	ink.Bars = append(ink.Bars, Rectangle{Y: height - thick, Width: width, Height: thick}, Rectangle{Width: thick, Height: height})
	for _, x := range ends {
		ink.Bars = append(ink.Bars, Rectangle{X: min(x-thick/2, width-thick), Width: thick, Height: height})
	}
}

func (g *grid) face(cell Cell) Style {
	style := g.Style
	if cell.Bold {
		style.Face = Bold
	}
	return style
}

func (g *grid) blocks(cell Cell, align Align, style Style) []Flowable {
	if cell.Blocks != nil {
		return []Flowable{&cellInset{cell.Blocks}}
	}
	return []Flowable{&cellInset{[]Flowable{&Paragraph{Runs: []Run{{Text: cell.Text, Style: style}}, Align: align, Leading: g.Leading}}}}
}

// cellInset is blocks with the white of a cell to their sides.
type cellInset struct{ blocks []Flowable }

func (n *cellInset) lineBoxes(p *layoutContext, width float64) []lineBox {
	side := min(cellSide, width/8)
	boxes := p.stack(n.blocks, width-2*side)
	for i := range boxes {
		var moved Ink
		moved.add(boxes[i].ink, side, 0)
		boxes[i].ink = moved
	}
	return boxes
}

// placed is a cell of the head, set.
type placed struct {
	row, column, down, span int
	content                 lineBox
}

// head sets the head of the table as one line box. Without one it is the rule over the table alone.
func (g *grid) head() lineBox {
	thick, width := mm(g.Rule), g.edges[len(g.edges)-1]
	s := lineBox{}
	s.ink.Bars = append(s.ink.Bars, Rectangle{Width: width, Height: thick})
	cells := g.place()
	tops := g.tops(cells)
	s.height = tops[len(tops)-1]
	if s.height > 0 {
		s.ink.Bars = append(s.ink.Bars, Rectangle{Width: thick, Height: s.height})
	}
	for _, c := range cells {
		left, right := g.edges[c.column], g.edges[c.column+c.span]
		top, bottom := tops[c.row], tops[c.row+c.down]
		s.ink.add(c.content.ink, left, top+(bottom-top-c.content.height)/2)
		s.ink.Bars = append(s.ink.Bars,
			Rectangle{X: left, Y: bottom - thick, Width: right - left, Height: thick},
			Rectangle{X: min(right-thick/2, width-thick), Y: top, Width: thick, Height: bottom - top})
	}
	return s
}

// place finds for each cell of the head the first place that no cell before it or above it takes.
func (g *grid) place() []placed {
	taken := make([][]bool, len(g.Head))
	for i := range taken {
		taken[i] = make([]bool, len(g.Columns))
	}
	var cells []placed
	for row, line := range g.Head {
		column := 0
		for _, cell := range line {
			for column < len(g.Columns) && taken[row][column] {
				column++
			}
			if column == len(g.Columns) {
				break
			}
			c := placed{
				row: row, column: column,
				span: min(max(1, cell.Span), len(g.Columns)-column), down: min(max(1, cell.Down), len(g.Head)-row),
			}
			for y := row; y < row+c.down; y++ {
				for x := column; x < column+c.span; x++ {
					taken[y][x] = true
				}
			}
			style := g.Style
			style.Face = Bold
			set := pageBoxes(g.context.stack(g.blocks(cell, Center, style), g.edges[column+c.span]-g.edges[column]), g.context.room)
			if len(set) > 0 {
				c.content = set[0]
			}
			cells = append(cells, c)
		}
	}
	return cells
}

// tops returns where the rows of the head begin and where the last one ends, mm.
func (g *grid) tops(cells []placed) []float64 {
	heights := make([]float64, len(g.Head))
	for _, c := range cells {
		if c.down == 1 {
			heights[c.row] = max(heights[c.row], c.content.height+2*(cellTop+g.Padding))
		}
	}
	for _, c := range cells {
		all := 0.0
		for _, h := range heights[c.row : c.row+c.down] {
			all += h
		}
		heights[c.row+c.down-1] += max(0, c.content.height+2*(cellTop+g.Padding)-all)
	}
	tops := make([]float64, len(heights)+1)
	for i, h := range heights {
		tops[i+1] = tops[i] + h
	}
	return tops
}
