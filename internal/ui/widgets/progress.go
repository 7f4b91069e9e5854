package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a thin bar that says how far work is.
type Progress struct {
	widget.BaseWidget
	share       float32
	ground, bar fyne.ThemeColorName
}

// NewProgress returns an empty bar.
func NewProgress() *Progress { return NewProgressIn(Line, Main) }

// NewProgressIn returns an empty bar in colours of its own.
func NewProgressIn(ground, bar fyne.ThemeColorName) *Progress {
	p := &Progress{ground: ground, bar: bar}
	p.ExtendBaseWidget(p)
	return p
}

// Set fills the bar to a share from 0 to 1.
func (p *Progress) Set(share float32) {
	p.share = min(max(share, 0), 1)
	p.Refresh()
}

// CreateRenderer draws the bar.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{progress: p, ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil)}
	r.ground.CornerRadius, r.bar.CornerRadius = 2, 2
	r.Refresh()
	return r
}

type progressRenderer struct {
	progress    *Progress
	ground, bar *canvas.Rectangle
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(40), 4) }

func (r *progressRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Resize(fyne.NewSize(size.Width*r.progress.share, size.Height))
}

func (r *progressRenderer) Refresh() {
	r.ground.FillColor, r.bar.FillColor = colour(r.progress.ground), colour(r.progress.bar)
	r.Layout(r.progress.Size())
	canvas.Refresh(r.progress)
}

func (r *progressRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar}
}
func (r *progressRenderer) Destroy() {}
