// Package browse is the page of articles: the list, its filters and its search, and the article beside it.
package browse

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/read"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

// ArticleLister lists and finds articles.
type ArticleLister interface {
	List(ctx context.Context, f library.Filter) ([]library.Summary, error)
	Search(ctx context.Context, query string, f library.Filter) ([]library.Hit, error)
	ListedSources(ctx context.Context) ([]library.Source, error)
}

// batch is how many articles a list begins with, and grows by when its end comes into sight.
const batch = 200

// Browser is the page of articles: the list in the middle, the one that is read at the right.
type Browser struct {
	*kit.PageContext
	shelf ArticleLister
	place kit.Slot

	at        kit.Route
	query     string
	sought    bool   // no article was opened since the query changed
	markedFor string // the query whose words are marked in the article that is read
	unread    bool
	source    library.Source // zero for all
	days      int            // back from today, 0 for all
	themed    library.Theme  // of the saved ones, "" for all: other places have their theme
	limit     int
	sources   []library.Source
	hits      []library.Hit // a list without a query has hits without snippets

	elsewhere int      // hits outside the place and the filters
	recent    []string // what was searched for and led to an article, the newest first
	ticked    kit.Selection
	before    kit.Selection // what was ticked before the rows that are being chosen
	sync      func()        // what an empty library needs
	marks     ReadMarker
	chosenBy  Chosen // what is done with all that is ticked
	memory    SearchMemory
	writes    kit.Slot
	queries   kit.Slot // keeps what was searched for
	choosing  kit.Slot // finds all that a list is of

	box     *fyne.Container
	list    *fyne.Container // without the text beside it
	search  *kit.SearchField
	onlyNew *widgets.Chip
	fromOne *widgets.Chip
	since   *widgets.Chip
	ofTheme *widgets.Chip
	count   *widgets.Label
	clear   *widgets.Button
	scope   *scopeBar
	allRead *widgets.Button
	rows    *widgets.Rows
	empty   *kit.EmptyState
	foot    *fyne.Container
	chosen  *widgets.Label
	reading *read.Pane
}

// BrowserNeeds is what the page asks of the program.
type BrowserNeeds struct {
	Articles ArticleLister
	Marks    ReadMarker
	Chosen   Chosen
	Memory   SearchMemory
	Reading  read.PaneNeeds
	Widths   kit.PaneMemory
	Sync     func() // what an empty library needs
}

// New is the page on a library.
func New(d *kit.PageContext, asked BrowserNeeds) *Browser {
	b := &Browser{PageContext: d, shelf: asked.Articles, sync: asked.Sync, marks: asked.Marks, chosenBy: asked.Chosen, memory: asked.Memory, limit: batch}
	needs := asked.Reading
	b.reading = read.New(d, needs, b)
	b.search = kit.NewSearchField(words.Say("window.search"), b.find, b.focusList, b.openFirst)
	b.onlyNew = widgets.NewFilterChip(words.Say("window.only-unread"), func() {
		b.unread = !b.unread
		b.refilter()
	})
	b.fromOne = widgets.NewFilterChip(words.Say("window.every-source"), b.chooseSource)
	b.since = widgets.NewFilterChip(spanName(0), b.chooseSpan)
	b.ofTheme = widgets.NewFilterChip(words.Say("notes.every-theme"), b.chooseTheme)
	b.ofTheme.Hide()
	b.count = widgets.NewLine("", widgets.Small)
	b.scope = newScopeBar(b.widen)
	b.allRead = widgets.NewLink(words.Say("window.mark-all"), b.markAllRead)
	b.rows = widgets.NewRows()
	b.rows.Height = func(i int, width float32) float32 { return widgets.RowHeight(b.row(i), width) }
	b.rows.Make = func() fyne.CanvasObject { return widgets.NewArticleRow() }
	b.rows.Bind = b.bind
	b.rows.OnOpen = func(i int) { b.open(i) }
	b.rows.OnTick = func(i int) { b.tick(i) }
	b.rows.OnRange, b.rows.OnAll = b.choose, b.ChooseAll
	b.rows.OnBottom = b.more
	b.empty = kit.NewEmptyState()
	b.foot = b.chosenBar()

	chips := container.New(kit.ToolBar{Bar: widgets.Bar{Gap: 8, Spread: 4}, Height: 38}, b.onlyNew, b.ofTheme, b.fromOne, b.since, widgets.NewGap(), b.count, b.allRead)
	head := container.New(widgets.Column{},
		container.New(widgets.Inset{Top: 10, Right: 8, Bottom: 10, Left: 14}, b.searchBar()),
		widgets.NewRule(),
		container.New(widgets.Around(0, 14), chips),
		b.scope.box,
		widgets.NewRule(),
	)
	b.list = kit.Dock(head, b.foot, nil, nil, container.NewStack(b.rows, b.empty.Box))
	panes := &kit.Panes{
		DraggedPane: kit.NewLeftPane(d, asked.Widths, "browse", func() { b.box.Refresh() }), Least: 300, Most: 368, Share: 0.4,
		Opened: func() bool { return b.reading.ID() != 0 }, OnTurns: b.reading.TakeTurns,
	}
	b.box = container.New(panes, b.list, b.reading.Content(), panes.Divider)
	panes.Recall()
	return b
}

