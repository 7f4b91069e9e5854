package compose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
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

// turnsBelow is the width of the page (at 100 %) under which the three take turns: a third of less holds no line one can read, and
// large letters on a small screen (150 % at 1024) leave less.
const turnsBelow = 760

// composerPane is one of the three.
type composerPane int

const (
	clippingsPane composerPane = iota
	outlinePane
	paperPane
)

// paneName says which it is.
func paneName(p composerPane) string {
	return words.Say([]string{"window.material", "window.turn-outline", "window.turn-paper"}[p])
}

// composerLayout sets clippings, outline and paper beside each other with a divider on each border, or shows the paper alone. Where
// there is no room for the three, they take turns under a row that says which is in sight.
type composerLayout struct {
	wide        bool
	left, right *kit.DraggedPane
	turn        composerPane
	turns       *kit.ChipGroup[composerPane]
	bar         *fyne.Container // the row
	renew       func()
}

func newComposerLayout(c *Composer) *composerLayout {
	renew := func() { c.box.Refresh() }
	l := &composerLayout{
		left:  kit.NewLeftPane(c.PageContext, c.needs.Widths, "clippings", renew),
		right: kit.NewRightPane(c.PageContext, c.needs.Widths, "paper", renew),
		renew: renew, turn: outlinePane,
	}
	l.turns = kit.NewChipGroup([]composerPane{clippingsPane, outlinePane, paperPane}, paneName, l.see)
	l.bar = container.New(widgets.Column{}, container.New(widgets.Around(8, 14), l.turns.Box), widgets.NewRule())
	l.bar.Hide()
	l.turns.Set(l.turn)
	return l
}

// see has one of the three in sight, where they take turns.
func (l *composerLayout) see(p composerPane) {
	l.turns.Set(p)
	if l.turn != p {
		l.turn = p
		l.renew()
	}
}

// recall has the panes as wide as they were dragged once.
func (l *composerLayout) recall() {
	l.left.Recall()
	l.right.Recall()
}

// turning tells whether the three take turns.
func (l *composerLayout) turning(width float32) bool {
	return !l.wide && width < widgets.Px(turnsBelow)
}

func (l *composerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	turning := l.turning(size.Width)
	for i, o := range objects[:3] {
		kit.SetHidden(o, turning && composerPane(i) != l.turn || l.wide && composerPane(i) != paperPane)
	}
	kit.SetHidden(l.bar, !turning)
	kit.SetHidden(l.left.Divider, l.wide || turning)
	kit.SetHidden(l.right.Divider, l.wide || turning)
	if turning {
		top := widgets.HeightAt(l.bar, size.Width)
		l.bar.Move(fyne.NewPos(0, 0))
		l.bar.Resize(fyne.NewSize(size.Width, top))
		for _, o := range objects[:3] {
			o.Move(fyne.NewPos(0, top))
			o.Resize(fyne.NewSize(size.Width, size.Height-top))
		}
		return
	}
	l.abreast(objects, size)
}

// abreast sets the three beside each other.
func (l *composerLayout) abreast(objects []fyne.CanvasObject, size fyne.Size) {
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
}

func (*composerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
