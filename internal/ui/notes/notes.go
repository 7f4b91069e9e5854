// Package notes is the page of all notes: what a person marked in articles, and wrote beside it.
package notes

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// NoteReader reads the notes on passages of a theme, "" for all.
type NoteReader interface {
	All(ctx context.Context, t library.Theme) ([]library.FoundNote, error)
}

// shownAtOnce is how many notes the page shows at first, and grows by when its end comes into sight.
const shownAtOnce = 60

// NoteList is the page of all notes.
type NoteList struct {
	*kit.PageContext
	notes NoteReader
	desk  *kit.NoteDesk
	see   func(n library.FoundNote)
	place kit.Slot
	write kit.Slot

	all   []library.FoundNote
	theme library.Theme // whose notes are listed, "" for all
	shown int

	box   *fyne.Container
	chips *fyne.Container
	list  *fyne.Container
	view  *widgets.Scrolled
	empty *kit.EmptyState
}

// New is the page; see opens the article of a note at its passage.
func New(d *kit.PageContext, notes NoteReader, keep kit.NoteKeeper, see func(n library.FoundNote)) *NoteList {
	p := &NoteList{PageContext: d, notes: notes, see: see, list: container.New(widgets.Column{}), empty: kit.NewEmptyState()}
	p.desk = kit.NewNoteDesk(d, keep, &p.write, p.update)
	p.chips = container.New(widgets.Flow{Gap: 8, Between: 6})
	p.view = widgets.NewScrolled(p.list)
	p.view.OnScrolled = func(_, left float32) {
		if left < widgets.Px(400) && p.shown < len(p.wanted()) {
			p.grow()
			p.view.Relayout()
		}
	}
	head := container.New(widgets.Column{}, kit.Heading(words.Say("notes.place")),
		container.New(widgets.Inset{Top: 8, Right: 24, Bottom: 8, Left: 24}, p.chips), widgets.NewRule())
	p.box = kit.Dock(head, nil, nil, nil, container.NewStack(p.view, p.empty.Box))
	return p
}

// Content is the page, which Show loads.
func (p *NoteList) Content() fyne.CanvasObject { return p.box }

// Show goes to the page.
func (p *NoteList) Show(kit.Route) { p.update() }

func (p *NoteList) update() {
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) ([]library.FoundNote, error) { return p.notes.All(ctx, "") },
		func(all []library.FoundNote, err error) {
			if !p.Fail(err, p.update) {
				p.all = all
				p.refresh()
			}
		})
}

// themes are those that notes bear, in their order.
func (p *NoteList) themes() (with []library.Theme) {
	for _, t := range p.Themes() {
		if slices.ContainsFunc(p.all, func(n library.FoundNote) bool { return slices.Contains(n.Themes, t) }) {
			with = append(with, t)
		}
	}
	return with
}

// wanted are the notes of the theme that is chosen.
func (p *NoteList) wanted() []library.FoundNote {
	return slices.DeleteFunc(slices.Clone(p.all), func(n library.FoundNote) bool { return p.theme != "" && !slices.Contains(n.Themes, p.theme) })
}

func (p *NoteList) refresh() {
	top, least := p.view.Top(), p.shown
	p.chips.Objects = nil
	themes := p.themes()
	if !slices.Contains(themes, p.theme) {
		p.theme = ""
	}
	for _, t := range append([]library.Theme{""}, themes...) {
		name := words.Say("notes.every-theme")
		if t != "" {
			name = p.ThemeName(t)
		}
		chip := widgets.NewFilterChip("", func() { p.choose(t) })
		chip.Set(name, p.theme == t)
		p.chips.Add(chip)
	}
	p.list.Objects, p.shown = nil, 0
	for p.grow(); p.shown < min(least, len(p.wanted())); {
		p.grow()
	}
	p.empty.Box.Hidden = len(p.all) > 0
	p.empty.Say(words.Say("notes.empty"), words.Say("window.see-all"), func() { p.GoTo(kit.Route{Kind: kit.AllArticles}) })
	p.view.Relayout()
	p.view.To(top)
	p.box.Refresh()
}

// choose lists the notes of a theme.
func (p *NoteList) choose(t library.Theme) {
	p.theme, p.shown = t, 0
	p.refresh()
	p.view.To(0)
}

// grow shows further notes.
func (p *NoteList) grow() {
	all := p.wanted()
	for end := min(p.shown+shownAtOnce, len(all)); p.shown < end; p.shown++ {
		p.list.Add(p.entry(all[p.shown]))
	}
}

// entry is a note with its article.
func (p *NoteList) entry(n library.FoundNote) fyne.CanvasObject {
	about := n.Source
	if n.Date.Known() {
		about += " · " + viet.ShortDate(n.Date)
	}
	if n.Edited.Known() {
		about += " · " + words.Say("notes.edited-on", "date", viet.ShortDate(n.Edited))
	}
	line := container.New(widgets.Flow{Gap: 8, Between: 4})
	for _, t := range p.ThemeTags(n.Themes, true) {
		line.Add(widgets.NewThemeTag(t.Theme, t.Name))
	}
	facts := widgets.NewLine(about, widgets.Small.Larger())
	facts.Folds = true
	line.Add(facts)
	see := func() { p.see(n) }
	body := container.New(widgets.Column{Gap: 4}, widgets.NewTextLink(kit.Cut(n.Title, 300), widgets.Strong, see), line, p.desk.Card(n, see))
	return container.New(widgets.Column{}, container.New(kit.Narrow{Most: 900}, container.New(widgets.Inset{Top: 12, Right: 24, Bottom: 12, Left: 24}, body)), widgets.NewRule())
}
