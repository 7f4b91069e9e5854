package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what everything that can be pressed has in common: pointer, keyboard focus, Enter and Space.
type press struct {
	widget.BaseWidget
	OnTapped func()
	hovered  bool
	focused  bool
	disabled bool
}

var (
	_ fyne.Focusable    = (*press)(nil)
	_ desktop.Hoverable = (*press)(nil)
)

// Tapped calls back.
func (p *press) Tapped(*fyne.PointEvent) { p.call() }

func (p *press) call() {
	if !p.disabled && p.OnTapped != nil {
		p.OnTapped()
	}
}

// FocusGained shows where the keyboard is.
func (p *press) FocusGained() { p.focused = true; p.BaseWidget.Refresh() }

// FocusLost ends it.
func (p *press) FocusLost() { p.focused = false; p.BaseWidget.Refresh() }

// TypedRune does nothing: Space comes as a key.
func (p *press) TypedRune(rune) {}

// TypedKey calls back on Enter and Space, and leaves other keys to the window.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace {
		p.call()
		return
	}
	passKey(e)
}

// MouseIn shows that it can be pressed.
func (p *press) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.BaseWidget.Refresh() }

// MouseMoved does nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (p *press) MouseOut() { p.hovered = false; p.BaseWidget.Refresh() }

// Disabled tells whether it can be pressed.
func (p *press) Disabled() bool { return p.disabled }

// Enable makes it work or not.
func (p *press) Enable(on bool) {
	if p.disabled == on {
		p.disabled = !on
		p.BaseWidget.Refresh()
	}
}
