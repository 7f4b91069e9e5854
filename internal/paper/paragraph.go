package paper

// leastRoom is the narrowest line that is set, mm: indents that leave less are ignored.
const leastRoom = 5

// lineBoxes sets the paragraph: a line box a line. Page breaks leave at least two lines on either side.
func (g *Paragraph) lineBoxes(p *layoutContext, width float64) []lineBox {
	left, indent, room := g.edges(width)
	words := p.words(g.Runs)
	if len(words) == 0 {
		return nil
	}
	mark := p.mark(g.Mark)
	if len(mark) > 0 {
		hang := max(0, min(g.Hang, room-leastRoom))
		left, room = left+hang, room-hang
		indent = max(0, min(natural(mark)-hang, room-leastRoom))
		mark = p.cut(mark, hang+indent)
	}
	first := room - indent
	words = p.cut(words, min(first, room))
	hold(words, g.Unbroken)
	lines := breakLines(words, g.Align, first, room)
	boxes := make([]lineBox, 0, len(lines))
	widest := 0.0
	for i, l := range lines {
		start, wide := left, room
		if i == 0 {
			start, wide = left+indent, first
		}
		s := p.setLine(words[l.first:l.last], l, mm(g.Leading), start+offset(g.Align, wide-l.width))
		if i == 0 && len(mark) > 0 {
			p.setMark(&s, mark, words[l.first:l.last], mm(g.Leading), g.edge(width))
		}
		// Two lines at least stay on either side of a page break.
		s.glued = i == 1 || i > 0 && i == len(lines)-1
		boxes = append(boxes, s)
		widest = max(widest, l.width)
	}
	g.finish(p, boxes, widest, left, room)
	return boxes
}

// edges returns the left edge of the text, the indent of its first line and the room of the others, mm. Nothing
// reaches out of the column: not by a negative inset, nor by hanging further out than the text is set in.
func (g *Paragraph) edges(width float64) (left, indent, room float64) {
	left = max(0, g.Left)
	indent, room = max(-left, g.Indent), width-left-max(0, g.Right)
	if !(room >= leastRoom && room-indent >= leastRoom) {
		return 0, 0, max(width, 1)
	}
	return left, indent, room
}

// edge returns where the mark stands, mm.
func (g *Paragraph) edge(width float64) float64 {
	left, _, _ := g.edges(width)
	return left
}

// mark returns the words of a mark, with the white that parts it from the text.
func (p *layoutContext) mark(mark Run) []word {
	words := p.words([]Run{mark})
	if n := len(words); n > 0 {
		words[n-1].space = p.fonts.Width(" ", mark.Style)
	}
	return words
}

// natural returns how long words are on one line with the white after them, mm.
func natural(words []word) float64 {
	long := 0.0
	for _, w := range words {
		long += w.width + w.space
	}
	return long
}

// setMark puts a mark at x mm before the line that s is made of, on the same baseline.
func (p *layoutContext) setMark(s *lineBox, mark, words []word, leading, x float64) {
	l := line{last: len(mark), white: 1}
	set := p.setLine(mark, l, leading, x)
	text := s.ink
	s.ink = Ink{}
	s.ink.add(set.ink, 0, p.baseline(words, leading)-p.baseline(mark, leading))
	s.ink.add(text, 0, 0)
}

// offset returns how far a line starts from the edge where it leaves empty mm of its room.
func offset(align Align, empty float64) float64 {
	switch align {
	case Center:
		return empty / 2
	case Right:
		return empty
	}
	return 0
}

// finish adds what belongs to the paragraph as a whole: its bookmark and its rule.
func (g *Paragraph) finish(p *layoutContext, boxes []lineBox, widest, left, room float64) {
	if g.Bookmark != "" {
		title := p.readable(g.Bookmark, Regular)
		boxes[0].ink.Bookmarks = append(boxes[0].ink.Bookmarks, Bookmark{Title: title, Level: g.Level})
	}
	if g.Rule == nil {
		return
	}
	last := &boxes[len(boxes)-1]
	length := widest * g.Rule.Length
	baseline := last.height - last.foot
	if n := len(last.ink.Texts); n > 0 {
		baseline = last.ink.Texts[n-1].Y
	}
	bar := Rectangle{
		X: left + offset(g.Align, room-widest) + (widest-length)/2,
		Y: baseline + mm(g.Rule.Gap), Width: length, Height: mm(g.Rule.Thickness),
	}
	last.ink.Bars = append(last.ink.Bars, bar)
	last.height = max(last.height, bar.Y+bar.Height)
	last.foot = min(last.foot, last.height-bar.Y-bar.Height)
}

