package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// newSampleStrip is the line over the window of the sample library: it looks like one's own in all else, and what is written there in
// earnest would not be found again. open leads to one's own.
func newSampleStrip(open func()) *fyne.Container {
	said := widgets.NewLine(words.Say("window.sample"), widgets.Small.Larger().In(widgets.Ink))
	said.Folds = true
	line := container.New(widgets.Flow{Gap: 12, Between: 2}, said, widgets.NewLink(words.Say("window.sample-own"), open))
	return container.New(widgets.Column{},
		container.New(kit.Layered{}, widgets.NewFill(widgets.Selected), container.New(widgets.Around(5, 20), line)), widgets.NewRule())
}

// tellSample says above every page, and in the name of the window, that this is the sample.
func (v *Window) tellSample() {
	v.Window.SetTitle(words.Say("window.title-sample", "title", title())) // both stand side by side among the windows of the system
	v.strip.Show()
	v.whole.Refresh()
}

// showOwn begins the program on the person's own library, or has the window there come to the front.
func (v *Window) showOwn() { v.Fail(v.launch(), nil) }
