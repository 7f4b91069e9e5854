package ui

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// sendLog gathers what whoever helps needs to know, which reads the whole library.
func (v *Window) sendLog() {
	v.Say(words.Say("support.gathering"), words.Say("window.stop"), v.support.Drop)
	kit.Load(v.Tasks, &v.support, v.app.Support.Gather, func(files []app.SupportFile, err error) {
		v.Notice.Hide()
		if !v.Fail(err, v.sendLog) {
			v.askLog(files)
		}
	})
}

// askLog shows all that would be sent, and asks where to save it.
func (v *Window) askLog(files []app.SupportFile) {
	name := words.Say("support.file-name") + "-" + time.Now().In(library.Vietnam).Format(time.DateOnly)
	v.AskSave(words.Say("support.save"), name, ".zip", func(_ context.Context, file string) (string, error) {
		return words.Say("support.saved", "file", file), v.app.Support.Save(file, files)
	}, widgets.NewLabel(words.Say("support.help"), widgets.Small.Larger()), supportText(files))
}

// supportHeight is how much of what would be sent is seen at once (for 100 %).
const supportHeight = 150

// supportText shows files as they are.
func supportText(files []app.SupportFile) fyne.CanvasObject {
	list := container.New(widgets.Column{Gap: 2})
	for _, f := range files {
		list.Add(widgets.NewLabel(f.Name, widgets.Small.Heavy()))
		text := f.Text
		if text == "" {
			text = words.Say("support.nothing")
		}
		for _, line := range strings.Split(text, "\n") {
			list.Add(widgets.NewLabel(line, widgets.Small))
		}
	}
	ground := widgets.NewFill(widgets.Card)
	ground.Border, ground.Radius = widgets.Line, 6
	return container.New(kit.FixedRoom{Height: supportHeight}, ground,
		container.New(widgets.Around(1, 1), widgets.NewScrolled(container.New(widgets.Around(8, 10), list))))
}
