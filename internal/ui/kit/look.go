package kit

import (
	"os"
	"runtime"
	"slices"

	"fyne.io/fyne/v2"

	"baocaovien/internal/settings"
	"baocaovien/internal/ui/widgets"
)

// Look is the theme for a text size in per cent and a choice of light or dark.
func Look(percent int, a settings.Appearance) widgets.FyneTheme {
	variant := map[settings.Appearance]widgets.Variant{settings.Light: widgets.Light, settings.Dark: widgets.Dark}
	if a == settings.System && !systemTells() {
		a = settings.Light
	}
	return widgets.FyneTheme{Scale: float32(percent) / 100, Variant: variant[a]}
}

// systemTells tells whether the system can say if it is light or dark. The toolkit asks by D-Bus on Linux,
// and takes no answer for dark; paper is light.
func systemTells() bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != ""
}

// TextLook is how large all text is, in per cent, and whether the window is light or dark.
type TextLook struct {
	Size       int
	Appearance settings.Appearance
}

// Wear gives the window a look. The pages are told before too, so that what takes long to lay out is laid out once.
func (d *PageContext) Wear(l TextLook) {
	d.Changed(LookChanges)
	fyne.CurrentApp().Settings().SetTheme(Look(l.Size, l.Appearance))
	d.Changed(LookChanged)
}

// TextSizes are the sizes of all text that are offered, in per cent.
var TextSizes = []int{80, 90, 100, 110, 125, 150, 175, 200}

// NextTextSize is the size that is offered after one, or before it where by is -1; the last is followed by itself.
func NextTextSize(size, by int) int {
	at, found := slices.BinarySearch(TextSizes, size)
	if !found && by < 0 || found {
		at += by
	}
	return TextSizes[min(max(at, 0), len(TextSizes)-1)]
}
