package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// EmptyState is what stands where there is nothing yet: what to do, and the button to do it.
type EmptyState struct {
	Box    *fyne.Container
	Text   *widgets.Label
	Button *widgets.Button
	acts   bool // there is something to press
}

// NewEmptyState is hidden until it has something to say.
func NewEmptyState() *EmptyState {
	e := &EmptyState{Text: widgets.NewLabel("", widgets.Body.In(widgets.Soft))}
	e.Text.Align = fyne.TextAlignCenter
	e.Button = widgets.NewButton("", widgets.Normal, nil)
	e.Box = container.New(emptyLayout{e}, e.Text, e.Button)
	e.Box.Hide()
	return e
}

// Say says what to do, with a button where there is something to press.
func (e *EmptyState) Say(text, action string, act func()) {
	e.Text.SetText(text)
	e.Button.SetLabel(action)
	e.Button.OnTapped = act
	e.acts = act != nil
	e.Button.Hidden = !e.acts
	e.Box.Refresh()
}

// emptyLayout sets a sentence above the middle and a button under it, what there is no room for not: the head of a page has such a
// button too.
type emptyLayout struct{ state *EmptyState }

func (l emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := l.width(size.Width)
	text, button := objects[0].(*widgets.Label), objects[1]
	h, under := text.HeightFor(width), widgets.Px(14)+button.MinSize().Height
	room := size.Height - h
	text.Hidden = room < 0
	l.state.Button.Hidden = !l.state.acts || room < under
	y := max(min(max(room/3, widgets.Px(20)), room-under), 0)
	text.Resize(fyne.NewSize(width, h))
	text.Move(fyne.NewPos((size.Width-width)/2, y))
	least := button.MinSize()
	button.Resize(least)
	button.Move(fyne.NewPos((size.Width-least.Width)/2, y+h+widgets.Px(14)))
}

// width is that of the sentence.
func (emptyLayout) width(room float32) float32 { return min(room-widgets.Px(40), widgets.Px(420)) }

// HeightOf is the height at a width, in what scrolls.
func (l emptyLayout) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	h := objects[0].(*widgets.Label).HeightFor(l.width(width)) + widgets.Px(40)
	if l.state.acts {
		h += widgets.Px(14) + objects[1].MinSize().Height
	}
	return h
}

func (emptyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// ToolBar sets objects in a bar of one height (for 100 %), the one at Spread taking the room left; where
// they do not fit beside each other, they stand in rows.
type ToolBar struct {
	widgets.Bar
	Height float32
}

func (t ToolBar) fits(objects []fyne.CanvasObject, width float32) bool {
	return t.Bar.MinSize(objects).Width <= width+1
}

func (t ToolBar) rows() widgets.Flow { return widgets.Flow{Gap: t.Gap, Between: 6} }

func (t ToolBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if t.fits(objects, size.Width) {
		t.Bar.Layout(objects, size)
		return
	}
	const air = 10
	inner := container.New(t.rows(), objects...)
	inner.Layout.Layout(objects, fyne.NewSize(size.Width, size.Height-widgets.Px(2*air)))
	for _, o := range objects {
		o.Move(o.Position().AddXY(0, widgets.Px(air)))
	}
}

// HeightOf is the height at a width.
func (t ToolBar) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	if t.fits(objects, width) {
		return widgets.Px(t.Height)
	}
	return t.rows().HeightOf(objects, width) + widgets.Px(20)
}

func (t ToolBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, widgets.Px(t.Height)) }

// SearchField is an entry that finds as one types. Esc empties it.
type SearchField struct {
	widgets.Field
	leave func() // Esc where it is empty already
	down  func() // the arrow into the list
}

// NewSearchField calls find as one types, leave on Esc where it is empty, and down on the arrow into the list.
func NewSearchField(hint string, find func(string), leave, down func()) *SearchField {
	s := &SearchField{leave: leave, down: down}
	s.PlaceHolder = hint
	s.Bound(widgets.SearchBound)
	s.Scroll = fyne.ScrollVerticalOnly // as in any field: no bar under the text
	s.OnChanged = find
	s.ExtendBaseWidget(s)
	return s
}

// Clear empties the field.
func (s *SearchField) Clear() { s.SetText("") }

