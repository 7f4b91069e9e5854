// Package read is the pane an article is read in, with what the margin suggests.
package read

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ArticleReader reads articles and what is kept beside them.
type ArticleReader interface {
	Article(ctx context.Context, id int64) (library.Stored, error)
	File(ctx context.Context, article int64, url string) (library.File, error)
	SessionsWith(ctx context.Context, article int64, url string) ([]library.Session, error)
}

// ArticleMarker keeps what the briefer says of an article.
type ArticleMarker interface {
	SetRead(ctx context.Context, id int64, read bool) error
	SetSaved(ctx context.Context, id int64, saved bool) error
	SetThemes(ctx context.Context, id int64, themes []library.Theme) error
	DeclineThemes(ctx context.Context, id int64, themes []library.Theme, declined bool) error
}

// ArticleThemes reads the themes of an article, and why it bears them.
type ArticleThemes interface {
	AutoThemes(ctx context.Context, id int64) error
	Why(ctx context.Context, id int64) (theme.Reading, error)
	Proposal(ctx context.Context, id int64) (library.ThemeProposal, bool, error)
}

// PointFinder finds points and figures in articles.
type PointFinder interface {
	Points(ctx context.Context, ids []int64, t library.Theme, most int) ([]library.Point, []library.Figure, error)
}

// PaneNeeds is what the pane asks of the program.
type PaneNeeds struct {
	Articles ArticleReader
	Marks    ArticleMarker
	Themes   ArticleThemes
	Points   PointFinder
	Versions ArticleVersions
	Files    AttachmentFiles
	Shelf    ArticleShelf
	Noted    ArticleNotes
	Notes    kit.NoteKeeper
}

// ArticleList is the list an article is opened from.
type ArticleList interface {
	// Step opens the article before or after the one that is read.
	Step(by int)
	// Opened tells that an article has opened.
	Opened()
	// CloseArticle goes back to the list.
	CloseArticle()
	// Renew shows the list as it is now.
	Renew()
}

// Pane is the pane an article is read in.
type Pane struct {
	*kit.PageContext
	needs      PaneNeeds
	place      kit.Slot
	writes     kit.Slot
	reasons    kit.Slot
	noting     kit.Slot // reads the notes
	suggesting kit.Slot // reads what the margin offers

	article library.Stored
	points  []library.Point
	figures []library.Figure
	alike   *library.ThemeProposal // nil where nothing is proposed
	talks   []library.Session      // in which it was spoken of, the latest first
	noted   []library.FoundNote
	desk    *kit.NoteDesk
	theme   library.Theme // what the others stand back for
	Block   int           // where a search hit is, -1 for none
	marks   []string      // words that a search found, to be marked
	spots   []foundPlace  // where these stand, or what one looks for
	spot    int           // the one that is looked at, -1 for none
	said    [][]foundWord // the words of each block, once one looked for some
	shown   int           // blocks shown so far: a long article grows as one reads
	aim     int           // counts where one has gone in the text
	stood   float32       // how far it was scrolled when its text was taken away, -1 where it was not

	selection *widgets.ProseGroup
	placed    map[*widgets.Prose]library.Place // where the texts stand that can be selected; they end where their block's words do
	chosen    *selectionBar
	found     *hitBar

	shownPictures map[string]image.Image // of the article, by address

	list ArticleList // beside it

	box        *fyne.Container
	bar        *fyne.Container
	ToList     *widgets.Button // where the article takes the list's place
	save       *widgets.Button
	original   *widgets.Button
	printIt    *widgets.Button
	other      *widgets.Button
	page       *fyne.Container // the column of blocks and the notes beside it
	column     *fyne.Container
	scroll     *widgets.Scrolled
	blocks     []fyne.CanvasObject
	empty      *kit.EmptyState
	themesOpen *widgets.Chip
}

