package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// fitWords gives a text the words that have room in a width, ending in «…» where not all have, and returns its size.
func fitWords(t *canvas.Text, whole string, width float32) fyne.Size {
	letters := []rune(whole)
	t.Text = whole
	for n := len(letters) - 1; n > 0 && width > 0 && t.MinSize().Width > width; n-- {
		t.Text = strings.TrimSpace(string(letters[:n])) + "…"
	}
	size := t.MinSize()
	t.Resize(size)
	return size
}

// sideAir is how near to their edge the words of a button or a chip may come where they have little room.
const sideAir = 2
