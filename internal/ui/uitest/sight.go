// Package uitest is what the tests of the window and of its pages share: a filled sample library, a window around one
// page, and eyes that find what a person would see.
package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Sighted is where an object is in the window.
type Sighted struct {
	Object fyne.CanvasObject
	At     fyne.Position
	Size   fyne.Size
}

// Middle is where one would press.
func (b Sighted) Middle() fyne.Position { return b.At.AddXY(b.Size.Width/2, b.Size.Height/2) }

// InSight returns the objects of a window that are wanted and can be reached with the pointer, from the bottom to
// the top. A dialog keeps the pointer from what is under it.
func InSight(w fyne.Window, wanted func(fyne.CanvasObject) bool) []Sighted {
	layer := w.Content()
	if dialogs := w.Canvas().Overlays().List(); len(dialogs) > 0 {
		layer = dialogs[len(dialogs)-1]
	}
	var all []Sighted
	walk(layer, fyne.NewPos(0, 0), Sighted{Size: w.Canvas().Size()}, func(b Sighted) {
		if wanted(b.Object) {
			all = append(all, b)
		}
	})
	return all
}

// Find returns the topmost object of a window in the test driver that is wanted.
func Find(w fyne.Window, wanted func(fyne.CanvasObject) bool) (Sighted, bool) {
	all := InSight(w, wanted)
	if len(all) == 0 {
		return Sighted{}, false
	}
	return all[len(all)-1], true
}

// walk visits an object and all in it that is in sight.
func walk(o fyne.CanvasObject, under fyne.Position, sight Sighted, visit func(Sighted)) {
	if o == nil || !o.Visible() {
		return
	}
	b := Sighted{o, under.Add(o.Position()), o.Size()}
	if middle := b.Middle(); inside(sight, middle) {
		visit(b)
	}
	if _, scrolls := o.(interface{ ScrollToOffset(at fyne.Position) }); scrolls {
		sight = b
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, b.At, sight, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, b.At, sight, visit)
		}
	}
}

func inside(b Sighted, at fyne.Position) bool {
	return at.X >= b.At.X && at.Y >= b.At.Y && at.X < b.At.X+b.Size.Width && at.Y < b.At.Y+b.Size.Height
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

// Saying finds what says just these words.
func Saying(words string) func(fyne.CanvasObject) bool {
	return func(o fyne.CanvasObject) bool { return wordsOf(o) == words }
}

// FieldOf returns the entry of an object one can type into, nil of any other.
func FieldOf(o fyne.CanvasObject) *widget.Entry {
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

// Hinting finds a field by its hint.
func Hinting(hint string) func(fyne.CanvasObject) bool {
	return func(o fyne.CanvasObject) bool {
		field := FieldOf(o)
		return field != nil && field.PlaceHolder == hint
	}
}

// SaysIn returns everything that is said in an object.
func SaysIn(o fyne.CanvasObject) string {
	all := ""
	walk(o, fyne.NewPos(0, 0), Sighted{Size: fyne.NewSize(1e6, 1e6)}, func(b Sighted) {
		all += wordsOf(b.Object) + "\n"
	})
	return all
}

// Press presses the topmost button that says the words of a key.
func Press(t testing.TB, w fyne.Window, key string) {
	t.Helper()
	button, ok := Find(w, Saying(words.Say(key)))
	if !ok {
		t.Fatalf("nothing says %s", key)
	}
	button.Object.(*widgets.Button).OnTapped()
}

// Within returns the objects in an object that are wanted, also those that are scrolled out of sight.
func Within(o fyne.CanvasObject, wanted func(fyne.CanvasObject) bool) (all []fyne.CanvasObject) {
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		if wanted(o) {
			all = append(all, o)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	look(o)
	return all
}
