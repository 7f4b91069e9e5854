package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// present shows the first points of the outline on the whole screen, by the keys of a remote, and comes back.
func (p *pilot) present(a *app.App) {
	all, err := a.Library().Outlines(context.Background())
	if err != nil || len(all) != 1 {
		panic(fmt.Sprint(all, err))
	}
	windows := func() (n int) {
		fyne.DoAndWait(func() { n = len(fyne.CurrentApp().Driver().AllWindows()) })
		return n
	}
	p.key("F5")
	p.until("the stage is there", func() bool { return windows() == 2 })
	p.wait("what the keys do", uitest.Saying(words.Say("present.keys")))
	p.shot("stage-ready")
	p.key("Next") // as a remote sends
	_, first, _ := strings.Cut(words.Say("present.place", "section", "|", "number", 1, "count", ""), "|")
	p.wait("the first point", func(o fyne.CanvasObject) bool {
		label, is := o.(*widgets.Label)
		return is && strings.Contains(label.Words(), strings.TrimSuffix(first, "/")) // with the heading over it: «1–2»
	})
	p.shot("stage")
	p.key("Escape")
	p.until("the stage has gone", func() bool { return windows() == 1 })
	p.wait("that it is over", uitest.Saying(words.Say("present.ended")))
}

// widen shows the paper alone on a screen of 1920, where it is to be larger, and comes back.
func (p *pilot) widen() {
	isPage := func(o fyne.CanvasObject) bool {
		_, is := o.(*widgets.PageView)
		return is
	}
	width := func() (w float32) {
		view := p.wait("the paper", isPage)
		fyne.DoAndWait(func() { w = view.Object.(*widgets.PageView).WidthOf(0) })
		return w
	}
	p.resize(1920, 1080)
	p.preview()
	narrow := width()
	p.shot("paper-beside")
	p.click(words.Say("window.view-wide"))
	p.until("the paper is larger", func() bool { return width() > 1.4*narrow })
	p.preview()
	p.shot("paper-alone")
	p.key("Escape")
	p.until("the paper is as it was", func() bool { return width() == narrow })
	p.resize(firstWidth, firstHeight)
	p.preview()
}
