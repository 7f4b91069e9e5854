package read

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// hitBar stands under an article in which words are looked for, and goes from one place to the next: words that a search of the
// library found, or that one types here.
type hitBar struct {
	box     *fyne.Container
	field   *kit.SearchField
	entry   *fyne.Container // the field at its width
	count   *widgets.Label
	close   *widgets.Button
	refit   func() // lays out anew what the bar stands under
	places  int
	finding bool // one types what to look for
	yields  bool // to the bar of what is selected: small screens have no room for both
}

func newHitBar(p *Pane) *hitBar {
	b := &hitBar{refit: p.refit, count: widgets.NewLine("", widgets.Small.Larger())}
	b.field = kit.NewSearchField(words.Say("reading.find"), p.look, p.leaveFind, func() { p.StepHit(1) })
	b.field.OnSubmitted = func(string) { p.StepHit(1) }
	b.entry = container.New(findWidth{}, b.field)
	b.close = widgets.NewButton(words.Say("window.close"), widgets.Quiet, p.leaveFind)
	b.entry.Hide()
	b.close.Hide()
	bar := container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 2}, Height: 42}, b.entry, b.count, widgets.NewGap(),
		widgets.NewButton(words.Say("reading.previous-hit"), widgets.Quiet, func() { p.StepHit(-1) }),
		widgets.NewButton(words.Say("reading.next-hit"), widgets.Quiet, func() { p.StepHit(1) }), b.close)
	b.box = container.New(widgets.Column{}, widgets.NewRule(), container.New(widgets.Around(0, 14), bar))
	b.box.Hide()
	return b
}

// findWidth is as wide as what one looks for in an article.
type findWidth struct{}

