package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Divider stands between two panes and is dragged to make one wider. It is a line with room for the pointer at both sides.
type Divider struct {
	widget.BaseWidget
	OnDrag func(by float32) // to the right, in the toolkit's units
	OnDrop func()
	OnBack func() // tapped twice: the panes are to stand as they did at first

	hovered bool
}

var _ fyne.Draggable = (*Divider)(nil)

// DividerRoom is how much of both panes takes hold of the divider, in the toolkit's units.
const DividerRoom = 7

// NewDivider returns a divider; what listens is set by the layout it stands in.
func NewDivider() *Divider {
	d := &Divider{}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged tells how far.
func (d *Divider) Dragged(e *fyne.DragEvent) { d.OnDrag(e.Dragged.DX) }

// DragEnd tells that it was let go.
func (d *Divider) DragEnd() { d.OnDrop() }

// DoubleTapped puts it back.
func (d *Divider) DoubleTapped(*fyne.PointEvent) { d.OnBack() }

// Cursor shows that it moves to both sides.
func (d *Divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn shows that it can be taken hold of.
func (d *Divider) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved does nothing.
func (d *Divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (d *Divider) MouseOut() { d.hovered = false; d.Refresh() }

// CreateRenderer draws the line.
func (d *Divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{divider: d, line: canvas.NewRectangle(colour(Line))}
	r.Refresh()
	return r
}

type dividerRenderer struct {
	divider *Divider
	line    *canvas.Rectangle
}

// Layout puts the line in the middle: a pixel thick, three where the pointer is.
func (r *dividerRenderer) Layout(size fyne.Size) {
	thick := float32(1)
	if r.divider.hovered {
		thick = 3
	}
	r.line.Move(fyne.NewPos((size.Width-thick)/2, 0))
	r.line.Resize(fyne.NewSize(thick, size.Height))
}

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(DividerRoom, 0) }

func (r *dividerRenderer) Refresh() {
	shade := Line
	if r.divider.hovered {
		shade = Main
	}
	r.line.FillColor = colour(shade)
	r.Layout(r.divider.Size())
	r.line.Refresh()
}

func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *dividerRenderer) Destroy()                     {}
