package compose

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// The widths of the three panes of the page, in the toolkit's units at 100 %: the clippings take a share of it up to a most; so
// does the paper, which has whatever the outline has no use for besides: lines longer than outlineMost are hard to read.
const (
	clippingsMost, clippingsShare = 292, 0.235
	paperMost, paperShare         = 470, 0.345
	outlineMost                   = 780
	draggedLeast                  = 180  // of a pane that is dragged narrower
	draggedMost                   = 0.45 // the share of the page that one dragged wider may take
	outlineLeast                  = 0.25 // the share that the outline keeps
)

// composerLayout sets clippings, outline and paper beside each other with a divider on each border, or shows the paper alone.
type composerLayout struct {
	wide        bool
	left, right *kit.DraggedPane
}

func newComposerLayout(c *Composer) *composerLayout {
	renew := func() { c.box.Refresh() }
	return &composerLayout{
		left:  kit.NewLeftPane(c.PageContext, c.needs.Widths, "clippings", renew),
		right: kit.NewRightPane(c.PageContext, c.needs.Widths, "paper", renew),
	}
}

// recall has the panes as wide as they were dragged once.
func (l *composerLayout) recall() {
	l.left.Recall()
	l.right.Recall()
}

func (l *composerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := min(widgets.Px(draggedLeast), size.Width*clippingsShare)
	left := l.left.Width(min(widgets.Px(clippingsMost), size.Width*clippingsShare), least, size.Width*draggedMost)
	paper := max(min(widgets.Px(paperMost), size.Width*paperShare), size.Width-left-widgets.Px(outlineMost))
	right := l.right.Width(paper, least, min(size.Width*draggedMost, size.Width-left-outlineLeast*size.Width))
	widths := []float32{left, size.Width - left - right, right}
	if l.wide {
		widths = []float32{0, 0, size.Width}
	}
	x := float32(0)
	for i, width := range widths {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		x += width
	}
	l.left.PlaceDivider(left, size.Height)
	l.right.PlaceDivider(size.Width-right, size.Height)
	kit.SetHidden(l.left.Divider, l.wide)
	kit.SetHidden(l.right.Divider, l.wide)
}

func (*composerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
