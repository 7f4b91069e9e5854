package read

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// marginNote stands in the margin beside the block it was taken from: a point, or the figures of a passage.
type marginNote struct {
	widget.BaseWidget
	block int
	body  *fyne.Container
}

func newMarginNote(block int, title, text string, lines int, add func()) *marginNote {
	n := &marginNote{block: block, body: container.New(widgets.Column{},
		widgets.NewLabel(title, widgets.Small.In(widgets.Ink).Heavy()),
		widgets.NewLabel(text, widgets.Small.AtMost(lines)),
		kit.Row(widgets.NewLink(words.Say("window.take"), add)),
	)}
	n.ExtendBaseWidget(n)
	return n
}

// HeightFor returns the height at a width.
func (n *marginNote) HeightFor(width float32) float32 { return widgets.HeightAt(n.body, width) }

// CreateRenderer shows the note.
func (n *marginNote) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.body) }

// margin returns what the margin suggests, from top to bottom.
func (p *Pane) margin() []fyne.CanvasObject {
	var all []*marginNote
	offered := map[string]bool{}
	for _, point := range p.points {
		offered[point.Text] = true
		if point.Kind == library.HeadingPoint {
			continue
		}
		taken := library.OutlinePoint{Text: point.Text, Quoted: &point}
		all = append(all, newMarginNote(point.Block, words.Say("window.suggested"), point.Text, 2, func() { p.Keep(taken) }))
	}
	for _, group := range kit.BySentence(p.figures) {
		if offered[group[0].Sentence] {
			continue
		}
		taken, text := kit.FigurePoint(group[0]), ""
		for i, f := range group {
			if i > 0 {
				text += " · "
			}
			text += f.Text
		}
		all = append(all, newMarginNote(group[0].Block, words.Say("window.figures"), text, 3, func() { p.Keep(taken) }))
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].block < all[j].block })
	objects := make([]fyne.CanvasObject, len(all))
	for i, n := range all {
		objects[i] = n
	}
	return objects
}
