package widgets

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// PageFrame is the size of a page in mm, and what is said under it («mặt trước»), "" for nothing.
type PageFrame struct {
	Width, Height float32
	Label         string
}

// PageView shows pages as paper on a desk, one under the other or side by side. It says which are in sight,
// and is given their pictures.
type PageView struct {
	widget.BaseWidget
	OnSight func()       // other pages are in sight, or they are of another size
	OnZoom  func(by int) // Ctrl and the wheel, or + and −: larger, or smaller

	scroll  *pageScroll
	content *fyne.Container
	desk    *pageDesk
	ring    *Fill // around what has the keyboard
	slots   []*pageSlot
}

// NewPageView returns an empty desk.
func NewPageView() *PageView {
	s := &PageView{}
	s.desk = &pageDesk{sheets: s, across: 1, zoom: 1}
	s.content = container.New(s.desk)
	s.ring = NewFill(none)
	s.ring.Border = Ring
	s.ring.Hide()
	s.scroll = &pageScroll{sheets: s}
	s.scroll.Content = s.content
	s.scroll.Direction = container.ScrollBoth
	s.scroll.ExtendBaseWidget(s.scroll)
	s.scroll.OnScrolled = func(fyne.Position) { s.reveal() }
	s.ExtendBaseWidget(s)
	return s
}

// Set lays pages on the desk, so many across; pictures of pages that stay are kept until others come. apart
// lets the first stand alone, as the front of a bound paper does.
func (s *PageView) Set(pages []PageFrame, across int, apart bool) {
	s.desk.across, s.desk.apart = max(across, 1), apart && across > 1
	for len(s.slots) < len(pages) {
		s.slots = append(s.slots, newSheetSlot())
	}
	s.slots = s.slots[:len(pages)]
	objects := make([]fyne.CanvasObject, 0, len(pages))
	for i, page := range pages {
		slot := s.slots[i]
		if slot.sheet.Width != page.Width || slot.sheet.Height != page.Height {
			slot.picture.Image = nil
		}
		slot.sheet = page
		slot.label.SetText(page.Label)
		objects = append(objects, slot.box)
	}
	s.content.Objects = objects
	s.fit()
}

// SetPicture puts a picture on a page.
func (s *PageView) SetPicture(i int, picture image.Image) {
	if i < len(s.slots) {
		s.slots[i].picture.Image = picture
		s.slots[i].picture.Refresh()
	}
}

// Picture returns the picture of a page, nil where it has none.
func (s *PageView) Picture(i int) image.Image { return s.slots[i].picture.Image }

// Label returns what is said under a page.
func (s *PageView) Label(i int) string { return s.slots[i].sheet.Label }

// Zoom makes the pages so many times as large as where a whole row is in sight.
func (s *PageView) Zoom(by float32) {
	s.desk.zoom = by
	s.fit()
}

// Fill makes a row of pages as wide as the room, or again so that it is whole in sight.
func (s *PageView) Fill(on bool) {
	s.desk.fill = on
	s.fit()
}

// InSight returns the first page in sight and the one after the last.
func (s *PageView) InSight() (first, end int) {
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.scroll.Size().Height
	first = len(s.slots)
	for i, slot := range s.slots {
		y := slot.box.Position().Y
		if y < bottom && y+slot.height > top {
			first, end = min(first, i), i+1
		}
	}
	return min(first, end), end
}

// Foremost returns the page that has the most of the room, the first of several.
func (s *PageView) Foremost() int {
	top, bottom := s.scroll.Offset.Y, s.scroll.Offset.Y+s.scroll.Size().Height
	best, most := 0, float32(0)
	for i, slot := range s.slots {
		y := slot.box.Position().Y
		if seen := min(y+slot.height, bottom) - max(y, top); seen > most+1 {
			best, most = i, seen
		}
	}
	return best
}

// Open scrolls to the top of a page.
func (s *PageView) Open(i int) {
	if i >= 0 && i < len(s.slots) {
		s.scroll.ScrollToOffset(fyne.NewPos(s.scroll.Offset.X, max(s.slots[i].box.Position().Y-Px(sheetAir), 0)))
		s.reveal()
	}
}

// WidthOf returns how wide a page is drawn, in the window's units.
func (s *PageView) WidthOf(i int) float32 { return s.slots[i].sheet.Width * s.desk.scale }

// fit lays the pages out for the room there is. What is in sight stays there when it becomes larger or smaller.
func (s *PageView) fit() {
	before, at := s.desk.scale, s.scroll.Offset
	s.desk.measure(s.scroll.Size())
	if by := s.desk.scale / before; before > 0 && by != 1 {
		defer s.scroll.ScrollToOffset(fyne.NewPos(at.X*by, at.Y*by))
	}
	s.content.Resize(s.desk.MinSize(nil).Max(s.scroll.Size()))
	s.desk.Layout(s.content.Objects, s.content.Size())
	s.scroll.Refresh()
	s.reveal()
}

