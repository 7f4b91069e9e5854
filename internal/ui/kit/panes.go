package kit

import (
	"context"
	"math"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// PaneMemory keeps how wide a person made the left pane of a page, in the toolkit's units at 100 %; 0 for not at all.
type PaneMemory interface {
	PaneWidth(ctx context.Context, page string) (int, error)
	SetPaneWidth(ctx context.Context, page string, width int) error
}

// Panes sets a list beside what it opens, and a divider on their border. The list takes a share of the width between least and
// most, until a person drags the divider: then it is as wide as it was dragged, on a narrower window too as far as there is
// room.
type Panes struct {
	Least, Most, Share float32 // Least and Most in the toolkit's units at 100 %

	Divider *widgets.Divider

	page   *PageContext
	memory PaneMemory
	name   string
	dirty  func() // has both panes laid out anew
	wide   float32
	size   fyne.Size
	place  Slot
	writes Slot
}

// How much of the window the list may take: by itself, and dragged.
const (
	paneShare    = 0.42
	draggedShare = 0.65
)

// NewPanes loads how wide the list is on a page. Dirty lays both panes out anew.
func NewPanes(d *PageContext, memory PaneMemory, name string, least, most, share float32, dirty func()) *Panes {
	p := &Panes{Least: least, Most: most, Share: share, Divider: widgets.NewDivider(), page: d, memory: memory, name: name, dirty: dirty}
	p.Divider.OnDrag = p.drag
	p.Divider.OnDrop = p.keep
	p.Divider.OnBack = func() {
		p.set(0)
		p.keep()
	}
	return p
}

// Recall has the list as wide as it was dragged once.
func (p *Panes) Recall() {
	Load(p.page.Tasks, &p.place, func(ctx context.Context) (int, error) { return p.memory.PaneWidth(ctx, p.name) }, func(width int, err error) {
		if err != nil {
			p.page.Log(err)
		}
		p.set(float32(width))
	})
}

func (p *Panes) set(wide float32) {
	if wide != p.wide {
		p.wide = wide
		p.dirty()
	}
}

// drag makes the list wider by so much.
func (p *Panes) drag(by float32) { p.set(max(1, (p.left(p.size)+by)/widgets.Px(1))) }

// keep remembers the width.
func (p *Panes) keep() {
	width := int(math.Round(float64(p.wide)))
	Do(p.page.Tasks, &p.writes, func(ctx context.Context) error { return p.memory.SetPaneWidth(ctx, p.name, width) }, func(err error) {
		if err != nil {
			p.page.Log(err)
		}
	})
}

// left is how wide the list is.
func (p *Panes) left(size fyne.Size) float32 {
	if p.wide > 0 {
		return min(max(widgets.Px(p.wide), widgets.Px(p.Least)), size.Width*draggedShare)
	}
	return min(max(size.Width*p.Share, widgets.Px(p.Least)), widgets.Px(p.Most), size.Width*paneShare)
}

// Layout sets the list, what it opens, and the divider.
func (p *Panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.size = size
	left := p.left(size)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[2].Resize(fyne.NewSize(widgets.DividerRoom, size.Height))
	objects[2].Move(fyne.NewPos(left-widgets.DividerRoom/2.0, 0))
}

// MinSize is none: pages are laid out in what there is.
func (*Panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
