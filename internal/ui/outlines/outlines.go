// Package outlines is the page of saved outlines.
package outlines

import (
	"context"
	"maps"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// SavedOutlines keeps saved outlines.
type SavedOutlines interface {
	Outlines(ctx context.Context) ([]library.Outline, error)
	RemoveOutline(ctx context.Context, id int64) error
	SaveOutline(ctx context.Context, o library.Outline) (library.Outline, error)
}

// OutlineList is the page of saved outlines.
type OutlineList struct {
	*kit.PageContext
	shelf  SavedOutlines
	place  kit.Slot
	open   *compose.Composer // its writes come before a removal, and it forgets what is removed
	all    []library.Outline
	checks kit.Slot
	news   map[int64]int // points of each outline whose source changed

	models      ModelOutlines
	modelsPlace kit.Slot
	received    []app.ModelOutline

	box   *fyne.Container
	list  *fyne.Container
	view  *widgets.Scrolled
	empty *kit.EmptyState
}

// New is the page of outlines that open on a page of their own.
func New(d *kit.PageContext, shelf SavedOutlines, models ModelOutlines, c *compose.Composer) *OutlineList {
	p := &OutlineList{PageContext: d, shelf: shelf, models: models, open: c, news: map[int64]int{}, list: container.New(widgets.Column{}), empty: kit.NewEmptyState()}
	p.view = widgets.NewScrolled(container.New(kit.Layered{}, p.list, p.empty.Box))
	begin := widgets.NewButton(words.Say("window.outline-new"), widgets.Primary, func() { d.Compose(nil, "") })
	p.box = kit.Pinned(kit.Heading(words.Say("window.place-outlines"), begin), nil, p.view)
	return p
}

// Content is the page, which Show loads.
func (p *OutlineList) Content() fyne.CanvasObject { return p.box }
func (p *OutlineList) Show(kit.Route)             { p.update() }

func (p *OutlineList) update() {
	kit.Load(p.Tasks, &p.place, p.shelf.Outlines, func(all []library.Outline, err error) {
		if !p.Fail(err, p.update) {
			p.all = all
			p.refresh()
			p.check()
			p.loadModels()
		}
	})
}

// check finds out of which outlines a source changed.
func (p *OutlineList) check() {
	all := p.all
	kit.Load(p.Tasks, &p.checks, func(ctx context.Context) (map[int64]int, error) {
		news := map[int64]int{}
		for _, o := range all {
			changes, err := p.open.Affected(ctx, o)
			if err != nil {
				return nil, err
			}
			news[o.ID] = len(changes)
		}
		return news, nil
	}, func(news map[int64]int, err error) {
		if !p.Fail(err, p.check) && !maps.Equal(news, p.news) {
			p.news = news
			p.refresh()
		}
	})
}

func (p *OutlineList) refresh() {
	p.list.Objects = nil
	for _, o := range p.all {
		row := widgets.NewEntryRow(kit.Cut(compose.Named(o), 300), p.describe(o), func() { p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: o.ID}) },
			widgets.NewButton(words.Say("present.present"), widgets.Normal, func() { p.Present(o) }),
			widgets.NewButton(words.Say("window.outline-copy"), widgets.Quiet, func() { p.copy(o) }),
			widgets.NewButton(modelButton(o), widgets.Quiet, func() { p.makeModel(o) }),
			widgets.NewButton(words.Say("window.remove"), widgets.Normal, func() { p.remove(o) }))
		if p.news[o.ID] > 0 {
			row.SetAboutStyle(widgets.Small.Larger().In(widgets.Bad))
		}
		p.list.Add(row)
	}
	p.showModels()
	p.empty.Box.Hidden = len(p.all)+len(p.received) > 0
	p.empty.Say(words.Say("window.empty-outlines"), words.Say("window.see-all"), func() { p.GoTo(kit.Route{Kind: kit.AllArticles}) })
	p.view.Relayout()
	p.box.Refresh()
}

func (p *OutlineList) describe(o library.Outline) string {
	text := words.Say("window.points", "count", o.Points())
	if n := p.news[o.ID]; n > 0 {
		text = words.Say("window.outline-changed", "count", n) + " · " + text
	}
	if state := p.modelState(o); state != "" {
		text = state + " · " + text
	}
	if n := len(o.Articles()); n > 0 {
		text += " · " + words.Say("window.from-articles", "count", n)
	}
	if o.Place != "" {
		text += " · " + o.Place
	}
	if o.Date.Known() {
		text += " · " + viet.ShortDate(o.Date)
	}
	if o.Saved.Known() {
		text += " · " + words.Say("window.saved-on", "date", viet.ShortDate(o.Saved), "time", o.Saved.Time().Format("15:04"))
	}
	return text
}

// copy saves an outline a second time, as one of its own.
func (p *OutlineList) copy(o library.Outline) {
	o.Title = words.Say("window.outline-copy-of", "title", compose.Named(o))
	o.ID, o.Revision, o.Saved = 0, 0, library.At(time.Now(), library.ToSecond)
	saved := o
	kit.Do(p.Tasks, p.open.Writes(), func(ctx context.Context) (err error) {
		saved, err = p.shelf.SaveOutline(ctx, o)
		return err
	}, func(err error) {
		if p.Fail(err, func() { p.copy(o) }) {
			return
		}
		p.update()
		p.Changed(kit.CountsChanged)
		p.Say(words.Say("window.outline-copied"), words.Say("window.open-outline"), func() { p.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: saved.ID}) })
	})
}

func (p *OutlineList) remove(o library.Outline) {
	p.open.Forget(o.ID)
	kit.Do(p.Tasks, p.open.Writes(), func(ctx context.Context) error { return p.shelf.RemoveOutline(ctx, o.ID) }, func(err error) {
		if p.Fail(err, nil) {
			return
		}
		p.update()
		p.Changed(kit.CountsChanged)
		p.SayGone(words.Say("window.outline-removed", "title", compose.Named(o)), func() { p.restore(o) })
	})
}

// restore puts a removed outline back, under its old number.
func (p *OutlineList) restore(o library.Outline) {
	kit.Do(p.Tasks, p.open.Writes(), func(ctx context.Context) error {
		_, err := p.shelf.SaveOutline(ctx, o)
		return err
	}, func(err error) {
		if !p.Fail(err, func() { p.restore(o) }) {
			p.update()
			p.Changed(kit.CountsChanged)
		}
	})
}