// Content is the page.
func (b *Browser) Content() fyne.CanvasObject { return b.box }

// Show goes to a place.
func (b *Browser) Show(at kit.Route) {
	if at != b.at {
		b.limit = batch
		b.at, b.themed = at, ""
		b.rows.SetCurrent(-1)
		b.reading.Clear()
		b.hits = nil
		b.rows.SetLen(0)
		b.rows.Top()
		b.box.Refresh() // the article may stand in the place of the list
	}
	b.Update()
}

// loadedList is what update loads.
type loadedList struct {
	hits      []library.Hit
	sources   []library.Source
	elsewhere int
}

// Update loads the list anew.
func (b *Browser) Update() {
	query, filter := b.query, b.filter()
	kit.Load(b.Tasks, &b.place, func(ctx context.Context) (loadedList, error) {
		sources, err := b.shelf.ListedSources(ctx)
		if err != nil {
			return loadedList{}, err
		}
		if query != "" {
			hits, err := b.shelf.Search(ctx, query, filter)
			if err != nil || !narrowed(filter) {
				return loadedList{hits: hits, sources: sources}, err
			}
			all, err := b.shelf.Search(ctx, query, library.Filter{Limit: elsewhereAtMost + len(hits)})
			return loadedList{hits, sources, max(0, wholeHits(all)-wholeHits(hits))}, err
		}
		hits, err := b.listed(ctx, filter)
		return loadedList{hits: hits, sources: sources}, err
	}, func(f loadedList, err error) {
		if !b.Fail(err, b.Update) {
			b.hits, b.sources, b.elsewhere = f.hits, f.sources, f.elsewhere
			if i := slices.IndexFunc(b.sources, func(s library.Source) bool { return s.ID == b.source.ID }); i >= 0 {
				b.source = b.sources[i] // under its name of today
			}
			b.refresh()
		}
	})
}

// listed returns the articles of a filter as hits without snippets.
func (b *Browser) listed(ctx context.Context, f library.Filter) ([]library.Hit, error) {
	summaries, err := b.shelf.List(ctx, f)
	hits := make([]library.Hit, len(summaries))
	for i, s := range summaries {
		hits[i].Summary = s
	}
	return hits, err
}

// more lists further articles when the last one is in sight: those behind it. A search is ranked as a whole, and done anew.
func (b *Browser) more() {
	if len(b.hits) < b.limit || b.place.Busy() {
		return
	}
	b.limit += batch
	if b.query != "" {
		b.Update()
		return
	}
	filter := b.filter()
	filter.After, filter.Limit = b.hits[len(b.hits)-1].ID, batch
	kit.Load(b.Tasks, &b.place, func(ctx context.Context) ([]library.Hit, error) { return b.listed(ctx, filter) }, func(hits []library.Hit, err error) {
		switch {
		case library.IsKind(err, library.UnknownArticle): // it was deleted meanwhile
			b.Update()
		case !b.Fail(err, b.Update):
			b.hits = append(b.hits, hits...)
			b.rows.Grow(len(b.hits))
			b.told()
		}
	})
}

func (b *Browser) filter() library.Filter {
	return library.Filter{
		Theme: cmp.Or(b.at.Theme, b.themed), Source: b.source.ID, Unread: b.unread, Saved: b.at.Kind == kit.SavedArticles, Limit: b.limit,
		Since: sinceDay(time.Now(), b.days),
	}
}

// refresh shows what was loaded.
func (b *Browser) refresh() {
	b.told()
	b.rows.SetLen(len(b.hits))
	b.rows.SetCurrent(b.index(b.reading.ID()))
	b.dropHits()
	b.footer()
	b.whenEmpty()
	b.list.Refresh() // not the text beside it: whoever reads is left in peace
}

