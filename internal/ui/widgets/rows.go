package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Rows is a list of rows of different heights; only those in sight exist. Unlike Fyne's list its rows
// touch, an arrow key opens the next one, and Space ticks it; with Shift the rows up to it are chosen.
type Rows struct {
	widget.BaseWidget
	Height   func(i int, width float32) float32
	Make     func() fyne.CanvasObject
	Bind     func(i int, o fyne.CanvasObject)
	OnOpen   func(i int)
	OnTick   func(i int)
	OnRange  func(first, last int, goesOn bool) // rows were chosen; goesOn: in place of those of the last time
	OnAll    func()                             // all rows were chosen
	OnBottom func()                             // the end came into sight

	scroll   *wheelScroll
	content  *fyne.Container
	heights  *rowHeights
	width    float32
	shown    map[int]fyne.CanvasObject
	spare    []fyne.CanvasObject
	current  int
	from     int  // the row that was opened or ticked last, where a range begins
	reaching bool // a range is being chosen
	extends  bool // Shift is held
	focused  bool
}

// NewRows returns an empty list.
func NewRows() *Rows {
	r := &Rows{shown: map[int]fyne.CanvasObject{}, current: -1, from: -1, heights: newRowHeights()}
	r.content = container.New(&rowsLayout{r})
	r.scroll = newWheelScroll(r.content)
	r.scroll.OnScrolled = func(fyne.Position) { r.arrange() }
	r.ExtendBaseWidget(r)
	return r
}

// Len returns how many rows there are.
func (r *Rows) Len() int { return r.heights.count() }

// Current returns the row that is open, -1 for none.
func (r *Rows) Current() int { return r.current }

// Focused tells whether the list has the keyboard.
func (r *Rows) Focused() bool { return r.focused }

// SetLen says how many rows there are now, and shows them anew.
func (r *Rows) SetLen(n int) {
	r.heights.setCount(n)
	r.heights.forget()
	r.from, r.reaching = -1, false
	if r.current >= n {
		r.current = -1
	}
	r.show()
}

// Grow says that there are rows behind those that there were.
func (r *Rows) Grow(n int) {
	r.heights.setCount(max(n, r.Len()))
	r.show()
}

// show shows what there is; of a short list every row is measured.
func (r *Rows) show() {
	r.measure()
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
	r.from, r.reaching = i, false
	r.goTo(i)
	if r.OnOpen != nil {
		r.OnOpen(i)
	}
}

// goTo marks a row and brings it into sight.
func (r *Rows) goTo(i int) {
	r.current = i
	r.reveal(i)
	r.arrange()
	r.reveal(i) // where those beside it are higher than was guessed
	r.arrange()
}

// Tick ticks a row.
func (r *Rows) Tick(i int) {
	if i < 0 || i >= r.Len() || r.OnTick == nil {
		return
	}
	r.from, r.reaching = i, false
	r.OnTick(i)
}

// Reach chooses the rows from the one that was opened or ticked last to this one, without opening it.
func (r *Rows) Reach(i int) {
	if i < 0 || i >= r.Len() || r.OnRange == nil {
		return
	}
	if !r.reaching && (r.from < 0 || r.from >= r.Len()) {
		r.from = max(r.current, 0)
	}
	goesOn := r.reaching
	r.reaching = true
	r.goTo(i)
	r.OnRange(min(r.from, i), max(r.from, i), goesOn)
}

// Hold says that Shift is held, or is no more.
func (r *Rows) Hold(shift bool) { r.extends = shift }

// Top scrolls back to the first row.
func (r *Rows) Top() { r.scroll.ScrollToTop() }

// Object returns the object that shows row i, nil where it is out of sight.
func (r *Rows) Object(i int) fyne.CanvasObject { return r.shown[i] }

func (r *Rows) measure() {
	if r.Len() <= measuredAtOnce {
		r.heights.measure(0, r.Len(), r.height)
	}
}

func (r *Rows) height(i int) float32 { return r.Height(i, r.width) }

func (r *Rows) reveal(i int) {
	top, bottom := r.heights.tops[i], r.heights.tops[i+1]
	switch y, h := r.scroll.Offset.Y, r.scroll.Size().Height; {
	case top < y:
		r.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > y+h:
		r.scroll.ScrollToOffset(fyne.NewPos(0, bottom-h))
	}
}

