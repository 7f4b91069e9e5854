package read

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// hitBar stands under an article that a search found in several places, and goes from one to the next.
type hitBar struct {
	box    *fyne.Container
	count  *widgets.Label
	refit  func() // lays out anew what the bar stands under
	places int
	yields bool // to the bar of what is selected: small screens have no room for both
}

func newHitBar(step func(by int), refit func()) *hitBar {
	b := &hitBar{refit: refit, count: widgets.NewLine("", widgets.Small.Larger())}
	bar := container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 4, Spread: 1}, Height: 42}, b.count, widgets.NewGap(),
		widgets.NewButton(words.Say("reading.previous-hit"), widgets.Quiet, func() { step(-1) }),
		widgets.NewButton(words.Say("reading.next-hit"), widgets.Quiet, func() { step(1) }))
	b.box = container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(0, 14), bar))
	b.box.Hide()
	return b
}

// show tells in how many places the words stand; one place alone is in sight already.
func (b *hitBar) show(places int) {
	b.places = places
	b.count.SetText(words.Say("reading.hits", "count", places))
	if hidden := b.hidden(); b.box.Hidden != hidden {
		b.box.Hidden = hidden
		b.refit()
	}
}

func (b *hitBar) hidden() bool { return b.places < 2 || b.yields }

// yield leaves the room under the article to another bar.
func (b *hitBar) yield(on bool) {
	b.yields = on
	b.box.Hidden = b.hidden()
}

// hitIn tells whether a block has the words that were searched for, as they are written in the list.
func (p *Pane) hitIn(block int) bool {
	return len(widgets.Hits(p.article.Blocks[block].Plain(), p.marks)) > 0
}

// hitBlocks are the blocks with words that were searched for.
func (p *Pane) hitBlocks() (blocks []int) {
	for i := range p.article.Blocks {
		if p.hitIn(i) {
			blocks = append(blocks, i)
		}
	}
	return blocks
}

// StepHit goes to the block with the words before or after the one that is looked at, and from the last to the first.
func (p *Pane) StepHit(by int) {
	blocks := p.hitBlocks()
	if len(blocks) == 0 {
		return
	}
	next := blocks[0]
	if by < 0 {
		next = blocks[len(blocks)-1]
	}
	for i := range blocks {
		if at := blocks[i]; by > 0 && at > p.Block {
			next = at
			break
		}
		if at := blocks[len(blocks)-1-i]; by < 0 && at < p.Block {
			next = at
			break
		}
	}
	p.goTo(next)
}

// ScrollPages scrolls the article by so many heights of what is in sight; a line of the page before stays.
func (p *Pane) ScrollPages(pages float32) {
	const stays = 54 // two lines of text
	p.scroll.To(p.scroll.Top() + pages*(p.scroll.Size().Height-widgets.Px(stays)))
}

// goTo scrolls to a block.
func (p *Pane) goTo(block int) {
	p.Block = block
	p.grow(block + blocksAtOnce)
	p.scroll.Relayout()
	p.scroll.To(p.blocks[block].Position().Y - widgets.Px(40))
}
