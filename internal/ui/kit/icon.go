package kit

import (
	"fyne.io/fyne/v2"

	"baocaovien/assets"
)

// Icon returns an embedded picture by its file name. One that is missing is a fault of the build, which
// the window's tests would show, and leaves a blank.
func Icon(name string) fyne.Resource {
	raw, err := assets.Icons.ReadFile("icons/" + name)
	if err != nil {
		fyne.LogError("icon "+name, err)
	}
	return fyne.NewStaticResource(name, raw)
}
