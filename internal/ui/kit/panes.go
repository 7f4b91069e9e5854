package kit

import (
	"context"
	"math"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// PaneMemory keeps how wide a person made a pane, in the toolkit's units at 100 %; 0 for not at all.
type PaneMemory interface {
	PaneWidth(ctx context.Context, pane string) (int, error)
	SetPaneWidth(ctx context.Context, pane string, width int) error
}

// DraggedPane is a pane at the left or right of a page that can be dragged wider by the divider on its inner border. It stays
// as wide as it was dragged, also at the next start and, as far as there is room, in a narrower window.
type DraggedPane struct {
	Divider *widgets.Divider

	page   *PageContext
	memory PaneMemory
	name   string
	inward float32 // 1 where the divider is at its right, -1 where it is at its left
	dirty  func()  // has the page laid out anew
	wide   float32 // as dragged, at 100 %; 0 for not at all
	now    float32 // as laid out
	place  Slot
	writes Slot
}

// NewLeftPane is a pane at the left of a page. Dirty has the page laid out anew.
func NewLeftPane(d *PageContext, memory PaneMemory, name string, dirty func()) *DraggedPane {
	return newDraggedPane(d, memory, name, 1, dirty)
}

// NewRightPane is a pane at the right of a page.
func NewRightPane(d *PageContext, memory PaneMemory, name string, dirty func()) *DraggedPane {
	return newDraggedPane(d, memory, name, -1, dirty)
}

func newDraggedPane(d *PageContext, memory PaneMemory, name string, inward float32, dirty func()) *DraggedPane {
	p := &DraggedPane{Divider: widgets.NewDivider(), page: d, memory: memory, name: name, inward: inward, dirty: dirty}
	p.Divider.OnDrag = func(by float32) { p.set(max(1, (p.now+by*p.inward)/widgets.Px(1))) }
	p.Divider.OnDrop = p.keep
	p.Divider.OnBack = func() {
		p.set(0)
		p.keep()
	}
	return p
}

// Recall has the pane as wide as it was dragged once.
func (p *DraggedPane) Recall() {
	Load(p.page.Tasks, &p.place, func(ctx context.Context) (int, error) { return p.memory.PaneWidth(ctx, p.name) }, func(width int, err error) {
		if err != nil {
			p.page.Log(err)
		}
		p.set(float32(width))
	})
}

func (p *DraggedPane) set(wide float32) {
	if wide != p.wide {
		p.wide = wide
		p.dirty()
	}
}

// keep remembers the width.
func (p *DraggedPane) keep() {
	width := int(math.Round(float64(p.wide)))
	Do(p.page.Tasks, &p.writes, func(ctx context.Context) error { return p.memory.SetPaneWidth(ctx, p.name, width) }, func(err error) {
		if err != nil {
			p.page.Log(err)
		}
	})
}

// Width is how wide the pane is laid out: as it was dragged, between least and most, or else as wide as it is by itself. All
// are in the toolkit's units.
func (p *DraggedPane) Width(itself, least, most float32) float32 {
	p.now = itself
	if p.wide > 0 {
		p.now = min(max(widgets.Px(p.wide), least), most)
	}
	return p.now
}

// PlaceDivider sets the divider on a border of the page.
func (p *DraggedPane) PlaceDivider(at, height float32) {
	p.Divider.Resize(fyne.NewSize(widgets.DividerRoom, height))
	p.Divider.Move(fyne.NewPos(at-widgets.DividerRoom/2.0, 0))
}

// Panes sets a list beside what it opens, and the divider on their border. By itself the list takes a share of the width between
// least and most. Where there is no room for both, they take turns: what is open stands in the place of the list, with the way
// back to it.
type Panes struct {
	*DraggedPane
	Least, Most, Share float32 // Least and Most in the toolkit's units at 100 %

	Opened  func() bool   // tells whether something is open
	OnTurns func(on bool) // is told whether they take turns
}

// oneBelow is the width (at 100 %) under which they take turns: large letters on a small screen leave no room for both.
const oneBelow = 540

// How much of the page the list may take: by itself, and dragged.
const (
	paneShare    = 0.42
	draggedShare = 0.65
)

// Layout sets the list, what it opens, and the divider.
func (p *Panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	one := size.Width < widgets.Px(oneBelow)
	SetHidden(objects[0], one && p.Opened())
	SetHidden(objects[1], one && !p.Opened())
	SetHidden(p.Divider, one)
	p.OnTurns(one)
	if one {
		for _, o := range objects[:2] {
			o.Move(fyne.NewPos(0, 0))
			o.Resize(size)
		}
		return
	}
	least := widgets.Px(p.Least)
	left := p.Width(min(max(size.Width*p.Share, least), widgets.Px(p.Most), size.Width*paneShare), least, size.Width*draggedShare)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
	p.PlaceDivider(left, size.Height)
}

// MinSize is none: pages are laid out in what there is.
func (*Panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
