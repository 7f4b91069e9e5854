package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// PointCard is one point of an outline: its words to be edited, where they come from, and what can be done
// with it.
type PointCard struct {
	widget.BaseWidget
	OnChanged func(text string)
	OnEnter   func()       // Enter: a point goes after this one
	OnMove    func(by int) // Alt and an arrow: up or down

	entry  *pointEntry
	frame  *Fill
	band   *Fill
	origin *Text
	tools  *fyne.Container
}

// NewPointCard returns a card. own marks what the briefer wrote.
func NewPointCard(text, hint, origin string, own bool, tools ...fyne.CanvasObject) *PointCard {
	c := &PointCard{entry: &pointEntry{}, frame: NewFill(Card), band: NewFill(Foreign)}
	c.frame.Border, c.frame.Radius = Line, 8
	c.band.Radius = 2
	c.band.Hidden = !own
	c.origin = NewText(origin, Small.AtMost(1))
	c.tools = container.New(Bar{Spread: -1}, tools...)
	c.entry.card = c
	c.entry.MultiLine = true
	c.entry.Wrapping = fyne.TextWrapWord
	c.entry.Scroll = container.ScrollNone
	c.entry.PlaceHolder = hint
	c.entry.ExtendBaseWidget(c.entry)
	c.entry.SetText(text)
	c.entry.SetMinRowsVisible(1)
	c.entry.OnChanged = func(text string) {
		if c.OnChanged != nil {
			c.OnChanged(text)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Text returns the words.
func (c *PointCard) Text() string { return c.entry.Text }

// SetOrigin says where the words come from, and whether they are the briefer's own.
func (c *PointCard) SetOrigin(origin string, own bool) {
	c.origin.SetText(origin)
	c.band.Hidden = !own
	c.band.Refresh()
}

// Focusable returns what takes the keyboard.
func (c *PointCard) Focusable() fyne.Focusable { return c.entry }

const (
	cardSide  = 12
	cardTop   = 6
	cardMeta  = 24
	entryHair = 6 // the room the entry keeps around its text
)

// HeightFor returns the height at a width: all lines of the words are in sight.
func (c *PointCard) HeightFor(width float32) float32 {
	return c.textHeight(width) + 2*Px(cardTop) + Px(cardMeta)
}

func (c *PointCard) textHeight(width float32) float32 {
	inner := width - 2*Px(cardSide) - 2
	lines := max(1, len(breakLines([]Run{{Text: c.entry.Text}}, Body, inner)))
	one := fyne.MeasureText("Ặg", Px(14), fyne.TextStyle{}).Height + Px(entryLead)
	return float32(lines)*one + 2*Px(entryHair)
}

// Outgrown tells whether the words need another height than the card has.
func (c *PointCard) Outgrown() bool { return c.HeightFor(c.Size().Width) != c.Size().Height }

// CreateRenderer places the parts.
func (c *PointCard) CreateRenderer() fyne.WidgetRenderer { return &cardRenderer{c} }

type cardRenderer struct{ card *PointCard }

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.card
	c.frame.Resize(size)
	c.band.Resize(fyne.NewSize(4, size.Height-2))
	c.band.Move(fyne.NewPos(0, 1))
	side := Px(cardSide) - Px(entryHair)
	c.entry.Move(fyne.NewPos(side, Px(cardTop)))
	c.entry.Resize(fyne.NewSize(size.Width-2*side, c.textHeight(size.Width)))
	tools := c.tools.MinSize()
	y := size.Height - Px(cardMeta) - Px(3)
	c.tools.Resize(tools)
	c.tools.Move(fyne.NewPos(size.Width-tools.Width-Px(4), y+(Px(cardMeta)-tools.Height)/2))
	c.origin.Move(fyne.NewPos(Px(cardSide), y+(Px(cardMeta)-Px(17))/2))
	c.origin.Resize(fyne.NewSize(size.Width-tools.Width-2*Px(cardSide), Px(17)))
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
	return []fyne.CanvasObject{c.frame, c.band, c.entry, c.origin, c.tools}
}

func (r *cardRenderer) Destroy() {}

// pointEntry edits the words of a card. Enter goes on to the next point: a point is one paragraph.
type pointEntry struct {
	Field
	card *PointCard
}

// TypedKey listens for Enter.
func (e *pointEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter {
		if e.card.OnEnter != nil {
			e.card.OnEnter()
		}
		return
	}
	e.Field.TypedKey(k)
}

// TypedShortcut listens for Alt with an arrow.
func (e *pointEntry) TypedShortcut(s fyne.Shortcut) {
	if own, ok := s.(*desktop.CustomShortcut); ok && own.Modifier == fyne.KeyModifierAlt && e.card.OnMove != nil {
		switch own.KeyName {
		case fyne.KeyUp:
			e.card.OnMove(-1)
			return
		case fyne.KeyDown:
			e.card.OnMove(1)
			return
		}
	}
	e.Field.TypedShortcut(s)
}

// FocusGained shows which point has the keyboard.
func (e *pointEntry) FocusGained() {
	e.card.frame.Border = Main
	e.card.frame.Refresh()
	e.Entry.FocusGained()
}

// FocusLost ends it.
func (e *pointEntry) FocusLost() {
	e.card.frame.Border = Line
	e.card.frame.Refresh()
	e.Entry.FocusLost()
}

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