// New is a pane beside a list, with nothing to read yet.
func New(d *kit.PageContext, needs PaneNeeds, list ArticleList) *Pane {
	p := &Pane{PageContext: d, needs: needs, list: list, Block: -1, stood: -1, selection: &widgets.ProseGroup{}}
	p.desk = kit.NewNoteDesk(d, needs.Notes, &p.writes, p.renewNotes)
	p.chosen, p.found = newSelectionBar(p), newHitBar(p)
	p.selection.OnChanged, p.selection.Actions = p.chosen.update, p.selectionActions
	p.ToList = widgets.NewButton(words.Say("reading.to-list"), widgets.Quiet, list.CloseArticle)
	p.ToList.Hide()
	p.save = widgets.NewButton(words.Say("window.save"), widgets.Normal, p.ToggleSaved)
	p.original = widgets.NewButton(words.Say("window.original"), widgets.Normal, p.openOriginal)
	p.printIt = widgets.NewButton(words.Say("window.compose-print"), widgets.Primary, func() { p.Compose([]int64{p.article.ID}, p.theme) })
	p.other = widgets.NewButton(words.Say("reading.other"), widgets.Quiet, func() { kit.PopUnder(d.Window, p.other, p.otherActions()) })
	p.bar = container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 3}, Height: 53},
		p.ToList,
		widgets.NewButton(words.Say("window.previous"), widgets.Quiet, func() { list.Step(-1) }),
		widgets.NewButton(words.Say("window.next"), widgets.Quiet, func() { list.Step(1) }),
		widgets.NewGap(),
		p.other,
		p.save,
		p.original,
		p.printIt,
	)
	p.column = container.New(widgets.Column{})
	p.page = container.New(&paneLayout{}, p.column)
	p.scroll = widgets.NewScrolled(p.page)
	p.scroll.OnScrolled = func(_, left float32) { p.growAhead(left) }
	p.empty = kit.NewEmptyState()
	head := container.New(widgets.Column{},
		container.New(widgets.Around(0, 14), p.bar), widgets.NewRule())
	p.box = container.NewStack(kit.Dock(head, container.New(widgets.Column{}, p.found.box, p.chosen.box), nil, nil, p.scroll), p.empty.Box)
	p.Clear()
	return p
}

// ID returns the article that is read, 0 for none.
func (p *Pane) ID() int64 { return p.article.ID }

// Clear shows that nothing is read yet.
func (p *Pane) Clear() {
	p.place.Drop()
	p.suggesting.Drop()
	p.article = library.Stored{}
	p.box.Objects[0].Hide()
	p.empty.Box.Show()
	p.empty.Say(words.Say("window.empty-reading"), "", nil)
}

// loaded is what update loads.
type loaded struct {
	article  library.Stored
	talks    []library.Session
	noted    []library.FoundNote
	pictures map[string]image.Image
}

// Show opens an article, in a theme or none, at a block or its beginning (-1); marks are words to be marked in it.
func (p *Pane) Show(id int64, t library.Theme, block int, marks ...string) {
	if t == library.Unclassified {
		t = ""
	}
	p.theme, p.Block, p.marks = t, block, marks
	p.found.find(false)
	p.update(id, true)
}

// suggestions is how many points are offered beside an article.
const suggestions = 6

func (p *Pane) update(id int64, fromTop bool) {
	kit.Load(p.Tasks, &p.place, func(ctx context.Context) (loaded, error) {
		article, err := p.needs.Articles.Article(ctx, id)
		if err != nil {
			return loaded{}, err
		}
		o := loaded{article: article, pictures: p.pictures(ctx, article)}
		if !article.Read {
			if err := p.needs.Marks.SetRead(ctx, id, true); err != nil {
				return o, err
			}
		}
		if o.talks, err = p.needs.Articles.SessionsWith(ctx, id, article.URL); err != nil {
			return o, err
		}
		o.noted, err = p.needs.Noted.Of(ctx, id)
		return o, err
	}, func(o loaded, err error) {
		if p.Fail(err, func() { p.update(id, fromTop) }) {
			return
		}
		unread := !o.article.Read
		o.article.Read = true
		if p.article.ID != id {
			p.points, p.figures = nil, nil
			p.alike = nil
		}
		p.article, p.talks, p.shownPictures = o.article, o.talks, o.pictures
		p.noted, p.said = o.noted, nil
		p.refresh(fromTop)
		p.list.Opened()
		p.suggest()
		if unread {
			p.Changed(kit.CountsChanged)
		}
	})
}

// offer is what is offered beside an article, and the themes that it could bear.
type offer struct {
	points  []library.Point
	figures []library.Figure
	alike   *library.ThemeProposal
}

