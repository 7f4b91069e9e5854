// Package compose is the page an outline is arranged on: what its articles offer, its points, its paper, and the ways
// out of the program.
package compose

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/compose/preview"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// Drafter makes outlines, and follows what becomes of what they quote.
type Drafter interface {
	Draft(ctx context.Context, ids []int64, t library.Theme) (o library.Outline, left int, err error)
	Points(ctx context.Context, ids []int64, t library.Theme, most int) ([]library.Point, []library.Figure, error)
	Affected(ctx context.Context, o library.Outline) ([]library.PointChange, error)
}

// FileWriter writes the paper into files.
type FileWriter interface {
	SavePDF(ctx context.Context, o library.Outline, w app.PrintOptions, file string) (int, error)
	SaveWord(ctx context.Context, o library.Outline, w app.PrintOptions, file string) error
	SaveToShow(ctx context.Context, o library.Outline, w app.PrintOptions) (string, error)
}

// TextWriter writes an outline as text.
type TextWriter interface {
	PlainText(ctx context.Context, o library.Outline, w app.PrintOptions) (string, error)
	Markdown(ctx context.Context, o library.Outline, w app.PrintOptions) (string, error)
}

// JobPrinter prints the paper.
type JobPrinter interface {
	Print(ctx context.Context, o library.Outline, w app.PrintOptions, job printer.Job) (string, error)
	Printed(ctx context.Context, machine, job string) (done bool, err error)
	Printers(ctx context.Context) ([]printer.Printer, error)
}

// ArticleFinder finds articles for the clippings, and the sessions they were spoken of in.
type ArticleFinder interface {
	SessionsWith(ctx context.Context, article int64, url string) ([]library.Session, error)
	List(ctx context.Context, f library.Filter) ([]library.Summary, error)
	Search(ctx context.Context, query string, f library.Filter) ([]library.Hit, error)
	Article(ctx context.Context, id int64) (library.Stored, error)
}

// OutlineStore keeps outlines, and of each what it was before.
type OutlineStore interface {
	SaveOutlineStep(ctx context.Context, o library.Outline, trail library.OutlineTrail) (library.Outline, error)
	OutlineSteps(ctx context.Context, id int64) (past, future []library.Outline, err error)
	OutlineVersions(ctx context.Context, id int64) ([]library.OutlineVersion, error)
	Outline(ctx context.Context, id int64) (library.Outline, error)
}

// LastOutline remembers from one start of the program to the next which outline is worked on.
type LastOutline interface {
	LastOutline(ctx context.Context) (int64, error)
	SetLastOutline(ctx context.Context, id int64) error
}

// LetterheadMemory keeps the letterhead new outlines begin with.
type LetterheadMemory interface {
	SetLetterhead(ctx context.Context, h library.Letterhead) error
}

// OutlineMemory remembers of which articles an outline has clippings, and which changes of sources are not wanted.
type OutlineMemory interface {
	SetClippings(ctx context.Context, outline int64, articles []int64) error
	SetDismissed(ctx context.Context, outline int64, changes []string) error
}

// ComposerNeeds is what the page asks of the program.
type ComposerNeeds struct {
	Drafts   Drafter
	Layout   preview.Layout
	Files    FileWriter
	Texts    TextWriter
	Printing JobPrinter
	Articles ArticleFinder
	Outlines OutlineStore
	Last     LastOutline
	Memory   OutlineMemory
	Paper    preview.PaperMemory
	Heads    LetterheadMemory
	Widths   kit.PaneMemory
	Plans    PlanStore
}

// textFunc writes an outline as text.
type textFunc func(ctx context.Context, o library.Outline, w app.PrintOptions) (string, error)

