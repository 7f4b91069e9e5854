package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// FolderRow is a folder, or a file, in a list of folders.
type FolderRow struct {
	pressable
	name string
	icon fyne.Resource
}

// NewFolderRow returns a row that opens a folder.
func NewFolderRow(name string, tapped func()) *FolderRow {
	return newFolderRow(name, theme.FolderIcon(), tapped)
}

// NewFileRow returns a row that chooses a file.
func NewFileRow(name string, tapped func()) *FolderRow {
	return newFolderRow(name, theme.FileTextIcon(), tapped)
}

func newFolderRow(name string, icon fyne.Resource, tapped func()) *FolderRow {
	r := &FolderRow{name: name, icon: icon}
	r.OnTapped = tapped
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the row.
func (f *FolderRow) CreateRenderer() fyne.WidgetRenderer {
	r := &folderRenderer{row: f, ground: NewFill(Card), icon: canvas.NewImageFromResource(nil), name: NewLabel(f.name, Body.AtMost(1))}
	r.Refresh()
	return r
}

type folderRenderer struct {
	row    *FolderRow
	ground *Fill
	icon   *canvas.Image
	name   *Label
}

func (r *folderRenderer) Refresh() {
	r.ground.Border = ""
	if r.row.focused {
		r.ground.Border = Ring
	}
	r.ground.Colour = Card
	if r.row.hovered {
		r.ground.Colour = Hover
	}
	r.ground.Refresh()
	r.icon.Resource = theme.NewColoredResource(r.row.icon, Soft)
	r.icon.FillMode = canvas.ImageFillContain
	r.icon.Refresh()
}

func (r *folderRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	side := Px(18)
	r.icon.Resize(fyne.NewSize(side, side))
	r.icon.Move(fyne.NewPos(Px(10), (size.Height-side)/2))
	r.name.Move(fyne.NewPos(Px(38), (size.Height-Px(20))/2))
	r.name.Resize(fyne.NewSize(size.Width-Px(46), Px(20)))
}

func (r *folderRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(80), Px(30)) }

func (r *folderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.name}
}
func (r *folderRenderer) Destroy() {}
