package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/widgets"
)

// emptyPlace is what stands where there is nothing yet: what to do, and the button to do it.
type emptyPlace struct {
	box    *fyne.Container
	text   *widgets.Text
	button *widgets.Button
}

func newEmptyPlace() *emptyPlace {
	e := &emptyPlace{text: widgets.NewText("", widgets.Body.In(widgets.Soft))}
	e.text.Align = fyne.TextAlignCenter
	e.button = widgets.NewButton("", widgets.Normal, nil)
	e.box = container.New(emptyLayout{}, e.text, e.button)
	e.box.Hide()
	return e
}

func (e *emptyPlace) say(text, action string, act func()) {
	e.text.SetText(text)
	e.button.SetLabel(action)
	e.button.OnTapped = act
	e.button.Hidden = act == nil
	e.box.Refresh()
}

// emptyLayout sets a sentence above the middle and a button under it.
type emptyLayout struct{}

func (emptyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width-widgets.Px(40), widgets.Px(420))
	text, button := objects[0].(*widgets.Text), objects[1]
	h := text.HeightFor(width)
	y := max((size.Height-h)/3, widgets.Px(20))
	text.Resize(fyne.NewSize(width, h))
	text.Move(fyne.NewPos((size.Width-width)/2, y))
	least := button.MinSize()
	button.Resize(least)
	button.Move(fyne.NewPos((size.Width-least.Width)/2, y+h+widgets.Px(14)))
}

func (emptyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// toolBar sets objects in a bar of one height (for 100 %), the one at Spread taking the room left; where
// they do not fit beside each other, they stand in rows.
type toolBar struct {
	widgets.Bar
	height float32
}

func (t toolBar) fits(objects []fyne.CanvasObject, width float32) bool {
	return t.Bar.MinSize(objects).Width <= width+1
}

func (t toolBar) rows() widgets.Flow { return widgets.Flow{Gap: t.Gap, Between: 6} }

func (t toolBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
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
func (t toolBar) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	if t.fits(objects, width) {
		return widgets.Px(t.height)
	}
	return t.rows().HeightOf(objects, width) + widgets.Px(20)
}

func (t toolBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, widgets.Px(t.height)) }

// fixedBar is a bar of one height (for 100 %), its object in the middle of it.
type fixedBar struct{ height float32 }

func (f fixedBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, h))
		o.Move(fyne.NewPos(0, (size.Height-h)/2))
	}
}

func (f fixedBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, widgets.Px(f.height))
}

// panes sets a list beside what it opens. The list takes a share of the width between least and most.
type panes struct{ least, most, share float32 }

func (p panes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(max(size.Width*p.share, widgets.Px(p.least)), widgets.Px(p.most), size.Width*0.42)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
	objects[1].Move(fyne.NewPos(left, 0))
}

func (panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// searchField is an entry that finds as one types. Esc empties it.
type searchField struct {
	widgets.Field
	leave func() // Esc where it is empty already
	down  func() // the arrow into the list
}

func newSearchField(hint string, find func(string), leave, down func()) *searchField {
	s := &searchField{leave: leave, down: down}
	s.PlaceHolder = hint
	s.Scroll = fyne.ScrollVerticalOnly // as in any field: no bar under the text
	s.OnChanged = find
	s.ExtendBaseWidget(s)
	return s
}

func (s *searchField) clear() { s.SetText("") }

// TypedKey listens for the keys that leave the field.
func (s *searchField) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyEscape && s.Text != "":
		s.clear()
	case e.Name == fyne.KeyEscape && s.leave != nil:
		s.leave()
	case e.Name == fyne.KeyDown && s.down != nil:
		s.down()
	default:
		s.Field.TypedKey(e)
	}
}

// heading is the head of a page: its name, and what can be done at the right.
func heading(title string, actions ...fyne.CanvasObject) *fyne.Container {
	name := widgets.NewLine(title, widgets.Section)
	bar := append([]fyne.CanvasObject{name, widgets.NewGap()}, actions...)
	return container.New(widgets.Column{},
		container.New(fixedBar{52}, container.New(widgets.Around(0, 24), container.New(widgets.Bar{Gap: 8, Spread: 1}, bar...))),
		widgets.NewRule(),
	)
}

// dock is Fyne's border container without the theme's padding between its parts.
func dock(top, bottom, left, right fyne.CanvasObject, middle ...fyne.CanvasObject) *fyne.Container {
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

// hanging sets a mark before a text that wraps beside it.
type hanging struct{ indent float32 }

func (h hanging) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := widgets.Px(h.indent)
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(x, 0))
	objects[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}

func (h hanging) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (h hanging) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[1], width-widgets.Px(h.indent))
}

// narrow keeps its object at a width that is good to read and to fill in (for 100 %).
type narrow struct{ most float32 }

func (n narrow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(min(size.Width, widgets.Px(n.most)), size.Height))
	}
}

func (n narrow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// HeightOf is the height at a width.
func (n narrow) HeightOf(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightAt(objects[0], min(width, widgets.Px(n.most)))
}
