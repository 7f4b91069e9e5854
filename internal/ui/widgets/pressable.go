package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is what everything that can be pressed has in common: pointer, keyboard focus, Enter and Space.
type pressable struct {
	widget.BaseWidget
	OnTapped func()
	hovered  bool
	focused  bool
	disabled bool
}

var (
	_ fyne.Focusable    = (*pressable)(nil)
	_ desktop.Hoverable = (*pressable)(nil)
)

// Tapped calls back.
func (p *pressable) Tapped(*fyne.PointEvent) { p.call() }

func (p *pressable) call() {
	if !p.disabled && p.OnTapped != nil {
		p.OnTapped()
	}
}

// FocusGained shows where the keyboard is.
func (p *pressable) FocusGained() { p.focused = true; p.BaseWidget.Refresh() }

// FocusLost ends it.
func (p *pressable) FocusLost() { p.focused = false; p.BaseWidget.Refresh() }

// TypedRune leaves letters to the window.
func (*pressable) TypedRune(r rune) { passRune(r) }

// TypedKey calls back on Enter and Space, and leaves other keys to the window.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace {
		p.call()
		return
	}
	passKey(e)
}

// MouseIn shows that it can be pressed.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.BaseWidget.Refresh() }

// MouseMoved does nothing.
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends it.
func (p *pressable) MouseOut() { p.hovered = false; p.BaseWidget.Refresh() }

// Disabled tells whether it can be pressed.
func (p *pressable) Disabled() bool { return p.disabled }

// Enable makes it work or not.
func (p *pressable) Enable(on bool) {
	if p.disabled == on {
		p.disabled = !on
		p.BaseWidget.Refresh()
	}
}
