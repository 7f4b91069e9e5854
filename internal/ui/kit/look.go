package kit

import (
	"os"
	"runtime"

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
