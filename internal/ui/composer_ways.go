package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// chooseWayOut offers the ways out of the program beside paper.
func (c *composer) chooseWayOut(under *widgets.Button) {
	popUnder(c.window, under, []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("window.open-viewer"), c.openViewer),
		fyne.NewMenuItem(words.Say("window.save-word"), c.askWord),
		fyne.NewMenuItem(words.Say("window.copy-text"), func() { c.copy(c.work.PlainText) }),
		fyne.NewMenuItem(words.Say("window.copy-markdown"), func() { c.copy(c.work.Markdown) }),
	})
}

// openViewer shows the paper in the program the system has for PDFs.
func (c *composer) openViewer() {
	outline, way := c.printed()
	file := ""
	do(c.tasks, &c.papers, func(ctx context.Context) error {
		var err error
		file, err = c.work.SaveToShow(ctx, outline, way)
		return err
	}, func(err error) {
		if !c.fail(err, c.openViewer) {
			c.openFile(file)
		}
	})
}

// copy puts the outline into the clipboard as write writes it.
func (c *composer) copy(write writer) {
	outline, way := c.printed()
	text := ""
	do(c.tasks, &c.papers, func(ctx context.Context) error {
		var err error
		text, err = write(ctx, outline, way)
		return err
	}, func(err error) {
		if !c.fail(err, func() { c.copy(write) }) {
			fyne.CurrentApp().Clipboard().SetContent(text)
			c.say(words.Say("window.copied"), "", nil)
		}
	})
}