// setLine places the words of one line on a leading of so many mm, the first word at x mm.
func (p *layoutContext) setLine(words []word, l line, leading, x float64) lineBox {
	leads := p.leaded(words, leading)
	s := lineBox{height: leads.height, trim: leads.trim, foot: leads.foot}
	baseline := leads.baseline
	for i, w := range words {
		white := w.space * l.white
		ended := i == len(words)-1
		for j, part := range w.parts {
			if part.tick || part.blank {
				s.ink.drawn(part, x, baseline)
				x += part.width
				continue
			}
			t := Text{X: x, Y: baseline, Text: part.text, Face: part.style.Face, Size: part.style.Size}
			reach := part.width
			if j == len(w.parts)-1 && w.space > 0 {
				t.Text += " "
				if !ended {
					reach += white
				}
			}
			if part.atom != nil {
				s.ink.shaped(part, t, j > 0 || i > 0 && words[i-1].joint)
			} else {
				s.ink.Texts = append(s.ink.Texts, t)
			}
			p.dress(&s.ink, part, t, part.width, reach, goesOn(words, i, j))
			x += part.width
		}
		if !ended {
			x += white
		}
		if w.joint {
			x += l.joint
		}
	}
	return s
}

// leadedLine is how a line stands on its leading, mm.
type leadedLine struct {
	height   float64
	baseline float64 // from the line's top
	trim     float64 // white over its type
	foot     float64 // white under it
}

// leaded sets a line on a leading, where 0 stands for 1.25 times its largest size. The type stands in the middle of its
// leading, as office programs set it. Letters of other scripts, which reach further up and down, keep out of the lines
// beside theirs: where they would not, their line is higher.
func (p *layoutContext) leaded(words []word, leading float64) leadedLine {
	ascent, descent, size := p.extent(words)
	if leading <= 0 {
		leading = size * 1.25
	}
	over := (leading - ascent - descent) / 2
	l := leadedLine{height: leading, baseline: over + ascent, trim: over, foot: over}
	top, bottom := inkReach(words)
	if more := top - l.baseline; more > 0 {
		l.height, l.baseline = l.height+more, l.baseline+more
	}
	if more := bottom - (l.height - l.baseline); more > 0 {
		l.height += more
	}
	if top > ascent || bottom > descent {
		l.trim, l.foot = l.baseline-max(ascent, top), l.height-l.baseline-max(descent, bottom)
	}
	return l
}

// baseline returns how far the baseline of a line stands under its top, mm.
func (p *layoutContext) baseline(words []word, leading float64) float64 {
	return p.leaded(words, leading).baseline
}

// goesOn returns the part that follows part j of word i on the line, nil at its end.
func goesOn(words []word, i, j int) *wordPart {
	if j+1 < len(words[i].parts) {
		return &words[i].parts[j+1]
	}
	if i+1 < len(words) {
		return &words[i+1].parts[0]
	}
	return nil
}

// dress adds the underline and the link of a placed part. Both run on through the white where the next part has
// the same.
func (p *layoutContext) dress(ink *Ink, this wordPart, t Text, width, reach float64, next *wordPart) {
	if this.style.Underline {
		long := width
		if next != nil && next.style.Underline {
			long = reach
		}
		em := mm(this.style.Size)
		ink.Bars = append(ink.Bars, Rectangle{X: t.X, Y: t.Y + 0.1*em, Width: long, Height: 0.05 * em})
	}
	if this.link == "" {
		return
	}
	long := width
	if next != nil && next.link == this.link {
		long = reach
	}
	em := mm(this.style.Size)
	top, height := t.Y-p.fonts.Ascent(t.Face)*em, (p.fonts.Ascent(t.Face)+p.fonts.Descent(t.Face))*em
	if n := len(ink.Links); n > 0 && ink.Links[n-1].URL == this.link {
		ink.Links[n-1].Width = t.X + long - ink.Links[n-1].X
		return
	}
	ink.Links = append(ink.Links, LinkArea{X: t.X, Y: top, Width: long, Height: height, URL: this.link})
}

// extent returns how far the words reach above and below the baseline and their largest size, all in mm.
func (p *layoutContext) extent(words []word) (ascent, descent, size float64) {
	for _, w := range words {
		for _, part := range w.parts {
			em := mm(part.style.Size)
			ascent = max(ascent, p.fonts.Ascent(part.style.Face)*em)
			descent = max(descent, p.fonts.Descent(part.style.Face)*em)
			size = max(size, em)
		}
	}
	return ascent, descent, size
}
