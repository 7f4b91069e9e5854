package kit

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// Shares divides the width by shares; where that is too little, the objects stand under each other.
type Shares []float32

// sharedLeast is the width (at 100 %) below which there is too little.
const sharedLeast = 340

// Layout places the objects.
func (s Shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y, gap := float32(0), float32(0), widgets.Px(8)
	room := size.Width - gap*float32(len(objects)-1)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, y))
		h := o.MinSize().Height
		if size.Width < widgets.Px(sharedLeast) {
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
	if n := float32(len(objects)); width < widgets.Px(sharedLeast) {
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
