package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// DropDown is the toolkit's choice of one among several that leaves the window its keys: Fyne's keeps Esc and Enter, so that a dialog
// in which one was chosen could be neither left nor confirmed.
type DropDown struct{ widget.Select }

// NewDropDown returns a choice; changed may be nil.
func NewDropDown(options []string, changed func(string)) *DropDown {
	d := &DropDown{}
	d.Options, d.OnChanged = options, changed
	d.ExtendBaseWidget(d)
	return d
}

// TypedKey chooses, or leaves the key to the window.
func (d *DropDown) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		d.Select.TypedKey(k)
	default:
		passKey(k)
	}
}

// TickBox is the toolkit's box to tick that leaves the window its keys.
type TickBox struct{ widget.Check }

// NewTickBox returns a box with words beside it.
func NewTickBox(label string) *TickBox {
	b := &TickBox{}
	b.Text = label
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey leaves all keys to the window: the letter of Space ticks it.
func (*TickBox) TypedKey(k *fyne.KeyEvent) { passKey(k) }
