package compose

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// The toolkit's own dialog empties a file before anything is written, and asks before it replaces one. This one does
// none of that: it says what will happen while one types.

// saveDialog asks where to save the paper, and in which format.
type saveDialog struct {
	page    *Composer
	format  format
	form    *kit.Form
	folders *kit.Folders
	name    *widgets.Field
	note    *widgets.Label
}

// format is a format of files that an outline is saved in.
type format struct {
	ending string
	title  string // key of what the dialog is called
	write  func(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (said string, err error)
}

var (
	pdfFormat  = format{".pdf", "window.save-pdf", writePDF}
	wordFormat = format{".docx", "window.save-word", writeWord}
)

// AskPDF asks where to save the paper as a PDF.
func (c *Composer) AskPDF()  { c.askFile(pdfFormat) }
func (c *Composer) askWord() { c.askFile(wordFormat) }

func (c *Composer) askFile(f format) {
	if c.preview.Printable() {
		c.newSaveDialog(f)
	}
}

// writePDF and writeWord write an outline and say what was written.
func writePDF(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (string, error) {
	pages, err := files.SavePDF(ctx, o, w, file)
	return words.Say("window.pdf-saved", "pages", pages, "file", file), err
}

func writeWord(ctx context.Context, files FileWriter, o library.Outline, w app.PrintOptions, file string) (string, error) {
	return words.Say("window.word-saved", "file", file), files.SaveWord(ctx, o, w, file)
}

func (c *Composer) newSaveDialog(kind format) *saveDialog {
	d := &saveDialog{page: c, format: kind, folders: kit.NewFolders(c.PageContext, 210), note: widgets.NewLabel("", widgets.Small)}
	d.name = widgets.NewField(c.fileName()+kind.ending, "")
	d.name.OnChanged = func(string) { d.check() }
	d.name.OnSubmitted = func(string) { d.save() }
	d.form = c.Ask(words.Say(kind.title), words.Say("window.save"), 500, func(*kit.Form) { d.save() },
		kit.Labelled(words.Say("window.file-name"), d.name), d.folders.Box, d.note,
	)
	d.folders.Wrong, d.folders.Opened = d.form.ShowError, d.check
	d.folders.Open(d.folders.Folder)
	c.Window.Canvas().Focus(d.name)
	return d
}

// fileName is the name that is proposed for the paper of now, without its ending: what it is, of what, when.
func (c *Composer) fileName() string {
	return fileName(c.preview.PrintOptions().Template, c.outline)
}

func fileName(template string, o library.Outline) string {
	name := cleanName(o.Title)
	what := words.Say("window.template-" + template) // many a title says already that it is a đề cương
	if !strings.HasPrefix(viet.Fold(name)+" ", viet.Fold(what)+" ") {
		name = strings.TrimSpace(what + " " + name)
	}
	if o.Date.Known() {
		name += " " + o.Date.Time().Format(time.DateOnly)
	}
	return name
}

// cleanName is a name every system takes for a file, without its ending.
func cleanName(text string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || r < ' ' {
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

// file is the path that is chosen, with the ending it needs; "" where there is no name yet. A slash in a
// name, as in a date, makes no folders; a whole path is left as it is.
func (d *saveDialog) file() string {
	name := strings.TrimSpace(viet.NFC(d.name.Text))
	if ext := filepath.Ext(name); strings.EqualFold(ext, d.format.ending) {
		name = strings.TrimSuffix(name, ext)
	}
	if filepath.IsAbs(name) {
		return name + d.format.ending
	}
	if name = cleanName(name); name == "" {
		return ""
	}
	return filepath.Join(d.folders.Folder, name+d.format.ending)
}

// check says while one types what saving will do.
func (d *saveDialog) check() {
	d.form.ClearError()
	d.form.Submit.Enable(d.file() != "")
	text := ""
	if _, err := os.Stat(d.file()); err == nil && !kit.IsFolder(d.file()) {
		text = words.Say("window.file-there", "name", filepath.Base(d.file()))
	}
	d.note.SetText(text)
	d.form.Column.Refresh()
}

func (d *saveDialog) save() {
	if d.form.Submit.Disabled() {
		return
	}
	c, file := d.page, d.file()
	outline, way := c.preview.Printed()
	d.form.Submit.Enable(false)
	said := ""
	kit.Do(c.Tasks, &c.papers, func(ctx context.Context) error {
		var err error
		said, err = d.format.write(ctx, c.needs.Files, outline, way, file)
		return err
	}, func(err error) {
		d.form.Submit.Enable(true)
		if err != nil {
			c.Log(err)
			d.form.ShowError(words.Failure(err, c.LogPath))
			return
		}
		d.form.Hide()
		c.Say(said, words.Say("window.open-file"), func() { c.OpenFile(file) })
	})
}