func (findWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (findWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(widgets.Px(220), objects[0].MinSize().Height)
}

// show tells in how many places the words stand, and at which of them one is (from 1, 0 for none).
func (b *hitBar) show(at, places int) {
	b.places = places
	switch {
	case b.finding && b.field.Text != "" && places == 0:
		b.count.SetText(words.Say("reading.found-none"))
	case b.finding && places == 0:
		b.count.SetText("")
	case at > 0:
		b.count.SetText(words.Say("reading.found-at", "at", at, "count", places))
	default:
		b.count.SetText(words.Say("reading.hits", "count", places))
	}
	b.arrange()
}

// find takes what to look for, or ends that.
func (b *hitBar) find(on bool) {
	b.finding = on
	kit.SetHidden(b.entry, !on)
	kit.SetHidden(b.close, !on)
	b.arrange()
}

// arrange shows the bar where there is a use for it: one place alone is in sight already.
func (b *hitBar) arrange() {
	if hidden := b.hidden(); b.box.Hidden != hidden {
		b.box.Hidden = hidden
		b.refit()
	}
	b.box.Refresh()
}

func (b *hitBar) hidden() bool { return !b.finding && b.places < 2 || b.yields }

// yield leaves the room under the article to another bar.
func (b *hitBar) yield(on bool) {
	b.yields = on
	b.box.Hidden = b.hidden()
}

// foundPlace is a place of words that are looked for: bytes of the words of a block.
type foundPlace struct{ block, start, end int }

// Find lets one look for words in the article; false where one does that already, or nothing is read.
func (p *Pane) Find() bool {
	canvas := p.Window.Canvas()
	if p.ID() == 0 {
		return false
	}
	if p.found.finding && canvas.Focused() == fyne.Focusable(p.found.field) {
		p.leaveFind()
		return false
	}
	p.selection.Clear()
	p.found.find(true)
	canvas.Focus(p.found.field)
	p.found.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.look(p.found.field.Text)
	return true
}

// leaveFind ends looking for words.
func (p *Pane) leaveFind() {
	if !p.found.finding {
		return
	}
	p.Window.Canvas().Unfocus()
	p.found.find(false)
	p.spots, p.spot = p.hits(), -1
	p.remark()
}

// EndFind ends looking for words in the article, and tells whether one did.
func (p *Pane) EndFind() bool {
	was := p.found.finding
	p.leaveFind()
	return was
}

// lookFrom is how many letters one must have typed before the article is scrolled to them.
const lookFrom = 2

// look looks for words in the article, and goes to the first place from where one reads on.
func (p *Pane) look(query string) {
	if !p.found.finding {
		return
	}
	p.spots, p.spot = p.find(query), -1
	if first := p.nextSpot(p.inSight()); first >= 0 && len([]rune(query)) >= lookFrom {
		p.spot = first
		p.goTo(p.spots[first].block)
	}
	p.remark()
}

// DropHits marks no more what a search of the library found.
func (p *Pane) DropHits() {
	if len(p.marks) == 0 {
		return
	}
	p.marks = nil
	if !p.found.finding {
		p.spots, p.spot = nil, -1
		p.remark()
	}
}

// hits are where words stand that a search of the library found, as they are written there.
func (p *Pane) hits() (all []foundPlace) {
	if len(p.marks) == 0 {
		return nil
	}
	for i, b := range p.article.Blocks {
		for _, h := range widgets.Hits(b.Plain(), p.marks) {
			all = append(all, foundPlace{i, h[0], h[1]})
		}
	}
	slices.SortStableFunc(all, func(a, b foundPlace) int { return cmp.Or(a.block-b.block, a.start-b.start) })
	return all
}

// hitIn tells whether a block has the words that are looked for, as they are written.
func (p *Pane) hitIn(block int) bool {
	return slices.ContainsFunc(p.spots, func(s foundPlace) bool { return s.block == block })
}

// inSight is the first block that is in sight.
func (p *Pane) inSight() int {
	for i, o := range p.blocks {
		if o.Position().Y+o.Size().Height > p.scroll.Top() {
			return i
		}
	}
	return 0
}

// nextSpot is the first place from a block on, the first of all behind the last; -1 where there is none.
func (p *Pane) nextSpot(block int) int {
	for i, s := range p.spots {
		if s.block >= block {
			return i
		}
	}
	return min(len(p.spots), 1) - 1
}

// spotsIn are the places in bytes from start to end of a block, counted from start; current is that one is at, -1 for none.
func (p *Pane) spotsIn(block, start, end int) (spans [][2]int, current int) {
	current = -1
	for i, s := range p.spots {
		if s.block == block && s.start >= start && s.end <= end {
			if i == p.spot {
				current = len(spans)
			}
			spans = append(spans, [2]int{s.start - start, s.end - start})
		}
	}
	return spans, current
}

// remark marks the places anew in what is shown, and tells how many there are.
func (p *Pane) remark() {
	byBlock := map[int]bool{}
	for _, s := range p.spots {
		byBlock[s.block] = true
	}
	for prose, at := range p.placed {
		var spans [][2]int
		current := -1
		if byBlock[at.Block] {
			spans, current = p.spotsIn(at.Block, at.Start, at.Start+len(prose.Words()))
		}
		prose.Mark(spans, current)
	}
	p.found.show(p.spot+1, len(p.spots))
}

// StepHit goes to the place of the words before or after the one that is looked at, and from the last to the first.
func (p *Pane) StepHit(by int) {
	n := len(p.spots)
	if n == 0 {
		return
	}
	switch {
	case p.spot >= 0:
		p.spot = (p.spot + by + n) % n
	case by > 0:
		p.spot = p.nextSpot(p.Block + 1)
	default:
		p.spot = (p.nextSpot(max(p.Block, 0)) - 1 + n) % n
	}
	p.goTo(p.spots[p.spot].block)
	p.remark()
}

// ScrollPages scrolls the article by so many heights of what is in sight.
func (p *Pane) ScrollPages(pages float32) { p.scroll.Pages(pages) }

// goTo scrolls to a block.
func (p *Pane) goTo(block int) {
	p.Block = block
	p.reach(block+blocksAtOnce, func() { p.toBlock(block) })
}

// toBlock scrolls to a block that is shown.
func (p *Pane) toBlock(block int) {
	if block < len(p.blocks) {
		p.scroll.To(p.blocks[block].Position().Y - widgets.Px(40))
	}
}
