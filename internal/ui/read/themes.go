package read

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// chooseThemes lets one say which themes the article bears, or give the decision back to the program.
func (p *Pane) chooseThemes() {
	chosen := slices.Clone(p.article.Themes)
	list := container.NewVBox(widgets.NewLabel(words.Say("window.set-themes"), widgets.Strong))
	row := container.New(widgets.Column{Gap: 6})
	for _, t := range p.PageContext.Themes() {
		var chip *widgets.Chip
		chip = widgets.NewFilterChip(p.ThemeName(t), func() {
			if at := slices.Index(chosen, t); at >= 0 {
				chosen = slices.Delete(chosen, at, at+1)
			} else {
				chosen = append(chosen, t)
			}
			chip.Set(p.ThemeName(t), slices.Contains(chosen, t))
		})
		chip.Set(p.ThemeName(t), slices.Contains(chosen, t))
		row.Add(container.NewHBox(chip))
	}
	list.Add(row)
	var pop *widget.PopUp
	auto := widgets.NewButton(words.Say("window.themes-auto"), widgets.Quiet, func() {
		pop.Hide()
		p.autoThemes()
	})
	keep := widgets.NewButton(words.Say("window.themes-keep"), widgets.Primary, func() {
		pop.Hide()
		p.setThemes(library.SortThemes(chosen))
	})
	list.Add(container.New(widgets.Bar{Gap: 6, Spread: -1}, auto, keep))
	pop = p.NewPop(list)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.themesOpen)
	at.X = min(at.X, p.Window.Canvas().Size().Width-pop.MinSize().Width-widgets.Px(10))
	at.Y = min(at.Y, p.Window.Canvas().Size().Height-pop.MinSize().Height-widgets.Px(40))
	pop.ShowAtPosition(at.AddXY(0, p.themesOpen.Size().Height+4))
}

// proposal offers the themes that a person chose for an article like this one. Nothing is set before one says so.
func (p *Pane) proposal() []fyne.CanvasObject {
	if p.alike == nil || p.article.ThemesBy == library.ByPerson {
		return nil
	}
	said := words.Say("reading.alike", "title", p.alike.Title, "themes", p.themesNamed(p.alike.Themes))
	themes := p.alike.Themes
	return []fyne.CanvasObject{
		widgets.NewLabel(said, widgets.Small.Larger()),
		container.New(
			widgets.Flow{Gap: 14, Between: 2},
			widgets.NewLink(words.Say("reading.alike-take"), func() { p.setThemes(themes) }),
			widgets.NewLink(words.Say("reading.alike-decline"), func() { p.declineThemes(p.article.ID, themes, true) }),
		),
	}
}

// declineThemes has themes never proposed again for an article, or lets them be proposed as before: that is its way back.
func (p *Pane) declineThemes(id int64, themes []library.Theme, declined bool) {
	write := func(ctx context.Context) error { return p.needs.Marks.DeclineThemes(ctx, id, themes, declined) }
	kit.Do(p.Tasks, &p.writes, write, func(err error) {
		if p.Fail(err, func() { p.declineThemes(id, themes, declined) }) {
			return
		}
		if p.article.ID == id {
			p.suggest()
		}
		if declined {
			p.Say(words.Say("reading.alike-declined"), words.Say("window.undo"), func() { p.declineThemes(id, themes, false) })
		}
	})
}

// themesNamed are the names of themes in a sentence, or that there are none.
func (p *Pane) themesNamed(themes []library.Theme) string {
	if len(themes) == 0 {
		return words.Theme(library.Unclassified)
	}
	var names []string
	for _, t := range themes {
		names = append(names, p.ThemeName(t))
	}
	return strings.Join(names, ", ")
}

// themesWriter writes who says which themes an article bears.
type themesWriter func(ctx context.Context) error

func (p *Pane) byPerson(id int64, themes []library.Theme) themesWriter {
	return func(ctx context.Context) error { return p.needs.Marks.SetThemes(ctx, id, themes) }
}

func (p *Pane) byProgram(id int64) themesWriter {
	return func(ctx context.Context) error { return p.needs.Themes.AutoThemes(ctx, id) }
}

// former is the decision the article bears now.
func (p *Pane) former() themesWriter {
	if p.article.ThemesBy != library.ByProgram {
		return p.byPerson(p.article.ID, p.article.Themes)
	}
	return p.byProgram(p.article.ID)
}

func (p *Pane) setThemes(themes []library.Theme) {
	p.decide(p.article.ID, p.byPerson(p.article.ID, themes), p.former())
}

func (p *Pane) autoThemes() { p.decide(p.article.ID, p.byProgram(p.article.ID), p.former()) }

// decide writes a decision on an article. The way back is the former one, on the same article, whatever is
// read by then.
func (p *Pane) decide(id int64, now, former themesWriter) {
	kit.Do(p.Tasks, &p.writes, now, func(err error) {
		if p.Fail(err, func() { p.decide(id, now, former) }) {
			return
		}
		p.reload(id)
		p.Say(words.Say("window.themes-set"), words.Say("window.undo"), func() { p.decide(id, former, now) })
	})
}

// reload shows the article as it is now, where one reads it, and the list beside it.
func (p *Pane) reload(id int64) {
	if p.article.ID == id {
		p.update(id, false)
	}
	p.Changed(kit.CountsChanged)
	p.list.Renew()
}
