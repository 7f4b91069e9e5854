package ui

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

func (b *browse) tick(i int) {
	b.ticked.Toggle(b.hits[i].ID)
	b.rows.Renew()
	b.footer()
}

func (b *browse) untick() {
	former := b.ticked
	b.ticked = kit.Selection{}
	b.rows.Renew()
	b.footer()
	b.Say(words.Say("window.ticks-cleared"), words.Say("window.undo"), func() {
		b.ticked = former
		b.rows.Renew()
		b.footer()
	})
}

// done unticks articles that an outline was made of.
func (b *browse) done(ids []int64) {
	for _, id := range ids {
		if b.ticked.Has(id) {
			b.ticked.Toggle(id)
		}
	}
	b.rows.Renew()
	b.footer()
}

// footer says how many articles are ticked.
func (b *browse) footer() {
	n := len(b.ticked.Order)
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
	b.reading.show(h.ID, b.at.Theme, block)
	b.rows.Renew()
}

// Opened makes room for the article that has opened.
func (b *browse) Opened() { b.box.Refresh() }

// Renew shows the list as it is now.
func (b *browse) Renew() { b.refresh() }

// focusList gives the keyboard to the list.
func (b *browse) focusList() { b.Window.Canvas().Focus(b.rows) }

// openFirst goes from the search field into the list, to its first article where what is open is of before the search.
func (b *browse) openFirst() {
	b.focusList()
	first := max(b.rows.Current(), 0)
	if b.sought {
		first = 0
	}
	b.rows.Open(first)
}

// Step opens the article before or after the one that is read.
func (b *browse) Step(by int) {
	b.rows.Open(b.rows.Current() + by)
}

// more lists further articles when the last one is in sight.
func (b *browse) more() {
	if len(b.hits) >= b.limit && !b.place.Busy() {
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
	b.empty.Box.Hidden = len(b.hits) > 0
	if len(b.hits) > 0 {
		return
	}
	switch {
	case b.query != "":
		b.empty.Say(words.Say("window.empty-search", "query", b.query), words.Say("window.clear-search"), b.search.Clear)
	case b.unread || b.source.ID != 0 || b.days != 0:
		b.empty.Say(words.Say("window.empty-filter"), words.Say("window.clear-filter"), func() {
			b.unread, b.source, b.days = false, library.Source{}, 0
			b.refilter()
		})
	case b.at.Kind == kit.SavedArticles:
		b.empty.Say(words.Say("window.empty-saved"), words.Say("window.see-all"), func() { b.GoTo(kit.Route{Kind: kit.AllArticles}) })
	case len(b.sources) == 0:
		b.empty.Say(words.Say("window.empty-sources"), words.Say("window.add-source"), func() { b.GoTo(kit.Route{Kind: kit.SourcesPage}) })
	case b.at.Kind == kit.ThemeArticles:
		b.empty.Say(words.Say("window.empty-theme"), words.Say("window.see-all"), func() { b.GoTo(kit.Route{Kind: kit.AllArticles}) })
	default:
		b.empty.Say(words.Say("window.empty-library"), words.Say("window.sync"), b.sync)
	}
}
