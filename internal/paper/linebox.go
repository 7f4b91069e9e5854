package paper

// lineBox is a horizontal strip of a column that no page break cuts: a line of text, or columns side by side.
type lineBox struct {
	above     float64  // mm of white over it, none at the top of a page
	trim      float64  // mm of its height over the type, given up at the top of a page
	height    float64  // mm
	foot      float64  // mm of its height under the type, which may reach into the bottom margin
	glued     bool     // no page break above it
	gives     bool     // a break above it is better than a page that stays rather empty, also where it is glued
	stretches bool     // white as high as what its page has left over
	top       *lineBox // what stands above it where it begins a page: the head of its table
	ink       Ink      // mm from the box's own top left corner
}

// layoutContext is one run of Layout: the fonts, and the runes and words it met that they lack.
type layoutContext struct {
	fonts    *Fonts
	room     float64 // mm a page can hold
	replaced map[rune]bool
	lost     []LostWord
}

// kept is how many lines stay with a heading before them and with a signature after them.
const kept = 2

// stack lays blocks under each other in a column of the given width, mm.
func (p *layoutContext) stack(blocks []Flowable, width float64) []lineBox {
	var all []lineBox
	below := 0.0 // mm that the block before wants under it
	owed := 0    // lines that still have to stay with the heading before them
	for _, b := range blocks {
		boxes := b.lineBoxes(p, width)
		if len(boxes) == 0 {
			continue
		}
		before, after, next, prev := spacing(b)
		boxes[0].above = max(boxes[0].above, before, below)
		for i := range boxes {
			if owed > 0 && len(all) > 0 {
				boxes[i].glued = true
			}
			owed--
		}
		if n := len(all); prev && n > 0 {
			boxes[0].glued = true
			all[n-1].glued = n > 1
		}
		if next {
			owed = kept
		}
		below = after
		all = append(all, boxes...)
	}
	return all
}

// spacing returns what a block asks of its surroundings: mm before and after it, and whether it stays with
// the block after or before it.
func spacing(b Flowable) (before, after float64, next, prev bool) {
	switch b := b.(type) {
	case *Paragraph:
		return mm(b.Before), mm(b.After), b.KeepNext, b.KeepPrev
	case *Columns:
		return mm(b.Before), mm(b.After), false, b.KeepPrev
	case *Box:
		return mm(b.Before), mm(b.After), false, false
	case *Table:
		return mm(b.Before), mm(b.After), false, false
	case *Picture:
		return mm(b.Before), mm(b.After), false, false
	case *QRModules:
		return mm(b.Before), mm(b.After), false, false
	case *List:
		return ends(b.Items)
	case *KeptTogether:
		return ends(b.Blocks)
	}
	return before, after, next, prev
}

// Spacing returns how much white a block asks for above and below it, pt. Between two blocks stands the larger of what
// the upper wants below and the lower above.
func Spacing(b Flowable) (before, after float64) {
	before, after, _, _ = spacing(b)
	return before * PointsPerMM, after * PointsPerMM
}

// ends returns the spacing of blocks under each other.
func ends[B Flowable](blocks []B) (before, after float64, next, prev bool) {
	if n := len(blocks); n > 0 {
		before, _, _, prev = spacing(blocks[0])
		_, after, next, _ = spacing(blocks[n-1])
	}
	return before, after, next, prev
}

// glueAll forbids page breaks between line boxes.
func glueAll(boxes []lineBox) {
	for i := range boxes {
		if i > 0 {
			boxes[i].glued = true
		}
	}
}

func (g *KeptTogether) lineBoxes(p *layoutContext, width float64) []lineBox {
	boxes := p.stack(g.Blocks, width)
	glueAll(boxes)
	return boxes
}

// lineBoxes puts the columns side by side in one line box, or where that is taller than a page, in one line box a page. Their first
// lines share a baseline.
func (c *Columns) lineBoxes(p *layoutContext, _ float64) []lineBox { return c.strips(p, p.room) }

// strips does so for pages with room mm.
func (c *Columns) strips(p *layoutContext, room float64) []lineBox {
	columns := make([][]lineBox, len(c.Columns))
	base := 0.0
	for i, column := range c.Columns {
		columns[i] = pageBoxes(p.stack(column.Blocks, column.Width), room)
		base = max(base, firstBaseline(columns[i]))
	}
	var strips []lineBox
	left := 0.0
	for i, column := range columns {
		down := base - firstBaseline(column)
		if down == base { // no text to stand on the line
			down = 0
		}
		for j, held := range column {
			if j == len(strips) {
				strips = append(strips, lineBox{trim: held.trim + down})
			}
			strips[j].ink.add(held.ink, left, down)
			strips[j].height = max(strips[j].height, held.height+down)
			strips[j].trim = min(strips[j].trim, held.trim+down)
			down = 0
		}
		left += c.Columns[i].Width
	}
	return strips
}

// firstBaseline returns where the first line of line boxes stands, mm from their top.
func firstBaseline(boxes []lineBox) float64 {
	if len(boxes) == 0 || len(boxes[0].ink.Texts) == 0 {
		return 0
	}
	return boxes[0].ink.Texts[0].Y
}

// pageBoxes stacks line boxes into as few as a page with room mm each can hold.
func pageBoxes(boxes []lineBox, room float64) []lineBox {
	var out []lineBox
	for _, s := range boxes {
		n := len(out)
		if n == 0 || out[n-1].height+s.above+s.height-s.foot > room+slack {
			out = append(out, lineBox{trim: s.trim})
			n++
			s.above = 0
		}
		top := out[n-1].height + s.above
		out[n-1].ink.add(s.ink, 0, top)
		out[n-1].height, out[n-1].foot = top+s.height, s.foot
	}
	return out
}
