package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tick is the picture of a tick box; what it belongs to (a row) hears the pointer and the keyboard.
type tick struct {
	widget.BaseWidget
	on, hovered bool
}

func newTick() *tick {
	t := &tick{}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tick) set(on, hovered bool) {
	t.on, t.hovered = on, hovered
	t.Refresh()
}

// CreateRenderer draws the box.
func (t *tick) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{tick: t, box: canvas.NewRectangle(nil), mark: canvas.NewImageFromResource(nil)}
	r.mark.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type tickRenderer struct {
	tick *tick
	box  *canvas.Rectangle
	mark *canvas.Image
}

func (r *tickRenderer) paint() {
	r.box.CornerRadius, r.box.StrokeWidth = 3, 1.5
	r.box.FillColor, r.box.StrokeColor = colour(Card), colour(Soft)
	if r.tick.hovered {
		r.box.StrokeColor = colour(Main)
	}
	if r.tick.on {
		r.box.FillColor, r.box.StrokeColor = colour(Main), colour(Main)
	}
	r.mark.Hidden = !r.tick.on
	r.mark.Resource = theme.NewColoredResource(theme.ConfirmIcon(), OnMain)
}

func (r *tickRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(15), Px(15)) }

func (r *tickRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.mark.Resize(size)
}

func (r *tickRenderer) Refresh() {
	r.paint()
	r.mark.Refresh()
	canvas.Refresh(r.tick)
}

func (r *tickRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.mark} }
func (r *tickRenderer) Destroy()                     {}
