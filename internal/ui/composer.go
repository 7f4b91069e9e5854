package ui

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// drafter makes outlines and papers.
type drafter interface {
	Draft(ctx context.Context, ids []int64, t library.Theme) (library.Outline, error)
	Points(ctx context.Context, ids []int64, t library.Theme, most int) ([]library.Point, []library.Figure, error)
	Pages(ctx context.Context, template string, o library.Outline) (app.Pages, error)
	SavePDF(ctx context.Context, template string, o library.Outline, file string) (int, error)
	Print(ctx context.Context, template string, o library.Outline, job printer.Job) (string, error)
	Printers(ctx context.Context) ([]printer.Printer, error)
}

// outlineShelf keeps outlines and the articles they quote.
type outlineShelf interface {
	SaveOutline(ctx context.Context, o library.Outline) (library.Outline, error)
	Outline(ctx context.Context, id int64) (library.Outline, error)
	Article(ctx context.Context, id int64) (library.Stored, error)
}

// paperSetting is on how many sides the briefer prints.
type paperSetting interface {
	SingleSided(ctx context.Context) (bool, error)
}

// composer is the page an outline is arranged on: material, outline, live paper.
type composer struct {
	*desk
	work     drafter
	shelf    outlineShelf
	sheets   paperSetting
	begun    func(ids []int64) // an outline of these articles was made
	place    slot
	reads    slot
	saves    slot
	saver    saver
	papers   slot
	machines slot

	outline library.Outline
	chosen  map[int64][]int64 // articles ticked for an outline, also those it quotes nothing of
	sources map[int64]library.Stored
	history history

	box      *fyne.Container
	material *material
	editor   *editor
	preview  *preview
}

func newComposer(d *desk, work drafter, shelf outlineShelf, sheets paperSetting) *composer {
	c := &composer{desk: d, work: work, shelf: shelf, sheets: sheets, begun: func([]int64) {}, chosen: map[int64][]int64{}}
	c.material = newMaterial(c.take)
	c.editor = newEditor(c)
	c.preview = newPreview(c)
	c.box = container.New(composerLayout{}, c.material.box, c.editor.box, c.preview.box)
	return c
}

func (c *composer) content() fyne.CanvasObject { return c.box }

// begin drafts an outline of articles and opens it. The draft is saved at once, so that from here on
// nothing that is typed can be lost.
func (c *composer) begin(ids []int64, t library.Theme) {
	if t == library.Unclassified {
		t = ""
	}
	load(c.tasks, &c.place, func(ctx context.Context) (library.Outline, error) {
		o, err := c.work.Draft(ctx, ids, t)
		if err != nil {
			return o, err
		}
		o.Saved = library.At(time.Now(), library.ToSecond)
		return c.shelf.SaveOutline(ctx, o)
	}, func(o library.Outline, err error) {
		if c.fail(err, func() { c.begin(ids, t) }) {
			return
		}
		c.chosen[o.ID] = ids
		c.begun(ids)
		c.opened(o)
		c.goTo(place{kind: outlinePlace, outline: o.ID})
	})
}

// show opens the outline of a place, unless it is open already.
func (c *composer) show(at place) {
	if c.outline.ID == at.outline {
		c.refresh()
		c.gather()
		return
	}
	c.update(at.outline)
}

func (c *composer) update(id int64) {
	load(c.tasks, &c.place, func(ctx context.Context) (library.Outline, error) {
		return c.shelf.Outline(ctx, id)
	}, func(o library.Outline, err error) {
		if c.fail(err, func() { c.update(id) }) {
			return
		}
		c.opened(o)
		c.refresh()
		c.gather()
	})
}

// opened makes an outline the one that is worked on.
func (c *composer) opened(o library.Outline) {
	c.outline, c.history = o, history{}
	c.editor.saved.SetText("")
	c.preview.number = 0
}

// forget lets go of an outline that is removed: it is neither saved again nor taken for the one that is
// worked on.
func (c *composer) forget(id int64) {
	c.saver.drop(id)
	delete(c.chosen, id)
	if c.outline.ID == id {
		c.opened(library.Outline{})
	}
}

// stuff is the material of an outline.
type stuff struct {
	sources map[int64]library.Stored
	points  []library.Point
	figures []library.Figure
}

// gather loads the material: points and figures of the articles that were ticked or are quoted.
func (c *composer) gather() {
	ids := union(c.chosen[c.outline.ID], c.outline.Articles())
	load(c.tasks, &c.reads, func(ctx context.Context) (stuff, error) {
		s := stuff{sources: map[int64]library.Stored{}}
		var err error
		for _, id := range ids {
			if s.sources[id], err = c.shelf.Article(ctx, id); err != nil {
				return s, err
			}
		}
		s.points, s.figures, err = c.work.Points(ctx, ids, "", 0)
		return s, err
	}, func(s stuff, err error) {
		if c.fail(err, c.gather) {
			return
		}
		c.sources = s.sources
		c.material.set(s.points, s.figures, s.sources)
		c.material.mark(c.outline)
		c.editor.refresh()
	})
}

// union returns the ids of both, each once, those of the first before.
func union(first, second []int64) []int64 {
	t := ticks{}
	for _, id := range append(append([]int64{}, first...), second...) {
		if !t.has(id) {
			t.toggle(id)
		}
	}
	return t.order
}

// refresh shows the outline everywhere.
func (c *composer) refresh() {
	c.editor.refresh()
	c.material.mark(c.outline)
	c.preview.update()
	c.box.Refresh()
}

// saver keeps the newest state of an outline until it is written: however many changes wait, only the
// last is.
type saver struct {
	sync.Mutex
	next *library.Outline
}

func (s *saver) put(o library.Outline) {
	s.Lock()
	defer s.Unlock()
	s.next = &o
}

func (s *saver) take() *library.Outline {
	s.Lock()
	defer s.Unlock()
	o := s.next
	s.next = nil
	return o
}

// drop lets go of what waits of an outline.
func (s *saver) drop(id int64) {
	s.Lock()
	defer s.Unlock()
	if s.next != nil && s.next.ID == id {
		s.next = nil
	}
}

// save writes the outline, and says when it was.
func (c *composer) save() {
	if c.outline.ID == 0 {
		return
	}
	c.outline.Saved = library.At(time.Now(), library.ToSecond)
	c.saver.put(clone(c.outline))
	var saved library.Outline
	do(c.tasks, &c.saves, func(ctx context.Context) error {
		o := c.saver.take()
		if o == nil {
			return nil // a later change was written with the former
		}
		var err error
		saved, err = c.shelf.SaveOutline(ctx, *o)
		return err
	}, func(err error) {
		if !c.fail(err, c.save) && saved.Saved.Known() && saved.ID == c.outline.ID {
			c.editor.saved.SetText(words.Say("window.saved-at", "time", saved.Saved.Time().Format("15:04")))
			c.editor.box.Refresh()
		}
	})
}

// composerLayout sets material, outline and paper beside each other.
type composerLayout struct{}

func (composerLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := min(widgets.Px(292), size.Width*0.235)
	right := min(widgets.Px(430), size.Width*0.345)
	x := float32(0)
	for i, width := range []float32{left, size.Width - left - right, right} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

func (composerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }
