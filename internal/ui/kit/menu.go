package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PopUnder shows a menu under what was pressed.
func PopUnder(w fyne.Window, under fyne.CanvasObject, items []*fyne.MenuItem) {
	pop := widget.NewPopUpMenu(fyne.NewMenu("", items...), w.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	room, size := w.Canvas().Size(), pop.MinSize()
	x := max(min(at.X, room.Width-size.Width-8), 0)
	y := at.Y + under.Size().Height
	if y+size.Height > room.Height {
		y = at.Y - size.Height
	}
	pop.ShowAtPosition(fyne.NewPos(x, y))
}
