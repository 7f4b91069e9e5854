package preview

import (
	"context"
	"image"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/raster"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

// Pictures of pages are drawn away from the main thread, those in sight first, then the small ones of the
// column, a few at a time.

const (
	thumbWidth = 64  // of the column of small pages, at 100 %
	thumbsFrom = 400 // the width of the preview (at 100 %) from which there is one
	batchSharp = 2
	batchSmall = 12
)

func draw(pages app.Pages, number int, density float64) (image.Image, error) {
	return raster.Draw(pages.Pages[number], pages.Fonts, density)
}

// density is pixels a mm of a page as it is shown now. A page that is not there yet is as the first.
func (p *Preview) density(page int) float64 {
	const before = 1.5 // of nothing yet
	if n := len(p.pages.Pages); n == 0 {
		return before
	} else if page >= n {
		page = 0
	}
	width := p.sheets.WidthOf(page) * p.Window.Canvas().Scale()
	return max(float64(width)/p.pages.Pages[page].Width, 0.1)
}

func (p *Preview) smallDensity(page int) float64 {
	width := (widgets.Px(thumbWidth) - 2*widgets.Px(8)) * p.Window.Canvas().Scale()
	return float64(width) / p.pages.Pages[page].Width
}

// sketch is a picture that is to be drawn.
type sketch struct {
	page    int
	density float64
	small   bool
	picture image.Image
}

// missing returns the pictures to draw next.
func (p *Preview) missing() []sketch {
	first, end := p.sheets.InSight()
	var next []sketch
	for _, i := range near(first, end, len(p.pages.Pages)) {
		if d := p.density(i); p.drawn[i] != d && len(next) < batchSharp {
			next = append(next, sketch{page: i, density: d})
		}
	}
	if len(next) > 0 || p.side.Hidden {
		return next
	}
	for i := range p.pages.Pages {
		if !p.fresh[i] && len(next) < batchSmall {
			next = append(next, sketch{page: i, density: p.smallDensity(i), small: true})
		}
	}
	return next
}

// near returns the pages from first to end, and then the one before and the one after.
func near(first, end, pages int) []int {
	var all []int
	for i := first; i < end; i++ {
		all = append(all, i)
	}
	if end < pages {
		all = append(all, end)
	}
	if first > 0 {
		all = append(all, first-1)
	}
	return all
}

// draw draws what is missing, a few pictures at a time, until nothing is. What is being drawn is not broken off
// for what came into sight since: it has its turn next.
func (p *Preview) draw() {
	if p.inks.Busy() {
		return
	}
	next := p.missing()
	if len(next) == 0 {
		return
	}
	pages := p.pages
	kit.Load(p.Tasks, &p.inks, func(ctx context.Context) ([]sketch, error) {
		for i, s := range next {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			var err error
			if next[i].picture, err = draw(pages, s.page, s.density); err != nil {
				return nil, err
			}
		}
		return next, nil
	}, func(done []sketch, err error) {
		if p.Fail(err, nil) {
			return
		}
		p.hang(done)
		p.draw()
	})
}

// hang puts pictures where they belong, and lets go of large ones that are far away: a page is some megabytes.
func (p *Preview) hang(done []sketch) {
	for _, s := range done {
		if s.small {
			p.small[s.page], p.fresh[s.page] = s.picture, true
		} else {
			p.drawn[s.page] = s.density
			p.sheets.SetPicture(s.page, s.picture)
		}
	}
	if slices.ContainsFunc(done, func(s sketch) bool { return s.small }) {
		p.thumbs.Renew()
	}
	const far = 4
	first, end := p.sheets.InSight()
	for i := range p.drawn {
		if i < first-far || i >= end+far {
			delete(p.drawn, i)
			p.sheets.SetPicture(i, p.small[i])
		}
	}
}

// newThumbs returns the column of small pages.
func (p *Preview) newThumbs() *widgets.Rows {
	size := func(i int) (width, height float32) {
		return float32(p.pages.Pages[i].Width), float32(p.pages.Pages[i].Height)
	}
	rows := widgets.NewRows()
	rows.Height = func(i int, column float32) float32 {
		if i >= len(p.pages.Pages) {
			return 0
		}
		width, height := size(i)
		return widgets.SmallPageHeight(width, height, column)
	}
	rows.Make = func() fyne.CanvasObject { return widgets.NewSmallPage() }
	rows.Bind = func(i int, o fyne.CanvasObject) {
		if i >= len(p.pages.Pages) {
			return
		}
		thumb := o.(*widgets.SmallPage)
		thumb.OnTapped = func() { rows.Open(i) }
		width, height := size(i)
		thumb.Set(p.small[i], width, height, strconv.Itoa(i+1), i == p.number)
	}
	rows.OnOpen = p.sheets.Open
	return rows
}

// thumbsFit shows the column of small pages where there is the room.
type thumbsFit struct{ preview *Preview }

func (l thumbsFit) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.preview.side.Hidden = size.Width < widgets.Px(thumbsFrom) || len(l.preview.pages.Pages) < 2
	objects[0].Resize(size)
	box := objects[0].(*fyne.Container)
	box.Layout.Layout(box.Objects, size)
}

func (thumbsFit) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, 60) }

// fixedWidth gives its object one width (for 100 %).
type fixedWidth struct{ width float32 }

func (f fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (f fixedWidth) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(widgets.Px(f.width), 0)
}