// settle measures the rows in sight and returns them, from first to before last. What one looks at stays where it is, whatever
// comes of the rows over it.
func (r *Rows) settle() (first, last int) {
	moved := false
	for {
		y, h := r.scroll.Offset.Y, r.scroll.Size().Height
		first, last = r.heights.between(y, y+h)
		held := r.heights.held(first, last)
		stood := r.heights.tops[held]
		if !r.heights.measure(first, last, r.height) {
			break
		}
		moved = true
		most := max(r.heights.tops[r.Len()]-h, 0)
		r.scroll.Offset.Y = max(min(y+r.heights.tops[held]-stood, most), 0)
	}
	if moved {
		r.scroll.Refresh() // the bar beside it
	}
	return first, last
}

// arrange makes the rows in sight and gives back those that went out of it.
func (r *Rows) arrange() {
	if r.width == 0 {
		return
	}
	first, last := r.settle()
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
		o.Move(fyne.NewPos(0, r.heights.tops[i]))
		o.Resize(fyne.NewSize(r.width, r.heights.heights[i]))
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
func (r *Rows) FocusLost() {
	r.focused, r.extends = false, false
	r.Renew()
}

// KeyDown and KeyUp follow the key that chooses rows in a row.
func (r *Rows) KeyDown(e *fyne.KeyEvent) { r.follow(e, true) }

// KeyUp ends it.
func (r *Rows) KeyUp(e *fyne.KeyEvent) { r.follow(e, false) }

func (r *Rows) follow(e *fyne.KeyEvent, on bool) {
	if IsShift(e.Name) {
		r.Hold(on)
	}
}

// IsShift tells whether a key is one of those that extend what is chosen.
func IsShift(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight
}

// TypedShortcut chooses all rows, and leaves other shortcuts to the window.
func (r *Rows) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && r.OnAll != nil {
		r.OnAll()
		return
	}
	giveShortcut(s)
}

// TypedRune leaves letters to the window.
func (*Rows) TypedRune(r rune) { passRune(r) }

// TypedKey moves through the rows: opens the one it comes to, or with Shift chooses those up to it.
func (r *Rows) TypedKey(e *fyne.KeyEvent) {
	const page = 6
	last := r.Len() - 1
	switch e.Name {
	case fyne.KeyDown:
		r.moveTo(min(r.current+1, last))
	case fyne.KeyUp:
		r.moveTo(max(r.current-1, 0))
	case fyne.KeyPageDown:
		r.moveTo(min(r.current+page, last))
	case fyne.KeyPageUp:
		r.moveTo(max(r.current-page, 0))
	case fyne.KeyHome:
		r.moveTo(0)
	case fyne.KeyEnd:
		r.moveTo(last)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Open(r.current)
	case fyne.KeySpace:
		r.Tick(r.current)
	default:
		passKey(e)
	}
}

func (r *Rows) moveTo(i int) {
	if r.extends && r.OnRange != nil {
		r.Reach(i)
		return
	}
	r.Open(i)
}

// CreateRenderer shows the scroll.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{r} }

type rowsRenderer struct{ rows *Rows }

func (r *rowsRenderer) Layout(size fyne.Size) {
	if r.rows.width != size.Width {
		r.rows.width = size.Width
		r.rows.heights.forget()
		r.rows.measure()
	}
	r.rows.scroll.Resize(size)
	r.rows.arrange()
}

func (r *rowsRenderer) MinSize() fyne.Size { return fyne.NewSize(32, 32) }

func (r *rowsRenderer) Refresh() {
	r.rows.heights.forget()
	r.rows.show()
}

func (r *rowsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rows.scroll} }
func (r *rowsRenderer) Destroy()                     {}

// rowsLayout is as high as all rows; arrange places those in sight.
type rowsLayout struct{ rows *Rows }

func (l *rowsLayout) Layout([]fyne.CanvasObject, fyne.Size) { l.rows.arrange() }

func (l *rowsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.rows.heights.tops[l.rows.Len()])
}
