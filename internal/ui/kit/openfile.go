package kit

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
)

// OpenFile shows a file in the program the system has for it.
func (d *PageContext) OpenFile(file string) {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a Windows drive
	}
	u := &url.URL{Scheme: "file", Path: path}
	if err := fyne.CurrentApp().OpenURL(u); err != nil {
		d.Fail(library.Fail(library.UnreadableFile, file, err), nil)
	}
}
