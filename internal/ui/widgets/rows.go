package widgets

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Rows is a list of rows of different heights; only those in sight exist. Unlike Fyne's list its rows
// touch, an arrow key opens the next one, and Space ticks it.
type Rows struct {
	widget.BaseWidget
	Height   func(i int, width float32) float32
	Make     func() fyne.CanvasObject
	Bind     func(i int, o fyne.CanvasObject)
	OnOpen   func(i int)
	OnTick   func(i int)
	OnBottom func() // the end came into sight

	scroll  *wheelScroll
	content *fyne.Container
	tops    []float32 // of each row, and the end of the last
	width   float32
	shown   map[int]fyne.CanvasObject
	spare   []fyne.CanvasObject
	current int
	focused bool
}

// NewRows returns an empty list.
func NewRows() *Rows {
	r := &Rows{shown: map[int]fyne.CanvasObject{}, current: -1, tops: []float32{0}}
	r.content = container.New(&rowsLayout{r})
	r.scroll = newWheelScroll(r.content)
	r.scroll.OnScrolled = func(fyne.Position) { r.arrange() }
	r.ExtendBaseWidget(r)
	return r
}

// Len returns how many rows there are.
func (r *Rows) Len() int { return len(r.tops) - 1 }

// Current returns the row that is open, -1 for none.
func (r *Rows) Current() int { return r.current }

// Focused tells whether the list has the keyboard.
func (r *Rows) Focused() bool { return r.focused }

// SetLen says how many rows there are now, and shows them anew.
func (r *Rows) SetLen(n int) {
	r.tops = make([]float32, n+1)
	r.measure()
	if r.current >= n {
		r.current = -1
	}
	r.arrange()
	r.scroll.Refresh()
}

// Renew shows the rows in sight again, after what they show changed but not their heights.
func (r *Rows) Renew() {
	for i, o := range r.shown {
		r.Bind(i, o)
	}
}

// SetCurrent marks a row, without opening it or bringing it into sight.
func (r *Rows) SetCurrent(i int) {
	r.current = i
	r.Renew()
}

// Open marks a row and opens it.
func (r *Rows) Open(i int) {
	if i < 0 || i >= r.Len() {
		return
	}
	r.current = i
	r.reveal(i)
	r.arrange()
	if r.OnOpen != nil {
		r.OnOpen(i)
	}
}

// Top scrolls back to the first row.
func (r *Rows) Top() { r.scroll.ScrollToTop() }

// Object returns the object that shows row i, nil where it is out of sight.
func (r *Rows) Object(i int) fyne.CanvasObject { return r.shown[i] }

func (r *Rows) measure() {
	for i := range r.Len() {
		r.tops[i+1] = r.tops[i] + r.Height(i, r.width)
	}
}

func (r *Rows) reveal(i int) {
	top, bottom := r.tops[i], r.tops[i+1]
	switch y, h := r.scroll.Offset.Y, r.scroll.Size().Height; {
	case top < y:
		r.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > y+h:
		r.scroll.ScrollToOffset(fyne.NewPos(0, bottom-h))
	}
}

// arrange makes the rows in sight and gives back those that went out of it.
func (r *Rows) arrange() {
	if r.width == 0 {
		return
	}
	y, h := r.scroll.Offset.Y, r.scroll.Size().Height
	first := max(sort.Search(r.Len(), func(i int) bool { return r.tops[i+1] > y }), 0)
	last := sort.Search(r.Len(), func(i int) bool { return r.tops[i] >= y+h })
	for i, o := range r.shown {
		if i < first || i >= last {
			o.Hide()
			r.spare = append(r.spare, o)
			delete(r.shown, i)
		}
	}
	for i := first; i < last; i++ {
		o, ok := r.shown[i]
		if !ok {
			o = r.take()
			r.shown[i] = o
		}
		o.Move(fyne.NewPos(0, r.tops[i]))
		o.Resize(fyne.NewSize(r.width, r.tops[i+1]-r.tops[i]))
		r.Bind(i, o)
		o.Show()
	}
	if last == r.Len() && r.Len() > 0 && r.OnBottom != nil {
		r.OnBottom()
	}
}

func (r *Rows) take() fyne.CanvasObject {
	if n := len(r.spare); n > 0 {
		o := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return o
	}
	o := r.Make()
	r.content.Objects = append(r.content.Objects, o)
	return o
}

// FocusGained shows where the keyboard is.
func (r *Rows) FocusGained() {
	r.focused = true
	if r.current < 0 && r.Len() > 0 {
		r.current = 0
	}
	r.Renew()
}

// FocusLost ends it.
func (r *Rows) FocusLost() { r.focused = false; r.Renew() }

// TypedRune leaves letters to the window.
func (*Rows) TypedRune(r rune) { passRune(r) }

// TypedKey moves through the rows.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	const page = 6
	switch e.Name {
	case fyne.KeyDown:
		r.Open(min(r.current+1, r.Len()-1))
	case fyne.KeyUp:
		r.Open(max(r.current-1, 0))
	case fyne.KeyPageDown:
		r.Open(min(r.current+page, r.Len()-1))
	case fyne.KeyPageUp:
		r.Open(max(r.current-page, 0))
	case fyne.KeyHome:
		r.Open(0)
	case fyne.KeyEnd:
		r.Open(r.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Open(r.current)
	case fyne.KeySpace:
		if r.current >= 0 && r.OnTick != nil {
			r.OnTick(r.current)
		}
	default:
		passKey(e)
	}
}

// CreateRenderer shows the scroll.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{r} }

type rowsRenderer struct{ rows *Rows }

func (r *rowsRenderer) Layout(size fyne.Size) {
	if r.rows.width != size.Width {
		r.rows.width = size.Width
		r.rows.measure()
	}
	r.rows.scroll.Resize(size)
	r.rows.arrange()
}

func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(32, 32) }

func (r *rowsRenderer) Refresh() {
	r.rows.measure()
	r.rows.arrange()
	r.rows.scroll.Refresh()
}

func (r *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rows.scroll} }
func (r *rowsRenderer) Destroy()                     {}

// rowsLayout is as high as all rows; arrange places those in sight.
type rowsLayout struct{ rows *Rows }

func (l *rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) { l.rows.arrange() }

func (l *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.rows.tops[l.rows.Len()])
}
