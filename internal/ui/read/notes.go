package read

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ArticleNotes reads what a person marked in an article, and wrote beside it.
type ArticleNotes interface {
	Of(ctx context.Context, article int64) ([]library.FoundNote, error)
}

// renewNotes shows the notes as they are now, where one reads.
func (p *Pane) renewNotes() {
	id := p.article.ID
	p.Changed(kit.CountsChanged)
	kit.Load(p.Tasks, &p.noting, func(ctx context.Context) ([]library.FoundNote, error) { return p.needs.Noted.Of(ctx, id) },
		func(all []library.FoundNote, err error) {
			if !p.Fail(err, p.renewNotes) && p.article.ID == id {
				p.noted = all
				p.refresh(false)
			}
		})
}

// notedIn returns what of a block is marked: bytes of its words.
func (p *Pane) notedIn(block int) (spans [][2]int) {
	for _, n := range p.noted {
		for _, passage := range n.Passages {
			if passage.State != library.NoteGone && passage.Now.Block == block {
				spans = append(spans, [2]int{passage.Now.Start, passage.Now.End})
			}
		}
	}
	return spans
}

// notesUnder are what the person wrote of passages that end in a block, to stand under it.
func (p *Pane) notesUnder(block int) (strips []fyne.CanvasObject) {
	for _, n := range p.noted {
		last := -1
		for _, passage := range n.Passages {
			if passage.State != library.NoteGone {
				last = max(last, passage.Now.Block)
			}
		}
		if last == block && n.Text != "" {
			strips = append(strips, p.noteStrip(n))
		}
	}
	return strips
}

// noteStrip shows what the person wrote, apart from the words of the source.
func (p *Pane) noteStrip(n library.FoundNote) fyne.CanvasObject {
	ground := widgets.NewFill(widgets.Panel)
	ground.Radius = 4
	said := container.New(widgets.Column{Gap: 2}, widgets.NewLabel(words.Say("notes.own", "text", n.Text), widgets.Body))
	if told := words.NoteState(n.State); told != "" {
		said.Add(widgets.NewLabel(told, widgets.Small.Larger().In(widgets.Bad)))
	}
	said.Add(p.desk.Actions(n, nil))
	return container.New(widgets.Inset{Bottom: 12}, container.New(widgets.Inset{}, ground, container.New(widgets.Inset{Top: 8, Right: 12, Bottom: 8, Left: 12}, said)))
}

// notesTold says how many passages are marked, and what became of those that do not stand as they were.
func (p *Pane) notesTold() []fyne.CanvasObject {
	if len(p.noted) == 0 {
		return nil
	}
	row := container.New(widgets.Flow{Gap: 12, Between: 4}, widgets.NewLink(words.Say("notes.count", "count", len(p.noted)), p.showNotes))
	lost := 0
	for _, n := range p.noted {
		if n.State != library.NoteStands {
			lost++
		}
	}
	if lost > 0 {
		told := widgets.NewLine(words.Say("notes.changed", "count", lost), widgets.Small.Larger().In(widgets.Bad))
		told.Folds = true
		row.Add(told)
	}
	return []fyne.CanvasObject{row}
}

// showNotes lists the notes on the article.
func (p *Pane) showNotes() {
	var f *kit.Form
	list := container.New(widgets.Column{Gap: 14})
	desk := kit.NewNoteDesk(p.PageContext, p.needs.Notes, &p.writes, func() {
		f.Hide()
		p.renewNotes()
	})
	for i, n := range p.noted {
		if i > 0 {
			list.Add(widgets.NewRule())
		}
		var see func()
		if at := slices.IndexFunc(n.Passages, func(passage library.NotedPassage) bool { return passage.State != library.NoteGone }); at >= 0 {
			see = func() {
				f.Hide()
				p.goTo(n.Passages[at].Now.Block)
			}
		}
		list.Add(desk.Card(n, see))
	}
	f = p.Ask(words.Say("notes.of-article"), words.Say("window.close"), 560, func(f *kit.Form) { f.Hide() }, list)
	f.Close.Hide()
}

// selectedPlaces are what is selected, whole words.
func (p *Pane) selectedPlaces() (places []library.Place) {
	for _, point := range p.selectedPoints() {
		places = append(places, point.Quoted.Place)
	}
	return places
}

// selectedNotes are the notes of which something is selected.
func (p *Pane) selectedNotes() []library.FoundNote {
	places := p.selectedPlaces()
	touches := func(passage library.NotedPassage) bool {
		return passage.State != library.NoteGone && slices.ContainsFunc(places, func(at library.Place) bool {
			return at.Block == passage.Now.Block && at.Start < passage.Now.End && passage.Now.Start < at.End
		})
	}
	var all []library.FoundNote
	for _, n := range p.noted {
		if slices.ContainsFunc(n.Passages, touches) {
			all = append(all, n)
		}
	}
	return all
}

// highlights returns the selected notes that say nothing: they are only highlighted.
func (p *Pane) highlights() (ids []int64) {
	for _, n := range p.selectedNotes() {
		if n.Text == "" {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// highlight marks what is selected, or takes the marks away that are on it.
func (p *Pane) highlight() {
	places, marked := p.selectedPlaces(), p.highlights()
	p.selection.Clear()
	switch {
	case len(marked) > 0:
		p.desk.Remove(marked...)
	case len(places) > 0:
		p.desk.Mark(places, "")
	}
}

// writeNote asks what to write of what is selected; where it is noted already, of that note.
func (p *Pane) writeNote() {
	if noted := p.selectedNotes(); len(noted) > 0 {
		p.desk.Edit(noted[0].Note)
		return
	}
	if places := p.selectedPlaces(); len(places) > 0 {
		p.desk.AskMark(places, p.selection.Selected())
	}
}
