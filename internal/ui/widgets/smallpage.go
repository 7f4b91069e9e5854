package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// SmallPage is a page in a column of small ones, with its number under it.
type SmallPage struct {
	pressable
	picture *canvas.Image
	paper   *canvas.Rectangle
	edge    *Fill
	label   *Label
	current bool
	ratio   float32 // height of the page over its width
}

// NewSmallPage returns an empty page.
func NewSmallPage() *SmallPage {
	t := &SmallPage{picture: canvas.NewImageFromImage(nil), paper: canvas.NewRectangle(color.White), edge: NewFill(none), label: NewLabel("", Small.In(Ink).AtMost(1)), ratio: 1}
	t.picture.FillMode, t.picture.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleSmooth
	t.label.Align = fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

// Set shows a page of a width and height in mm, nil while its picture is not there yet.
func (t *SmallPage) Set(picture image.Image, width, height float32, label string, current bool) {
	t.ratio, t.current = height/width, current
	t.picture.Image = picture
	t.label.SetText(label)
	t.Refresh()
}

const smallAir, smallFoot = 8, 18

// SmallPageHeight returns the height of a page of a width and height in mm in a column of a width.
func SmallPageHeight(width, height, column float32) float32 {
	return (column-2*Px(smallAir))*height/width + Px(smallFoot) + Px(smallAir)
}

// CreateRenderer places the parts.
func (t *SmallPage) CreateRenderer() fyne.WidgetRenderer { return &smallPageRenderer{t} }

type smallPageRenderer struct{ page *SmallPage }

func (r *smallPageRenderer) Layout(size fyne.Size) {
	t := r.page
	page := fyne.NewSize(size.Width-2*Px(smallAir), (size.Width-2*Px(smallAir))*t.ratio)
	for _, o := range []fyne.CanvasObject{t.paper, t.picture, t.edge} {
		o.Move(fyne.NewPos(Px(smallAir), Px(smallAir)/2))
		o.Resize(page)
	}
	t.label.Move(fyne.NewPos(0, Px(smallAir)/2+page.Height+Px(1)))
	t.label.Resize(fyne.NewSize(size.Width, Px(17)))
}

func (r *smallPageRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(40), Px(40)) }

func (r *smallPageRenderer) Refresh() {
	t := r.page
	t.edge.Border = Line
	style := Small.In(Ink).AtMost(1)
	if t.current {
		t.edge.Border = Main
		style = style.In(Main).Heavy()
	}
	t.label.SetStyle(style)
	t.edge.Refresh()
	t.picture.Refresh()
	r.Layout(t.Size())
	canvas.Refresh(t)
}

func (r *smallPageRenderer) Objects() []fyne.CanvasObject {
	t := r.page
	return []fyne.CanvasObject{t.paper, t.picture, t.edge, t.label}
}
func (r *smallPageRenderer) Destroy() {}
