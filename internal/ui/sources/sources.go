// Package sources is the page of the addresses articles come from.
package sources

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// SourceStore keeps the sources.
type SourceStore interface {
	Sources(ctx context.Context) ([]library.Source, error)
	RemoveSource(ctx context.Context, id int64) error
	EnableSource(ctx context.Context, id int64, on bool) error
}

// SyncStarter syncs the sources of the given ids.
type SyncStarter interface{ Begin(ids []int64) }

// SourceList is the page of the addresses articles come from.
type SourceList struct {
	*kit.PageContext
	shelf  SourceStore
	adder  siteChecker
	lists  listKeeper
	sync   SyncStarter
	place  kit.Slot
	keeper ShelfKeeper
	writes kit.Slot
	all    []library.Source
	shown  int   // of these, so many are listed: the others come as one scrolls
	newest int64 // the source that was added last: it stands on top

	visiting bool // the typed address

	box        *fyne.Container
	field      *widgets.Field
	look       *widgets.Button
	exchange   *widgets.Button
	hint       *widgets.Label
	form       *fyne.Container
	probe      *probe
	suggested  *suggested
	publishing *publishDialog
	keys       *keyDialogs
	list       *fyne.Container
	view       *widgets.Scrolled
}

// New is the page; take asks for documents of this machine.
func New(d *kit.PageContext, shelf SourceStore, c SourceChecker, keeper ShelfKeeper, out StorePublisher, sync SyncStarter, take func()) *SourceList {
	p := &SourceList{PageContext: d, shelf: shelf, adder: c, keeper: keeper, lists: c, sync: sync, list: container.New(widgets.Column{})}
	p.publishing, p.keys = newPublishing(d, out), &keyDialogs{PageContext: d, publisher: out}
	p.field = widgets.NewField("", words.Say("window.address-hint"))
	p.field.OnSubmitted = func(string) { p.submit() }
	p.look = widgets.NewButton(words.Say("sources.look"), widgets.Primary, p.press)
	p.hint = widgets.NewLabel(words.Say("window.address-help"), widgets.Small.Larger())
	p.probe = newProbe(d, c, p)
	p.suggested = newSuggested(d, c, p, p.refit)
	p.exchange = widgets.NewButton(words.Say("sources.lists"), widgets.Normal, func() { kit.PopUnder(d.Window, p.exchange, p.listActions()) })
	p.view = widgets.NewScrolled(container.New(widgets.Column{}, p.probe.box, p.suggested.box, p.list))
	p.view.OnScrolled = func(_, left float32) {
		if left < widgets.Px(600) && p.grow(p.shown+rowsAtOnce) {
			p.view.Relayout()
		}
	}
	p.form = container.New(widgets.Column{Gap: 6}, container.New(kit.FieldBeside{}, p.field, p.look), p.hint)
	head := container.New(widgets.Column{},
		kit.Heading(words.Say("window.place-sources"),
			p.suggested.button, p.exchange,
			widgets.NewButton(words.Say("sources.take-files"), widgets.Normal, take)),
		container.New(widgets.Around(14, 24), p.form), widgets.NewRule())
	p.box = kit.Pinned(head, nil, p.view)
	return p
}

// SourceChecker is what the page asks of the app.
type SourceChecker interface {
	siteChecker
	suggester
	listKeeper
	storeKeeper
}

// Content is the page, which Show loads.
func (p *SourceList) Content() fyne.CanvasObject { return p.box }
func (p *SourceList) Show(kit.Route)             { p.update() }

func (p *SourceList) update() {
	kit.Load(p.Tasks, &p.place, p.shelf.Sources, func(all []library.Source, err error) {
		if !p.Fail(err, p.update) {
			p.all = kit.ByTitle(all)
			if i := slices.IndexFunc(p.all, func(s library.Source) bool { return s.ID == p.newest }); i > 0 {
				p.all = slices.Insert(slices.Delete(slices.Clone(p.all), i, i+1), 0, p.all[i])
			}
			p.refresh()
		}
	})
}

