package paper

// slab is a horizontal strip of a column that no page break cuts: a line of text, or columns side by side.
type slab struct {
	above     float64 // mm of white over it, none at the top of a page
	trim      float64 // mm of its height over the type, given up at the top of a page
	height    float64 // mm
	foot      float64 // mm of its height under the type, which may reach into the bottom margin
	glued     bool    // no page break above it
	stretches bool    // white as high as what its page has left over
	top       *slab   // what stands above it where it begins a page: the head of its table
	ink       Ink     // mm from the slab's own top left corner
}

// press is one run of Layout: the fonts, and the runes it met that they lack.
type press struct {
	fonts    *Fonts
	room     float64 // mm a page can hold
	replaced map[rune]bool
}

// kept is how many lines stay with a heading before them and with a signature after them.
const kept = 2

// stack lays blocks under each other in a column of the given width, mm.
func (p *press) stack(blocks []Block, width float64) []slab {
	var all []slab
	below := 0.0 // mm that the block before wants under it
	owed := 0    // lines that still have to stay with the heading before them
	for _, b := range blocks {
		slabs := b.slabs(p, width)
		if len(slabs) == 0 {
			continue
		}
		before, after, next, prev := spacing(b)
		slabs[0].above = max(slabs[0].above, before, below)
		for i := range slabs {
			if owed > 0 && len(all) > 0 {
				slabs[i].glued = true
			}
			owed--
		}
		if n := len(all); prev && n > 0 {
			slabs[0].glued = true
			all[n-1].glued = n > 1
		}
		if next {
			owed = kept
		}
		below = after
		all = append(all, slabs...)
	}
	return all
}

// spacing returns what a block asks of its surroundings: mm before and after it, and whether it stays with
// the block after or before it.
func spacing(b Block) (before, after float64, next, prev bool) {
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
	case *Mosaic:
		return mm(b.Before), mm(b.After), false, false
	case *List:
		return ends(b.Items)
	case *Group:
		return ends(b.Blocks)
	}
	return before, after, next, prev
}

// Spacing returns how much white a block asks for above and below it, pt. Between two blocks stands the larger of what
// the upper wants below and the lower above.
func Spacing(b Block) (before, after float64) {
	before, after, _, _ = spacing(b)
	return before * PointsPerMM, after * PointsPerMM
}

// ends returns the spacing of blocks under each other.
func ends[B Block](blocks []B) (before, after float64, next, prev bool) {
	if n := len(blocks); n > 0 {
		before, _, _, prev = spacing(blocks[0])
		_, after, next, _ = spacing(blocks[n-1])
	}
	return before, after, next, prev
}

// glueAll forbids page breaks between slabs.
func glueAll(slabs []slab) {
	for i := range slabs {
		if i > 0 {
			slabs[i].glued = true
		}
	}
}

func (g *Group) slabs(p *press, width float64) []slab {
	slabs := p.stack(g.Blocks, width)
	glueAll(slabs)
	return slabs
}

// slabs puts the columns side by side in one slab, or where that is taller than a page, in one slab a page. Their first
// lines share a baseline.
func (c *Columns) slabs(p *press, _ float64) []slab { return c.strips(p, p.room) }

// strips does so for pages with room mm.
func (c *Columns) strips(p *press, room float64) []slab {
	columns := make([][]slab, len(c.Columns))
	base := 0.0
	for i, column := range c.Columns {
		columns[i] = sheaves(p.stack(column.Blocks, column.Width), room)
		base = max(base, firstBaseline(columns[i]))
	}
	var strips []slab
	left := 0.0
	for i, column := range columns {
		down := base - firstBaseline(column)
		if down == base { // no text to stand on the line
			down = 0
		}
		for j, sheaf := range column {
			if j == len(strips) {
				strips = append(strips, slab{trim: sheaf.trim + down})
			}
			strips[j].ink.add(sheaf.ink, left, down)
			strips[j].height = max(strips[j].height, sheaf.height+down)
			strips[j].trim = min(strips[j].trim, sheaf.trim+down)
			down = 0
		}
		left += c.Columns[i].Width
	}
	return strips
}

// firstBaseline returns where the first line of slabs stands, mm from their top.
func firstBaseline(slabs []slab) float64 {
	if len(slabs) == 0 || len(slabs[0].ink.Texts) == 0 {
		return 0
	}
	return slabs[0].ink.Texts[0].Y
}

// sheaves stacks slabs into as few as a page with room mm each can hold.
func sheaves(slabs []slab, room float64) []slab {
	var out []slab
	for _, s := range slabs {
		n := len(out)
		if n == 0 || out[n-1].height+s.above+s.height-s.foot > room+slack {
			out = append(out, slab{trim: s.trim})
			n++
			s.above = 0
		}
		top := out[n-1].height + s.above
		out[n-1].ink.add(s.ink, 0, top)
		out[n-1].height, out[n-1].foot = top+s.height, s.foot
	}
	return out
}
