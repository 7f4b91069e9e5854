package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// pinnedLeast is the height (at 100 %) that a head and a foot leave to what scrolls between them, or they scroll with it.
const pinnedLeast = 160

// Pinned keeps a head and a foot, nil for none, above and under what scrolls; where the window is too low for that, all of it
// scrolls as one.
func Pinned(head, foot fyne.CanvasObject, view *widgets.Scrolled) *fyne.Container {
	return PinnedDownTo(pinnedLeast, head, foot, view)
}

// PinnedDownTo is Pinned where head and foot leave another height (at 100 %).
func PinnedDownTo(least float32, head, foot fyne.CanvasObject, view *widgets.Scrolled) *fyne.Container {
	p := &pinned{least: least, head: head, foot: foot, view: view, dock: docked{top: head, bottom: foot}}
	p.apart = append(p.apart, view)
	for _, o := range []fyne.CanvasObject{head, foot} {
		if o != nil {
			p.apart = append(p.apart, o)
		}
	}
	p.box = container.New(p, p.apart...)
	return p.box
}

type pinned struct {
	least      float32
	head, foot fyne.CanvasObject
	view       *widgets.Scrolled
	dock       docked
	apart      []fyne.CanvasObject // what stands in the box where head and foot stand still
	box        *fyne.Container
}

func (p *pinned) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	left := size.Height
	for _, o := range p.apart[1:] {
		if o.Visible() {
			left -= widgets.HeightAt(o, size.Width)
		}
	}
	if left < widgets.Px(p.least) {
		p.box.Objects = p.apart[:1]
		p.view.Enclose(p.head, p.foot)
		p.view.Move(fyne.NewPos(0, 0))
		p.view.Resize(size)
		p.view.Relayout()
		return
	}
	p.box.Objects = p.apart
	p.view.Enclose(nil, nil)
	p.dock.Layout(p.apart, size)
}

func (p *pinned) MinSize([]fyne.CanvasObject) fyne.Size { return p.dock.MinSize(p.apart) }

// Layered gives each of its objects all the room, and is as high as the highest in sight: a list, or what stands in its place where
// it is empty.
type Layered struct{}

// Layout gives each all the room.
func (Layered) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// HeightOf is the height at a width.
func (Layered) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h = max(h, widgets.HeightAt(o, width))
		}
	}
	return h
}

// MinSize is none: it follows from the width.
func (Layered) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
