package read

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// head is the title and what is known of the article.
func (p *Pane) head() []fyne.CanvasObject {
	a := p.article
	meta := a.Source
	if a.Published.Known() {
		meta += " · " + viet.ShortDate(a.Published)
		if a.Published.Precision != library.ToDay {
			meta += " " + a.Published.Time().Format("15:04")
		}
	}
	meta += " · " + minutes(viet.CountSyllables(library.Plain(a.Blocks)))
	facts := widgets.NewLine(meta, widgets.Small.Larger())
	facts.Folds = true
	line := container.New(widgets.Flow{Gap: 8, Between: 5}, facts)
	for _, t := range p.ThemeTags(a.Themes, false) {
		line.Add(widgets.NewThemeChip(t.Theme, t.Name, p.chooseThemes))
	}
	name := words.Say("window.set-themes")
	switch a.ThemesBy {
	case library.ByPerson:
		name = words.Say("window.themes-by-person")
	case library.ByPublisher:
		name = words.Say("window.themes-by-publisher")
	case library.ByProgram:
	}
	p.themesOpen = widgets.NewFilterChip(name, p.chooseThemes)
	line.Add(p.themesOpen)
	line.Add(widgets.NewLink(words.Say("reading.why"), p.explain))
	line.Objects = append(line.Objects, p.headingsLink()...)
	head := container.New(widgets.Column{Gap: 8}, p.withdrawn()...)
	head.Add(widgets.NewLabel(a.Title, widgets.Title))
	head.Add(line)
	if a.Stamp != "" {
		head.Objects = append([]fyne.CanvasObject{widgets.NewLabel(words.Say("reading.stamp", "stamp", a.Stamp), widgets.Strong.In(widgets.Bad))}, head.Objects...)
	}
	head.Objects = append(head.Objects, p.proposal()...)
	head.Objects = append(head.Objects, paperFacts(a.Article, p.openOriginal)...)
	head.Objects = append(head.Objects, p.fate()...)
	head.Objects = append(head.Objects, p.notesTold()...)
	if len(p.talks) > 0 {
		head.Add(widgets.NewLabel(words.Say("reading.spoken", "list", kit.SpokenAt(p.talks)), widgets.Small.Larger()))
	}
	return []fyne.CanvasObject{container.New(widgets.Inset{Top: 22, Left: bandRoom, Bottom: 16}, head)}
}

// minutes is how long an article takes to read: officials' prose at about 220 syllables a minute (house).
func minutes(syllables int) string {
	const perMinute = 220
	return words.Say("window.minutes", "count", max(1, (syllables+perMinute/2)/perMinute))
}
