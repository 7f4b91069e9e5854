package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Scrolled shows content that wraps to the width and scrolls down. Fyne's own scroll asks its content for
// a height before the content knows its width; this one tells the width first.
type Scrolled struct {
	widget.BaseWidget
	own      fyne.CanvasObject
	enclosed []fyne.CanvasObject // its own content, and what scrolls with it
	tall     *tall
	scroll   *wheelScroll
	// OnScrolled is told how far from the top, and how much is left below.
	OnScrolled func(top, left float32)
}

// NewScrolled returns content in a scroll.
func NewScrolled(content fyne.CanvasObject) *Scrolled {
	s := &Scrolled{own: content, enclosed: []fyne.CanvasObject{content}, tall: newTall(content)}
	s.scroll = newWheelScroll(s.tall)
	s.scroll.OnScrolled = func(fyne.Position) { s.tell() }
	s.ExtendBaseWidget(s)
	return s
}

// Enclose has what stands above and under the content scroll with it, nil for nothing.
func (s *Scrolled) Enclose(above, below fyne.CanvasObject) {
	now := slices.DeleteFunc([]fyne.CanvasObject{above, s.own, below}, func(o fyne.CanvasObject) bool { return o == nil })
	if slices.Equal(now, s.enclosed) {
		return
	}
	s.enclosed, s.tall.content = now, s.own
	if len(now) > 1 {
		s.tall.content = container.New(enclosure{s.own}, now...)
	}
	s.tall.Refresh()
}

// enclosure is a column whose middle has all the room that is left.
type enclosure struct{ middle fyne.CanvasObject }

func (e enclosure) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return Column{}.HeightOf(objects, width)
}

func (e enclosure) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, y := max(size.Height-e.HeightOf(objects, size.Width), 0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightAt(o, size.Width)
		if o == e.middle {
			h += left
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

func (e enclosure) MinSize(objects []fyne.CanvasObject) fyne.Size { return Column{}.MinSize(objects) }

// Relayout measures the content anew after it changed.
func (s *Scrolled) Relayout() {
	s.fit(s.Size())
	s.scroll.Refresh()
}

// Refit is Relayout for content of which only heights changed: nothing is drawn anew, which counts where one
// types.
func (s *Scrolled) Refit() {
	s.fit(s.Size())
	size := s.scroll.Size()
	s.scroll.Resize(size.AddWidthHeight(0, 1)) // another size, so that the scroll looks at its content's
	s.scroll.Resize(size)
	canvas.Refresh(s.scroll)
}

// To scrolls so that y of the content is at the top, as far as there is content.
func (s *Scrolled) To(y float32) {
	y = max(min(y, s.tall.Size().Height-s.scroll.Size().Height), 0)
	if y == s.Top() {
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, y))
	s.tell() // the toolkit tells only what the wheel and the bar do
}

// Pages scrolls by so many heights of what is in sight; two lines of the page before stay.
func (s *Scrolled) Pages(by float32) {
	const stay = 54
	s.To(s.Top() + by*(s.Size().Height-Px(stay)))
}

func (s *Scrolled) tell() {
	if s.OnScrolled != nil {
		s.OnScrolled(s.Top(), s.Left())
	}
}

// Left returns how much of the content is below what is in sight.
func (s *Scrolled) Left() float32 { return s.Height() - s.Top() - s.scroll.Size().Height }

// Height returns how high the content is.
func (s *Scrolled) Height() float32 { return s.tall.Size().Height }

// Top returns how far the content is scrolled.
func (s *Scrolled) Top() float32 { return s.scroll.Offset.Y }

func (s *Scrolled) fit(size fyne.Size) {
	s.tall.width = size.Width
	s.tall.Resize(fyne.NewSize(size.Width, max(s.tall.MinSize().Height, size.Height)))
	s.tall.content.Move(fyne.NewPos(0, 0))
	s.tall.content.Resize(s.tall.Size())
	layAnew(s.tall.content)
	if s.tall.content != s.own {
		layAnew(s.own)
	}
	s.scroll.Resize(size)
}

// layAnew lays out what a container holds, also where it is as large as before.
func layAnew(o fyne.CanvasObject) {
	if c, ok := o.(*fyne.Container); ok && c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// CreateRenderer shows the scroll.
func (s *Scrolled) CreateRenderer() fyne.WidgetRenderer { return &scrolledRenderer{s} }

type scrolledRenderer struct{ s *Scrolled }

func (r *scrolledRenderer) Layout(size fyne.Size) { r.s.fit(size) }
func (r *scrolledRenderer) MinSize() fyne.Size    { return fyne.NewSize(32, 32) }
func (r *scrolledRenderer) Refresh() {
	r.s.tall.content.Refresh()
	r.s.Relayout()
}

func (r *scrolledRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.scroll}
}
func (r *scrolledRenderer) Destroy() {}

// tall is content whose height follows from a width.
type tall struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
}

func newTall(content fyne.CanvasObject) *tall {
	t := &tall{content: content}
	t.ExtendBaseWidget(t)
	return t
}

// MinSize is the height the content takes at the width.
func (t *tall) MinSize() fyne.Size { return fyne.NewSize(0, HeightAt(t.content, t.width)) }

// CreateRenderer shows the content.
func (t *tall) CreateRenderer() fyne.WidgetRenderer { return &tallRenderer{t} }

type tallRenderer struct{ t *tall }

func (r *tallRenderer) Layout(size fyne.Size)        { r.t.content.Resize(size) }
func (r *tallRenderer) MinSize() fyne.Size           { return r.t.content.MinSize() }
func (r *tallRenderer) Refresh()                     { canvas.Refresh(r.t.content) }
func (r *tallRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.t.content} }
func (r *tallRenderer) Destroy()                     {}