// dropHits marks no more, once another search is made, what the one before found in the article that is read. What this one finds
// there is marked when it is opened: to look for it with every letter that is typed would take longer than the letter may.
func (b *Browser) dropHits() {
	if b.query != b.markedFor {
		b.reading.DropHits()
	}
}

// told says over the list what it holds.
func (b *Browser) told() {
	b.onlyNew.Set(words.Say("window.only-unread"), b.unread)
	name := words.Say("window.every-source")
	if b.source.ID != 0 {
		name = kit.Short(b.source.Title)
	}
	b.fromOne.Set(name, b.source.ID != 0)
	b.since.Set(spanName(b.days), b.days != 0)
	b.ofTheme.Set(b.themedName(), b.themed != "")
	b.ofTheme.Hidden = b.at.Kind != kit.SavedArticles
	text := words.Say("window.articles", "count", len(b.hits))
	if len(b.hits) >= b.limit {
		text = words.Say("window.articles-more", "count", len(b.hits))
	}
	if len(b.hits) > 0 && b.hits[0].Missing != "" {
		text = words.Say("window.articles-missing", "count", len(b.hits), "words", b.hits[0].Missing)
	} else if len(b.hits) > 0 && b.hits[0].Instead != "" {
		text = words.Say("window.articles-instead", "count", len(b.hits), "words", b.hits[0].Instead)
	}
	b.count.SetText(text)
	b.clear.Hidden = b.search.Text == ""
	b.allRead.Hidden = !slices.ContainsFunc(b.hits, func(h library.Hit) bool { return !h.Read })
	b.scope.show(b.query != "" && b.elsewhere > 0 && len(b.hits) > 0, b.where(), b.elsewhereCount())
}

func (b *Browser) index(id int64) int {
	for i, h := range b.hits {
		if h.ID == id {
			return i
		}
	}
	return -1
}

// titleAtMost is how many letters of a title a row breaks into lines: it shows four lines.
const titleAtMost = 400

func (b *Browser) row(i int) widgets.Row {
	h := b.hits[i]
	room := 32 // letters of a source's name that leave room for the date
	if h.Copies > 0 || h.Gone {
		room = 20
	}
	meta := kit.Cut(h.Source, room)
	if h.Published.Known() {
		meta += " · " + viet.ShortDate(h.Published)
	}
	if h.Copies > 0 {
		meta += " · " + words.Say("reading.copies-short", "count", h.Copies)
	}
	if h.Gone {
		meta += " · " + kit.GoneText(h.Summary)
	}
	row := widgets.Row{
		Title: kit.Cut(h.Title, titleAtMost), Unread: !h.Read, Ticked: b.ticked.Has(h.ID), Meta: meta,
		Themes: b.ThemeTags(h.Themes, true), Current: i == b.rows.Current(), Focused: b.rows.Focused(),
	}
	if b.query != "" {
		row.Snippet = marked(h.Snippet)
		if h.File != "" {
			row.Meta += " · " + words.Say("reading.in-file", "name", h.File)
		}
		if h.Note != 0 {
			row.Meta += " · " + words.Say("notes.hit")
		}
		if h.Missing != "" {
			row.Meta += " · " + words.Say("reading.hit-missing", "words", h.Missing)
		}
		if h.Instead != "" {
			row.Meta += " · " + words.Say("reading.hit-instead", "words", h.Instead)
		}
	}
	return row
}

func (b *Browser) bind(i int, o fyne.CanvasObject) {
	if i >= len(b.hits) {
		return
	}
	row := o.(*widgets.ArticleRow)
	row.OnOpen = func() { b.rows.Open(i) }
	row.OnTick = func() { b.rows.Tick(i) }
	row.OnReach = func() { b.rows.Reach(i) }
	row.Set(b.row(i))
}

// marked turns a snippet into runs.
func marked(snippet string) []widgets.TextRun {
	var runs []widgets.TextRun
	for i, part := range strings.Split(snippet, string(library.HitStart)) {
		hit, rest, ok := strings.Cut(part, string(library.HitEnd))
		if i == 0 || !ok {
			runs = append(runs, widgets.TextRun{Text: part})
			continue
		}
		runs = append(runs, widgets.TextRun{Text: hit, Mark: true}, widgets.TextRun{Text: rest})
	}
	return runs
}
