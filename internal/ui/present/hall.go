package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/handout"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// openHall opens the window for the hall, which shows what is said without clock and notes. It is drawn onto the second screen,
// and there F11 gives it the whole of it.
func (p *Presentation) openHall() {
	if p.hallWindow != nil {
		p.hallWindow.RequestFocus()
		return
	}
	w := fyne.CurrentApp().NewWindow(words.Say("present.hall", "title", kit.Cut(p.talk.Title, 80)))
	w.SetPadded(false)
	p.hall = newCueSheet()
	p.hall.black = widgets.NewFill(widgets.StageBlack)
	p.hall.black.Hidden = !p.black.Visible()
	w.SetContent(container.NewStack(widgets.NewFill(widgets.Stage), container.New(widgets.Inset{Top: edge, Bottom: edge}, p.hall.box), p.hall.black))
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
		switch k.Name {
		case fyne.KeyF5, fyne.KeyF11:
			w.SetFullScreen(!w.FullScreen())
		case fyne.KeyEscape:
			w.Close()
		default:
			p.typedKey(k)
		}
	})
	w.Canvas().SetOnTypedRune(p.typedRune)
	w.SetOnClosed(func() { p.hall, p.hallWindow = nil, nil })
	w.Resize(fyne.NewSize(960, 540))
	p.hallWindow = w
	p.showHall()
	p.window.SetFullScreen(false) // else the new window lies hidden behind it
	w.Show()
}

// showHall shows in the hall what is said.
func (p *Presentation) showHall() {
	c := handout.Cue{Lines: []string{p.talk.Title}}
	if p.at >= 0 {
		c = p.talk.Cues[p.at]
	}
	p.hall.show(c)
}
