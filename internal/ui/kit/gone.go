package kit

import (
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// GoneText says in a list what became of an article that is gone: its publisher withdrew it, or its source shows it no more.
func GoneText(a library.Summary) string {
	if a.Withdrawn {
		return words.Say("reading.withdrawn-short")
	}
	return words.Say("reading.gone-short")
}
