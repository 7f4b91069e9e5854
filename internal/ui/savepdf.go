package ui

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/handout"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// The toolkit's own dialog for files speaks English in places, empties a file before anything is written,
// and asks before it replaces one. This one does none of that: it says what will happen while one types.

// pdfDialog asks where to save the paper.
type pdfDialog struct {
	page    *composer
	place   slot
	form    *form
	name    *widgets.Field
	folder  string
	path    *widgets.Text
	note    *widgets.Text
	folders *fyne.Container
	scroll  *widgets.Scrolled
}

func (c *composer) askPDF() {
	if !c.preview.pdf.Disabled() {
		c.newPDFDialog()
	}
}

func (c *composer) newPDFDialog() *pdfDialog {
	d := &pdfDialog{page: c, folder: firstFolder(), path: widgets.NewText("", widgets.Small.AtMost(2)), note: widgets.NewText("", widgets.Small)}
	d.name = widgets.NewField(fileName(c.outline.Title), "")
	d.name.OnChanged = func(string) { d.check() }
	d.name.OnSubmitted = func(string) { d.save() }
	d.folders = container.New(widgets.Column{})
	d.scroll = widgets.NewScrolled(d.folders)
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 6
	room := container.New(fixedRoom{210}, ground, container.New(widgets.Around(1, 1), d.scroll))
	d.form = c.ask(words.Say("window.save-pdf"), words.Say("window.save"), 500, func(*form) { d.save() },
		labelled(words.Say("window.file-name"), d.name),
		container.New(widgets.Column{Gap: 4},
			widgets.NewText(words.Say("window.folder"), widgets.Small.Heavy()), d.path, d.places(), room),
		d.note,
	)
	d.open(d.folder)
	c.window.Canvas().Focus(d.name)
	return d
}

// ending is of the files that are written.
const ending = ".pdf"

// fileName is the file that is proposed for an outline of a title.
func fileName(title string) string {
	name := cleanName(title)
	what := words.Say("window.file-of", "title", "") // many a title says already that it is a đề cương
	if !strings.HasPrefix(viet.Fold(name)+" ", viet.Fold(strings.TrimSpace(what))+" ") {
		name = cleanName(words.Say("window.file-of", "title", name))
	}
	return name + ending
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

// firstFolder is where documents go, or home.
func firstFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	for _, name := range []string{"Documents", words.Say("window.folder-documents")} {
		if isFolder(filepath.Join(home, name)) {
			return filepath.Join(home, name)
		}
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// places are the folders one goes to most.
func (d *pdfDialog) places() fyne.CanvasObject {
	row := container.New(widgets.Flow{Gap: 6, Between: 4})
	home, err := os.UserHomeDir()
	if err != nil {
		return row
	}
	add := func(name, folder string) {
		if isFolder(folder) {
			row.Add(widgets.NewFilterChip(name, func() { d.open(folder) }))
		}
	}
	add(words.Say("window.folder-documents"), filepath.Join(home, "Documents"))
	add(words.Say("window.folder-desktop"), filepath.Join(home, "Desktop"))
	add(words.Say("window.folder-downloads"), filepath.Join(home, "Downloads"))
	add(words.Say("window.folder-home"), home)
	for _, folder := range removable() {
		add(filepath.Base(folder), folder)
	}
	return row
}

// removable returns the sticks that are plugged in, where the system shows them as folders.
func removable() []string {
	pattern := ""
	switch runtime.GOOS {
	case "linux":
		pattern = filepath.Join("/media", filepath.Base(os.Getenv("HOME")), "*")
	case "darwin":
		pattern = "/Volumes/*"
	case "windows":
		pattern = `[D-Z]:\`
	}
	found, err := filepath.Glob(pattern)
	if err != nil {
		return nil
	}
	return found
}

// open shows a folder.
func (d *pdfDialog) open(folder string) {
	load(d.page.tasks, &d.place, func(context.Context) ([]string, error) { return foldersIn(folder) }, func(names []string, err error) {
		if err != nil {
			d.page.log(err)
			d.form.wrong(words.Say("window.folder-closed", "folder", folder))
			return
		}
		d.show(folder, names)
	})
}

// foldersIn returns the names of the folders in a folder, but for hidden ones.
func foldersIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && isFolder(filepath.Join(folder, e.Name())) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

func (d *pdfDialog) show(folder string, names []string) {
	d.folder = folder
	d.path.SetText(folder)
	d.folders.Objects = nil
	if parent := filepath.Dir(folder); parent != folder {
		d.folders.Add(widgets.NewFolderRow(words.Say("window.folder-up"), func() { d.open(parent) }))
	}
	for _, name := range names {
		d.folders.Add(widgets.NewFolderRow(name, func() { d.open(filepath.Join(folder, name)) }))
	}
	d.scroll.Relayout()
	d.scroll.To(0)
	d.check()
}

// file is the path that is chosen, with the ending it needs; "" where there is no name yet. A slash in a
// name, as in a date, makes no folders; a whole path is left as it is.
func (d *pdfDialog) file() string {
	name := strings.TrimSpace(viet.NFC(d.name.Text))
	if ext := filepath.Ext(name); strings.EqualFold(ext, ending) {
		name = strings.TrimSuffix(name, ext)
	}
	if filepath.IsAbs(name) {
		return name + ending
	}
	if name = cleanName(name); name == "" {
		return ""
	}
	return filepath.Join(d.folder, name+ending)
}

// check says while one types what saving will do.
func (d *pdfDialog) check() {
	d.form.right()
	d.form.submit.Enable(d.file() != "")
	text := ""
	if _, err := os.Stat(d.file()); err == nil && !isFolder(d.file()) {
		text = words.Say("window.file-there", "name", filepath.Base(d.file()))
	}
	d.note.SetText(text)
	d.form.column.Refresh()
}

func (d *pdfDialog) save() {
	if d.form.submit.Disabled() {
		return
	}
	c, file := d.page, d.file()
	outline := clone(c.outline)
	d.form.submit.Enable(false)
	var pages int
	do(c.tasks, &c.papers, func(ctx context.Context) error {
		var err error
		pages, err = c.work.SavePDF(ctx, handout.DeCuong, outline, file)
		return err
	}, func(err error) {
		d.form.submit.Enable(true)
		if err != nil {
			c.log(err)
			d.form.wrong(words.Failure(err, c.logPath))
			return
		}
		d.form.hide()
		c.say(words.Say("window.pdf-saved", "pages", pages, "file", file), words.Say("window.open-file"), func() { c.openFile(file) })
	})
}

// fixedRoom gives its objects one height (for 100 %).
type fixedRoom struct{ height float32 }

func (f fixedRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (f fixedRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, widgets.Px(f.height))
}