func (p *SourceList) refresh() {
	p.list.Objects = nil
	if len(p.all) == 0 {
		p.list.Add(container.New(widgets.Around(28, 24), container.New(widgets.Column{Gap: 12},
			widgets.NewLabel(words.Say("sources.empty"), widgets.Body.In(widgets.Soft)),
			kit.Row(widgets.NewButton(words.Say("sources.see-suggested"), widgets.Normal, p.suggested.open)))))
	}
	shown := p.shown
	p.shown = 0
	p.grow(max(shown, rowsAtOnce))
	p.view.Relayout()
	p.box.Refresh()
}

// rowsAtOnce is how many sources the list begins with, and grows by when its end comes near: some have thousands.
const rowsAtOnce = 60

// grow lists sources up to n, and tells whether there were more to list.
func (p *SourceList) grow(n int) bool {
	n = min(n, len(p.all))
	if n <= p.shown {
		return false
	}
	for _, s := range p.all[p.shown:n] {
		actions := p.actions(s)
		if Failing(s) {
			failure := failureOf(s)
			actions = append([]fyne.CanvasObject{p.DetailOf(failure, words.Failure(failure, p.LogPath))}, actions...)
		}
		row := widgets.NewEntryRow(s.Title, describe(s), nil, actions...)
		if Failing(s) {
			row.SetAboutStyle(widgets.Small.Larger().In(widgets.Bad))
		}
		p.list.Add(row)
	}
	p.shown = n
	return true
}

// actions are what can be done with a source.
func (p *SourceList) actions(s library.Source) []fyne.CanvasObject {
	remove := widgets.NewButton(words.Say("window.remove"), widgets.Quiet, func() { p.remove(s) })
	remove.Calm = true
	var other *widgets.Button
	other = widgets.NewButton(words.Say("reading.other"), widgets.Quiet, func() { kit.PopUnder(p.Window, other, p.otherActions(s)) })
	if s.Kind == library.FileSource {
		return []fyne.CanvasObject{other, remove}
	}
	turn := widgets.NewButton(words.Say("sources.turn-off"), widgets.Quiet, func() { p.turn(s, false) })
	if !s.Enabled {
		return []fyne.CanvasObject{widgets.NewButton(words.Say("sources.turn-on"), widgets.Quiet, func() { p.turn(s, true) }), other, remove}
	}
	one := widgets.NewButton(words.Say("window.sync-one"), widgets.Quiet, func() { p.sync.Begin([]int64{s.ID}) })
	return []fyne.CanvasObject{one, turn, other, remove}
}

// turn switches a source on or off.
func (p *SourceList) turn(s library.Source, on bool) {
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.shelf.EnableSource(ctx, s.ID, on) }, func(err error) {
		if p.Fail(err, func() { p.turn(s, on) }) {
			return
		}
		p.update()
		key := "sources.off-now"
		if on {
			key = "sources.on-now"
		}
		p.Say(words.Say(key, "title", s.Title), words.Say("window.undo"), func() { p.turn(s, !on) })
	})
}

// Failing tells whether a source needs attention. Being offline is a state of the machine.
func Failing(s library.Source) bool {
	return s.Enabled && s.LastError != "" && library.Kind(s.LastError) != library.Offline
}

// describe is a source in a sentence or two: what it is, when it last worked, and what is wrong and to be done.
func describe(s library.Source) string {
	count := words.Say("window.articles", "count", s.Articles)
	if s.Kind == library.FileSource {
		return words.Say("sources.file-state", "count", count)
	}
	when := words.Say("window.never-synced")
	if s.LastOK.Known() {
		when = words.Say("window.synced-at", "date", viet.ShortDate(s.LastOK), "time", s.LastOK.Time().Format("15:04"))
	}
	kind := words.Say("window.kind-" + string(s.Kind))
	switch {
	case !s.Enabled:
		when = words.Say("sources.off")
	case s.LastError != "":
		when = words.Failure(failureOf(s), "") + " " + lastGood(s)
	}
	about := words.Say("sources.state", "kind", kind, "count", count, "when", when)
	if strings.Contains(about, s.URL) { // what is wrong names it
		return about
	}
	return about + " · " + s.URL
}

