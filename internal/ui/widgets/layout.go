package widgets

import (
	"fyne.io/fyne/v2"
)

// Layouts of the window. Where Fyne's own put the theme's padding between things, these put exactly what
// they are told (for 100 %).

// Column stacks objects from top to bottom, each as wide as the column, text wrapped to it.
type Column struct{ Gap float32 }

// sized is an object that knows its height at a width before it is laid out.
type sized interface{ HeightFor(width float32) float32 }

// HeightAt returns the height an object takes at a width.
func HeightAt(o fyne.CanvasObject, width float32) float32 {
	if s, ok := o.(sized); ok {
		return max(s.HeightFor(width), 0)
	}
	if c, ok := o.(*fyne.Container); ok {
		if s, ok := c.Layout.(interface {
			HeightOf([]fyne.CanvasObject, float32) float32
		}); ok {
			return s.HeightOf(c.Objects, width)
		}
	}
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // lets Fyne's labels wrap
	}
	return o.MinSize().Height
}

// HeightOf is the height at a width.
func (c Column) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	y, gap := float32(0), float32(0)
	for _, o := range objects {
		if o.Visible() {
			y += gap + HeightAt(o, width)
			gap = Px(c.Gap)
		}
	}
	return y
}

// Layout places the objects.
func (c Column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightAt(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + Px(c.Gap)
	}
}

// MinSize is as high as the objects are at the width they were last given.
func (c Column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	gap := float32(0)
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size.Width = max(size.Width, least.Width)
			size.Height += gap + least.Height
			gap = Px(c.Gap)
		}
	}
	return size
}

// Inset puts air around its one object.
type Inset struct{ Top, Right, Bottom, Left float32 }

// Around is the same air above and below, and at both sides.
func Around(vertical, horizontal float32) Inset {
	return Inset{vertical, horizontal, vertical, horizontal}
}

func (i Inset) air() (at fyne.Position, around fyne.Size) {
	return fyne.NewPos(Px(i.Left), Px(i.Top)), fyne.NewSize(Px(i.Left)+Px(i.Right), Px(i.Top)+Px(i.Bottom))
}

// HeightOf is the height at a width.
func (i Inset) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	_, around := i.air()
	h := float32(0)
	for _, o := range objects {
		h = max(h, HeightAt(o, width-around.Width))
	}
	return h + around.Height
}

// Layout places the object.
func (i Inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at, around := i.air()
	for _, o := range objects {
		o.Move(at)
		o.Resize(size.Subtract(around))
	}
}

// MinSize is the object's and the air.
func (i Inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, around := i.air()
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.Add(around)
}

// Bar sets objects in a row, each in its least width and centred on the row; Spread gets the room left.
type Bar struct {
	Gap    float32
	Spread int // index of the object that takes the room left, -1 for none
}

// Layout places the objects.
func (b Bar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := size.Width - b.MinSize(objects).Width
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if i == b.Spread {
			least.Width = max(least.Width+left, 0)
		}
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x += least.Width + Px(b.Gap)
	}
}

// MinSize is the sum of the objects' widths.
func (b Bar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	gap := float32(0)
	for _, o := range objects {
		if o.Visible() {
			least := o.MinSize()
			size.Width += gap + least.Width
			size.Height = max(size.Height, least.Height)
			gap = Px(b.Gap)
		}
	}
	return size
}

// Flow sets objects in rows like words, breaking where a row is full.
type Flow struct {
	Gap, Between float32
	Centred      bool // each row in the middle
	Trailing     bool // each row at the right
}

func (f Flow) place(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	x, y, tall := float32(0), float32(0), float32(0)
	var row []func(shift float32)
	end := func() {
		shift := float32(0)
		switch rest := max(width-x+Px(f.Gap), 0); {
		case f.Centred:
			shift = rest / 2
		case f.Trailing:
			shift = rest
		}
		for _, place := range row {
			place(shift)
		}
		row = nil
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > width {
			end()
			x, y, tall = 0, y+tall+Px(f.Between), 0
		}
		if least.Width > width {
			least = fyne.NewSize(width, HeightAt(o, width))
		}
		tall = max(tall, least.Height)
		at := fyne.NewPos(x, y)
		row = append(row, func(shift float32) { put(o, at.AddXY(shift, 0), least) })
		if least.Width > 0 { // what only takes room left in a bar takes none here
			x += least.Width + Px(f.Gap)
		}
	}
	end()
	return y + tall
}

// HeightOf is the height at a width.
func (f Flow) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return f.place(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

// Layout places the objects, each in the middle of a row of equal heights.
func (f Flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	tallest := float32(0)
	for _, o := range objects {
		tallest = max(tallest, o.MinSize().Height)
	}
	f.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, least fyne.Size) {
		o.Resize(least)
		o.Move(at.AddXY(0, max(tallest-least.Height, 0)/2))
	})
}

// MinSize is that of the widest object; the height needs a width first.
func (f Flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(0, size.Height)
}
