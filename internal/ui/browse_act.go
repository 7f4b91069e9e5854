package ui

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ticks are the articles chosen for an outline, in the order they were chosen. They stay while one goes
// from theme to theme.
type ticks struct{ order []int64 }

func (t *ticks) has(id int64) bool {
	for _, o := range t.order {
		if o == id {
			return true
		}
	}
	return false
}

func (t *ticks) toggle(id int64) {
	for i, o := range t.order {
		if o == id {
			t.order = append(t.order[:i:i], t.order[i+1:]...)
			return
		}
	}
	t.order = append(t.order, id)
}

func (t *ticks) ids() []int64 { return append([]int64{}, t.order...) }

func (b *browse) tick(i int) {
	b.ticked.toggle(b.hits[i].ID)
	b.rows.Renew()
	b.footer()
}

func (b *browse) untick() {
	former := b.ticked
	b.ticked = ticks{}
	b.rows.Renew()
	b.footer()
	b.say(words.Say("window.ticks-cleared"), words.Say("window.undo"), func() {
		b.ticked = former
		b.rows.Renew()
		b.footer()
	})
}

// done unticks articles that an outline was made of.
func (b *browse) done(ids []int64) {
	for _, id := range ids {
		if b.ticked.has(id) {
			b.ticked.toggle(id)
		}
	}
	b.rows.Renew()
	b.footer()
}

// footer says how many articles are ticked.
func (b *browse) footer() {
	n := len(b.ticked.order)
	b.chosen.SetText(words.Say("window.chosen", "count", n))
	b.reading.yield(n > 0)
	if hidden := n == 0; b.foot.Hidden != hidden {
		b.foot.Hidden = hidden
		b.list.Refresh()
	}
	b.foot.Refresh()
}

func (b *browse) open(i int) {
	h := &b.hits[i]
	h.Read = true
	b.sought = false
	block := -1
	if b.query != "" {
		block = h.Block
	}
	b.reading.show(h.ID, b.at.theme, block)
	b.rows.Renew()
}

// step opens the article before or after the one that is read.
func (b *browse) step(by int) {
	b.rows.Open(b.rows.Current() + by)
}

// more lists further articles when the last one is in sight.
func (b *browse) more() {
	if len(b.hits) >= b.limit && !b.place.busy() {
		b.limit += batch
		b.update()
	}
}

func (b *browse) find(text string) {
	text = viet.Clean(text)
	if text == b.query {
		return
	}
	b.query, b.sought = text, true
	b.limit = batch
	b.rows.Top()
	b.update()
}

func (b *browse) refilter() {
	b.limit = batch
	b.rows.Top()
	b.update()
}

// chooseSource lets one choose whose articles to see.
func (b *browse) chooseSource() {
	choose := func(s library.Source) func() {
		return func() {
			b.source = s
			b.refilter()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("window.every-source"), choose(library.Source{}))}
	for _, s := range b.sources {
		items = append(items, fyne.NewMenuItem(s.Title, choose(s)))
	}
	b.menuUnder(b.fromOne, items)
}

// whenEmpty says what to do where there is nothing.
func (b *browse) whenEmpty() {
	b.empty.box.Hidden = len(b.hits) > 0
	if len(b.hits) > 0 {
		return
	}
	switch {
	case b.query != "":
		b.empty.say(words.Say("window.empty-search", "query", b.query), words.Say("window.clear-search"), b.search.clear)
	case b.unread || b.source.ID != 0 || b.days != 0:
		b.empty.say(words.Say("window.empty-filter"), words.Say("window.clear-filter"), func() {
			b.unread, b.source, b.days = false, library.Source{}, 0
			b.refilter()
		})
	case b.at.kind == savedPlace:
		b.empty.say(words.Say("window.empty-saved"), words.Say("window.see-all"), func() { b.goTo(place{kind: allPlace}) })
	case len(b.sources) == 0:
		b.empty.say(words.Say("window.empty-sources"), words.Say("window.add-source"), func() { b.goTo(place{kind: sourcesPlace}) })
	case b.at.kind == themePlace:
		b.empty.say(words.Say("window.empty-theme"), words.Say("window.see-all"), func() { b.goTo(place{kind: allPlace}) })
	default:
		b.empty.say(words.Say("window.empty-library"), words.Say("window.sync"), b.sync)
	}
}
