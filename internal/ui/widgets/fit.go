package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// rounding is what a place may lack of what its words asked for, in the toolkit's units.
const rounding = 0.5

// fitWords gives a text the words that have room in a width, ending in «…» where not all have, and returns its size.
func fitWords(t *canvas.Text, whole string, width float32) fyne.Size {
	letters := []rune(whole)
	setWords(t, whole)
	for n := len(letters) - 1; n > 0 && width > 0 && t.MinSize().Width > width+rounding; n-- {
		setWords(t, strings.TrimSpace(string(letters[:n]))+"…")
	}
	size := t.MinSize()
	t.Resize(size)
	return size
}
