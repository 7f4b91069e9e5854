package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PointCard is one point of an outline: its words to be edited, where they come from, how long they take, and
// what can be done with it.
type PointCard struct {
	widget.BaseWidget
	OnChanged func(field int, text string)
	OnEnter   func()                 // Enter in the last field: a point goes after this one
	OnMove    func(by int)           // Alt and an arrow: up or down
	OnDrag    func(at fyne.Position) // the handle is dragged; at is in the window
	OnDrop    func()                 // and let go
	OnResized func()                 // it needs another height than it has

	entries []*pointEntry
	rows    func(text string) [][]string // of the table that the first field is, nil where it is none
	table   *cardTable                   // shown in place of the first field, nil while that is
	frame   *Fill
	band    *Fill
	grip    *grip
	origin  *Label
	time    *Label
	tools   *fyne.Container
	under   fyne.CanvasObject // nil for nothing
}

// CardField is what can be typed into a card.
type CardField struct {
	Text, Hint string
	Bold       bool
}

// NewPointCard returns a card. own marks what the briefer wrote.
func NewPointCard(fields []CardField, origin string, own bool, tools ...fyne.CanvasObject) *PointCard {
	c := &PointCard{frame: NewFill(Card), band: NewFill(Foreign)}
	c.frame.Border, c.frame.Radius = Line, 8
	c.band.Radius = 2
	c.band.Hidden = !own
	c.grip = newGrip(c)
	c.origin = NewLabel(origin, Small.AtMost(1))
	c.time = NewLine("", Small)
	c.tools = container.New(Bar{Spread: -1}, tools...)
	for i, f := range fields {
		c.entries = append(c.entries, newPointEntry(c, i, f))
	}
	c.ExtendBaseWidget(c)
	return c
}

// Text returns the words of a field.
func (c *PointCard) Text(field int) string { return c.entries[field].Text }

// Cursor returns how many letters stand before the cursor of the first field.
func (c *PointCard) Cursor() int { return c.entries[0].CursorTextOffset() }

// SetOrigin says where the words come from, whether they are the briefer's own, and how long they take.
func (c *PointCard) SetOrigin(origin string, own bool, time string) {
	c.origin.SetText(origin)
	c.time.SetText(time)
	c.band.Hidden = !own
	c.band.Refresh()
}

// SetUnder puts something at the foot of the card, nil for nothing.
func (c *PointCard) SetUnder(o fyne.CanvasObject) {
	c.under = o
	c.Refresh()
}

// Origin returns where the card says that its words come from.
func (c *PointCard) Origin() string { return c.origin.Words() }

// SetLeftOut shows whether the paper of now leaves the point out.
func (c *PointCard) SetLeftOut(out bool) {
	c.frame.SetColour(map[bool]fyne.ThemeColorName{false: Card, true: Panel}[out])
}

// Focusable returns what takes the keyboard.
func (c *PointCard) Focusable() fyne.Focusable {
	if c.table != nil {
		return c.table
	}
	return c.entries[0]
}

// Holds tells whether one of the card's fields has the keyboard.
func (c *PointCard) Holds(o fyne.Focusable) bool {
	for _, e := range c.entries {
		if o == e {
			return true
		}
	}
	return c.table != nil && o == c.table
}

const (
	cardSide  = 12
	cardGrip  = 14 // of the handle at the left
	cardTop   = 6
	cardMeta  = 24
	entryHair = 6 // the room the entry keeps around its text
)

// HeightFor returns the height at a width: all lines of the words are in sight.
func (c *PointCard) HeightFor(width float32) float32 {
	h := 2*Px(cardTop) + Px(cardMeta)
	for _, e := range c.entries {
		h += c.fieldHeight(e, width)
	}
	if c.under != nil {
		h += HeightAt(c.under, width-2*Px(cardSide)) + Px(cardTop)
	}
	return h
}

