package kit

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// The toolkit's own dialog empties a file before anything is written, and asks before it replaces one. This one does
// none of that: it says what will happen while one types.

// SaveDialog asks where to save a file.
type SaveDialog struct {
	Form    *Form
	Folders *Folders
	Name    *widgets.Field
	Note    *widgets.Label
	OnSaved func() // the file is written; nil where nobody waits for it

	page   *PageContext
	ending string
	work   Slot
	write  func(ctx context.Context, file string) (said string, err error)
}

// AskSave opens the dialog. name is proposed, without the ending; write writes the file and says what was written. What is to
// be read first stands over the name.
func (d *PageContext) AskSave(title, name, ending string, write func(ctx context.Context, file string) (said string, err error), first ...fyne.CanvasObject) *SaveDialog {
	s := &SaveDialog{page: d, ending: ending, write: write, Folders: NewFolders(d, 210), Note: widgets.NewLabel("", widgets.Small)}
	s.Name = widgets.NewField(name+ending, "")
	s.Name.OnChanged = func(string) { s.check() }
	s.Name.OnSubmitted = func(string) { s.Save() }
	s.Form = d.Ask(title, words.Say("window.save"), 500, func(*Form) { s.Save() },
		append(first, Labelled(words.Say("window.file-name"), s.Name), s.Folders.Box, s.Note)...)
	s.Folders.Wrong, s.Folders.Opened = s.Form.ShowError, s.check
	s.Folders.Open(s.Folders.Folder)
	d.Window.Canvas().Focus(s.Name)
	return s
}

// CleanName is a name every system takes for a file, without its ending, and without signs that nobody sees.
func CleanName(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r):
			return ' '
		}
		return r
	}, viet.NFC(text))
	const most = 80
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	return strings.Trim(strings.Join(strings.Fields(name), " "), " .")
}

// seen leaves out the signs that turn words around: Windows puts one before a path that is copied from the properties of a file.
func seen(r rune) rune {
	if unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

// File is the path that is chosen, with the ending it needs; "" where there is no name yet. A slash in a
// name, as in a date, makes no folders; a whole path is left as it is.
func (d *SaveDialog) File() string {
	name := strings.TrimSpace(strings.Map(seen, viet.NFC(d.Name.Text)))
	if ext := filepath.Ext(name); strings.EqualFold(ext, d.ending) {
		name = strings.TrimSuffix(name, ext)
	}
	if filepath.IsAbs(name) {
		return name + d.ending
	}
	if name = CleanName(name); name == "" {
		return ""
	}
	return filepath.Join(d.Folders.Folder, name+d.ending)
}

// check says while one types what saving will do.
func (d *SaveDialog) check() {
	d.Form.ClearError()
	d.Form.Submit.Enable(d.File() != "")
	text := ""
	if _, err := os.Stat(d.File()); err == nil && !IsFolder(d.File()) {
		text = words.Say("window.file-there", "name", filepath.Base(d.File()))
	}
	d.Note.SetText(text)
	d.Form.Column.Refresh()
}

// Save writes the file, and stays open where that fails.
func (d *SaveDialog) Save() {
	if d.Form.Submit.Disabled() {
		return
	}
	file := d.File()
	d.Form.Submit.Enable(false)
	said := ""
	Do(d.page.Tasks, &d.work, func(ctx context.Context) error {
		var err error
		said, err = d.write(ctx, file)
		return err
	}, func(err error) {
		d.Form.Submit.Enable(true)
		if d.Form.Fail(err) {
			return
		}
		d.Form.Hide()
		if d.OnSaved != nil {
			d.OnSaved()
		}
		d.page.Say(said, words.Say("window.open-file"), func() { d.page.OpenFile(file) })
	})
}
