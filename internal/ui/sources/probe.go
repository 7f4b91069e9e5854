package sources

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// siteChecker visits an address, and makes it a source.
type siteChecker interface {
	CheckSource(ctx context.Context, address string) (discover.Check, error)
	CheckKnown(ctx context.Context, s library.Source) (discover.Check, error)
	AddSource(ctx context.Context, s library.Source) (library.Source, error)
}

// probing is the page around what is looked at.
type probing interface {
	busy(on bool)
	fit()                 // lays out anew what the preview stands in
	visit(address string) // looks at another address
	added(made ...library.Source)
}

// probe shows what an address would bring, before it becomes a source.
type probe struct {
	*kit.PageContext
	checker siteChecker
	stores  storeKeeper
	visit   kit.Slot
	writes  kit.Slot
	around  probing

	found    discover.Check
	name     *widgets.Field
	selector *widgets.Field
	themes   []library.Theme

	box    *fyne.Container // hidden while there is nothing to show
	column *fyne.Container
}

func newProbe(d *kit.PageContext, c SourceChecker, around probing) *probe {
	p := &probe{PageContext: d, checker: c, stores: c, around: around, column: container.New(widgets.Column{Gap: 10})}
	p.box = container.New(widgets.Around(14, 24), p.column)
	p.box.Hide()
	return p
}

// look visits an address and shows what it would bring; nothing is stored.
func (p *probe) look(address string) {
	if store, is := app.StoreAddress(address); is {
		p.lookAtStore(store)
		return
	}
	p.lookAt(address, func(ctx context.Context) (discover.Check, error) { return p.checker.CheckSource(ctx, address) })
}

// lookAt shows what a look at an address finds.
func (p *probe) lookAt(address string, check func(ctx context.Context) (discover.Check, error)) {
	p.Notice.Hide()
	p.around.busy(true)
	kit.Load(p.Tasks, &p.visit, check,
		func(found discover.Check, err error) {
			p.around.busy(false)
			if library.IsKind(err, library.BadAddress) {
				p.Log(err)
				p.Notice.Bad(words.Say(wrongWith(address), "address", kit.Cut(address, 120)), "", nil)
				return
			}
			if library.IsKind(err, library.Gone) { // there is no stored copy to speak of
				p.Log(err)
				p.Notice.Bad(words.Say("sources.not-there", "address", kit.Cut(address, 120)), words.Say("window.again"), func() { p.lookAt(address, check) })
				return
			}
			if p.Fail(err, func() { p.lookAt(address, check) }) {
				return
			}
			p.found, p.themes = found, nil
			p.show()
		})
}

// stop leaves off visiting.
func (p *probe) stop() {
	p.visit.Drop()
	p.writes.Drop()
	p.around.busy(false)
}

// itemsShown is how many articles a preview lists.
const itemsShown = 8

func (p *probe) show() {
	p.column.Objects = nil
	p.box.Show()
	if len(p.found.Choices) > 0 {
		p.offer()
	} else {
		p.preview()
	}
	for _, problem := range p.found.Problems {
		p.column.Add(p.Told(problem, words.Failure(problem, p.LogPath), widgets.Small.Larger().In(widgets.Bad)))
	}
	p.around.fit()
}

// offer lists the feeds of a page that has many, to choose from.
func (p *probe) offer() {
	p.column.Add(widgets.NewLabel(words.Say("sources.choose-feed"), widgets.Strong))
	list := container.New(widgets.Column{Gap: 2})
	for _, c := range p.found.Choices {
		list.Add(kit.Row(widgets.NewButton(c.Title, widgets.Quiet, func() { p.around.visit(c.URL) })))
	}
	p.column.Add(list)
	p.column.Add(kit.Ways(widgets.NewButton(words.Say("sources.drop"), widgets.Normal, p.hide)))
}

