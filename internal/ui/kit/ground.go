package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// Grounded sets what is to catch the eye on a ground of a colour, whose corners are round by a radius.
func Grounded(colour fyne.ThemeColorName, radius float32, content fyne.CanvasObject) *fyne.Container {
	ground := widgets.NewFill(colour)
	ground.Radius = radius
	return container.New(grounded{}, ground, content)
}

// grounded puts an object on a ground of its size.
type grounded struct{}

func (grounded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (grounded) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// HeightOf is the height at a width.
func (grounded) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[1], width)
}