// reveal draws no more than what is in sight.
func (s *PageView) reveal() {
	first, end := s.InSight()
	for i, slot := range s.slots {
		slot.box.Hidden = i < first || i >= end
	}
	if s.OnSight != nil {
		s.OnSight()
	}
}

// CreateRenderer shows the desk.
func (s *PageView) CreateRenderer() fyne.WidgetRenderer { return &pageViewRenderer{s} }

type pageViewRenderer struct{ sheets *PageView }

func (r *pageViewRenderer) Layout(size fyne.Size) {
	if r.sheets.scroll.Size() != size {
		r.sheets.scroll.Resize(size)
		r.sheets.ring.Resize(size)
		r.sheets.fit()
	}
}

func (r *pageViewRenderer) MinSize() fyne.Size { return fyne.NewSize(60, 60) }
func (r *pageViewRenderer) Refresh()           { r.sheets.scroll.Refresh() }
func (r *pageViewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.sheets.scroll, r.sheets.ring}
}
func (r *pageViewRenderer) Destroy() {}

// pageScroll is a scroll in which Ctrl and the wheel change the size, and keys turn pages.
type pageScroll struct {
	container.Scroll
	sheets *PageView
}

// Scrolled scrolls, or changes the size.
func (s *pageScroll) Scrolled(e *fyne.ScrollEvent) {
	keys, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if !ok || keys.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault == 0 {
		s.Scroll.Scrolled(e)
		return
	}
	if s.sheets.OnZoom != nil && e.Scrolled.DY != 0 {
		by := 1
		if e.Scrolled.DY < 0 {
			by = -1
		}
		s.sheets.OnZoom(by)
	}
}

// Tapped lets the keys turn pages from here on.
func (s *pageScroll) Tapped(*fyne.PointEvent) {
	if c := canvasNow(); c != nil {
		c.Focus(s)
	}
}

// FocusGained shows where the keyboard is.
func (s *pageScroll) FocusGained() { s.sheets.ring.Show() }

// FocusLost ends it.
func (s *pageScroll) FocusLost() { s.sheets.ring.Hide() }

// TypedRune makes the pages larger or smaller.
func (s *pageScroll) TypedRune(r rune) {
	by := map[rune]int{'+': 1, '=': 1, '-': -1}[r]
	if by != 0 && s.sheets.OnZoom != nil {
		s.sheets.OnZoom(by)
	}
}

// TypedKey turns pages.
func (s *pageScroll) TypedKey(e *fyne.KeyEvent) {
	if !s.sheets.Turn(e.Name) {
		passKey(e)
	}
}

// Turn goes where a key leads, and tells whether it leads anywhere.
func (s *PageView) Turn(key fyne.KeyName) bool {
	const step = 60
	at := s.Foremost()
	switch key {
	case fyne.KeyPageDown, fyne.KeyRight:
		s.Open(s.desk.below(at, len(s.slots)))
	case fyne.KeyPageUp, fyne.KeyLeft:
		s.Open(s.desk.above(at))
	case fyne.KeyHome:
		s.Open(0)
	case fyne.KeyEnd:
		s.Open(len(s.slots) - 1)
	case fyne.KeyDown:
		s.scroll.ScrollToOffset(s.scroll.Offset.AddXY(0, step))
	case fyne.KeyUp:
		s.scroll.ScrollToOffset(s.scroll.Offset.AddXY(0, -step))
	default:
		return false
	}
	return true
}

// pageSlot is where one page lies.
type pageSlot struct {
	sheet   PageFrame
	height  float32 // with the label
	box     *fyne.Container
	picture *canvas.Image
	label   *Label
}

func newSheetSlot() *pageSlot {
	s := &pageSlot{picture: canvas.NewImageFromImage(nil), label: NewLabel("", Small.In(Ink).AtMost(1))}
	s.picture.FillMode = canvas.ImageFillStretch
	s.picture.ScaleMode = canvas.ImageScaleSmooth
	s.label.Align = fyne.TextAlignCenter
	edge := NewFill(none)
	edge.Border = Line
	s.box = container.New(slotLayout{s}, canvas.NewRectangle(color.White), s.picture, edge, s.label)
	return s
}

// slotLayout puts the label under the page.
type slotLayout struct{ slot *pageSlot }

func (l slotLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	page := size
	if l.slot.sheet.Label != "" {
		page.Height -= Px(labelRoom)
	}
	for _, o := range objects[:3] {
		o.Resize(page)
	}
	l.slot.label.Move(fyne.NewPos(0, page.Height+Px(2)))
	l.slot.label.Resize(fyne.NewSize(size.Width, Px(17)))
}

func (slotLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
