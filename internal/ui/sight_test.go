package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// box is where an object is in the window.
type box struct {
	object fyne.CanvasObject
	at     fyne.Position
	size   fyne.Size
}

func (b box) middle() fyne.Position { return b.at.AddXY(b.size.Width/2, b.size.Height/2) }

// inSight returns the objects of a window that are wanted and can be reached with the pointer, from the bottom to
// the top. A dialog keeps the pointer from what is under it.
func inSight(w fyne.Window, wanted func(fyne.CanvasObject) bool) []box {
	layer := w.Content()
	if dialogs := w.Canvas().Overlays().List(); len(dialogs) > 0 {
		layer = dialogs[len(dialogs)-1]
	}
	var all []box
	walk(layer, fyne.NewPos(0, 0), box{size: w.Canvas().Size()}, func(b box) {
		if wanted(b.object) {
			all = append(all, b)
		}
	})
	return all
}

// find returns the topmost object of a window in the test driver that is wanted.
func find(v *Window, wanted func(fyne.CanvasObject) bool) (box, bool) {
	all := inSight(v.Window, wanted)
	if len(all) == 0 {
		return box{}, false
	}
	return all[len(all)-1], true
}

// walk visits an object and all in it that is in sight.
func walk(o fyne.CanvasObject, under fyne.Position, sight box, visit func(box)) {
	if o == nil || !o.Visible() {
		return
	}
	b := box{o, under.Add(o.Position()), o.Size()}
	if middle := b.middle(); inside(sight, middle) {
		visit(b)
	}
	if _, scrolls := o.(*container.Scroll); scrolls {
		sight = b
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, b.at, sight, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, b.at, sight, visit)
		}
	}
}

func inside(b box, at fyne.Position) bool {
	return at.X >= b.at.X && at.Y >= b.at.Y && at.X < b.at.X+b.size.Width && at.Y < b.at.Y+b.size.Height
}

// wordsOf returns what an object says.
func wordsOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case interface{ Label() string }:
		return o.Label()
	case interface{ Words() string }:
		return o.Words()
	}
	return ""
}

func saying(words string) func(fyne.CanvasObject) bool {
	return func(o fyne.CanvasObject) bool { return wordsOf(o) == words }
}

// fieldOf returns the entry of an object one can type into, nil of any other.
func fieldOf(o fyne.CanvasObject) *widget.Entry {
	switch o := o.(type) {
	case *widget.Entry:
		return o
	case *widgets.Field:
		return &o.Entry
	case *kit.SearchField:
		return &o.Entry
	default:
		return nil
	}
}

// hinting finds a field by its hint.
func hinting(hint string) func(fyne.CanvasObject) bool {
	return func(o fyne.CanvasObject) bool {
		field := fieldOf(o)
		return field != nil && field.PlaceHolder == hint
	}
}
