package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// EntryRow is an entry of a page's list: a name, a sentence under it, and what can be done at the right, or under both where the
// words would have no room beside it.
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
		actions: container.New(Flow{Gap: entryGap, Between: 4}, actions...),
	}
	e.OnTapped = tapped
	e.ExtendBaseWidget(e)
	return e
}

// SetAboutStyle changes the look of the sentence.
func (e *EntryRow) SetAboutStyle(s TextStyle) { e.about.SetStyle(s) }

// Words returns the name and the sentence.
func (e *EntryRow) Words() (name, about string) { return e.name.Words(), e.about.Words() }

// The air of an entry, that between what can be done, and the least room that words have beside that (for 100 %).
const (
	entrySide, entryTop = 24, 12
	entryGap            = 8
	entryLeast          = 190
)

// abreast is the room that what can be done takes in one row.
func (e *EntryRow) abreast() fyne.Size {
	return Bar{Gap: entryGap, Spread: -1}.MinSize(e.actions.Objects)
}

// room is that of the words, and whether what can be done stands beside them.
func (e *EntryRow) room(width float32) (room float32, beside bool) {
	whole := width - 2*Px(entrySide)
	room = whole - e.abreast().Width - Px(16)
	if room < Px(entryLeast) && len(e.actions.Objects) > 0 {
		return whole, false
	}
	return room, true
}

// HeightFor returns the height at a width.
func (e *EntryRow) HeightFor(width float32) float32 {
	room, beside := e.room(width)
	height := e.name.HeightFor(room) + e.about.HeightFor(room) + Px(2)
	if beside {
		height = max(height, e.abreast().Height)
	} else {
		height += Px(entryGap) + HeightAt(e.actions, room)
	}
	return height + 2*Px(entryTop) + 1
}

// CreateRenderer places the parts.
func (e *EntryRow) CreateRenderer() fyne.WidgetRenderer { return &entryRowRenderer{e} }

type entryRowRenderer struct{ entry *EntryRow }

func (r *entryRowRenderer) Layout(size fyne.Size) {
	e := r.entry
	e.ground.Resize(size)
	room, beside := e.room(size.Width)
	x, y := Px(entrySide), Px(entryTop)
	for _, t := range []*Label{e.name, e.about} {
		h := t.HeightFor(room)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(room, h))
		y += h + Px(2)
	}
	if beside {
		least := e.abreast().AddWidthHeight(1, 0) // for rounding
		e.actions.Resize(least)
		e.actions.Move(fyne.NewPos(size.Width-least.Width+1-Px(entrySide), (size.Height-least.Height)/2))
	} else {
		e.actions.Resize(fyne.NewSize(room, HeightAt(e.actions, room)))
		e.actions.Move(fyne.NewPos(x, y-Px(2)+Px(entryGap)))
	}
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
