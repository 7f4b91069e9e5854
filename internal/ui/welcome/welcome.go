// Package welcome is the page of the first start: whose papers these are, and where articles come from. Each step can be
// skipped. The page comes once, and again from the settings.
package welcome

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/discover"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// Introduction keeps what a person says of themselves.
type Introduction interface {
	Speaker(ctx context.Context) (string, error)
	SetSpeaker(ctx context.Context, name string) error
	Letterhead(ctx context.Context) (library.Letterhead, error)
	SetLetterhead(ctx context.Context, h library.Letterhead) error
}

// Catalogue knows addresses that others found useful, and makes sources of them.
type Catalogue interface {
	Suggested() ([]discover.Suggestion, error)
	AddSuggested(ctx context.Context, addresses []string) ([]library.Source, error)
}

// Ways lead on from the page.
type Ways struct {
	Take   func()            // asks for a file or a folder of this machine
	Sample func()            // shows the sample library in a window of its own
	Done   func(synced bool) // leaves the page; synced: sources were added, whose articles are to be brought
}

// The steps, in order.
const (
	whoStep = iota
	sourcesStep
	doneStep
	steps
)

// FirstSteps is the page.
type FirstSteps struct {
	*kit.PageContext
	who    Introduction
	from   Catalogue
	ways   Ways
	place  kit.Slot
	writes kit.Slot

	step    int
	speaker *widgets.Field
	head    *kit.LetterheadFields
	chosen  map[string]bool // addresses
	added   int             // sources

	box    *fyne.Container
	title  *widgets.Label
	column *fyne.Container
	view   *widgets.Scrolled
	back   *widgets.Button
	skip   *widgets.Button
	next   *widgets.Button
}

// New is the page, which Show begins.
func New(d *kit.PageContext, who Introduction, from Catalogue, ways Ways) *FirstSteps {
	p := &FirstSteps{PageContext: d, who: who, from: from, ways: ways, chosen: map[string]bool{}, column: container.New(widgets.Column{Gap: 10})}
	p.title = widgets.NewLabel("", widgets.Title)
	p.back = widgets.NewButton(words.Say("welcome.back"), widgets.Normal, func() { p.goTo(p.step - 1) })
	p.skip = widgets.NewButton(words.Say("welcome.skip"), widgets.Quiet, p.pass)
	p.next = widgets.NewButton("", widgets.Primary, p.goOn)
	p.view = widgets.NewScrolled(container.New(kit.Narrow{Most: pageWidth}, container.New(widgets.Inset{Top: 26, Left: 40, Right: 24, Bottom: 20},
		container.New(widgets.Column{Gap: 14}, p.title, p.column))))
	foot := container.New(kit.Narrow{Most: pageWidth}, container.New(widgets.Inset{Top: 10, Left: 40, Right: 24, Bottom: 14},
		container.New(widgets.Flow{Gap: 8, Between: 6}, p.next, p.back, p.skip)))
	p.box = kit.Pinned(nil, container.New(widgets.Column{}, widgets.NewRule(), foot), p.view)
	return p
}

// pageWidth is how wide the page is at most (at 100 %).
const pageWidth = 760

// Content is the page.
func (p *FirstSteps) Content() fyne.CanvasObject { return p.box }

// introduced is what Show loads.
type introduced struct {
	speaker string
	head    library.Letterhead
	presets []library.Letterhead
}

// Show begins with what is known already.
func (p *FirstSteps) Show(kit.Route) {
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (introduced, error) {
		var i introduced
		var errs [3]error
		i.speaker, errs[0] = p.who.Speaker(ctx)
		i.head, errs[1] = p.who.Letterhead(ctx)
		i.presets, errs[2] = settings.Letterheads()
		return i, errors.Join(errs[:]...)
	}, func(i introduced, err error) {
		if p.Fail(err, func() { p.Show(kit.Route{}) }) {
			return
		}
		p.speaker = widgets.NewField(i.speaker, words.Say("welcome.speaker-hint"))
		p.head = kit.NewLetterheadFields(i.head, i.presets)
		clear(p.chosen)
		p.added = 0
		p.goTo(whoStep)
	})
}

// goTo shows a step.
func (p *FirstSteps) goTo(step int) {
	p.step = min(max(step, whoStep), doneStep)
	p.column.Objects = nil
	switch p.step {
	case whoStep:
		p.askWho()
	case sourcesStep:
		p.askSources()
	case doneStep:
		p.sum()
	}
	kit.SetHidden(p.back, p.step == whoStep)
	kit.SetHidden(p.skip, p.step == doneStep)
	p.label()
	p.view.Relayout()
	p.view.To(0)
	p.box.Refresh()
}

