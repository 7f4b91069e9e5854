package sessions

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// besideName sets a field beside its name.
type besideName struct{}

// The width of the names of the fields, how far they stand below the top of theirs, and the width below which they stand
// above them (for 100 %).
const (
	nameWidth = 112
	nameDrop  = 6
	nameLeast = 420
)

func above(width float32) bool { return width < widgets.Px(nameLeast) }

// HeightOf is the height at a width.
func (besideName) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	name, field := objects[0], objects[1]
	if above(width) {
		return widgets.HeightAt(name, width) + widgets.HeightAt(field, width)
	}
	return max(widgets.HeightAt(name, widgets.Px(nameWidth))+widgets.Px(nameDrop), widgets.HeightAt(field, width-widgets.Px(nameWidth+8)))
}

// Layout places the two.
func (besideName) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, field := objects[0], objects[1]
	if above(size.Width) {
		h := widgets.HeightAt(name, size.Width)
		name.Move(fyne.NewPos(0, 0))
		name.Resize(fyne.NewSize(size.Width, h))
		field.Move(fyne.NewPos(0, h))
		field.Resize(fyne.NewSize(size.Width, size.Height-h))
		return
	}
	width := widgets.Px(nameWidth)
	name.Move(fyne.NewPos(0, widgets.Px(nameDrop)))
	name.Resize(fyne.NewSize(width, widgets.HeightAt(name, width)))
	field.Move(fyne.NewPos(width+widgets.Px(8), 0))
	field.Resize(fyne.NewSize(size.Width-width-widgets.Px(8), size.Height))
}

// MinSize is that of the field.
func (besideName) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}
