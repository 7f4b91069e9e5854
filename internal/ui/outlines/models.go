package outlines

import (
	"context"

	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ModelOutlines are the outlines that other offices published for others to speak after.
type ModelOutlines interface {
	Models(ctx context.Context) ([]app.ModelOutline, error)
	OpenModel(ctx context.Context, uid string) (library.Outline, error)
}

// loadModels reads the models behind the outlines.
func (p *OutlineList) loadModels() {
	kit.Load(p.Tasks, &p.modelsPlace, p.models.Models, func(all []app.ModelOutline, err error) {
		if !p.Fail(err, p.loadModels) && len(all)+len(p.received) > 0 {
			p.received = all
			p.refresh()
		}
	})
}

// showModels lists the models under the person's own outlines.
func (p *OutlineList) showModels() {
	if len(p.received) == 0 {
		return
	}
	p.list.Add(container.New(widgets.Around(16, 24), widgets.NewLabel(words.Say("publish.models"), widgets.Section)))
	for _, m := range p.received {
		open, label := m.UID, words.Say("publish.model-open")
		if m.Withdrawn != "" {
			open, label = m.Instead, words.Say("publish.model-open-instead")
		}
		name, about := kit.Cut(compose.Named(m.Outline), 300), aboutModel(m)
		if open == "" {
			p.list.Add(widgets.NewEntryRow(name, about, nil))
			continue
		}
		p.list.Add(widgets.NewEntryRow(name, about, func() { p.openModel(open) }, widgets.NewButton(label, widgets.Normal, func() { p.openModel(open) })))
	}
}

// aboutModel says who published a model, of which day it is, and how much is in it, or why it counts no more.
func aboutModel(m app.ModelOutline) string {
	about := kit.Cut(m.Publisher, 120)
	if m.Withdrawn != "" {
		return about + " · " + words.Say("publish.model-withdrawn", "reason", m.Withdrawn)
	}
	if m.Outline.Saved.Known() {
		about += " · " + viet.ShortDate(m.Outline.Saved)
	}
	return about + " · " + words.Say("window.points", "count", m.Outline.Points())
}

// openModel opens a copy of a model, to be changed as one likes.
func (p *OutlineList) openModel(uid string) {
	var opened library.Outline
	kit.Do(p.Tasks, p.open.Writes(), func(ctx context.Context) (err error) {
		opened, err = p.models.OpenModel(ctx, uid)
		return err
	}, func(err error) {
		if p.Fail(err, nil) {
			return
		}
		p.Changed(kit.CountsChanged)
		p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: opened.ID})
	})
}

// modelState says that an outline is a model for other offices, or what became of the one it was opened from; "" of most.
func (p *OutlineList) modelState(o library.Outline) string {
	if o.Model {
		return words.Say("publish.is-model")
	}
	for _, m := range p.received {
		switch {
		case m.UID != o.ModelOf.UID:
		case m.Withdrawn != "":
			return words.Say("publish.model-withdrawn", "reason", m.Withdrawn)
		case m.Version != o.ModelOf.Version:
			return words.Say("publish.model-changed")
		}
	}
	return ""
}

// modelButton is what the button says that makes an outline a model.
func modelButton(o library.Outline) string {
	if o.Model {
		return words.Say("publish.no-model")
	}
	return words.Say("publish.make-model")
}

// makeModel makes an outline a model for other offices, or takes that back.
func (p *OutlineList) makeModel(o library.Outline) {
	o.Model = !o.Model
	kit.Do(p.Tasks, p.open.Writes(), func(ctx context.Context) error {
		_, err := p.shelf.SaveOutline(ctx, o)
		return err
	}, func(err error) {
		if p.Fail(err, nil) {
			return
		}
		p.open.Forget(o.ID) // it is read anew before it is worked on
		p.update()
		if o.Model {
			p.Say(words.Say("publish.model-made"), "", nil)
		}
	})
}