// Composer is the page an outline is arranged on: clippings, outline, live paper.
type Composer struct {
	*kit.PageContext
	needs    ComposerNeeds
	place    kit.Slot
	reads    kit.Slot
	saves    kit.Slot
	saver    saver
	papers   kit.Slot
	machines kit.Slot // asks for the printers
	jobs     kit.Slot // asks what became of a job
	follows  kit.Slot
	heads    kit.Slot // keeps a letterhead, and plans
	plans    kit.Slot // finds the plans there are
	pasts    kit.Slot // finds what the outline was before

	outline library.Outline
	chosen  map[int64][]int64 // articles ticked for an outline, also those it quotes nothing of
	sources map[int64]library.Stored
	talks   map[int64][]library.Session           // in which the articles were spoken of, the latest first
	changes map[library.Place]library.PointChange // what became of what is quoted
	history history
	differs bool // the dialog is open that says so: what is stored is not what this one was made from

	box       *fyne.Container
	layout    *composerLayout
	clippings *clippingsPanel
	editor    *editor
	preview   *preview.Preview
}

// New is the page without an outline.
func New(d *kit.PageContext, needs ComposerNeeds) *Composer {
	c := &Composer{PageContext: d, needs: needs, chosen: map[int64][]int64{}}
	c.clippings = newClippingsPanel(c, c.askArticles)
	c.preview = preview.New(d, c, c, needs.Layout, needs.Paper)
	c.editor = newEditor(c)
	c.layout = newComposerLayout(c)
	c.box = container.New(c.layout, c.clippings.box, c.editor.box, c.preview.Content(), c.layout.left.Divider, c.layout.right.Divider, c.layout.bar)
	c.layout.recall()
	return c
}

// Content is the page.
func (c *Composer) Content() fyne.CanvasObject { return c.box }

// Widen gives the paper all the room, or gives it back.
func (c *Composer) Widen() {
	c.layout.wide = !c.layout.wide
	c.preview.Alone(c.layout.wide)
	c.box.Refresh()
}

// ChoosePaper shows the paper of a template.
func (c *Composer) ChoosePaper(template string) {
	c.layout.see(paperPane)
	c.preview.Choose(template)
}

// Wide tells whether the paper has all the room.
func (c *Composer) Wide() bool { return c.layout.wide }

// Turn shows another page of the paper.
func (c *Composer) Turn(key fyne.KeyName) { c.preview.Turn(key) }

// Begin drafts an outline of articles and opens it. The draft is saved at once, so that from here on
// nothing that is typed can be lost.
func (c *Composer) Begin(ids []int64, t library.Theme) {
	if t == library.Unclassified {
		t = ""
	}
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (openOutline, error) {
		o, left, err := c.draft(ctx, ids, t)
		if err != nil {
			return openOutline{}, err
		}
		return openOutline{outline: o, articles: ids, left: left}, c.needs.Memory.SetClippings(ctx, o.ID, ids)
	}, func(now openOutline, err error) {
		if c.Fail(err, func() { c.Begin(ids, t) }) {
			return
		}
		c.Composed(ids)
		c.open(now)
		c.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: now.outline.ID})
		if now.left > 0 {
			c.Say(words.Say("window.draft-left", "count", now.left), "", nil)
		}
	})
}

// draft drafts an outline and saves it. It tells how many groups of points there was no room for.
func (c *Composer) draft(ctx context.Context, ids []int64, t library.Theme) (library.Outline, int, error) {
	o, left, err := c.needs.Drafts.Draft(ctx, ids, t)
	if err != nil {
		return o, 0, err
	}
	o.Saved = library.At(time.Now(), library.ToSecond)
	o, err = c.needs.Outlines.SaveOutlineStep(ctx, o, library.OutlineTrail{})
	return o, left, err
}

// openOutline is an outline with the articles its clippings are of.
type openOutline struct {
	outline  library.Outline
	articles []int64
	history  history
	left     int // groups of points that a draft had no room for
}

// Show opens the outline of a place, unless it is open already.
func (c *Composer) Show(at kit.Route) {
	c.preview.Settle()
	if c.outline.ID == at.Outline {
		c.refresh()
		c.gather()
		return
	}
	c.update(at.Outline)
}

// Outline is the outline that is worked on.
func (c *Composer) Outline() library.Outline { return clone(c.outline) }

// LaidOut shows which points and questions the paper leaves out.
func (c *Composer) LaidOut(over *handout.Overflow) { c.editor.leftOut(over) }

// PaceChanged says how long the talk is now.
func (c *Composer) PaceChanged() { c.editor.refresh() }

func (c *Composer) update(id int64) {
	kit.Load(c.Tasks, &c.place, func(ctx context.Context) (openOutline, error) { return c.find(ctx, id) }, func(now openOutline, err error) {
		if c.Fail(err, func() { c.update(id) }) {
			return
		}
		c.open(now)
		c.refresh()
		c.gather()
	})
}

// find loads an outline with the steps that undo goes back to, and redo on to.
func (c *Composer) find(ctx context.Context, id int64) (openOutline, error) {
	o, err := c.needs.Outlines.Outline(ctx, id)
	if err != nil {
		return openOutline{}, err
	}
	past, future, err := c.needs.Outlines.OutlineSteps(ctx, id)
	return openOutline{outline: o, articles: o.Clippings, history: history{past: past, future: future}}, err
}

// open makes an outline the one that is worked on.
func (c *Composer) open(now openOutline) {
	c.outline, c.history, c.changes, c.talks = now.outline, now.history, nil, nil
	if id := now.outline.ID; id != 0 {
		c.chosen[id] = now.articles
		kit.Do(c.Tasks, &c.saves, func(ctx context.Context) error { return c.needs.Last.SetLastOutline(ctx, id) }, func(err error) { c.Fail(err, nil) })
	}
	c.saver.knows(now.outline)
	c.editor.saved.SetText("")
	c.preview.ToStart()
}

// Forget lets go of an outline that is removed: it is neither saved again nor taken for the one that is
// worked on.
func (c *Composer) Forget(id int64) {
	c.saver.drop(id)
	delete(c.chosen, id)
	if c.outline.ID == id {
		c.open(openOutline{})
	}
}

// loadedClippings are what the articles of an outline offer.
type loadedClippings struct {
	sources map[int64]library.Stored
	talks   map[int64][]library.Session
	points  []library.Point
	figures []library.Figure
}

// Writes is where the outline is saved: what is still being saved must not come after its removal.
func (c *Composer) Writes() *kit.Slot { return &c.saves }

// Restyle shows the outline in the look of now.
func (c *Composer) Restyle() { c.editor.refresh() }

// gather loads the clippings: points and figures of the articles that were ticked or are quoted.
func (c *Composer) gather() {
	ids := union(c.chosen[c.outline.ID], c.outline.Articles())
	kit.Load(c.Tasks, &c.reads, func(ctx context.Context) (loadedClippings, error) {
		s := loadedClippings{sources: map[int64]library.Stored{}, talks: map[int64][]library.Session{}}
		var err error
		for _, id := range ids {
			if s.sources[id], err = c.needs.Articles.Article(ctx, id); err != nil {
				return s, err
			}
			if s.talks[id], err = c.needs.Articles.SessionsWith(ctx, id, s.sources[id].URL); err != nil {
				return s, err
			}
		}
		s.points, s.figures, err = c.needs.Drafts.Points(ctx, ids, "", 0)
		return s, err
	}, func(s loadedClippings, err error) {
		if c.Fail(err, c.gather) {
			return
		}
		c.sources, c.talks = s.sources, s.talks
		c.clippings.set(s.points, s.figures, s.sources)
		c.clippings.mark(c.outline)
		c.editor.refresh()
		c.follow()
	})
}

// union returns the ids of both, each once, those of the first before.
func union(first, second []int64) []int64 {
	t := kit.SelectionOf(first)
	t.Add(second...)
	return t.Order
}

// refresh shows the outline everywhere.
func (c *Composer) refresh() {
	c.editor.refresh()
	c.clippings.mark(c.outline)
	c.warn()
	c.preview.Update()
}
