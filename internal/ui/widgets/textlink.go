package widgets

import (
	"fyne.io/fyne/v2"
)

// TextLink is a text that leads somewhere. It wraps to its width.
type TextLink struct {
	pressable
	ground *Fill
	text   *Label
}

// NewTextLink returns a text in a style; tapped goes where it leads.
func NewTextLink(text string, style TextStyle, tapped func()) *TextLink {
	l := &TextLink{ground: NewFill(none), text: NewLabel(text, style)}
	l.ground.Radius = 4
	l.OnTapped = tapped
	l.ExtendBaseWidget(l)
	return l
}

// Words returns what the text says.
func (l *TextLink) Words() string { return l.text.Words() }

// HeightFor returns the height at a width.
func (l *TextLink) HeightFor(width float32) float32 { return l.text.HeightFor(width) + 2*Px(linkAir) }

// linkAir is the white above and below the text, at 100 %.
const linkAir = 3

// CreateRenderer draws the text.
func (l *TextLink) CreateRenderer() fyne.WidgetRenderer { return &textLinkRenderer{l} }

type textLinkRenderer struct{ link *TextLink }

func (r *textLinkRenderer) Layout(size fyne.Size) {
	l := r.link
	l.ground.Resize(size)
	l.text.Move(fyne.NewPos(0, Px(linkAir)))
	l.text.Resize(fyne.NewSize(size.Width, size.Height-2*Px(linkAir)))
}

func (r *textLinkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.link.text.MinSize().Height+2*Px(linkAir))
}

func (r *textLinkRenderer) Refresh() {
	l := r.link
	l.ground.Colour, l.ground.Border = none, none
	if l.hovered {
		l.ground.Colour = Hover
	}
	if l.focused {
		l.ground.Border = Ring
	}
	l.ground.Refresh()
	l.text.Refresh()
}

func (r *textLinkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.link.ground, r.link.text}
}
func (r *textLinkRenderer) Destroy() {}
