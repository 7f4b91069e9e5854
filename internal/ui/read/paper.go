package read

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// paperFacts says what an official paper says of itself, and what of an article's page or document is not there, with the way
// to the original, which openOriginal opens.
func paperFacts(a library.Article, openOriginal func()) (lines []fyne.CanvasObject) {
	if said := words.Official(a.Official); said != "" {
		lines = append(lines, widgets.NewLabel(said, widgets.Small.Larger()))
	}
	missing := words.MissingOf(a)
	for _, sentence := range missing {
		lines = append(lines, widgets.NewLabel(sentence, widgets.Small.Larger().In(widgets.Bad)))
	}
	if len(missing) > 0 {
		lines = append(lines, container.New(widgets.Flow{}, widgets.NewLink(originalName(a.URL), openOriginal)))
	}
	return lines
}

// originalName is the word for opening what an article was read from.
func originalName(address string) string {
	if library.OnThisMachine(address) {
		return words.Say("taking.original")
	}
	return words.Say("window.original")
}
