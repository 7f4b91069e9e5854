package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// pointEntry edits the words of a card. Enter goes on to the next field, and from the last to the next point:
// a point is one paragraph.
type pointEntry struct {
	Field
	card *PointCard
	at   int

	measured textHeight // what height found out last: a list asks for it again and again
}

// textHeight is the height of a text at a width and size of letters.
type textHeight struct {
	text                string
	width, size, height float32
}

func newPointEntry(c *PointCard, at int, f CardField) *pointEntry {
	e := &pointEntry{card: c, at: at}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = container.ScrollNone
	e.PlaceHolder = f.Hint
	e.TextStyle.Bold = f.Bold
	e.ExtendBaseWidget(e)
	e.Bound(AreaBound)
	e.SetText(f.Text)
	e.SetMinRowsVisible(1)
	e.OnChanged = func(text string) {
		if c.OnChanged != nil {
			c.OnChanged(at, text)
		}
	}
	return e
}

// height is that of all lines on a card of a width.
func (e *pointEntry) height(width float32) float32 {
	if m := e.measured; m.text == e.Text && m.width == width && m.size == Px(Body.Size) {
		return m.height
	}
	inner := width - Px(2*cardSide+cardGrip) - 2
	style := Body
	style.Bold = e.TextStyle.Bold
	lines := max(1, len(breakLines([]TextRun{{Text: e.Text}}, style, inner)))
	one := fyne.MeasureText("Ặg", Px(14), e.TextStyle).Height + Px(entryLead)
	e.measured = textHeight{e.Text, width, Px(Body.Size), float32(lines)*one + 2*Px(entryHair)}
	return e.measured.height
}

// TypedKey listens for Enter.
func (e *pointEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name != fyne.KeyReturn && k.Name != fyne.KeyEnter {
		e.Field.TypedKey(k)
		return
	}
	if next := e.at + 1; next < len(e.card.entries) {
		if c := canvasNow(); c != nil {
			c.Focus(e.card.entries[next])
		}
		return
	}
	if e.card.OnEnter != nil {
		e.card.OnEnter()
	}
}

// TypedShortcut listens for Alt with an arrow.
func (e *pointEntry) TypedShortcut(s fyne.Shortcut) {
	if own, ok := s.(*desktop.CustomShortcut); ok && own.Modifier == fyne.KeyModifierAlt && e.card.OnMove != nil {
		switch own.KeyName {
		case fyne.KeyUp:
			e.card.OnMove(-1)
			return
		case fyne.KeyDown:
			e.card.OnMove(1)
			return
		}
	}
	e.Field.TypedShortcut(s)
}

// FocusGained shows which point has the keyboard.
func (e *pointEntry) FocusGained() {
	e.card.framed(Main)
	e.Entry.FocusGained()
}

// FocusLost ends it.
func (e *pointEntry) FocusLost() {
	e.card.framed(Line)
	e.Field.FocusLost()
	e.card.edited()
}
