package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"

	"baocaovien/internal/app"
)

// frame is what a system draws around a window, in the toolkit's units: the toolkit asks for the room inside it.
var frame = fyne.NewSize(8, 40)

// lastSize is the size the window had when it was closed, that of a new one where none is known.
func lastSize(ctx context.Context, a *app.App) fyne.Size {
	width, height, known, err := a.Settings().WindowSize(ctx)
	if err != nil {
		a.Log(err)
	}
	if !known {
		return fyne.NewSize(firstWidth, firstHeight)
	}
	return fyne.NewSize(float32(width), float32(height))
}

// keepSize remembers the size of the window that closes.
func keepSize(a *app.App, size fyne.Size) {
	if a.Library().ReadOnly() != nil {
		return
	}
	if err := a.Settings().SetWindowSize(context.Background(), int(size.Width), int(size.Height)); err != nil {
		a.Log(err)
	}
}

// screenRoom is the room that the main screen has for windows, in the toolkit's units at a scale; false where the system does
// not tell. The toolkit has made a window before.
func screenRoom(scale float32) (fyne.Size, bool) {
	screen := glfw.GetPrimaryMonitor()
	if screen == nil || scale <= 0 {
		return fyne.Size{}, false
	}
	_, _, width, height := screen.GetWorkarea()
	return fyne.NewSize(float32(width)/scale, float32(height)/scale), width > 0 && height > 0
}

// within keeps a window and its frame inside a screen: one that is larger has its foot cut off.
func within(size, room fyne.Size) fyne.Size {
	return fyne.NewSize(min(size.Width, room.Width-frame.Width), min(size.Height, room.Height-frame.Height))
}