// TypedKey listens for the keys that leave the field.
func (s *SearchField) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape && s.Text != "":
		s.Clear()
	case e.Name == fyne.KeyEscape && s.leave != nil:
		s.leave()
	case e.Name == fyne.KeyDown && s.down != nil:
		s.down()
	default:
		s.Field.TypedKey(e)
	}
}

// Heading is the head of a page: its name, and what can be done at the right.
func Heading(title string, actions ...fyne.CanvasObject) *fyne.Container {
	name := widgets.NewLine(title, widgets.Section)
	bar := append([]fyne.CanvasObject{name, widgets.NewGap()}, actions...)
	return container.New(widgets.Column{},
		container.New(widgets.Around(0, 24), container.New(ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 1}, Height: 52}, bar...)),
		widgets.NewRule(),
	)
}

// Row sets objects in a row like words: where it is full, they go on in the next.
func Row(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Flow{Gap: 8, Between: 4}, objects...)
}

// Ways sets the buttons that end a dialog at its right, in as many rows as they need.
func Ways(buttons ...fyne.CanvasObject) *fyne.Container {
	return container.New(widgets.Flow{Gap: 8, Between: 6, Trailing: true}, buttons...)
}

// Dock is Fyne's border container without the theme's padding between its parts.
func Dock(top, bottom, left, right fyne.CanvasObject, middle ...fyne.CanvasObject) *fyne.Container {
	all := append([]fyne.CanvasObject{}, middle...)
	for _, o := range []fyne.CanvasObject{top, bottom, left, right} {
		if o != nil {
			all = append(all, o)
		}
	}
	return container.New(docked{top, bottom, left, right}, all...)
}

type docked struct{ top, bottom, left, right fyne.CanvasObject }

// least is the least size of a side; none where it is not in sight.
func least(o fyne.CanvasObject) fyne.Size {
	if o == nil || !o.Visible() {
		return fyne.Size{}
	}
	return o.MinSize()
}

func (d docked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if o != nil && o.Visible() {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	top := least(d.top).Height
	if d.top != nil && d.top.Visible() {
		top = widgets.HeightAt(d.top, size.Width)
	}
	bottom := least(d.bottom).Height
	if d.bottom != nil && d.bottom.Visible() {
		bottom = widgets.HeightAt(d.bottom, size.Width)
	}
	left, right := least(d.left).Width, least(d.right).Width
	put(d.top, 0, 0, size.Width, top)
	put(d.bottom, 0, size.Height-bottom, size.Width, bottom)
	middle := size.Height - top - bottom
	put(d.left, 0, top, left, middle)
	put(d.right, size.Width-right, top, right, middle)
	for _, o := range objects {
		if o != d.top && o != d.bottom && o != d.left && o != d.right {
			put(o, left, top, size.Width-left-right, middle)
		}
	}
}

func (d docked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var middle fyne.Size
	for _, o := range objects {
		if o != d.top && o != d.bottom && o != d.left && o != d.right && o.Visible() {
			middle = middle.Max(o.MinSize())
		}
	}
	return fyne.NewSize(
		max(middle.Width+least(d.left).Width+least(d.right).Width, least(d.top).Width, least(d.bottom).Width),
		max(middle.Height, least(d.left).Height, least(d.right).Height)+least(d.top).Height+least(d.bottom).Height)
}

// HangingIndent sets a mark before a text that wraps beside it.
type HangingIndent struct{ Indent float32 }

func (h HangingIndent) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := widgets.Px(h.Indent)
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(x, 0))
	objects[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}

func (h HangingIndent) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (h HangingIndent) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[1], width-widgets.Px(h.Indent))
}

// Narrow keeps its object at a width that is good to read and to fill in (for 100 %).
type Narrow struct{ Most float32 }

func (n Narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(min(size.Width, widgets.Px(n.Most)), size.Height))
	}
}

func (n Narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// HeightOf is the height at a width.
func (n Narrow) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[0], min(width, widgets.Px(n.Most)))
}

// SetHidden takes an object out of sight, or brings it back; one that is so already is left in peace.
func SetHidden(o fyne.CanvasObject, on bool) {
	switch {
	case on && o.Visible():
		o.Hide()
	case !on && !o.Visible():
		o.Show()
	}
}
