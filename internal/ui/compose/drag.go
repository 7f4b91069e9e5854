package compose

import (
	"slices"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
)

// drag is a card under way to another place; a line shows where it would go.
type drag struct {
	line *widgets.Fill
	to   position
	on   bool // it would go somewhere
}

// fromClippings stands for the place of what is not in the outline yet.
var fromClippings = position{0, -1}

// dragged shows where a card would go if it were let go now. pointer is in the window.
func (e *editor) dragged(from position, pointer fyne.Position) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(e.scroll).Y
	e.edge(pointer.Y - top)
	e.drag.to, e.drag.on = from, false
	if pointer.X < driver.AbsolutePositionForObject(e.scroll).X {
		e.drag.line.Hide()
		return // still over the clippings
	}
	best, nearest := float32(0), float32(-1)
	try := func(to position, y float32) {
		away := max(y-pointer.Y, pointer.Y-y)
		if samePart(from, to) && (nearest < 0 || away < nearest) {
			e.drag.to, e.drag.on, best, nearest = to, true, y, away
		}
	}
	for at, card := range e.cards {
		y := driver.AbsolutePositionForObject(card).Y
		try(at, y-widgets.Px(4))
		try(position{at.section, at.point + 1}, y+card.Size().Height+widgets.Px(4))
	}
	for s, head := range e.heads[:len(e.page.outline.Sections)] {
		if len(e.page.outline.Sections[s].Points) == 0 { // an empty section takes what is dropped under its head
			try(position{s, 0}, driver.AbsolutePositionForObject(head).Y+head.Size().Height+widgets.Px(6))
		}
	}
	y := best - top
	e.drag.line.Hidden = !e.drag.on || y < 0 || y > e.scroll.Size().Height
	e.drag.line.Move(fyne.NewPos(widgets.Px(16), e.scroll.Position().Y+y-1))
	e.drag.line.Resize(fyne.NewSize(e.scroll.Size().Width-2*widgets.Px(16), 3))
	e.drag.line.Refresh()
}

// edge scrolls where a card is dragged to the upper or lower edge.
func (e *editor) edge(y float32) {
	room, near := e.scroll.Size().Height, widgets.Px(24)
	switch {
	case y < near:
		e.scroll.To(e.scroll.Top() - near/2)
	case y > room-near:
		e.scroll.To(e.scroll.Top() + near/2)
	}
}

// samePart tells whether a card can go to a place: points among points, slogans and questions among their own.
func samePart(from, to position) bool {
	return from.section == to.section || from.section >= 0 && to.section >= 0
}

// dropped puts a card where it was dragged.
func (e *editor) dropped(from position) {
	to := e.drag.to
	e.drag.line.Hide()
	if !e.drag.on {
		return
	}
	e.drag.on = false
	if from.section == to.section && to.point > from.point {
		to.point-- // it is taken out first
	}
	if to != from {
		e.page.put(from, to)
	}
}

// droppedClipping puts what was dragged from the clippings into the outline.
func (e *editor) droppedClipping(p library.OutlinePoint) {
	to := e.drag.to
	e.drag.line.Hide()
	if !e.drag.on {
		return
	}
	e.drag.on = false
	e.page.change(func(o *library.Outline) {
		points := &o.Sections[to.section].Points
		*points = slices.Insert(*points, min(to.point, len(*points)), p)
	})
}

// dragLayout leaves the line where it was put.
type dragLayout struct{}

func (dragLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (dragLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
