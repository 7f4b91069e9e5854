package browse

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// ReadMarker marks many articles as read, and takes it back.
type ReadMarker interface {
	MarkAllRead(ctx context.Context, query string, f library.Filter) ([]int64, error)
	UnmarkRead(ctx context.Context, ids []int64) error
}

// SearchMemory keeps what was searched for from one start of the program to the next.
type SearchMemory interface {
	RecentSearches(ctx context.Context) ([]string, error)
	SetRecentSearches(ctx context.Context, queries []string) error
}

// elsewhereAtMost is how many hits outside a place are counted; more are said to be more.
const elsewhereAtMost = 500

// narrowed tells that a filter leaves articles out.
func narrowed(f library.Filter) bool {
	return f.Theme != "" || f.Source != 0 || f.Unread || f.Saved || f.Since.Known() || f.Until.Known()
}

// wholeHits counts the hits that hold every word of the query.
func wholeHits(hits []library.Hit) int {
	n := 0
	for _, h := range hits {
		if h.Missing == "" {
			n++
		}
	}
	return n
}

// where says in which part of the library is searched: «Biển, đảo · chưa đọc».
func (b *Browser) where() string {
	var parts []string
	switch b.at.Kind {
	case kit.ThemeArticles:
		parts = append(parts, b.ThemeName(b.at.Theme))
	case kit.SavedArticles:
		parts = append(parts, words.Say("window.place-saved"))
	}
	if b.themed != "" {
		parts = append(parts, b.themedName())
	}
	if b.unread {
		parts = append(parts, words.Say("window.only-unread"))
	}
	if b.source.ID != 0 {
		parts = append(parts, kit.Short(b.source.Title))
	}
	if b.days != 0 {
		parts = append(parts, spanName(b.days))
	}
	return strings.Join(parts, " · ")
}

// elsewhereCount is how many hits are outside, as it is said.
func (b *Browser) elsewhereCount() string {
	if b.elsewhere >= elsewhereAtMost {
		return words.Say("window.more-than", "count", elsewhereAtMost)
	}
	return words.Say("window.articles", "count", b.elsewhere)
}

// widen searches the whole library for what is searched for here.
func (b *Browser) widen() {
	b.unread, b.source, b.days, b.themed = false, library.Source{}, 0, ""
	b.limit = batch
	if b.at.Kind == kit.AllArticles {
		b.refilter()
		return
	}
	b.GoTo(kit.Route{Kind: kit.AllArticles})
}

// scopeBar says, over the hits of a search, where it looked and how many there are elsewhere.
type scopeBar struct {
	box  *fyne.Container
	text *widgets.Label
}

func newScopeBar(widen func()) *scopeBar {
	s := &scopeBar{text: widgets.NewLabel("", widgets.Small)}
	s.box = container.New(widgets.Inset{Left: 14, Right: 14, Bottom: 8}, container.New(widgets.Column{Gap: 2},
		s.text, kit.Row(widgets.NewLink(words.Say("window.search-everywhere"), widen))))
	s.box.Hide()
	return s
}

func (s *scopeBar) show(on bool, where, count string) {
	s.text.SetText(words.Say("window.searched-in", "where", where, "count", count))
	s.box.Hidden = !on
}

// markAllRead marks all that the list shows, and what of it is out of sight, as read.
func (b *Browser) markAllRead() {
	query, filter := b.query, b.filter()
	kit.Load(b.Tasks, &b.writes, func(ctx context.Context) ([]int64, error) {
		return b.marks.MarkAllRead(ctx, query, filter)
	}, func(ids []int64, err error) {
		if b.Fail(err, nil) {
			return
		}
		b.Changed(kit.ArticlesArrived)
		b.Say(words.Say("window.marked-all", "count", len(ids)), words.Say("window.undo"), func() { b.unmark(ids) })
	})
}

func (b *Browser) unmark(ids []int64) {
	kit.Do(b.Tasks, &b.writes, func(ctx context.Context) error { return b.marks.UnmarkRead(ctx, ids) }, func(err error) {
		if !b.Fail(err, func() { b.unmark(ids) }) {
			b.Changed(kit.ArticlesArrived)
		}
	})
}

// recentAtMost is how many searches are remembered.
const recentAtMost = 8

// remember keeps what was searched for and led to an article.
func (b *Browser) remember(query string) {
	if len(b.recent) > 0 && b.recent[0] == query {
		return
	}
	kit.Load(b.Tasks, &b.queries, func(ctx context.Context) ([]string, error) {
		former, err := b.memory.RecentSearches(ctx)
		if err != nil {
			return nil, err
		}
		recent := append([]string{query}, slices.DeleteFunc(former, func(q string) bool { return q == query })...)
		recent = recent[:min(len(recent), recentAtMost)]
		return recent, b.memory.SetRecentSearches(ctx, recent)
	}, func(recent []string, err error) {
		if err != nil {
			b.Log(err) // nobody asked for it
			return
		}
		b.recent = recent
	})
}

// listRecent adds the searches of lately to the ways to search.
func (b *Browser) listRecent(list *fyne.Container, try func(query string)) {
	recent, err := b.memory.RecentSearches(b.Ctx)
	if err != nil {
		b.Log(err)
	}
	if len(recent) == 0 {
		return
	}
	list.Add(widgets.NewLabel(words.Say("reading.recent"), widgets.Strong))
	row := container.New(widgets.Flow{Gap: 8, Between: 6})
	for _, query := range recent {
		row.Add(widgets.NewFilterChip(kit.Cut(query, 40), func() { try(query) }))
	}
	list.Add(row)
}

// hitWords are the words that a snippet marks, each once.
func hitWords(snippet string) (found []string) {
	for _, run := range marked(snippet) {
		if run.Mark && !slices.Contains(found, run.Text) {
			found = append(found, run.Text)
		}
	}
	return found
}

// ScrollArticle scrolls the article that is read by so many pages.
func (b *Browser) ScrollArticle(pages float32) { b.reading.ScrollPages(pages) }

// FindInArticle lets one look for words in the article that is read; false where there is none, or one does that already.
func (b *Browser) FindInArticle() bool { return b.reading.Find() }

// NextHit goes to the next place of the words that were searched for in the article that is read.
func (b *Browser) NextHit() { b.reading.StepHit(1) }
