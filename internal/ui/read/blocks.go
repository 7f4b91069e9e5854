package read

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

const (
	bandRoom     = 17   // left of the text, for the band of a theme
	blocksAtOnce = 30   // how many blocks a long article shows at first, and grows by
	ahead        = 1200 // it grows when less than this is left below
)

// grow shows blocks up to n and tells whether there were more to show.
func (p *Pane) grow(n int) bool {
	n = min(n, len(p.article.Blocks))
	if n <= p.shown || p.stood >= 0 {
		return false
	}
	for i := p.shown; i < n; i++ {
		o := p.blockAt(i)
		p.blocks = append(p.blocks, o)
		p.column.Objects = append(p.column.Objects, o) // laid out once, by whoever asks for more
	}
	if p.shown = n; n == len(p.article.Blocks) {
		p.column.Objects = append(p.column.Objects, p.attachments()...)
	}
	return true
}

// growAhead shows more blocks until there are enough below what one sees.
func (p *Pane) growAhead(left float32) {
	for left < ahead && p.grow(p.shown+blocksAtOnce) {
		before := p.scroll.Height()
		p.scroll.Relayout()
		left += p.scroll.Height() - before
	}
}

// reach shows all blocks up to n, a few at a time so that the window answers between, and then does something, unless one has gone
// elsewhere meanwhile.
func (p *Pane) reach(n int, then func()) {
	p.aim++
	p.nearer(p.aim, min(n, len(p.article.Blocks)), then)
}

func (p *Pane) nearer(aim, n int, then func()) {
	if aim != p.aim {
		return
	}
	if p.grow(min(n, p.shown+blocksAtOnce)) {
		p.scroll.Relayout()
	}
	if p.shown >= n || p.stood >= 0 {
		then()
		return
	}
	p.OnMain(func() { p.nearer(aim, n, then) })
}

// blockAt shows a block with the bands of its themes. With a theme chosen, other passages stand back.
func (p *Pane) blockAt(i int) fyne.CanvasObject {
	themes := p.bandsAt(i)
	ink := widgets.Ink
	if p.theme != "" && len(themes) == 0 {
		ink = widgets.Muted
	}
	body := p.body(i, ink)
	if i == p.Block && !p.hitIn(i) { // the words stand in the block, but written otherwise: abbreviated, or without marks
		ground := widgets.NewFill(widgets.Hit)
		ground.Radius = 3
		body = container.New(widgets.Inset{}, container.New(widgets.Inset{Left: -4, Right: -4, Bottom: 8}, ground), body)
	}
	if under := p.notesUnder(i); len(under) > 0 {
		body = container.New(widgets.Column{}, append([]fyne.CanvasObject{body}, under...)...)
	}
	if p.passageBegins(i) {
		body = container.New(widgets.Column{}, widgets.NewLabel(p.namesOf(themes), widgets.Small), body)
	}
	parts := []fyne.CanvasObject{body}
	for _, t := range themes {
		parts = append(parts, widgets.NewFill(widgets.BandColour(t)))
	}
	return container.New(banded{}, parts...)
}

// bandsAt are the themes of block i that have a band beside it: with a theme chosen that alone.
func (p *Pane) bandsAt(i int) []library.Theme {
	themes := library.ThemesAt(p.article.Passages, i)
	switch {
	case p.theme == "":
		return themes
	case slices.Contains(themes, p.theme):
		return []library.Theme{p.theme}
	default:
		return nil
	}
}

// passageBegins tells that the bands beside block i are others than before, in an article of several passages: then their themes are
// named, for a colour alone tells nothing to whom sees none. Those of an article of one passage stand in its head.
func (p *Pane) passageBegins(i int) bool {
	themes := p.bandsAt(i)
	if len(themes) == 0 || len(p.article.Passages) < 2 {
		return false
	}
	return i == 0 || !slices.Equal(themes, p.bandsAt(i-1))
}

// namesOf are what people call some themes.
func (p *Pane) namesOf(themes []library.Theme) string {
	names := make([]string, len(themes))
	for i, t := range themes {
		names[i] = p.ThemeName(t)
	}
	return strings.Join(names, ", ")
}

