package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// EntryRow is an entry of a page's list: a name, a sentence under it, and what can be done at the right.
type EntryRow struct {
	pressable
	Chosen  bool // it is the one that is open
	ground  *Fill
	rule    *Fill
	name    *Label
	about   *Label
	actions *fyne.Container
}

// NewEntryRow returns an entry; tapped opens it, nil where it cannot be opened.
func NewEntryRow(name, about string, tapped func(), actions ...fyne.CanvasObject) *EntryRow {
	e := &EntryRow{
		ground: NewFill(Paper), rule: NewRule(), name: NewLabel(name, Strong), about: NewLabel(about, Small.Larger()),
		actions: container.New(Bar{Gap: 8, Spread: -1}, actions...),
	}
	e.OnTapped = tapped
	e.ExtendBaseWidget(e)
	return e
}

// SetAboutStyle changes the look of the sentence.
func (e *EntryRow) SetAboutStyle(s TextStyle) { e.about.SetStyle(s) }

// Words returns the name and the sentence.
func (e *EntryRow) Words() (name, about string) { return e.name.Words(), e.about.Words() }

const entrySide, entryTop = 24, 12

func (e *EntryRow) room(width float32) float32 {
	return width - 2*Px(entrySide) - e.actions.MinSize().Width - Px(16)
}

// HeightFor returns the height at a width.
func (e *EntryRow) HeightFor(width float32) float32 {
	room := e.room(width)
	return max(e.name.HeightFor(room)+e.about.HeightFor(room)+Px(2), e.actions.MinSize().Height) + 2*Px(entryTop) + 1
}

// CreateRenderer places the parts.
func (e *EntryRow) CreateRenderer() fyne.WidgetRenderer { return &entryRowRenderer{e} }

type entryRowRenderer struct{ entry *EntryRow }

func (r *entryRowRenderer) Layout(size fyne.Size) {
	e := r.entry
	e.ground.Resize(size)
	room, x, y := e.room(size.Width), Px(entrySide), Px(entryTop)
	for _, t := range []*Label{e.name, e.about} {
		h := t.HeightFor(room)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(room, h))
		y += h + Px(2)
	}
	least := e.actions.MinSize()
	e.actions.Resize(least)
	e.actions.Move(fyne.NewPos(size.Width-least.Width-Px(entrySide), (size.Height-least.Height)/2))
	e.rule.Resize(fyne.NewSize(size.Width, 1))
	e.rule.Move(fyne.NewPos(0, size.Height-1))
}

func (r *entryRowRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(200), r.entry.HeightFor(max(r.entry.Size().Width, Px(200))))
}

func (r *entryRowRenderer) Refresh() {
	e := r.entry
	e.ground.Colour, e.ground.Border = Paper, ""
	switch {
	case e.Chosen:
		e.ground.Colour = Selected
	case e.hovered && e.OnTapped != nil:
		e.ground.Colour = Hover
	}
	if e.focused {
		e.ground.Border = Ring
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(e.Size())
}

func (r *entryRowRenderer) Objects() []fyne.CanvasObject {
	e := r.entry
	return []fyne.CanvasObject{e.ground, e.name, e.about, e.actions, e.rule}
}

func (r *entryRowRenderer) Destroy() {}
