package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// Weight is how loud a button is. A page has one Primary.
type Weight int

// The weights.
const (
	Normal  Weight = iota
	Primary        // the one thing to do on this page
	Quiet          // words only
)

// Button is a button of words, an icon or both.
type Button struct {
	pressable
	label  string
	icon   fyne.Resource
	weight Weight
	Small  bool // 12 instead of 13, less air; also of an icon
	Calm   bool // stands back until it is pointed at
}

// NewButton returns a button.
func NewButton(label string, weight Weight, tapped func()) *Button {
	b := &Button{label: label, weight: weight}
	b.OnTapped = tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton returns a button with an icon in place of words. label is what it does, for tests and
// readers of the screen.
func NewIconButton(icon fyne.Resource, label string, tapped func()) *Button {
	b := NewButton(label, Quiet, tapped)
	b.icon = icon
	return b
}

// MouseIn says what an icon does.
func (b *Button) MouseIn(e *desktop.MouseEvent) {
	b.pressable.MouseIn(e)
	b.tell()
}

// MouseOut ends it.
func (b *Button) MouseOut() {
	b.pressable.MouseOut()
	b.untell()
}

// FocusGained says what an icon does.
func (b *Button) FocusGained() {
	b.pressable.FocusGained()
	b.tell()
}

// FocusLost ends it.
func (b *Button) FocusLost() {
	b.pressable.FocusLost()
	b.untell()
}

// Tapped calls back. What is pressed may be gone then, and nothing is to be said of it.
func (b *Button) Tapped(e *fyne.PointEvent) {
	b.untell()
	b.pressable.Tapped(e)
}

// tell says what a button does that has no words, or not the room for them.
func (b *Button) tell() {
	if b.icon != nil || b.Size().Width+rounding < b.MinSize().Width {
		showTip(b, b.label)
	}
}

func (b *Button) untell() { dropTip(b) }

// NewLink returns small words that do something.
func NewLink(label string, tapped func()) *Button {
	b := NewButton(label, Quiet, tapped)
	b.Small = true
	return b
}

// Label returns the words of the button.
func (b *Button) Label() string { return b.label }

// SetLabel changes the words.
func (b *Button) SetLabel(label string) {
	if b.label != label {
		b.label = label
		b.Refresh()
	}
}

// SetWeight changes how loud the button is.
func (b *Button) SetWeight(w Weight) {
	if b.weight != w {
		b.weight = w
		b.Refresh()
	}
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, ground: canvas.NewRectangle(nil), words: canvas.NewText("", nil), icon: canvas.NewImageFromResource(nil),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.paint()
	return r
}

type buttonRenderer struct {
	button *Button
	ground *canvas.Rectangle
	words  *canvas.Text
	icon   *canvas.Image
	drawn  drawnIcon // as it is drawn now
}

// drawnIcon is an icon in a colour: to draw one takes longer than all else of a button.
type drawnIcon struct {
	of  fyne.Resource
	ink color.Color
}

// colours returns what the button is painted with; ground is "" for none.
func (b *Button) colours() (ground, words fyne.ThemeColorName) {
	switch b.weight {
	case Primary:
		ground, words = Main, OnMain
		if b.hovered {
			ground = MainHover
		}
	case Quiet:
		words = Main
		if b.Calm && !b.hovered && !b.focused {
			words = Soft
		}
		if b.hovered {
			ground = Hover
		}
	default:
		ground, words = Plain, Ink
		if b.hovered {
			ground = PlainHover
		}
	}
	if !b.disabled {
		return ground, words
	}
	if b.weight == Quiet {
		return "", Soft
	}
	return Plain, Soft
}

func (r *buttonRenderer) paint() {
	b := r.button
	ground, words := b.colours()
	r.ground.FillColor = nil
	if ground != "" {
		r.ground.FillColor = colour(ground)
	}
	r.ground.CornerRadius = 6
	r.ground.StrokeWidth = 0
	if b.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(Ring), 2
	}
	r.words.Color = colour(words)
	r.words.TextStyle.Bold = true
	r.words.TextSize = Px(13)
	if b.Small {
		r.words.TextSize = Px(12)
	}
	setWords(r.words, r.said())
	if b.icon != nil {
		r.icon.Resource = theme.NewColoredResource(b.icon, words)
	}
}

// said are the words of the button, none where an icon stands in place of them.
func (r *buttonRenderer) said() string {
	if r.button.icon != nil {
		return ""
	}
	return r.button.label
}

// air is the room beside and above the words.
func (r *buttonRenderer) air() fyne.Size {
	switch {
	case r.button.Small && r.button.icon != nil:
		return fyne.NewSize(Px(4), Px(4))
	case r.button.Small:
		return fyne.NewSize(0, Px(1))
	case r.button.icon != nil:
		return fyne.NewSize(Px(7), Px(7))
	default:
		return fyne.NewSize(Px(12), Px(7))
	}
}

func (r *buttonRenderer) MinSize() fyne.Size {
	air := r.air()
	if r.button.icon != nil {
		return fyne.NewSize(Px(18)+2*air.Width, Px(18)+2*air.Height)
	}
	setWords(r.words, r.said()) // not what had room
	least := r.words.MinSize()
	fitWords(r.words, r.said(), r.button.Size().Width)
	return least.AddWidthHeight(2*air.Width, 2*air.Height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	least := fitWords(r.words, r.said(), size.Width)
	r.words.Move(fyne.NewPos((size.Width-least.Width)/2, (size.Height-least.Height)/2))
	side := Px(18)
	r.icon.Resize(fyne.NewSize(side, side))
	r.icon.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}

func (r *buttonRenderer) Refresh() {
	r.paint()
	if now := (drawnIcon{r.button.icon, r.words.Color}); now != r.drawn {
		r.drawn = now
		r.icon.Refresh()
	}
	r.Layout(r.button.Size())
	canvas.Refresh(r.button)
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	if r.button.icon != nil {
		return []fyne.CanvasObject{r.ground, r.icon}
	}
	return []fyne.CanvasObject{r.ground, r.words}
}

func (r *buttonRenderer) Destroy() {}
