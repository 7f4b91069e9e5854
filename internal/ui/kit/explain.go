package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// explaining returns what tells more of an error that was told in a sentence now.
func (d *PageContext) explaining(err error, sentence string) func() {
	at := library.At(time.Now(), library.ToMinute)
	return func() { d.explain(err, sentence, at) }
}

// Told shows an error in a sentence with what more is known of it behind a link; the detail goes into the log.
func (d *PageContext) Told(err error, sentence string, style widgets.TextStyle) *fyne.Container {
	d.Log(err)
	return container.New(widgets.Column{Gap: 2}, widgets.NewLabel(sentence, style), Row(d.DetailOf(err, sentence)))
}

// DetailOf is the link to what more is known of an error that is told in a sentence.
func (d *PageContext) DetailOf(err error, sentence string) *widgets.Button {
	return widgets.NewLink(words.Say("support.detail"), d.explaining(err, sentence))
}

// saidMost bounds what is shown of what the machine says of an error, in letters.
const saidMost = 2000

// explain shows what is known of an error: its sentence, its kind, what the machine said, where that is kept. All of it can be
// copied, and the log be sent.
func (d *PageContext) explain(err error, sentence string, at library.Moment) {
	lines := []string{
		sentence, words.Say("support.kind", "kind", library.KindOf(err)), words.Say("support.said", "text", Cut(library.Discreet(err.Error()), saidMost)),
		words.Say("support.kept", "time", at.Time().Format("15:04"), "date", viet.ShortDate(at), "log", d.LogPath),
	}
	list := container.New(widgets.Column{Gap: 8}, widgets.NewLabel(lines[0], widgets.Body))
	text := lines[0]
	for _, line := range lines[1:] {
		list.Add(widgets.NewLabel(line, widgets.Small.Larger()))
		text += "\n" + line
	}
	copied := widgets.NewButton(words.Say("support.copy"), widgets.Normal, func() {
		fyne.CurrentApp().Clipboard().SetContent(text)
		d.Say(words.Say("support.copied"), "", nil)
	})
	buttons := container.New(widgets.Flow{Gap: 8, Between: 6}, copied)
	var f *Form
	if d.SendLog != nil {
		buttons.Add(widgets.NewButton(words.Say("support.send"), widgets.Normal, func() {
			f.Hide()
			d.SendLog()
		}))
	}
	list.Add(buttons)
	f = d.Ask(words.Say("support.about"), words.Say("window.close"), 400, func(f *Form) { f.Hide() }, list)
	f.Close.Hide()
}
