package paper

// What a pen is to be put to is drawn, not typed: no font is asked for a box or a row of dots.
const (
	tickSide  = 0.66 // em, as high as a capital
	tickFrame = 0.75 // pt
	blankRule = 0.5  // pt
)

// shape returns how wide what a run draws is, mm; 0 where it is text.
func (f *Fonts) shape(r Run) float64 {
	if r.Tick {
		return tickSide * mm(r.Style.Size)
	}
	return max(0, r.Blank)
}

// drawn puts a tick box or a line to write on at x mm on the baseline.
func (k *Ink) drawn(this wordPart, x, baseline float64) {
	if this.tick {
		side := tickSide * mm(this.style.Size)
		k.frame(x, baseline-side, side, side, mm(tickFrame))
		return
	}
	k.Bars = append(k.Bars, Rectangle{X: x, Y: baseline, Width: this.width, Height: mm(blankRule)})
}

// WriteLines are empty lines to write on, as wide as their column.
type WriteLines struct {
	Count   int
	Leading float64 // pt from line to line
}

func (w *WriteLines) lineBoxes(_ *layoutContext, width float64) []lineBox {
	boxes := make([]lineBox, max(0, w.Count))
	for i := range boxes {
		height := mm(w.Leading)
		boxes[i].height = height
		boxes[i].ink.Bars = []Rectangle{{Y: height - mm(blankRule), Width: width, Height: mm(blankRule)}}
	}
	return boxes
}
