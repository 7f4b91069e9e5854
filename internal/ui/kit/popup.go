package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/widgets"
)

// NewPop returns what stands over the page until one presses beside it, or Esc. It is shown by the caller, who knows where.
func (d *PageContext) NewPop(content fyne.CanvasObject) *widget.PopUp {
	pop := widget.NewPopUp(container.NewStack(widgets.NewEdge(), container.New(widgets.Around(10, 14), content)), d.Window.Canvas())
	d.Opened(pop, pop.Hide, nil)
	return pop
}
