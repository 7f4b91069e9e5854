package browse

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// tips are what a search can say, each as an example to try and what it does.
var tips = []string{"plain", "phrase", "without", "title", "since", "until"}

// showTips opens the ways to search. An example that is pressed is searched for.
func (b *Browser) showTips() {
	list := container.New(widgets.Column{Gap: 10})
	var f *kit.Form
	try := func(query string) {
		f.Hide()
		b.search.SetText(query)
		b.Window.Canvas().Focus(b.search)
	}
	b.listRecent(list, try)
	for _, tip := range tips {
		example := words.Say("reading.tip-" + tip)
		list.Add(container.New(widgets.Column{Gap: 2},
			kit.Row(widgets.NewLink(example, func() { try(example) })),
			widgets.NewLabel(words.Say("reading.tip-"+tip+"-does"), widgets.Body)))
	}
	f = b.Ask(words.Say("reading.tips"), words.Say("window.close"), 460, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// searchBar is the field and, at its right, the buttons that empty it and that tell how to search.
func (b *Browser) searchBar() *fyne.Container {
	help := widgets.NewIconButton(kit.Icon("help.svg"), words.Say("reading.tips"), b.showTips)
	b.clear = widgets.NewIconButton(theme.CancelIcon(), words.Say("window.clear-search"), func() {
		b.search.Clear()
		b.FocusSearch()
	})
	b.clear.Hide()
	return kit.Dock(nil, nil, nil, container.New(widgets.Inset{Left: 6}, container.New(widgets.Bar{Gap: 2, Spread: -1}, b.clear, help)), b.search)
}