// suggest reads what is offered, behind the text itself: of a long law that takes longer than to show it.
func (p *Pane) suggest() {
	id, t := p.article.ID, p.theme
	kit.Load(p.Tasks, &p.suggesting, func(ctx context.Context) (s offer, err error) {
		if s.points, s.figures, err = p.needs.Points.Points(ctx, []int64{id}, t, suggestions); err != nil {
			return s, err
		}
		proposal, found, err := p.needs.Themes.Proposal(ctx, id)
		if found {
			s.alike = &proposal
		}
		return s, err
	}, func(s offer, err error) {
		if p.article.ID != id || p.Fail(err, p.suggest) {
			return
		}
		p.points, p.figures, p.alike = s.points, s.figures, s.alike
		copy(p.column.Objects, p.head())
		p.page.Objects = append([]fyne.CanvasObject{p.column}, p.margin()...)
		p.scroll.Relayout()
	})
}

// refresh shows the article, from its top or from where one is looked for; else one stays where one reads.
func (p *Pane) refresh(fromTop bool) {
	top, least := p.scroll.Top(), 0
	switch {
	case fromTop:
	case p.stood >= 0:
		top, least = p.stood, p.shown
	default:
		least = p.reached(top)
	}
	p.stood = -1
	p.box.Objects[0].Show()
	p.empty.Box.Hide()
	p.label()
	p.selection.Reset()
	p.placed = map[*widgets.Prose]library.Place{}
	p.chosen.update()
	if !p.found.finding {
		p.spots, p.spot = p.hits(), -1
	}
	p.found.show(p.spot+1, len(p.spots))
	p.column.Objects = p.head()
	p.blocks, p.shown = nil, 0
	p.page.Objects = append([]fyne.CanvasObject{p.column}, p.margin()...)
	block := p.Block
	p.reach(max(blocksAtOnce, block+blocksAtOnce, least), func() {
		switch {
		case !fromTop:
			p.scroll.To(top)
		case block >= 0:
			p.toBlock(block)
		default:
			p.scroll.To(0)
		}
		p.growAhead(p.scroll.Left())
	})
}

func (p *Pane) label() {
	label := words.Say("window.save")
	if p.article.Saved {
		label = words.Say("window.unsave")
	}
	p.save.SetLabel(label)
	p.original.SetLabel(originalName(p.article.URL))
	p.bar.Refresh()
}

// ToggleSaved puts the article among the saved, or takes it out.
func (p *Pane) ToggleSaved() {
	id, saved := p.article.ID, !p.article.Saved
	p.article.Saved = saved
	p.label()
	kit.Do(p.Tasks, &p.writes, func(ctx context.Context) error { return p.needs.Marks.SetSaved(ctx, id, saved) }, func(err error) {
		if !p.Fail(err, nil) {
			p.Changed(kit.CountsChanged)
		}
	})
}

// TakeTurns says whether the article stands in the place of the list, with the way back to it.
func (p *Pane) TakeTurns(on bool) {
	if p.ToList.Hidden == on {
		kit.SetHidden(p.ToList, !on)
		p.box.Refresh()
	}
}

// CoversList tells whether an article stands in the place of the list.
func (p *Pane) CoversList() bool { return p.ToList.Visible() && p.ID() != 0 }

// reached counts the blocks that begin above the end of what one sees.
func (p *Pane) reached(top float32) (n int) {
	end := top + p.scroll.Size().Height
	for n < len(p.blocks) && p.blocks[n].Position().Y < end {
		n++
	}
	return n
}

// Undress takes the text away before the look changes, so that it is laid out once, in the new one, by Restyle: and of a long text
// what is above the end of what one sees.
func (p *Pane) Undress() {
	if p.ID() == 0 || p.stood >= 0 {
		return
	}
	p.stood = p.scroll.Top()
	p.shown = p.reached(p.stood)
	p.column.Objects, p.blocks = nil, nil
	p.page.Objects = []fyne.CanvasObject{p.column}
}

// Restyle shows the article in the look of now.
func (p *Pane) Restyle() {
	if p.ID() != 0 {
		p.refresh(false)
	}
}

// Content is the pane.
func (p *Pane) Content() fyne.CanvasObject { return p.box }

// Yield leaves the one primary button of the page to the list.
func (p *Pane) Yield(on bool) {
	weight := widgets.Primary
	if on {
		weight = widgets.Normal
	}
	p.printIt.SetWeight(weight)
}
