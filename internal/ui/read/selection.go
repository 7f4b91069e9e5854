package read

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// selectionBar stands under the article where something of it is selected, at every width.
type selectionBar struct {
	pane *Pane
	box  *fyne.Container
	what *widgets.Label
	mark *widgets.Button // what is selected, or takes its mark away
}

func newSelectionBar(p *Pane) *selectionBar {
	b := &selectionBar{pane: p, what: widgets.NewLine("", widgets.Strong)}
	b.mark = widgets.NewButton(words.Say("notes.highlight"), widgets.Normal, p.highlight)
	bar := container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 1}, Height: 49},
		b.what, widgets.NewGap(),
		widgets.NewButton(words.Say("reading.let-go"), widgets.Quiet, p.selection.Clear),
		widgets.NewButton(words.Say("reading.copy-cited"), widgets.Normal, p.copySelection),
		b.mark,
		widgets.NewButton(words.Say("notes.title"), widgets.Normal, p.writeNote),
		widgets.NewButton(words.Say("reading.take-selection"), widgets.Normal, p.takeSelection))
	b.box = container.New(widgets.Inset{}, widgets.NewFill(widgets.Panel),
		container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(0, 14), bar)))
	b.box.Hide()
	return b
}

// update shows the bar where something is selected, and how much.
func (b *selectionBar) update() {
	n := len(strings.Fields(b.pane.selection.Selected()))
	b.what.SetText(words.Say("reading.selected", "count", n))
	b.mark.SetLabel(b.pane.markName())
	if hidden := n == 0; b.box.Hidden != hidden {
		b.box.Hidden = hidden
		b.pane.found.yield(!hidden)
		b.pane.refit()
	}
}

// markName is what highlighting does to what is selected.
func (p *Pane) markName() string {
	if len(p.highlights()) > 0 {
		return words.Say("notes.unhighlight")
	}
	return words.Say("notes.highlight")
}

// refit lays the article out anew over the bars under it.
func (p *Pane) refit() { p.box.Refresh() }

// selectionActions are what the menu offers to do with what is selected.
func (p *Pane) selectionActions() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem(words.Say("reading.take-selection"), p.takeSelection),
		fyne.NewMenuItem(p.markName(), p.highlight),
		fyne.NewMenuItem(words.Say("notes.title"), p.writeNote),
		fyne.NewMenuItem(words.Say("reading.copy-cited"), p.copySelection),
		fyne.NewMenuItem(words.Say("reading.copy"), func() { fyne.CurrentApp().Clipboard().SetContent(p.selection.Selected()) }),
	}
}

// takeSelection takes what is selected into the outline, a point for each paragraph, item or table, with its place.
func (p *Pane) takeSelection() {
	points := p.selectedPoints()
	if len(points) == 0 {
		return
	}
	p.selection.Clear()
	p.Keep(points...)
}

// selectedPoints are the points that the selection makes: verbatim, whole words.
func (p *Pane) selectedPoints() (points []library.OutlinePoint) {
	for _, span := range p.selection.Spans() {
		at, known := p.placed[span.Prose]
		if !known || at.Block >= len(p.article.Blocks) {
			continue
		}
		at.Start, at.End = at.Start+span.Start, at.Start+span.End
		plain := p.article.Blocks[at.Block].Plain()
		if at.End > len(plain) {
			continue
		}
		if last := len(points) - 1; last >= 0 && p.article.Blocks[at.Block].Kind == library.Table && points[last].Quoted.Place.Block == at.Block {
			cells := points[last].Quoted // what stands between two cells belongs to the table
			cells.Place.End, cells.Text = at.End, plain[cells.Place.Start:at.End]
			points[last].Text = cells.Text
			continue
		}
		point := library.Point{
			Text: plain[at.Start:at.End], Kind: library.StatementPoint, Themes: library.ThemesAt(p.article.Passages, at.Block), Place: at,
		}
		points = append(points, library.OutlinePoint{Text: point.Text, Quoted: &point})
	}
	return points
}

// copySelection copies what is selected with its source.
func (p *Pane) copySelection() {
	if text := p.selection.Selected(); text != "" {
		p.copyCited(text)
	}
}

// copyCited copies words of the article with its source: title, who published it, when, and its address.
func (p *Pane) copyCited(text string) {
	c := library.Cite(p.article, viet.ShortDate(p.article.Published))
	parts := []string{"«" + c.Title + "»"}
	if c.Source != "" {
		parts = append(parts, c.Source)
	}
	if c.Published.Known() {
		parts = append(parts, words.OnPaper("paper.source-date", "date", viet.ShortDate(c.Published)))
	}
	if c.Recognised {
		parts = append(parts, words.OnPaper("paper.source-recognised"))
	}
	if c.URL != "" {
		parts = append(parts, c.URL)
	}
	fyne.CurrentApp().Clipboard().SetContent(text + "\n\n" + words.OnPaper("reading.cited", "source", strings.Join(parts, ", ")) + "\n")
	p.Say(words.Say("reading.copied"), "", nil)
}
