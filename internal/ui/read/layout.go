package read

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
)

// paneLayout sets the column of text at 60–80 characters a line, and notes at its right where there is
// room for them.
type paneLayout struct{}

// Measures at 100 %: 600 is about 78 characters of 16 points.
const (
	columnMost  = 600
	columnLeast = 500
	noteWidth   = 172
)

// columns returns where the text begins and how wide it is, and where notes begin; 0 where there is no room.
func (l *paneLayout) columns(width float32) (left, text, notes float32) {
	left = min(widgets.Px(40-bandRoom), width*0.04)
	text = min(width-left-widgets.Px(28), widgets.Px(columnMost+bandRoom))
	if with := width - left - widgets.Px(noteWidth+14+20); with >= widgets.Px(columnLeast+bandRoom) {
		text = min(with, widgets.Px(columnMost+bandRoom))
		notes = left + text + widgets.Px(20)
	}
	return left, text, notes
}

func (l *paneLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, width, notes := l.columns(size.Width)
	column := objects[0].(*fyne.Container)
	column.Move(fyne.NewPos(left, 0))
	column.Resize(fyne.NewSize(width, size.Height))
	column.Layout.Layout(column.Objects, column.Size())
	next := float32(0)
	for _, o := range objects[1:] {
		n := o.(*marginNote)
		if n.Hidden = notes == 0 || n.block+1 >= len(column.Objects); n.Hidden {
			continue
		}
		y := max(column.Objects[n.block+1].Position().Y, next)
		h := n.HeightFor(widgets.Px(noteWidth))
		n.Move(fyne.NewPos(notes, y))
		n.Resize(fyne.NewSize(widgets.Px(noteWidth), h))
		next = y + h + widgets.Px(14)
	}
}

func (l *paneLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// HeightOf is the height of the text at a width of the pane.
func (l *paneLayout) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	_, text, _ := l.columns(width)
	return widgets.HeightAt(objects[0], text)
}

// banded sets a block, its first object, right of the bands of its themes. Where there are several, each takes
// its share of the height.
type banded struct{}

func (banded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := widgets.Px(bandRoom)
	objects[0].Move(fyne.NewPos(x, 0))
	objects[0].Resize(fyne.NewSize(size.Width-x, size.Height))
	share := size.Height / float32(max(1, len(objects)-1))
	for i, band := range objects[1:] {
		band.Move(fyne.NewPos(0, float32(i)*share))
		band.Resize(fyne.NewSize(3, share))
	}
}

func (b banded) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (b banded) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[0], width-widgets.Px(bandRoom))
}

// quoted sets a line beside quoted words.
type quoted struct{}

func (quoted) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(2, size.Height))
	objects[0].Move(fyne.NewPos(widgets.Px(10), 0))
	x := widgets.Px(26)
	objects[1].Move(fyne.NewPos(x, 0))
	objects[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}

func (quoted) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (quoted) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[1], width-widgets.Px(26))
}
