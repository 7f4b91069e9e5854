package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// wheelScroll scrolls down, three lines of text with each notch of the wheel, as other programs do: the toolkit's are one.
type wheelScroll struct {
	container.Scroll
}

func newWheelScroll(content fyne.CanvasObject) *wheelScroll {
	s := &wheelScroll{}
	s.Direction, s.Content = container.ScrollVerticalOnly, content
	s.ExtendBaseWidget(s)
	return s
}

// Measures of a notch: what the toolkit gives for one on Windows and Linux (scrollSpeed of its GLFW driver), and how high a line of
// reading is at 100 %.
const (
	toolkitNotch = 25
	notchLines   = 3
	readingLine  = 27
)

// Scrolled scrolls by the wheel. A part of a notch, as touch pads give it, is that part of the lines.
func (s *wheelScroll) Scrolled(e *fyne.ScrollEvent) {
	further := *e
	further.Scrolled.DY *= Px(notchLines*readingLine) / toolkitNotch
	s.Scroll.Scrolled(&further)
}
