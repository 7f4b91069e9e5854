package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// sourceShelf keeps the sources.
type sourceShelf interface {
	Sources(ctx context.Context) ([]library.Source, error)
	RemoveSource(ctx context.Context, id int64) error
}

// adder adds a source, and finds out of what kind it is.
type adder interface {
	AddSource(ctx context.Context, s library.Source) (library.Source, error)
}

// sources is the page of the addresses articles come from.
type sources struct {
	*desk
	shelf  sourceShelf
	adder  adder
	sync   *syncBar
	place  slot
	adding slot
	writes slot
	all    []library.Source

	box   *fyne.Container
	field *widgets.Field
	add   *widgets.Button
	hint  *widgets.Text
	list  *fyne.Container
	view  *widgets.Scrolled
}

func newSources(d *desk, shelf sourceShelf, a adder, sync *syncBar) *sources {
	p := &sources{desk: d, shelf: shelf, adder: a, sync: sync, list: container.New(widgets.Column{})}
	p.field = widgets.NewField("", words.Say("window.address-hint"))
	p.field.OnSubmitted = func(string) { p.submit() }
	p.add = widgets.NewButton(words.Say("window.add"), widgets.Primary, p.submit)
	p.hint = widgets.NewText(words.Say("window.address-help"), widgets.Small.Larger())
	p.view = widgets.NewScrolled(p.list)
	form := container.New(widgets.Column{Gap: 6},
		dock(nil, nil, nil, container.New(widgets.Inset{Left: 8}, p.add), p.field), p.hint)
	head := container.New(widgets.Column{}, heading(words.Say("window.place-sources")),
		container.New(widgets.Around(14, 24), form), widgets.NewRule())
	p.box = dock(head, nil, nil, nil, p.view)
	return p
}

func (p *sources) content() fyne.CanvasObject { return p.box }
func (p *sources) show(place)                 { p.update() }

func (p *sources) update() {
	load(p.tasks, &p.place, p.shelf.Sources, func(all []library.Source, err error) {
		if !p.fail(err, p.update) {
			p.all = all
			p.refresh()
		}
	})
}

func (p *sources) refresh() {
	p.list.Objects = nil
	for _, s := range p.all {
		row := widgets.NewEntryRow(s.Title, state(s), nil,
			widgets.NewButton(words.Say("window.sync-one"), widgets.Quiet, func() { p.sync.begin([]int64{s.ID}) }),
			widgets.NewButton(words.Say("window.remove"), widgets.Normal, func() { p.remove(s) }))
		if failing(s) {
			row.SetAboutStyle(widgets.Small.Larger().In(widgets.Bad))
		}
		p.list.Add(row)
	}
	p.view.Relayout()
	p.box.Refresh()
}

// failing tells whether a source needs attention. Being offline is a state of the machine.
func failing(s library.Source) bool {
	return s.LastError != "" && library.Kind(s.LastError) != library.Offline
}

// state is a source in one sentence.
func state(s library.Source) string {
	kind := words.Say("window.kind-" + string(s.Kind))
	count := words.Say("window.articles", "count", s.Articles)
	when := words.Say("window.never-synced")
	if s.LastOK.Known() {
		when = words.Say("window.synced-at", "date", viet.ShortDate(s.LastOK), "time", s.LastOK.Time().Format("15:04"))
	}
	if s.LastError != "" {
		when = words.Failure(library.Fail(library.Kind(s.LastError), s.URL, nil), "")
	}
	return kind + " · " + count + " · " + when + " · " + s.URL
}

func (p *sources) submit() {
	address := strings.TrimSpace(p.field.Text)
	if address == "" || p.add.Disabled() {
		return
	}
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	p.busy(true)
	load(p.tasks, &p.adding, func(ctx context.Context) (library.Source, error) {
		return p.adder.AddSource(ctx, library.Source{URL: address, Kind: library.AutoSource, Enabled: true})
	}, func(s library.Source, err error) {
		p.busy(false)
		if p.fail(err, p.submit) {
			return
		}
		p.field.SetText("")
		p.update()
		p.changed()
		p.say(words.Say("window.source-added", "title", s.Title), words.Say("window.sync"), func() { p.sync.begin([]int64{s.ID}) })
	})
}

// busy says that the address is being visited.
func (p *sources) busy(on bool) {
	p.add.Enable(!on)
	text := words.Say("window.address-help")
	if on {
		text = words.Say("window.address-visiting")
	}
	p.hint.SetText(text)
}

func (p *sources) remove(s library.Source) {
	do(p.tasks, &p.writes, func(ctx context.Context) error { return p.shelf.RemoveSource(ctx, s.ID) }, func(err error) {
		if p.fail(err, nil) {
			return
		}
		p.update()
		p.changed()
		p.sayGone(words.Say("window.source-removed", "title", s.Title), func() { p.restore(s) })
	})
}

// restore adds a removed source again, as it was: its address revives it, with its articles.
func (p *sources) restore(s library.Source) {
	do(p.tasks, &p.writes, func(ctx context.Context) error {
		_, err := p.adder.AddSource(ctx, s)
		return err
	}, func(err error) {
		if !p.fail(err, func() { p.restore(s) }) {
			p.update()
			p.changed()
		}
	})
}
