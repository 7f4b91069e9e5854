package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
)

// ThemeTag is a small rounded word: the theme of an article.
type ThemeTag struct {
	widget.BaseWidget
	label        string
	ground, word fyne.ThemeColorName
}

// NewThemeTag returns a theme's name in its colours.
func NewThemeTag(t library.Theme, name string) *ThemeTag {
	c := coloursOf(t)
	tag := &ThemeTag{label: name, ground: c.tint, word: c.word}
	tag.ExtendBaseWidget(tag)
	return tag
}

// Label returns the word.
func (t *ThemeTag) Label() string { return t.label }

// CreateRenderer draws the tag.
func (t *ThemeTag) CreateRenderer() fyne.WidgetRenderer {
	return newPill(t, func() pillLook { return pillLook{t.label, t.ground, t.word, ""} })
}

// chosenSign stands before what is chosen: it is not told by colour alone.
const chosenSign = "✓ "

// Chip is a tag that can be pressed: a filter to switch on, a theme to change.
type Chip struct {
	pressable
	label        string
	ground, word fyne.ThemeColorName
	on           bool
}

// NewThemeChip returns a theme's name in its colours that calls back when pressed.
func NewThemeChip(t library.Theme, name string, tapped func()) *Chip {
	c := coloursOf(t)
	chip := &Chip{label: name, ground: c.tint, word: c.word}
	chip.OnTapped = tapped
	chip.ExtendBaseWidget(chip)
	return chip
}

// NewFilterChip returns a chip that calls back when pressed.
func NewFilterChip(label string, tapped func()) *Chip {
	chip := &Chip{label: label, ground: Plain, word: Ink}
	chip.OnTapped = tapped
	chip.ExtendBaseWidget(chip)
	return chip
}

// Label returns the word.
func (c *Chip) Label() string { return c.label }

// Set changes the word and whether the filter is on.
func (c *Chip) Set(label string, on bool) {
	if c.label != label || c.on != on {
		c.label, c.on = label, on
		c.Refresh()
	}
}

// CreateRenderer draws the chip.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return newPill(c, func() pillLook {
		look := pillLook{c.label, c.ground, c.word, ""}
		if c.on {
			look.label = chosenSign + c.label
		}
		if c.on {
			look.ground, look.word = Main, OnMain
		} else if c.hovered {
			look.ground = PlainHover
		}
		if c.focused {
			look.ring = Ring
		}
		return look
	})
}

// pillLook is how a tag or chip looks at the moment.
type pillLook struct {
	label              string
	ground, word, ring fyne.ThemeColorName
}

type pillRenderer struct {
	owner  fyne.Widget
	look   func() pillLook
	ground *canvas.Rectangle
	words  *canvas.Text
}

func newPill(owner fyne.Widget, look func() pillLook) *pillRenderer {
	r := &pillRenderer{owner: owner, look: look, ground: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	r.paint()
	return r
}

func (r *pillRenderer) paint() {
	look := r.look()
	r.ground.FillColor = colour(look.ground)
	r.ground.CornerRadius = Px(9)
	r.ground.StrokeWidth = 0
	if look.ring != "" {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(look.ring), 2
	}
	r.words.Color, r.words.TextSize = colour(look.word), Px(12)
	setWords(r.words, look.label)
}

func (r *pillRenderer) MinSize() fyne.Size {
	setWords(r.words, r.look().label) // not what had room
	least := r.words.MinSize()
	fitWords(r.words, r.look().label, r.owner.Size().Width)
	return fyne.NewSize(least.Width+Px(16), Px(21))
}

func (r *pillRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	least := fitWords(r.words, r.look().label, size.Width)
	r.words.Move(fyne.NewPos((size.Width-least.Width)/2, (size.Height-least.Height)/2))
}

func (r *pillRenderer) Refresh() {
	r.paint()
	r.Layout(r.owner.Size())
	canvas.Refresh(r.owner)
}

func (r *pillRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.words} }
func (r *pillRenderer) Destroy()                     {}
