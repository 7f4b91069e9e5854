package kit

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// Shares divides the width by shares; where that is too little, the objects stand under each other.
type Shares []float32

// little tells whether a width is too little for so many objects beside each other.
func (Shares) little(width float32, objects int) bool {
	const least, each, besides = 340, 100, 40 // at 100 %
	return width < widgets.Px(max(least, each*float32(objects)+besides))
}

// Layout places the objects.
func (s Shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y, gap := float32(0), float32(0), widgets.Px(8)
	room := size.Width - gap*float32(len(objects)-1)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, y))
		h := o.MinSize().Height
		if s.little(size.Width, len(objects)) {
			o.Resize(fyne.NewSize(size.Width, h))
			y += h + widgets.Px(4)
			continue
		}
		o.Resize(fyne.NewSize(room*s[i], h))
		x += room*s[i] + gap
	}
}

// HeightOf is the height at a width.
func (s Shares) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	h := s.MinSize(objects).Height
	if n := float32(len(objects)); s.little(width, len(objects)) {
		return n*h + (n-1)*widgets.Px(4)
	}
	return h
}

// MinSize is the tallest object.
func (s Shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h = max(h, o.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}

// FieldBeside sets a field beside its button; where that leaves the field too little, the button stands under it.
type FieldBeside struct{}

// besideLeast is the least width of such a field, and besideGap the air between it and its button (at 100 %).
const (
	besideLeast = 230
	besideGap   = 8
)

func (FieldBeside) rest(objects []fyne.CanvasObject, width float32) (float32, bool) {
	rest := width - objects[1].MinSize().Width - widgets.Px(besideGap)
	return rest, rest >= widgets.Px(besideLeast)
}

// Layout places the two.
func (b FieldBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	field, button := objects[0], objects[1]
	high, least := field.MinSize().Height, button.MinSize()
	field.Move(fyne.NewPos(0, 0))
	rest, beside := b.rest(objects, size.Width)
	if !beside {
		field.Resize(fyne.NewSize(size.Width, high))
		button.Move(fyne.NewPos(0, high+widgets.Px(besideGap)))
		button.Resize(fyne.NewSize(min(least.Width, size.Width), least.Height))
		return
	}
	high = max(high, least.Height)
	field.Resize(fyne.NewSize(rest, high))
	button.Move(fyne.NewPos(size.Width-least.Width, 0))
	button.Resize(fyne.NewSize(least.Width, high))
}

// HeightOf is the height at a width.
func (b FieldBeside) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	high, least := objects[0].MinSize().Height, objects[1].MinSize().Height
	if _, beside := b.rest(objects, width); !beside {
		return high + widgets.Px(besideGap) + least
	}
	return max(high, least)
}

// MinSize is that of the field.
func (FieldBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}
