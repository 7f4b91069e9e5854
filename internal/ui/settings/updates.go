package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// Updater finds newer versions of the program where the person said, and fetches them.
type Updater interface {
	Place(ctx context.Context) (app.ReleasePlace, bool, error)
	Check(ctx context.Context) (app.ProgramUpdate, bool, error)
	Fetch(ctx context.Context, update app.ProgramUpdate, done func(parts, of int)) (path string, err error)
	Follow(ctx context.Context, offer app.StoreOffer, agreed app.Agreement) error
	Forget(ctx context.Context) error
	Installs() bool
	Install(path string) error
	HowToInstall(path string) string
}

// StoreLooker reads who publishes a store.
type StoreLooker interface {
	LookAtStore(ctx context.Context, address string) (app.StoreOffer, error)
}

// updatesPart is the part of the settings about newer versions of the program.
type updatesPart struct {
	*kit.PageContext
	updater Updater
	stores  StoreLooker
	place   kit.Slot
	work    kit.Slot

	box    *fyne.Container
	column *fyne.Container
	field  *widgets.Field
}

func newUpdates(d *kit.PageContext, u Updater, s StoreLooker) *updatesPart {
	p := &updatesPart{PageContext: d, updater: u, stores: s, column: container.New(widgets.Column{Gap: 8})}
	p.field = widgets.NewField("", words.Say("update.place"))
	p.box = container.New(widgets.Column{}, p.column)
	return p
}

// releaseState is what the part shows.
type releaseState struct {
	place  app.ReleasePlace
	set    bool
	update app.ProgramUpdate
	newer  bool
}

// update shows where newer versions are looked for.
func (p *updatesPart) update() {
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (s releaseState, err error) {
		s.place, s.set, err = p.updater.Place(ctx)
		return s, err
	}, func(s releaseState, err error) {
		if !p.Fail(err, p.update) {
			p.show(s)
		}
	})
}

func (p *updatesPart) show(s releaseState) {
	p.column.Objects = nil
	if !s.set {
		p.column.Add(widgets.NewLabel(words.Say("update.off", "version", app.Version), widgets.Small.Larger()))
		p.column.Add(kit.Labelled(words.Say("update.place"), p.field))
		p.column.Add(kit.Row(widgets.NewButton(words.Say("update.follow"), widgets.Normal, p.look)))
		p.box.Refresh()
		return
	}
	on := words.Say("update.on", "version", app.Version, "name", s.place.Name, "address", library.ShownAddress(s.place.URL))
	p.column.Add(widgets.NewLabel(on, widgets.Small.Larger()))
	if s.newer {
		p.column.Add(widgets.NewLabel(words.Say("update.newer", "version", s.update.Version, "running", app.Version), widgets.Strong))
		p.column.Add(widgets.NewLabel(s.update.Notes, widgets.Body))
	}
	buttons := container.New(widgets.Flow{Gap: 8, Between: 6})
	if s.newer {
		buttons.Add(widgets.NewButton(p.bring(), widgets.Primary, func() { p.fetch(s.update) }))
	}
	buttons.Add(widgets.NewButton(words.Say("update.look"), widgets.Normal, p.check))
	buttons.Add(widgets.NewButton(words.Say("update.forget"), widgets.Quiet, p.forget))
	p.column.Add(buttons)
	p.box.Refresh()
}

// bring says what becomes of a newer version when one presses for it.
func (p *updatesPart) bring() string {
	if p.updater.Installs() {
		return words.Say("update.install")
	}
	return words.Say("update.save")
}

// look reads who publishes at the place that was typed; nothing is kept.
func (p *updatesPart) look() {
	address, isStore := app.StoreAddress(strings.TrimSpace(p.field.Text))
	if !isStore {
		p.Notice.Bad(words.Say("update.no-place"), "", nil)
		return
	}
	p.Notice.Hide()
	kit.Load(p.Tasks, &p.work, func(ctx context.Context) (app.StoreOffer, error) {
		return p.stores.LookAtStore(ctx, address)
	}, func(offer app.StoreOffer, err error) {
		if !p.Fail(err, p.look) {
			p.ask(offer)
		}
	})
}

// ask asks whether it is the place the person means, by the digits of its key.
func (p *updatesPart) ask(offer app.StoreOffer) {
	p.Ask(words.Say("update.of", "name", offer.Name), words.Say("update.agree"), 480, func(f *kit.Form) {
		f.Hide()
		kit.Do(p.Tasks, &p.work, func(ctx context.Context) error {
			return p.updater.Follow(ctx, offer, app.Agreement{Fingerprints: []string{offer.Digits}})
		}, func(err error) {
			if !p.Fail(err, nil) {
				p.check()
			}
		})
	},
		widgets.NewLabel(library.ShownAddress(offer.URL), widgets.Small.Larger()),
		widgets.NewLabel(offer.Digits, widgets.Strong),
		widgets.NewLabel(words.Say("sources.store-spoken", "spoken", app.SpokenDigits(offer.Digits)), widgets.Body),
		widgets.NewLabel(words.Say("sources.store-compare"), widgets.Small.Larger())).Carefully()
}

// check looks for a newer version now.
func (p *updatesPart) check() {
	kit.Load(p.Tasks, &p.work, func(ctx context.Context) (s releaseState, err error) {
		if s.place, s.set, err = p.updater.Place(ctx); err == nil {
			s.update, s.newer, err = p.updater.Check(ctx)
		}
		return s, err
	}, func(s releaseState, err error) {
		if p.Fail(err, p.check) {
			p.update()
			return
		}
		p.show(s)
		if !s.newer {
			p.Say(words.Say("update.none"), "", nil)
		}
	})
}

// fetch backs the library up and brings a version.
func (p *updatesPart) fetch(u app.ProgramUpdate) {
	if p.work.Busy() {
		return
	}
	progress := kit.ShowProgress(func(done, total int) {
		p.Say(words.Say("update.fetching", "done", done, "total", total), "", nil)
	})
	kit.Load(p.Tasks, &p.work, func(ctx context.Context) (string, error) {
		return p.updater.Fetch(ctx, u, progress)
	}, func(path string, err error) {
		switch {
		case p.Fail(err, func() { p.fetch(u) }):
		case p.updater.Installs():
			p.Say(words.Say("update.ready"), words.Say("update.close"), func() { p.install(path) })
		default:
			p.Say(p.updater.HowToInstall(path), "", nil)
		}
	})
}

// install starts the setup and closes the program, for which the setup waits.
func (p *updatesPart) install(path string) {
	if err := p.updater.Install(path); err != nil {
		p.Log(err)
		p.Say(p.updater.HowToInstall(path), "", nil)
		return
	}
	p.Window.Close()
}

func (p *updatesPart) forget() {
	kit.Do(p.Tasks, &p.work, p.updater.Forget, func(err error) {
		if !p.Fail(err, p.forget) {
			p.update()
		}
	})
}
