package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// tour goes through all pages in the sizes and looks the program offers, for the eyes of who changes them.
func (p *pilot) tour() {
	p.click(words.Say("window.details-edit"))
	p.write(p.wait("the occasion", uitest.Hinting(words.Say("window.occasion-hint"))), "Hội viên phụ nữ")
	p.write(p.wait("the place", uitest.Hinting(words.Say("window.hall-hint"))), "Khóm 4, Phường 1")
	p.shot("details")
	p.click(words.Say("window.details-done"))
	for _, paper := range []string{handout.ToPhatTay, handout.Phieu, handout.DeCuong} {
		p.click(words.Say("window.template-" + paper))
		p.preview()
		p.shot("paper-" + paper)
	}
	for _, page := range []string{"place-outlines", "place-sources", "place-settings", "place-help"} {
		p.goTo(words.Say("window." + page))
		p.shot(page)
	}
	p.pages("wide")
	p.resize(1024, 640)
	p.pages("small")
	p.resize(firstWidth, firstHeight)
	p.choose(words.Say("window.appearance-" + string(settings.Dark)))
	p.pages("dark")
	p.choose(words.Say("window.appearance-" + string(settings.Light)))
	for _, size := range []string{"150", "200"} {
		p.choose(words.Say("window.percent", "value", size))
		p.pages("text-" + size)
	}
}

// choose picks a setting.
func (p *pilot) choose(option string) {
	p.goTo(words.Say("window.place-settings"))
	p.click(option)
	p.shot("settings-" + option)
}

// pages shows an article with its list, and an outline with its dialogs.
func (p *pilot) pages(name string) {
	p.reach(words.Say("window.theme-" + string(library.SeaIslands)))
	p.press(p.rows()[0].Middle())
	p.wait("the article", uitest.Saying(words.Say("window.set-themes")))
	p.shot(name + "-reading")
	p.click(words.Say("window.set-themes"))
	p.shot(name + "-themes")
	p.key("Escape")
	p.reach(words.Say("window.place-outlines"))
	p.click(jobTitle)
	p.preview()
	p.shot(name + "-outline")
	p.click(words.Say("window.save-pdf"))
	p.wait("the dialog", uitest.Saying(words.Say("window.cancel")))
	p.shot(name + "-save")
	p.click(words.Say("window.cancel"))
}

// reach clicks on a place of the left bar, which scrolls where the text is large.
func (p *pilot) reach(name string) {
	const up, down = "4", "5" // the wheel
	bar := p.wait("the left bar", uitest.Saying(words.Say("window.place-settings")))
	for _, wheel := range []string{up, down} {
		p.tool("mousemove", "--window", p.id, strconv.Itoa(int(bar.Middle().X)), "100", "click", "--repeat", "12", wheel)
		if _, ok := p.find(placed(name)); ok {
			break
		}
	}
	p.goTo(name)
}

// resize gives the window another size.
func (p *pilot) resize(width, height int) {
	p.tool("windowsize", p.id, strconv.Itoa(width), strconv.Itoa(height))
	p.until("the window has its new size", func() bool {
		var size fyne.Size
		fyne.DoAndWait(func() { size = fyne.CurrentApp().Driver().AllWindows()[0].Canvas().Size() })
		return size == fyne.NewSize(float32(width), float32(height))
	})
}
