package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/words"
)

// tour goes through all pages in the sizes and looks the program offers, for the eyes of who changes them.
func (p *pilot) tour() {
	for _, page := range []string{"place-outlines", "place-sources", "place-settings", "place-help"} {
		p.click(words.Say("window." + page))
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
	p.resize(1024, 640)
	p.pages("small-200")
}

// choose picks a setting.
func (p *pilot) choose(option string) {
	p.click(words.Say("window.place-settings"))
	p.click(option)
	p.shot("settings-" + option)
}

// pages shows an article with its list, and an outline with its dialogs.
func (p *pilot) pages(name string) {
	p.click(words.Say("window.theme-" + string(library.SeaIslands)))
	p.press(p.rows()[0].middle())
	p.wait("the article", saying(words.Say("window.set-themes")))
	p.shot(name + "-reading")
	p.click(words.Say("window.set-themes"))
	p.shot(name + "-themes")
	p.key("Escape")
	p.click(words.Say("window.place-outlines"))
	p.click(jobTitle)
	p.preview()
	p.shot(name + "-outline")
	p.click(words.Say("window.save-pdf"))
	p.wait("the dialog", saying(words.Say("window.cancel")))
	p.shot(name + "-save")
	p.click(words.Say("window.cancel"))
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
