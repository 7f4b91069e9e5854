package read

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// fewestHeadings is how many headings a text must have for a list of them to be of use.
const fewestHeadings = 3

// headings are the blocks that are headings, none where they are few.
func (p *Pane) headings() (blocks []int) {
	for i, b := range p.article.Blocks {
		if b.Kind == library.Heading {
			blocks = append(blocks, i)
		}
	}
	if len(blocks) < fewestHeadings {
		return nil
	}
	return blocks
}

// showHeadings lists the headings, each under those it belongs to, and goes to the one that is pressed.
func (p *Pane) showHeadings() {
	var f *kit.Form
	list := container.New(widgets.Column{Gap: 2})
	blocks := p.headings()
	highest := 0
	for _, i := range blocks {
		if level := p.article.Blocks[i].Level; highest == 0 || level < highest {
			highest = level
		}
	}
	for _, i := range blocks {
		b := p.article.Blocks[i]
		style := widgets.Body
		if b.Level == highest {
			style = widgets.Strong
		}
		link := widgets.NewTextLink(kit.Cut(b.Text, 200), style, func() {
			f.Hide()
			p.goTo(i)
		})
		list.Add(container.New(widgets.Inset{Left: float32(min(b.Level-highest, 3) * 18)}, link))
	}
	f = p.Ask(words.Say("reading.headings"), words.Say("window.close"), 620, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// headingsLink leads to the list of headings of a text that has many.
func (p *Pane) headingsLink() []fyne.CanvasObject {
	if len(p.headings()) == 0 {
		return nil
	}
	return []fyne.CanvasObject{widgets.NewLink(words.Say("reading.headings"), p.showHeadings)}
}
