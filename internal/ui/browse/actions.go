package browse

import (
	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

func (b *Browser) open(i int) {
	h := &b.hits[i]
	h.Read = true
	b.sought, b.markedFor = false, b.query
	if b.query == "" {
		b.reading.Show(h.ID, b.at.Theme, -1)
	} else {
		b.remember(b.query)
		b.reading.Show(h.ID, b.at.Theme, h.Block, hitWords(h.Snippet)...)
	}
	b.rows.Renew()
}

// OpenArticle opens an article of the place one is at.
func (b *Browser) OpenArticle(id int64) { b.OpenAt(id, -1) }

// OpenAt opens an article at a block, -1 for its beginning.
func (b *Browser) OpenAt(id int64, block int) { b.reading.Show(id, b.at.Theme, block) }

// Opened makes room for the article that has opened, and marks its row: it may have been opened from another page, where another row was
// marked.
func (b *Browser) Opened() {
	i := b.index(b.reading.ID())
	if i >= 0 {
		b.hits[i].Read = true
	}
	if i != b.rows.Current() {
		b.rows.SetCurrent(i)
		b.rows.Renew()
	}
	b.box.Refresh()
}

// Renew shows the list as it is now.
func (b *Browser) Renew() { b.refresh() }

// focusList gives the keyboard to the list.
func (b *Browser) focusList() { b.Window.Canvas().Focus(b.rows) }

// FocusSearch gives the keyboard to the search field.
func (b *Browser) FocusSearch() { b.Window.Canvas().Focus(b.search) }

// TypedKey moves in the list.
func (b *Browser) TypedKey(k *fyne.KeyEvent) { b.rows.TypedKey(k) }

// Escape closes the article that stands in the place of the list, or empties the search. It tells whether there was
// one to close.
func (b *Browser) Escape() bool {
	switch {
	case b.reading.EndFind():
	case b.reading.CoversList():
		b.CloseArticle()
	case b.query != "":
		b.search.Clear()
	default:
		return false
	}
	return true
}

// CloseArticle goes from the article back to the list, which stays where it was.
func (b *Browser) CloseArticle() {
	b.reading.Clear()
	b.rows.SetCurrent(-1)
	b.box.Refresh()
	b.focusList()
}

// Reads returns the article that is read, 0 for none.
func (b *Browser) Reads() int64 { return b.reading.ID() }

// At is where the list is.
func (b *Browser) At() kit.Route { return b.at }

// Hits are the articles in the list.
func (b *Browser) Hits() []library.Hit { return b.hits }

// Undress takes the text of the article away before the look changes.
func (b *Browser) Undress() { b.reading.Undress() }

// Restyle shows the article in the look of now.
func (b *Browser) Restyle() { b.reading.Restyle() }

// openFirst goes from the search field into the list, to its first article where what is open is of before the search.
func (b *Browser) openFirst() {
	b.focusList()
	first := max(b.rows.Current(), 0)
	if b.sought {
		first = 0
	}
	b.rows.Open(first)
}

// Step opens the article before or after the one that is read.
func (b *Browser) Step(by int) {
	b.rows.Open(b.rows.Current() + by)
}

// NextUnread opens the next article that was not read, from the one that is open on.
func (b *Browser) NextUnread() {
	for i := b.rows.Current() + 1; i < len(b.hits); i++ {
		if !b.hits[i].Read {
			b.rows.Open(i)
			return
		}
	}
	b.Say(words.Say("window.no-unread"), "", nil)
}

// ToggleSaved puts the article that is read among the saved, or takes it out.
func (b *Browser) ToggleSaved() {
	if b.Reads() != 0 {
		b.reading.ToggleSaved()
	}
}

// MarkUnread marks the article that is read as unread.
func (b *Browser) MarkUnread() {
	if b.Reads() != 0 {
		b.reading.MarkUnread()
	}
}

func (b *Browser) find(text string) {
	text = viet.Clean(text)
	if text == b.query {
		return
	}
	b.query, b.sought = text, true
	b.limit = batch
	b.rows.Top()
	b.Update()
}

func (b *Browser) refilter() {
	b.limit = batch
	b.rows.Top()
	b.Update()
}

// OnlyFrom narrows the list to the articles of a source; what was searched for and filtered is let go.
func (b *Browser) OnlyFrom(source int64) {
	b.query, b.unread, b.days, b.themed, b.limit = "", false, 0, "", batch
	b.search.SetText("")
	b.source = library.Source{ID: source}
}

// chooseSource lets one choose whose articles to see.
func (b *Browser) chooseSource() {
	choose := func(s library.Source) func() {
		return func() {
			b.source = s
			b.refilter()
		}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(words.Say("window.every-source"), choose(library.Source{}))}
	for _, s := range kit.ByTitle(b.sources) {
		items = append(items, fyne.NewMenuItem(s.Title, choose(s)))
	}
	b.menuUnder(b.fromOne, items)
}

// whenEmpty says what to do where there is nothing.
func (b *Browser) whenEmpty() {
	b.empty.Box.Hidden = len(b.hits) > 0
	if len(b.hits) > 0 {
		return
	}
	switch {
	case b.query != "" && b.elsewhere > 0:
		b.empty.Say(words.Say("window.empty-here", "query", kit.Cut(b.query, 60), "where", b.where(), "count", b.elsewhereCount()),
			words.Say("window.search-everywhere"), b.widen)
	case b.query != "":
		b.empty.Say(words.Say("window.empty-search", "query", kit.Cut(b.query, 60)), words.Say("window.clear-search"), b.search.Clear)
	case b.unread || b.source.ID != 0 || b.days != 0 || b.themed != "":
		b.empty.Say(words.Say("window.empty-filter"), words.Say("window.clear-filter"), func() {
			b.unread, b.source, b.days, b.themed = false, library.Source{}, 0, ""
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
