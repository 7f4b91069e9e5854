package uitest

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/ui/widgets"
)

// slack is how far letters may stand out of their room, in the toolkit's units: rounding.
const slack = 1.5

// Unreadable finds what a person could not read in a window: words cut off at the side of what they stand in, words out of
// the window, and words on other words. Each fault is told in a line; that a scroll has more above and below is none.
func Unreadable(w fyne.Window) []string {
	layer := w.Content()
	if dialogs := w.Canvas().Overlays().List(); len(dialogs) > 0 {
		layer = dialogs[len(dialogs)-1]
	}
	e := &eyes{}
	screen := sightSpan{to: fyne.NewPos(w.Canvas().Size().Width, w.Canvas().Size().Height)}
	e.look(layer, fyne.Position{}, screen, screen, "window")
	for i, a := range e.seen {
		for _, b := range e.seen[i+1:] {
			if a.room.meets(b.room, overlapped) {
				e.faults = append(e.faults, fmt.Sprintf("%q stands on %q", a.words, b.words))
			}
		}
	}
	return e.faults
}

// overlapped is how far two words must share a place in both directions to be one on the other: leading is no ink.
const overlapped = 4

type sightSpan struct{ from, to fyne.Position }

func spanOf(at fyne.Position, size fyne.Size) sightSpan { return sightSpan{at, at.Add(size)} }

// and is what both boxes have in common.
func (b sightSpan) and(o sightSpan) sightSpan {
	return sightSpan{
		fyne.NewPos(max(b.from.X, o.from.X), max(b.from.Y, o.from.Y)),
		fyne.NewPos(min(b.to.X, o.to.X), min(b.to.Y, o.to.Y)),
	}
}

func (b sightSpan) meets(o sightSpan, by float32) bool {
	c := b.and(o)
	return c.to.X-c.from.X > by && c.to.Y-c.from.Y > by
}

// seenWords are words in sight.
type seenWords struct {
	words string
	room  sightSpan
}

type eyes struct {
	faults []string
	seen   []seenWords
}

// look walks an object. sight is what can be seen of it: the window, less what is scrolled away; fixed is what cannot be
// scrolled to. inside names the widget it is a part of.
func (e *eyes) look(o fyne.CanvasObject, under fyne.Position, sight, fixed sightSpan, inside string) {
	if o == nil || !o.Visible() {
		return
	}
	at := under.Add(o.Position())
	room := spanOf(at, o.Size())
	if _, scrolls := o.(interface{ ScrollToOffset(at fyne.Position) }); scrolls {
		sight, fixed = sight.and(room), scrollable(o, fixed, room)
	}
	switch o := o.(type) {
	case *canvas.Text:
		e.read(o, at, sight, fixed, inside)
	case *fyne.Container:
		for _, child := range o.Objects {
			e.look(child, at, sight, fixed, inside)
		}
	case fyne.Widget:
		e.hint(o)
		if button, ok := o.(interface{ Label() string }); ok { // what it says must fit into it
			fixed = sightSpan{fyne.NewPos(max(fixed.from.X, room.from.X), fixed.from.Y), fyne.NewPos(min(fixed.to.X, room.to.X), fixed.to.Y)}
			inside = fmt.Sprintf("%T %q", o, button.Label())
			e.shortened(o, button.Label(), sight, room)
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			e.look(child, at, sight, fixed, inside)
		}
	}
}

// hint finds the hint of an empty field that has not the room, where no words above it say what it is for.
func (e *eyes) hint(o fyne.CanvasObject) {
	field := FieldOf(o)
	if named, is := o.(*widgets.Field); is && named.Purpose != "" {
		return
	}
	if field == nil || field.Text != "" || field.MultiLine || field.PlaceHolder == "" {
		return
	}
	room := o.Size().Width - 2*theme.InnerPadding()
	if need := fyne.MeasureText(field.PlaceHolder, theme.TextSize(), fyne.TextStyle{}).Width; need > room+slack {
		e.faults = append(e.faults, fmt.Sprintf("the hint %q is cut off, by %.0f", field.PlaceHolder, need-room))
	}
}

// shortened finds a button or chip in sight that shows only the beginning of what it says.
func (e *eyes) shortened(o fyne.Widget, label string, sight, room sightSpan) {
	switch o.(type) {
	case *widgets.Button, *widgets.Chip:
	default:
		return
	}
	for _, part := range test.WidgetRenderer(o).Objects() {
		words, is := part.(*canvas.Text)
		if is && words.Text != "" && !strings.HasSuffix(words.Text, label) && room.meets(sight, slack) {
			e.faults = append(e.faults, fmt.Sprintf("of %q only %q is seen", label, words.Text))
		}
	}
}

// scrollable is the fixed room of what stands in a scroll: without bounds up and down, and in the toolkit's own, which are
// those of fields, to the sides too.
func scrollable(o fyne.CanvasObject, fixed, room sightSpan) sightSpan {
	const far = 1e6
	fixed.from.Y, fixed.to.Y = -far, far
	fixed.from.X, fixed.to.X = max(fixed.from.X, room.from.X), min(fixed.to.X, room.to.X)
	if !strings.HasPrefix(fmt.Sprintf("%T", o), "*widgets.") {
		fixed.from.X, fixed.to.X = -far, far
	}
	return fixed
}

func (e *eyes) read(t *canvas.Text, at fyne.Position, sight, fixed sightSpan, inside string) {
	words := strings.TrimSpace(t.Text)
	if words == "" {
		return
	}
	room := spanOf(at, t.MinSize())
	switch {
	case room.from.X < fixed.from.X-slack || room.to.X > fixed.to.X+slack:
		e.faults = append(e.faults, fmt.Sprintf("%q is cut off at the side, by %.0f, in %s", words, max(fixed.from.X-room.from.X, room.to.X-fixed.to.X), inside))
	case room.from.Y < fixed.from.Y-slack || room.to.Y > fixed.to.Y+3*slack:
		e.faults = append(e.faults, fmt.Sprintf("%q is out of the window, by %.0f, in %s", words, max(fixed.from.Y-room.from.Y, room.to.Y-fixed.to.Y), inside))
	}
	if seen := room.and(sight); seen.to.X-seen.from.X > slack && seen.to.Y-seen.from.Y > slack {
		e.seen = append(e.seen, seenWords{words, seen})
	}
}