// label names the step, and what the primary button does.
func (p *FirstSteps) label() {
	keys := [steps]string{"welcome.who", "welcome.sources", "welcome.done"}
	p.title.SetText(words.Say(keys[p.step]))
	p.column.Objects[0].(*widgets.Label).SetText(words.Say("welcome.step", "step", p.step+1, "steps", steps))
	next := words.Say("welcome.next")
	switch {
	case p.step == doneStep && p.added > 0:
		next = words.Say("welcome.sync")
	case p.step == doneStep:
		next = words.Say("welcome.begin")
	case p.step == sourcesStep && p.count() > 0:
		next = words.Say("sources.add-chosen", "count", p.count())
	}
	p.next.SetLabel(next)
}

func (p *FirstSteps) say(key string) *widgets.Label {
	return widgets.NewLabel(words.Say(key), widgets.Body)
}

func (p *FirstSteps) askWho() {
	p.column.Objects = append([]fyne.CanvasObject{
		widgets.NewLabel("", widgets.Small.Larger()), p.say("welcome.who-help"), kit.Labelled(words.Say("welcome.speaker"), p.speaker),
	}, p.head.Objects...)
}

func (p *FirstSteps) askSources() {
	all, err := p.from.Suggested()
	p.Fail(err, nil)
	p.column.Objects = []fyne.CanvasObject{
		widgets.NewLabel("", widgets.Small.Larger()), p.say("welcome.sources-help"),
		container.New(widgets.Flow{Gap: 8, Between: 6},
			widgets.NewButton(words.Say("sources.take-files"), widgets.Normal, p.ways.Take),
			widgets.NewButton(words.Say("welcome.sample"), widgets.Normal, p.ways.Sample)),
	}
	for _, one := range all {
		choose := widgets.NewFilterChip("", nil)
		choose.Set(words.Say("sources.choose"), p.chosen[one.URL])
		choose.OnTapped = func() {
			p.chosen[one.URL] = !p.chosen[one.URL]
			choose.Set(words.Say("sources.choose"), p.chosen[one.URL])
			p.label()
			p.box.Refresh()
		}
		p.column.Add(widgets.NewEntryRow(one.Title, one.Note, choose.OnTapped, choose))
	}
}

// sum says what was chosen, and where it can be changed.
func (p *FirstSteps) sum() {
	head := p.head.Value()
	whose := words.Say("welcome.nobody")
	if name := head.OfficeName(); name != "" {
		whose = words.Say("welcome.whose", "name", kit.Cut(name, 200))
	}
	brought := words.Say("welcome.no-sources")
	if p.added > 0 {
		brought = words.Say("welcome.added", "count", p.added)
	}
	p.column.Objects = []fyne.CanvasObject{
		widgets.NewLabel("", widgets.Small.Larger()),
		widgets.NewLabel(whose, widgets.Body), widgets.NewLabel(brought, widgets.Body), p.say("welcome.on"),
	}
}

func (p *FirstSteps) count() (n int) {
	for _, on := range p.chosen {
		if on {
			n++
		}
	}
	return n
}

// pass goes on without what the step asks for.
func (p *FirstSteps) pass() {
	if p.step == sourcesStep {
		clear(p.chosen)
	}
	p.goTo(p.step + 1)
}

// goOn keeps what the step asked for, and goes on.
func (p *FirstSteps) goOn() {
	switch p.step {
	case whoStep:
		p.introduce()
	case sourcesStep:
		p.addChosen()
	case doneStep:
		p.ways.Done(p.added > 0)
	}
}

// introduce keeps the name and the letterhead.
func (p *FirstSteps) introduce() {
	speaker, head := viet.Clean(p.speaker.Text), p.head.Value()
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error {
		return errors.Join(p.who.SetSpeaker(ctx, speaker), p.who.SetLetterhead(ctx, head))
	}, func(err error) {
		if !p.Fail(err, p.introduce) {
			p.goTo(sourcesStep)
		}
	})
}

// addChosen makes sources of what was ticked.
func (p *FirstSteps) addChosen() {
	var addresses []string
	for address, on := range p.chosen {
		if on {
			addresses = append(addresses, address)
		}
	}
	slices.Sort(addresses)
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) ([]library.Source, error) { return p.from.AddSuggested(ctx, addresses) },
		func(made []library.Source, err error) {
			if !p.Fail(err, p.addChosen) {
				clear(p.chosen)
				p.added += len(made)
				p.Changed(kit.CountsChanged)
				p.goTo(doneStep)
			}
		})
}
