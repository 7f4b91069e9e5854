package kit

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
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

// OpenFound shows a file in the program the system has for it, after find has laid it out. What may have a program inside,
// which find refuses as a MacroFile until it is agreed to, is asked about first.
func (d *PageContext) OpenFound(s *Slot, find func(ctx context.Context, agreed bool) (file string, err error)) {
	d.openFound(s, false, find)
}

func (d *PageContext) openFound(s *Slot, agreed bool, find func(ctx context.Context, agreed bool) (string, error)) {
	Load(d.Tasks, s, func(ctx context.Context) (string, error) { return find(ctx, agreed) }, func(file string, err error) {
		switch {
		case library.IsKind(err, library.MacroFile):
			d.Ask(words.Say("reading.macros"), words.Say("reading.open-all-the-same"), 220, func(f *Form) {
				f.Hide()
				d.openFound(s, true, find)
			}, widgets.NewLabel(words.Failure(err, d.LogPath), widgets.Body)).Carefully()
		case !d.Fail(err, nil):
			d.OpenFile(file)
		}
	})
}