// fieldHeight returns the height of a field, or of the table in its place, on a card of a width.
func (c *PointCard) fieldHeight(e *pointEntry, width float32) float32 {
	if c.table != nil && e.at == 0 {
		return HeightAt(c.table.view, width-Px(2*cardSide+cardGrip)) + 2*Px(entryHair)
	}
	return e.height(width)
}

// Outgrown tells whether the words need another height than the card has.
func (c *PointCard) Outgrown() bool { return c.HeightFor(c.Size().Width) != c.Size().Height }

// CreateRenderer places the parts.
func (c *PointCard) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ card *PointCard }

// timeFrom is the width (at 100 %) from which a card has room to say how long it takes.
const timeFrom = 330

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	c.frame.Resize(size)
	c.band.Resize(fyne.NewSize(4, size.Height-2))
	c.band.Move(fyne.NewPos(0, 1))
	left, side := Px(cardSide+cardGrip), Px(cardSide)
	c.grip.Move(fyne.NewPos(Px(5), Px(cardTop)))
	c.grip.Resize(fyne.NewSize(Px(cardGrip+3), size.Height-2*Px(cardTop)))
	y := Px(cardTop)
	for _, e := range c.entries {
		h := c.fieldHeight(e, size.Width)
		if c.table != nil && e.at == 0 {
			c.table.Move(fyne.NewPos(left, y+Px(entryHair)))
			c.table.Resize(fyne.NewSize(size.Width-left-side, h-2*Px(entryHair)))
		}
		e.Move(fyne.NewPos(left-Px(entryHair), y))
		e.Resize(fyne.NewSize(size.Width-left-side+2*Px(entryHair), h))
		y += h
	}
	y += Px(3)
	tools := c.tools.MinSize()
	right := size.Width - tools.Width - Px(4)
	c.tools.Resize(tools)
	c.tools.Move(fyne.NewPos(right, y+(Px(cardMeta)-tools.Height)/2))
	c.time.Hidden = size.Width < Px(timeFrom)
	line := y + (Px(cardMeta)-Px(17))/2
	if !c.time.Hidden {
		least := c.time.MinSize()
		right -= least.Width + Px(6)
		c.time.Move(fyne.NewPos(right, line))
		c.time.Resize(least)
	}
	c.origin.Move(fyne.NewPos(left, line))
	c.origin.Resize(fyne.NewSize(right-left-Px(6), Px(17)))
	if c.under != nil {
		y += Px(cardMeta)
		c.under.Move(fyne.NewPos(side, y))
		c.under.Resize(fyne.NewSize(size.Width-2*side, HeightAt(c.under, size.Width-2*side)))
	}
}

func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(Px(160), r.card.HeightFor(max(r.card.Size().Width, Px(160))))
}

func (r *cardRenderer) Refresh() {
	r.Layout(r.card.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	c := r.card
	all := []fyne.CanvasObject{c.frame, c.band, c.grip}
	for _, e := range c.entries {
		all = append(all, e)
	}
	if c.table != nil {
		all = append(all, c.table)
	}
	all = append(all, c.origin, c.time, c.tools)
	if c.under != nil {
		all = append(all, c.under)
	}
	return all
}

func (r *cardRenderer) Destroy() {}

// entryLead is the air between the lines of an entry.
const entryLead = 0

// Cards returns the theme for what PointCards stand in. One is put around all of them: every one loads its
// fonts anew.
func Cards() fyne.Theme { return bareTheme{fyne.CurrentApp().Settings().Theme()} }

// bareTheme takes the border and ground from Fyne's entry: the card has them.
type bareTheme struct{ fyne.Theme }

func (b bareTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInputBorder:
		return 0
	case theme.SizeNameInnerPadding:
		return Px(entryHair)
	case theme.SizeNameLineSpacing:
		return Px(entryLead)
	default:
		return b.Theme.Size(name)
	}
}

func (b bareTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameInputBackground || name == theme.ColorNameInputBorder {
		return color.Transparent
	}
	return b.Theme.Color(name, v)
}
