package compose

import (
	"context"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ChooseWayOut offers the ways out of the program beside paper.
func (c *Composer) ChooseWayOut(under *widgets.Button) {
	kit.PopUnder(c.Window, under, []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("present.present"), func() { c.Present(c.Outline()) }),
		fyne.NewMenuItem(words.Say("window.open-viewer"), c.openViewer),
		fyne.NewMenuItem(words.Say("window.save-word"), c.askWord),
		fyne.NewMenuItem(words.Say("window.copy-text"), func() { c.copy(c.needs.Texts.PlainText) }),
		fyne.NewMenuItem(words.Say("window.copy-markdown"), func() { c.copy(c.needs.Texts.Markdown) }),
	})
}

// openViewer shows the paper in the program the system has for PDFs.
func (c *Composer) openViewer() {
	outline, way := c.preview.Printed()
	file := ""
	kit.Do(c.Tasks, &c.papers, func(ctx context.Context) error {
		var err error
		file, err = c.needs.Files.SaveToShow(ctx, outline, way)
		return err
	}, func(err error) {
		if !c.Fail(err, c.openViewer) {
			c.tellStamp("") // before what says that it cannot be opened
			c.OpenFile(file)
		}
	})
}

// copy puts the outline into the clipboard as write writes it.
func (c *Composer) copy(write textFunc) {
	outline, way := c.preview.Printed()
	text := ""
	kit.Do(c.Tasks, &c.papers, func(ctx context.Context) error {
		var err error
		text, err = write(ctx, outline, way)
		return err
	}, func(err error) {
		if !c.Fail(err, func() { c.copy(write) }) {
			fyne.CurrentApp().Clipboard().SetContent(text)
			c.Say(words.Say("window.copied"), "", nil)
			c.tellStamp(words.Say("window.copied") + " ")
		}
	})
}

// tellStamp says whom may be shown what another program has now, where not everybody may see it. What happened is said
// before.
func (c *Composer) tellStamp(happened string) {
	if stamp := c.preview.Stamp(); stamp != "" {
		c.Notice.Bad(happened+words.Say("window.restricted-paper", "stamp", stamp), "", nil)
	}
}
