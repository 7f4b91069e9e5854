package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fill is a rectangle in a colour of the theme: a ground, a separator, a band.
type Fill struct {
	widget.BaseWidget
	Colour fyne.ThemeColorName
	Border fyne.ThemeColorName // "" for none
	Thick  float32             // of the border, 0 for one pixel
	Radius float32
	Min    fyne.Size // for 100 %
	Fixed  bool      // Min does not grow with the text
}

// NewFill returns a ground.
func NewFill(name fyne.ThemeColorName) *Fill {
	f := &Fill{Colour: name}
	f.ExtendBaseWidget(f)
	return f
}

// NewRule returns a separator, one pixel thick, along whatever side it is laid out on.
func NewRule() *Fill {
	f := NewFill(Line)
	f.Min, f.Fixed = fyne.NewSize(1, 1), true
	return f
}

// NewGap returns nothing: what takes the room left in a bar.
func NewGap() *Fill { return NewFill(none) }

// NewEdge returns the line around what stands before other things, by which one sees where it ends.
func NewEdge() *Fill {
	f := NewFill(none)
	f.Border, f.Radius, f.Thick = Edge, fixed[theme.SizeNamePopupRadius], 2 // one pixel of it is whole wherever it lies
	return f
}

// none is no colour.
const none fyne.ThemeColorName = ""

// SetColour changes the colour.
func (f *Fill) SetColour(name fyne.ThemeColorName) {
	if f.Colour != name {
		f.Colour = name
		f.Refresh()
	}
}

// CreateRenderer draws the rectangle.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	r := &fillRenderer{fill: f, rectangle: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

type fillRenderer struct {
	fill      *Fill
	rectangle *canvas.Rectangle
}

func (r *fillRenderer) paint() {
	r.rectangle.FillColor = nil
	if r.fill.Colour != none {
		r.rectangle.FillColor = colour(r.fill.Colour)
	}
	r.rectangle.CornerRadius = r.fill.Radius
	if r.fill.Border != "" {
		r.rectangle.StrokeColor, r.rectangle.StrokeWidth = colour(r.fill.Border), max(r.fill.Thick, 1)
	} else {
		r.rectangle.StrokeWidth = 0
	}
}

func (r *fillRenderer) Layout(size fyne.Size) { r.rectangle.Resize(size) }

func (r *fillRenderer) MinSize() fyne.Size {
	if r.fill.Fixed {
		return r.fill.Min
	}
	return fyne.NewSize(Px(r.fill.Min.Width), Px(r.fill.Min.Height))
}

func (r *fillRenderer) Refresh() {
	r.paint()
	canvas.Refresh(r.fill)
}

func (r *fillRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rectangle} }
func (r *fillRenderer) Destroy()                     {}
