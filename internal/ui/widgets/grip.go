package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// grip is the handle of a card, by which it is dragged to another place.
type grip struct {
	widget.BaseWidget
	card    *PointCard
	hovered bool
}

var _ fyne.Draggable = (*grip)(nil)

func newGrip(c *PointCard) *grip {
	g := &grip{card: c}
	g.ExtendBaseWidget(g)
	return g
}

// Dragged tells where the pointer is.
func (g *grip) Dragged(e *fyne.DragEvent) {
	if g.card.OnDrag != nil {
		g.card.OnDrag(e.AbsolutePosition)
	}
}

// DragEnd tells that it was let go.
func (g *grip) DragEnd() {
	if g.card.OnDrop != nil {
		g.card.OnDrop()
	}
}

// Cursor shows that it can be taken hold of.
func (g *grip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn shows it too.
func (g *grip) MouseIn(*desktop.MouseEvent) { g.hovered = true; g.Refresh() }

// MouseMoved does nothing.
func (g *grip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (g *grip) MouseOut() { g.hovered = false; g.Refresh() }

const gripDots = 6

// CreateRenderer draws two columns of dots.
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	r := &gripRenderer{grip: g}
	for range gripDots {
		r.dots = append(r.dots, canvas.NewCircle(nil))
	}
	r.Refresh()
	return r
}

type gripRenderer struct {
	grip *grip
	dots []fyne.CanvasObject
}

func (r *gripRenderer) Layout(fyne.Size) {
	for i, dot := range r.dots {
		dot.Resize(fyne.NewSize(Px(2.4), Px(2.4)))
		dot.Move(fyne.NewPos(Px(5+5*float32(i%2)), Px(8+5.5*float32(i/2))))
	}
}

func (r *gripRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(cardGrip), Px(cardGrip)) }

func (r *gripRenderer) Refresh() {
	shade := Soft
	if r.grip.hovered {
		shade = Main
	}
	for _, dot := range r.dots {
		dot.(*canvas.Circle).FillColor = colour(shade)
		dot.Refresh()
	}
}

func (r *gripRenderer) Objects() []fyne.CanvasObject { return r.dots }
func (r *gripRenderer) Destroy()                     {}
