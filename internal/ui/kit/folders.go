package kit

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// The toolkit's own dialog for files speaks English in places. Ours are made of folders.

// Folders is a view of the machine's folders, one at a time, and of the files in it that are asked for.
type Folders struct {
	*PageContext
	place   Slot
	endings []string // of the files that are shown, in lower case with the dot; none shows folders only
	Pick    func(file string)
	Wrong   func(sentence string)
	Opened  func()

	Folder string // the one that is shown
	Box    *fyne.Container
	name   *widgets.Label
	path   *widgets.Label
	take   *fyne.Container // chooses the folder that is shown, where seeing it is not choosing it
	usual  *fyne.Container // the folders one goes to most
	List   *fyne.Container
	scroll *widgets.Scrolled
}

// NewFolders is a view of a height (for 100 %) that shows files of some endings, folders only where there is none.
func NewFolders(d *PageContext, height float32, endings ...string) *Folders {
	f := &Folders{
		PageContext: d, endings: endings, Pick: func(string) {}, Opened: func() {}, Folder: firstFolder(),
		path: widgets.NewLabel("", widgets.Small.AtMost(2)), List: container.New(widgets.Column{}),
		usual: container.New(widgets.Flow{Gap: 6, Between: 4}),
	}
	f.scroll = widgets.NewScrolled(f.List)
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 6
	room := container.New(FixedRoom{height}, ground, container.New(widgets.Around(1, 1), f.scroll))
	label := words.Say("window.folder")
	if len(endings) > 0 {
		label = words.Say("taking.where")
	}
	f.name, f.take = widgets.NewLabel(label, widgets.Small.Heavy()), Row()
	f.take.Hide()
	f.Box = container.New(folderLayout{f.path}, f.name, f.path, f.take, f.usual, room)
	f.offerUsual()
	return f
}

// offerUsual offers the folders one goes to most.
func (f *Folders) offerUsual() {
	home, err := os.UserHomeDir()
	if err != nil {
		return
	}
	f.Offer(words.Say("window.folder-documents"), filepath.Join(home, "Documents"))
	f.Offer(words.Say("window.folder-desktop"), filepath.Join(home, "Desktop"))
	f.Offer(words.Say("window.folder-downloads"), filepath.Join(home, "Downloads"))
	f.Offer(words.Say("window.folder-home"), home)
	for _, folder := range removable() {
		f.Offer(filepath.Base(folder), folder)
	}
}

// Offer adds a folder to those that are a press away, if it is there.
func (f *Folders) Offer(name, folder string) {
	if IsFolder(folder) {
		f.usual.Add(widgets.NewFilterChip(name, func() { f.Open(folder) }))
	}
}

// folderContent is what a folder holds, by name.
type folderContent struct{ folders, files []string }

// Fill has a field of a form hold the folder one goes to. They begin at the place the field holds, else at the person's own folder, which is
// no answer before one went there: what is meant for others would lie on this machine alone.
func (f *Folders) Fill(field *widgets.Field, form *Form) {
	f.Wrong = form.ShowError
	begun := false
	f.name.SetText(words.Say("window.folder-look"))
	f.take.Add(widgets.NewLink(words.Say("window.folder-take"), func() { field.SetText(f.Folder) }))
	field.OnChanged = func(string) {
		form.ClearError()
		f.tellChosen(field)
	}
	f.Opened = func() {
		if begun {
			field.SetText(f.Folder)
		}
		begun = true
		f.tellChosen(field)
	}
	if filled := strings.TrimSpace(field.Text); IsFolder(filled) {
		f.Open(filled)
		return
	}
	f.Open(f.Folder)
}

// tellChosen says whether the folder that is shown is the one that the field holds: there is one place only that something goes to.
func (f *Folders) tellChosen(field *widgets.Field) {
	chosen, key := filepath.Clean(strings.TrimSpace(field.Text)) == f.Folder, "window.folder-seen"
	if chosen {
		key = "window.folder-chosen"
	}
	f.path.SetText(words.Say(key, "folder", f.Folder))
	SetHidden(f.take, chosen)
	f.Box.Refresh()
}

// Open shows a folder.
func (f *Folders) Open(folder string) {
	Load(f.Tasks, &f.place, func(context.Context) (folderContent, error) { return f.look(folder) }, func(w folderContent, err error) {
		if err != nil {
			f.Log(err)
			f.Wrong(words.Say("window.folder-closed", "folder", folder))
			return
		}
		f.show(folder, w)
	})
}

// look reads a folder, but for what is hidden.
func (f *Folders) look(folder string) (folderContent, error) {
	entries, err := os.ReadDir(folder)
	var w folderContent
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case IsFolder(filepath.Join(folder, name)):
			w.folders = append(w.folders, name)
		case slices.Contains(f.endings, strings.ToLower(filepath.Ext(name))):
			w.files = append(w.files, name)
		}
	}
	return w, err
}

func (f *Folders) show(folder string, w folderContent) {
	f.Folder = folder
	f.path.SetText(folder)
	f.Box.Layout.Layout(f.Box.Objects, f.Box.Size())
	f.List.Objects = nil
	if parent := filepath.Dir(folder); parent != folder {
		f.List.Add(widgets.NewFolderRow(words.Say("window.folder-up"), func() { f.Open(parent) }))
	}
	for _, name := range w.folders {
		f.List.Add(widgets.NewFolderRow(name, func() { f.Open(filepath.Join(folder, name)) }))
	}
	for _, name := range w.files {
		f.List.Add(widgets.NewFileRow(name, func() { f.Pick(filepath.Join(folder, name)) }))
	}
	if len(f.endings) > 0 && len(w.files) == 0 {
		f.List.Add(container.New(widgets.Around(8, 12), widgets.NewLabel(words.Say("taking.no-files"), widgets.Small.Larger())))
	}
	f.scroll.Relayout()
	f.scroll.To(0)
	f.Opened()
}

// firstFolder is where documents go, or home.
func firstFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	for _, name := range []string{"Documents", words.Say("window.folder-documents")} {
		if IsFolder(filepath.Join(home, name)) {
			return filepath.Join(home, name)
		}
	}
	return home
}

// IsFolder tells whether a folder is there.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
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

// folderLayout is a column that is as high whatever folder is open: a path of two lines takes one of the list.
type folderLayout struct{ path *widgets.Label }

func (folderLayout) column() widgets.Column { return widgets.Column{Gap: 4} }

// HeightOf is the height at a width.
func (l folderLayout) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return l.column().HeightOf(objects, width) - l.path.HeightFor(width) + widgets.Px(widgets.Small.Leading)
}

func (l folderLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.column().Layout(objects, size)
	list := objects[len(objects)-1]
	list.Resize(fyne.NewSize(size.Width, max(size.Height-list.Position().Y, 0)))
}

func (l folderLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.column().MinSize(objects)
}

// FixedRoom gives its objects one height (for 100 %).
type FixedRoom struct{ Height float32 }

func (f FixedRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// HeightOf is the height at any width.
func (f FixedRoom) HeightOf([]fyne.CanvasObject, float32) float32 { return widgets.Px(f.Height) }

func (f FixedRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, widgets.Px(f.Height))
}