func (p *probe) preview() {
	p.name = widgets.NewField(p.found.Title, "")
	p.selector = widgets.NewField("", "")
	kind := words.Say("window.kind-" + string(p.found.Kind))
	p.column.Add(widgets.NewLabel(words.Say("sources.brings"), widgets.Section))
	p.column.Add(widgets.NewLabel(words.Say("sources.summary", "kind", kind, "count", len(p.found.Items))+" · "+p.found.URL, widgets.Small.Larger()))
	p.column.Add(p.items())
	p.also()
	p.column.Add(kit.Labelled(words.Say("sources.name"), p.name))
	p.column.Add(kit.Labelled(words.Say("sources.always"), p.fixedThemes()))
	p.column.Add(p.advanced())
	p.column.Add(kit.Ways(
		widgets.NewButton(words.Say("sources.drop"), widgets.Normal, p.hide),
		widgets.NewButton(words.Say("sources.add"), widgets.Primary, p.add)))
}

// also offers what else is found at the address.
func (p *probe) also() {
	if len(p.found.Also) == 0 {
		return
	}
	list := container.New(widgets.Column{Gap: 2}, widgets.NewLabel(words.Say("sources.also"), widgets.Small.Larger()))
	for _, c := range p.found.Also {
		name := words.Say("sources.also-one", "title", c.Title, "kind", words.Say("window.kind-"+string(c.Kind)))
		list.Add(kit.Row(widgets.NewButton(name, widgets.Quiet, func() {
			p.lookAt(c.URL, func(ctx context.Context) (discover.Check, error) {
				return p.checker.CheckKnown(ctx, library.Source{URL: c.URL, Kind: c.Kind})
			})
		})))
	}
	p.column.Add(list)
}

// items lists the first articles with their dates.
func (p *probe) items() fyne.CanvasObject {
	list := container.New(widgets.Column{Gap: 4})
	for _, i := range p.found.Items[:min(itemsShown, len(p.found.Items))] {
		date := words.Say("sources.no-date")
		if i.Published.Known() {
			date = viet.ShortDate(i.Published)
		}
		list.Add(container.New(kit.HangingIndent{Indent: 96}, widgets.NewLine(date, widgets.Small.Larger()), widgets.NewLabel(i.Title, widgets.Body)))
	}
	switch rest := len(p.found.Items) - itemsShown; {
	case len(p.found.Items) == 0:
		list.Add(widgets.NewLabel(words.Say("sources.no-items"), widgets.Body.In(widgets.Soft)))
	case rest > 0:
		list.Add(widgets.NewLabel(words.Say("sources.more-items", "count", rest), widgets.Small.Larger()))
	}
	return list
}

// fixedThemes are the themes that all articles of the source are to bear.
func (p *probe) fixedThemes() fyne.CanvasObject {
	row := container.New(widgets.Flow{Gap: 8, Between: 6})
	for _, t := range p.PageContext.Themes() {
		var chip *widgets.Chip
		chip = widgets.NewFilterChip(p.ThemeName(t), func() {
			if at := slices.Index(p.themes, t); at >= 0 {
				p.themes = slices.Delete(p.themes, at, at+1)
			} else {
				p.themes = append(p.themes, t)
			}
			chip.Set(p.ThemeName(t), slices.Contains(p.themes, t))
		})
		row.Add(chip)
	}
	return row
}

// advanced keeps what nearly nobody needs folded away.
func (p *probe) advanced() fyne.CanvasObject {
	field := kit.Labelled(words.Say("sources.selector"), p.selector)
	field.Hide()
	return container.New(widgets.Column{Gap: 4},
		kit.Row(widgets.NewLink(words.Say("sources.advanced"), func() {
			field.Hidden = !field.Hidden
			p.around.fit()
		})), field)
}

// add makes the address a source.
func (p *probe) add() {
	s := library.Source{
		Title: strings.TrimSpace(p.name.Text), URL: p.found.URL, Kind: p.found.Kind, Themes: library.SortThemes(p.themes),
		Selector: strings.TrimSpace(p.selector.Text), Enabled: true,
	}
	p.around.busy(true)
	kit.Load(p.Tasks, &p.writes, func(ctx context.Context) (library.Source, error) {
		return p.checker.AddSource(ctx, s)
	}, func(s library.Source, err error) {
		p.around.busy(false)
		if p.Fail(err, nil) {
			return
		}
		p.hide()
		p.around.added(s)
	})
}

// hide forgets what was found.
func (p *probe) hide() {
	p.visit.Drop()
	p.found = discover.Check{}
	p.column.Objects = nil
	p.box.Hide()
	p.around.fit()
}

// open tells whether something is shown.
func (p *probe) open() bool { return p.box.Visible() }
