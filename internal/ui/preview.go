package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/raster"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// preview is the right of the outline page: the pages as real paper, as they will come out.
type preview struct {
	page  *composer
	place slot

	pages  app.Pages
	stale  bool // the outline has changed since pages was laid out
	number int  // the page in sight, from 0
	zoom   int  // index in zooms
	width  float32

	box     *fyne.Container
	label   *widgets.Text
	sheet   *canvas.Image
	paper   *fyne.Container
	scroll  *container.Scroll
	empty   *emptyPlace
	back    *widgets.Button
	forth   *widgets.Button
	in, out *widgets.Button
	pdf     *widgets.Button
	printer *widgets.Button
}

// zooms are the widths of the sheet, as parts of the room there is.
var zooms = []float32{1, 1.5, 2, 3}

func newPreview(c *composer) *preview {
	p := &preview{page: c}
	p.label = widgets.NewLine("", widgets.Strong)
	p.back = widgets.NewButton("‹", widgets.Normal, func() { p.turn(-1) })
	p.forth = widgets.NewButton("›", widgets.Normal, func() { p.turn(1) })
	p.in = widgets.NewIconButton(icon("zoom-in.svg"), words.Say("window.zoom-in"), func() { p.scale(1) })
	p.out = widgets.NewIconButton(icon("zoom-out.svg"), words.Say("window.zoom-out"), func() { p.scale(-1) })
	head := container.New(toolBar{widgets.Bar{Gap: 6, Spread: 3}, 36}, p.back, p.label, p.forth, widgets.NewGap(), p.out, p.in)
	p.sheet = canvas.NewImageFromImage(nil)
	p.sheet.FillMode = canvas.ImageFillStretch
	p.sheet.ScaleMode = canvas.ImageScaleSmooth
	white := canvas.NewRectangle(image.White.C)
	edge := widgets.NewFill("")
	edge.Border = widgets.Line
	p.paper = container.New(&sheetLayout{p}, white, p.sheet, edge)
	p.scroll = container.NewScroll(p.paper)
	p.empty = newEmptyPlace()
	p.pdf = widgets.NewButton(words.Say("window.save-pdf"), widgets.Normal, c.askPDF)
	p.printer = widgets.NewButton(words.Say("window.print-to"), widgets.Primary, c.askPrint)
	foot := container.NewCenter(container.New(widgets.Bar{Gap: 8, Spread: -1}, p.pdf, p.printer))
	p.box = container.NewStack(widgets.NewFill(widgets.Desk), dock(
		container.New(widgets.Around(10, 16), head), container.New(widgets.Around(10, 10), foot), nil, nil,
		container.NewStack(p.scroll, p.empty.box)))
	return p
}

// drawn is what update loads.
type drawn struct {
	pages app.Pages
	image image.Image
	page  int
}

// update lays the outline out anew and draws the page in sight.
func (p *preview) update() {
	p.stale = true
	outline, number, density := clone(p.page.outline), p.number, p.density()
	load(p.page.tasks, &p.place, func(ctx context.Context) (drawn, error) {
		pages, err := p.page.work.Pages(ctx, handout.DeCuong, outline)
		if err != nil {
			return drawn{}, err
		}
		return draw(pages, number, density)
	}, p.show)
}

// redraw draws a page again that is laid out already; of an outline that has changed, it lays it out.
func (p *preview) redraw() {
	if p.stale {
		p.update()
		return
	}
	pages, number, density := p.pages, p.number, p.density()
	if len(pages.Pages) == 0 {
		return
	}
	load(p.page.tasks, &p.place, func(context.Context) (drawn, error) { return draw(pages, number, density) }, p.show)
}

func draw(pages app.Pages, number int, density float64) (drawn, error) {
	number = max(min(number, len(pages.Pages)-1), 0)
	if len(pages.Pages) == 0 {
		return drawn{}, library.Fail(library.EmptyOutline, "", nil)
	}
	picture, err := raster.Draw(pages.Pages[number], pages.Fonts, density)
	return drawn{pages, picture, number}, err
}

func (p *preview) show(d drawn, err error) {
	nothing := library.IsKind(err, library.EmptyOutline)
	p.empty.box.Hidden = !nothing
	if p.scroll.Show(); nothing {
		p.scroll.Hide()
	}
	p.pdf.Enable(!nothing)
	p.printer.Enable(!nothing)
	p.stale = p.stale && err != nil && !nothing
	if nothing {
		p.pages = app.Pages{}
		p.label.SetText("")
		p.empty.say(words.Failure(err, ""), "", nil)
	} else if p.page.fail(err, p.update) {
		return
	} else {
		p.pages, p.number = d.pages, d.page
		p.sheet.Image = d.image
		p.sheet.Refresh()
		p.label.SetText(words.Say("window.page-of", "page", d.page+1, "pages", len(d.pages.Pages)))
	}
	p.back.Enable(p.number > 0)
	p.forth.Enable(p.number < len(p.pages.Pages)-1)
	p.in.Enable(p.zoom < len(zooms)-1)
	p.out.Enable(p.zoom > 0)
	p.box.Refresh()
}

// turn shows another page.
func (p *preview) turn(by int) {
	p.number += by
	p.scroll.ScrollToTop()
	p.redraw()
}

func (p *preview) scale(by int) {
	p.zoom = max(0, min(p.zoom+by, len(zooms)-1))
	p.paper.Refresh()
	p.scroll.Refresh()
	p.redraw()
}

// a4 is the width of a sheet in mm.
const a4 = 210

// density is pixels per mm of the sheet as it is shown now.
func (p *preview) density() float64 {
	scale := p.page.window.Canvas().Scale()
	return float64(max(p.width, 200) * zooms[p.zoom] * scale / a4)
}

// sheetLayout puts a sheet of A4 in the middle of the desk.
type sheetLayout struct{ preview *preview }

const (
	sheetRatio = 297.0 / 210
	sheetAir   = 16
)

// fit is the width of a whole sheet in the room there is.
func (l *sheetLayout) fit() float32 {
	room := l.preview.scroll.Size()
	return max(min(room.Width-2*widgets.Px(sheetAir), (room.Height-widgets.Px(8))/sheetRatio), 120)
}

func (l *sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if width := l.fit(); width != l.preview.width {
		l.preview.width = width
		l.preview.redraw()
	}
	w := l.preview.width * zooms[l.preview.zoom]
	sheet := fyne.NewSize(w, w*sheetRatio)
	at := fyne.NewPos(max((size.Width-w)/2, 0), 2)
	for _, o := range objects {
		o.Resize(sheet)
		o.Move(at)
	}
}

func (l *sheetLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := max(l.preview.width, 120) * zooms[l.preview.zoom]
	if l.preview.zoom == 0 {
		return fyne.NewSize(120, 120)
	}
	return fyne.NewSize(w, w*sheetRatio+8)
}