// body shows block i of the article.
func (p *Pane) body(i int, ink fyne.ThemeColorName) fyne.CanvasObject {
	if p.article.Blocks[i].Kind == library.Image {
		return p.picture(i)
	}
	return p.blockBody(i, ink)
}

// blockBody shows what block i of words says. Air under a block belongs to it, so that bands join.
func (p *Pane) blockBody(i int, ink fyne.ThemeColorName) fyne.CanvasObject {
	b := p.article.Blocks[i]
	switch b.Kind {
	case library.Heading:
		style := widgets.TextStyle{Size: 17, Leading: 25, Colour: ink, Bold: true}
		return container.New(widgets.Inset{Top: 6, Bottom: 8}, p.prose(i, 0, b.Text, style))
	case library.List:
		items := container.New(widgets.Column{Gap: 4})
		at := 0 // of the item in the words of the block
		if b.Text != "" {
			at = len(b.Text) + 1
		}
		for n, text := range b.Items {
			mark := "–"
			if b.Ordered {
				mark = fmt.Sprintf("%d.", n+1)
			}
			style := readingStyle(16, 27, ink)
			items.Add(container.New(kit.HangingIndent{Indent: 26}, widgets.NewLine(mark, style), p.prose(i, at, text, style)))
			at += len(text) + 1
		}
		return container.New(widgets.Inset{Bottom: 12}, items)
	case library.Quote:
		line := widgets.NewFill(widgets.Line)
		return container.New(widgets.Inset{Bottom: 12}, container.New(quoted{}, line, p.prose(i, 0, b.Text, readingStyle(16, 27, widgets.Muted))))
	case library.Table:
		table := container.New(widgets.Column{Gap: 6})
		if b.Text != "" {
			table.Add(p.prose(i, 0, b.Text, widgets.Strong))
		}
		table.Add(p.table(i, ink))
		return container.New(widgets.Inset{Top: 2, Bottom: 16}, table)
	default:
		return container.New(widgets.Inset{Bottom: 12}, p.prose(i, 0, b.Text, readingStyle(16, 27, ink)))
	}
}

// table shows the rows of block i, each cell a text of its own.
func (p *Pane) table(i int, ink fyne.ThemeColorName) fyne.CanvasObject {
	b := p.article.Blocks[i]
	at := 0 // of the cell in the words of the block
	if b.Text != "" {
		at = len(b.Text) + 1
	}
	return widgets.NewProseTable(b.Rows, ink, func(row, column int, style widgets.TextStyle) *widgets.Prose {
		cell := p.prose(i, at, b.Rows[row][column], style)
		at += len(b.Rows[row][column]) + 1
		if column+1 < len(b.Rows[row]) {
			cell.Then("\t")
		} else if row+1 < len(b.Rows) {
			cell.Then("\n")
		}
		return cell
	})
}

func readingStyle(size, leading float32, ink fyne.ThemeColorName) widgets.TextStyle {
	return widgets.TextStyle{Size: size, Leading: leading, Colour: ink}
}

// prose is text of a block that can be selected with what is around it; at is its first byte in the words of the block.
func (p *Pane) prose(block, at int, text string, style widgets.TextStyle) *widgets.Prose {
	prose := widgets.NewProse(text, style)
	prose.Mark(p.spotsIn(block, at, at+len(text)))
	var noted [][2]int
	for _, span := range p.notedIn(block) {
		if start, end := max(span[0]-at, 0), min(span[1]-at, len(text)); start < end {
			noted = append(noted, [2]int{start, end})
		}
	}
	prose.Highlight(noted)
	p.selection.Add(prose)
	p.placed[prose] = library.Place{Article: p.article.ID, Version: p.article.Version, Block: block, Start: at}
	return prose
}

// attachments are the documents the article offers.
func (p *Pane) attachments() []fyne.CanvasObject {
	if len(p.article.Attachments) == 0 {
		return []fyne.CanvasObject{container.New(widgets.Inset{Bottom: 40}, widgets.NewGap())}
	}
	list := container.New(widgets.Column{Gap: 2}, widgets.NewLabel(words.Say("window.attachments"), widgets.Strong))
	for _, a := range p.article.Attachments {
		list.Add(kit.Row(p.attachment(a)))
	}
	return []fyne.CanvasObject{container.New(widgets.Inset{Top: 8, Left: bandRoom, Bottom: 40}, list)}
}
