package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// AskDays asks for the first and the last of some days, and what more stands under them; from and to are proposed, use is told
// what was chosen.
func (d *PageContext) AskDays(title, submit string, from, to library.Moment, use func(first, last library.Moment), more ...fyne.CanvasObject) {
	first, last := widgets.NewField(viet.ShortDate(from), ""), widgets.NewField(viet.ShortDate(to), "")
	d.Ask(title, submit, 260, func(f *Form) {
		a, ok1 := viet.ParseDate(first.Text)
		z, ok2 := viet.ParseDate(last.Text)
		if !ok1 || !ok2 || a.Unix > z.Unix {
			f.ShowError(words.Say("window.bad-days"))
			return
		}
		f.Hide()
		use(a, z)
	}, append([]fyne.CanvasObject{
		container.New(Shares{0.5, 0.5}, Labelled(words.Say("window.first-day"), first), Labelled(words.Say("window.last-day"), last)),
	}, more...)...)
	d.Window.Canvas().Focus(first)
}
