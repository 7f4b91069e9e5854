package ui

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

// folders is a view of the machine's folders, one at a time, and of the files in it that are asked for.
type folders struct {
	*desk
	place   slot
	endings []string // of the files that are shown, in lower case with the dot; none shows folders only
	pick    func(file string)
	wrong   func(sentence string)
	opened  func()

	folder string // the one that is shown
	box    *fyne.Container
	path   *widgets.Text
	usual  *fyne.Container // the folders one goes to most
	list   *fyne.Container
	scroll *widgets.Scrolled
}

func newFolders(d *desk, height float32, endings ...string) *folders {
	f := &folders{
		desk: d, endings: endings, pick: func(string) {}, opened: func() {}, folder: firstFolder(),
		path: widgets.NewText("", widgets.Small.AtMost(2)), list: container.New(widgets.Column{}),
		usual: container.New(widgets.Flow{Gap: 6, Between: 4}),
	}
	f.scroll = widgets.NewScrolled(f.list)
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 6
	room := container.New(fixedRoom{height}, ground, container.New(widgets.Around(1, 1), f.scroll))
	label := words.Say("window.folder")
	if len(endings) > 0 {
		label = words.Say("taking.where")
	}
	f.box = container.New(widgets.Column{Gap: 4}, widgets.NewText(label, widgets.Small.Heavy()), f.path, f.usual, room)
	f.offerUsual()
	return f
}

// offerUsual offers the folders one goes to most.
func (f *folders) offerUsual() {
	home, err := os.UserHomeDir()
	if err != nil {
		return
	}
	f.offer(words.Say("window.folder-documents"), filepath.Join(home, "Documents"))
	f.offer(words.Say("window.folder-desktop"), filepath.Join(home, "Desktop"))
	f.offer(words.Say("window.folder-downloads"), filepath.Join(home, "Downloads"))
	f.offer(words.Say("window.folder-home"), home)
	for _, folder := range removable() {
		f.offer(filepath.Base(folder), folder)
	}
}

// offer adds a folder to those that are a press away, if it is there.
func (f *folders) offer(name, folder string) {
	if isFolder(folder) {
		f.usual.Add(widgets.NewFilterChip(name, func() { f.open(folder) }))
	}
}

// within is what a folder holds, by name.
type within struct{ folders, files []string }

// open shows a folder.
func (f *folders) open(folder string) {
	load(f.tasks, &f.place, func(context.Context) (within, error) { return f.look(folder) }, func(w within, err error) {
		if err != nil {
			f.log(err)
			f.wrong(words.Say("window.folder-closed", "folder", folder))
			return
		}
		f.show(folder, w)
	})
}

// look reads a folder, but for what is hidden.
func (f *folders) look(folder string) (within, error) {
	entries, err := os.ReadDir(folder)
	var w within
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case isFolder(filepath.Join(folder, name)):
			w.folders = append(w.folders, name)
		case slices.Contains(f.endings, strings.ToLower(filepath.Ext(name))):
			w.files = append(w.files, name)
		}
	}
	return w, err
}

func (f *folders) show(folder string, w within) {
	f.folder = folder
	f.path.SetText(folder)
	f.list.Objects = nil
	if parent := filepath.Dir(folder); parent != folder {
		f.list.Add(widgets.NewFolderRow(words.Say("window.folder-up"), func() { f.open(parent) }))
	}
	for _, name := range w.folders {
		f.list.Add(widgets.NewFolderRow(name, func() { f.open(filepath.Join(folder, name)) }))
	}
	for _, name := range w.files {
		f.list.Add(widgets.NewFileRow(name, func() { f.pick(filepath.Join(folder, name)) }))
	}
	if len(f.endings) > 0 && len(w.files) == 0 {
		f.list.Add(container.New(widgets.Around(8, 12), widgets.NewText(words.Say("taking.no-files"), widgets.Small.Larger())))
	}
	f.scroll.Relayout()
	f.scroll.To(0)
	f.opened()
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
