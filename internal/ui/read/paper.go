package read

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// paperFacts says what an official paper says of itself, and what of a document could not be read.
func paperFacts(a library.Article) (lines []fyne.CanvasObject) {
	if said := words.Official(a.Official); said != "" {
		lines = append(lines, widgets.NewLabel(said, widgets.Small.Larger()))
	}
	for _, sentence := range words.MissingOf(a) {
		lines = append(lines, widgets.NewLabel(sentence, widgets.Small.Larger().In(widgets.Bad)))
	}
	return lines
}
