package paper

// Box is blocks in a frame. It stays on one page where one page can hold it; a taller one is framed on each.
type Box struct {
	Blocks  []Flowable
	Frame   float64 // pt, the thickness of the frame
	Padding float64 // mm of white between the frame and what is in it
	Before  float64 // pt above it, as a paragraph's
	After   float64 // pt below it
}

func (b *Box) lineBoxes(p *layoutContext, width float64) []lineBox {
	edge := mm(b.Frame) + b.Padding
	inner := max(1, width-2*edge)
	var framed []lineBox
	for _, held := range pageBoxes(p.stack(b.Blocks, inner), p.room-2*edge) {
		s := lineBox{height: held.height - held.trim - held.foot + 2*edge}
		s.ink.add(held.ink, edge, edge-held.trim)
		s.ink.frame(0, 0, width, s.height, mm(b.Frame))
		framed = append(framed, s)
	}
	return framed
}

// frame draws the four sides of a rectangle from its edges inwards, all in mm.
func (k *Ink) frame(x, y, width, height, thickness float64) {
	k.Bars = append(k.Bars,
		Rectangle{X: x, Y: y, Width: width, Height: thickness},
		Rectangle{X: x, Y: y + height - thickness, Width: width, Height: thickness},
		Rectangle{X: x, Y: y + thickness, Width: thickness, Height: height - 2*thickness},
		Rectangle{X: x + width - thickness, Y: y + thickness, Width: thickness, Height: height - 2*thickness},
	)
}
