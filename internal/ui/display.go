package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// openWindow shows the window for the first time. The toolkit panics where it finds no display, and where the
// display has no OpenGL it only logs so and would then run for ever without a window; both come back as
// ErrNoDisplay.
func openWindow(w fyne.Window) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%w: %v", ErrNoDisplay, cause)
		}
	}()
	w.Show()
	if !onScreen(w) {
		return fmt.Errorf("%w: the toolkit made no window", ErrNoDisplay)
	}
	return nil
}

// onScreen tells whether the system knows the window. A driver that cannot say is believed.
func onScreen(w fyne.Window) bool {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return true
	}
	found := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			found = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			found = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			found = c.HWND != 0
		case driver.MacWindowContext:
			found = c.NSWindow != 0
		}
	})
	return found
}