// failureOf is what went wrong the last time a source was synced.
func failureOf(s library.Source) *library.Error {
	failure := library.Fail(library.Kind(s.LastError), s.URL, nil)
	failure.Again = s.Again
	return failure
}

// lastGood says when a failing source last worked.
func lastGood(s library.Source) string {
	if !s.LastOK.Known() {
		return words.Say("sources.never-good")
	}
	return words.Say("sources.last-good", "date", viet.ShortDate(s.LastOK), "time", s.LastOK.Time().Format("15:04"))
}

// submit looks at what the typed address would bring.
func (p *SourceList) submit() {
	address := strings.TrimSpace(p.field.Text)
	if address != "" {
		p.probe.look(address)
	}
}

// press looks at the typed address, or leaves off looking.
func (p *SourceList) press() {
	if p.visiting {
		p.probe.stop()
	} else {
		p.submit()
	}
}

// Visit looks at a store that was dropped on the window.
func (p *SourceList) Visit(address string) { p.visit(address) }

// TakeKey begins to restore a publisher's key from a file that was dropped on the window; false where it is none: a PDF or a text
// is one only while a key is asked for.
func (p *SourceList) TakeKey(path string) bool {
	if ending := strings.ToLower(filepath.Ext(path)); ending != app.KeyFileEnding && !p.keys.asks(ending) {
		return false
	}
	p.keys.takeFile(path)
	return true
}

// visit looks at an address that was offered.
func (p *SourceList) visit(address string) {
	p.field.SetText(address)
	p.suggested.hide()
	p.view.To(0)
	p.submit()
}

// busy says that the address is being visited.
func (p *SourceList) busy(on bool) {
	p.visiting = on
	text, label := words.Say("window.address-help"), words.Say("sources.look")
	if on {
		text, label = words.Say("window.address-visiting"), words.Say("window.stop")
	}
	p.hint.SetText(text)
	p.look.SetLabel(label)
	p.form.Refresh()
}

// fit lays the page out anew for what is looked at.
func (p *SourceList) fit() {
	p.yield()
	p.view.Relayout()
}

// refit lays the page out anew where the catalogue opens or folds: the button of the head has other words.
func (p *SourceList) refit() {
	p.view.Relayout()
	p.box.Refresh()
}

// yield leaves the one primary button of the page to the preview.
func (p *SourceList) yield() {
	weight := widgets.Primary
	if p.probe.open() {
		weight = widgets.Normal
	}
	p.look.SetWeight(weight)
}

// added shows sources that were just made, on top, and begins to sync them.
func (p *SourceList) added(made ...library.Source) {
	p.field.SetText("")
	p.suggested.hide()
	var ids []int64
	for _, s := range made {
		ids = append(ids, s.ID)
	}
	p.newest = ids[0]
	p.view.To(0)
	p.update()
	p.Changed(kit.CountsChanged)
	sentence := words.Say("sources.added", "title", kit.Cut(made[0].Title, 80))
	if len(made) > 1 {
		sentence = words.Say("sources.added-many", "count", len(made))
	}
	p.Say(sentence, "", nil)
	p.sync.Begin(ids)
}

func (p *SourceList) remove(s library.Source) {
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.shelf.RemoveSource(ctx, s.ID) }, func(err error) {
		if p.Fail(err, nil) {
			return
		}
		p.update()
		p.Changed(kit.CountsChanged)
		p.SayGone(words.Say("window.source-removed", "title", s.Title), func() { p.restore(s) })
	})
}

// restore adds a removed source again, as it was: its address revives it, with its articles.
func (p *SourceList) restore(s library.Source) {
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error {
		_, err := p.adder.AddSource(ctx, s)
		return err
	}, func(err error) {
		if !p.Fail(err, func() { p.restore(s) }) {
			p.update()
			p.Changed(kit.CountsChanged)
		}
	})
}
