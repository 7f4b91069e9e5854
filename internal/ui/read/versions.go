package read

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/compare"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ArticleVersions knows the versions of articles.
type ArticleVersions interface {
	Editions(ctx context.Context, id int64) ([]library.Edition, error)
	Compare(ctx context.Context, id int64, from, to int) ([]compare.Change, error)
}

// versionHistory is what an article was before.
type versionHistory struct {
	editions []library.Edition // the newest first
	changes  []compare.Change  // from the version before to the one that is looked at
}

// showEditions shows what the newest version of the article has otherwise than the one before it.
func (p *Pane) showEditions() { p.compareWith(p.article.Version) }

// compareWith shows what a version has otherwise than the one before it.
func (p *Pane) compareWith(version int) {
	id := p.article.ID
	kit.Load(p.Tasks, &p.reasons, func(ctx context.Context) (versionHistory, error) {
		editions, err1 := p.needs.Versions.Editions(ctx, id)
		changes, err2 := p.needs.Versions.Compare(ctx, id, max(1, version-1), version)
		return versionHistory{editions, changes}, errors.Join(err1, err2)
	}, func(h versionHistory, err error) {
		if !p.Fail(err, func() { p.compareWith(version) }) && p.article.ID == id {
			p.showHistory(h, version)
		}
	})
}

func (p *Pane) showHistory(h versionHistory, version int) {
	var f *kit.Form
	row := container.New(widgets.Flow{Gap: 6, Between: 6})
	for _, e := range h.editions {
		chip := widgets.NewFilterChip("", func() {
			f.Hide()
			p.compareWith(e.Version)
		})
		chip.Set(editionName(e), e.Version == version)
		row.Add(chip)
	}
	list := container.New(widgets.Column{Gap: 10}, row)
	changed := false
	for _, c := range h.changes {
		if !c.Same() {
			changed = true
			list.Add(widgets.NewRuns(kit.ChangeRuns(c), widgets.Body))
		}
	}
	if changed {
		list.Add(widgets.NewLabel(words.Say("reading.editions-legend"), widgets.Small.Larger()))
	} else {
		list.Add(widgets.NewLabel(words.Say("reading.editions-same"), widgets.Body.In(widgets.Soft)))
	}
	f = p.Ask(words.Say("reading.editions-title"), words.Say("window.close"), 600, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// editionName is what a version is called.
func editionName(e library.Edition) string {
	if e.Reread {
		return words.Say("reading.edition-reread", "number", e.Version, "date", viet.ShortDate(e.Fetched))
	}
	return words.Say("reading.edition", "number", e.Version, "date", viet.ShortDate(e.Fetched))
}

// fate says where else the article was published, that it was edited, or that its source shows it no more.
func (p *Pane) fate() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if a := p.article; a.Gone.Known() && a.Withdrawn.Reason == "" { // else it is said below who took it back, and why
		lines = append(lines, widgets.NewLabel(words.Say("reading.gone", "date", viet.ShortDate(a.Gone)), widgets.Small.Larger().In(widgets.Bad)))
	}
	row := container.New(widgets.Flow{Gap: 8, Between: 4})
	for i, c := range p.article.Copies {
		if i == 0 {
			row.Add(widgets.NewLine(words.Say("reading.also-at"), widgets.Small.Larger()))
		}
		row.Add(widgets.NewLink(c.Source, func() { p.OpenAddress(c.URL) }))
	}
	if p.article.Version > 1 {
		row.Add(widgets.NewLink(words.Say("reading.editions", "count", p.article.Version), p.showEditions))
	}
	if len(row.Objects) > 0 {
		lines = append(lines, row)
	}
	return lines
}

// withdrawn says before all else that the office whose store the article came with withdrew it, and why, and leads to what
// replaces it: nobody is to speak from it.
func (p *Pane) withdrawn() []fyne.CanvasObject {
	why := p.article.Withdrawn
	if why.Reason == "" {
		return nil
	}
	column := container.New(widgets.Column{Gap: 4}, widgets.NewLabel(words.Say("reading.withdrawn", "reason", why.Reason), widgets.Strong))
	if why.Instead != 0 {
		column.Add(widgets.NewLabel(words.Say("reading.instead", "title", kit.Cut(why.Title, 200)), widgets.Body))
		column.Add(kit.Row(widgets.NewButton(words.Say("reading.open-instead"), widgets.Normal, func() { p.Show(why.Instead, p.theme, -1) })))
	}
	return []fyne.CanvasObject{kit.Grounded(widgets.BadGround, 6, container.New(widgets.Around(10, 14), column))}
}
