package browse

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/read"
	"baocaovien/internal/ui/widgets"
)

// oneBelow is the width (at 100 %) under which the list and the article take turns: large letters on a small
// screen leave no room for both.
const oneBelow = 540

// listAndReading sets the list beside the article that is read; where there is no room for both, the article in the
// place of the list, with the way back to it.
type listAndReading struct {
	*kit.Panes
	reading *read.Pane
}

func (l *listAndReading) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, article, divider := objects[0], objects[1], objects[2]
	one := size.Width < widgets.Px(oneBelow)
	reads := l.reading.ID() != 0
	kit.SetHidden(list, one && reads)
	kit.SetHidden(article, one && !reads)
	kit.SetHidden(divider, one)
	l.reading.TakeTurns(one)
	if !one {
		l.Panes.Layout(objects, size)
		return
	}
	for _, o := range objects[:2] {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// CloseArticle goes from the article back to the list, which stays where it was.
func (b *Browser) CloseArticle() {
	b.reading.Clear()
	b.rows.SetCurrent(-1)
	b.box.Refresh()
	b.focusList()
}
