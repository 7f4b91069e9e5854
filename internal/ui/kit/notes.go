package kit

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// NoteKeeper changes the notes a person made.
type NoteKeeper interface {
	Mark(ctx context.Context, places []library.Place, text string) (library.Note, error)
	Write(ctx context.Context, id int64, text string) (library.Note, error)
	Remove(ctx context.Context, id int64) (library.Note, error)
	Restore(ctx context.Context, note library.Note) error
}

// NoteDesk is what pages do with notes: each write is told to the page by renew.
type NoteDesk struct {
	*PageContext
	keep   NoteKeeper
	writes *Slot
	renew  func()
}

// NewNoteDesk is for a page whose writes go through a slot.
func NewNoteDesk(d *PageContext, keep NoteKeeper, writes *Slot, renew func()) *NoteDesk {
	return &NoteDesk{PageContext: d, keep: keep, writes: writes, renew: renew}
}

// Mark highlights passages.
func (n *NoteDesk) Mark(places []library.Place, text string) {
	n.write(func(ctx context.Context) error {
		_, err := n.keep.Mark(ctx, places, text)
		return err
	}, func() {})
}

// AskMark asks what to write of passages.
func (n *NoteDesk) AskMark(places []library.Place, said string) {
	n.ask(said, "", func(text string) { n.Mark(places, text) })
}

// Edit asks for other words of a note.
func (n *NoteDesk) Edit(note library.Note) {
	n.ask(note.Said(), note.Text, func(text string) {
		n.write(func(ctx context.Context) error {
			_, err := n.keep.Write(ctx, note.ID, text)
			return err
		}, func() {})
	})
}

// ask asks for what a person writes of a passage.
func (n *NoteDesk) ask(said, text string, save func(text string)) {
	field := widgets.NewArea(text, 4)
	n.PageContext.Ask(words.Say("notes.title"), words.Say("window.save"), 360, func(f *Form) {
		f.Hide()
		save(field.Text)
	}, widgets.NewLabel("«"+Cut(said, 300)+"»", widgets.Small.Larger().AtMost(4)), Labelled(words.Say("notes.yours"), field))
	n.Window.Canvas().Focus(field)
}

// Remove takes notes away, with the way back.
func (n *NoteDesk) Remove(ids ...int64) {
	var gone []library.Note
	n.write(func(ctx context.Context) error {
		for _, id := range ids {
			note, err := n.keep.Remove(ctx, id)
			if err != nil {
				return err
			}
			gone = append(gone, note)
		}
		return nil
	}, func() {
		n.SayGone(words.Say("notes.removed"), func() {
			n.write(func(ctx context.Context) error {
				for _, note := range gone {
					if err := n.keep.Restore(ctx, note); err != nil {
						return err
					}
				}
				return nil
			}, func() {})
		})
	})
}

func (n *NoteDesk) write(work func(context.Context) error, done func()) {
	Do(n.Tasks, n.writes, work, func(err error) {
		if !n.Fail(err, nil) {
			n.renew()
			done()
		}
	})
}

// Card shows a note: what was marked, what became of it, what the person wrote, and what can be done with it. see goes to the
// passage, nil where there is no need.
func (n *NoteDesk) Card(note library.FoundNote, see func()) *fyne.Container {
	card := container.New(widgets.Column{Gap: 4}, widgets.NewLabel("«"+Cut(note.Said(), 600)+"»", widgets.Body.AtMost(4)))
	if told := words.NoteState(note.State); told != "" {
		card.Add(widgets.NewLabel(told, widgets.Small.Larger().In(widgets.Bad)))
	}
	if note.Text != "" {
		card.Add(widgets.NewLabel(words.Say("notes.own", "text", note.Text), widgets.Body))
	}
	card.Add(n.Actions(note, see))
	return card
}

// Actions are what can be done with a note, as links beside each other.
func (n *NoteDesk) Actions(note library.FoundNote, see func()) *fyne.Container {
	row := container.New(widgets.Flow{Gap: 14, Between: 2})
	if see != nil {
		row.Add(widgets.NewLink(words.Say("notes.see"), see))
	}
	edit := "notes.write"
	if note.Text != "" {
		edit = "notes.edit"
	}
	row.Add(widgets.NewLink(words.Say("reading.take-selection"), func() { n.Keep(note.Points()...) }))
	row.Add(widgets.NewLink(words.Say(edit), func() { n.Edit(note.Note) }))
	row.Add(widgets.NewLink(words.Say("notes.remove"), func() { n.Remove(note.ID) }))
	return row
}
