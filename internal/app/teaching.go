package app

import (
	"context"
	"slices"
	"sync"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

// Bounds of what a person's choices teach: how alike two articles are that are treated alike, and of how many choices, the
// latest, one is looked for. What the first gave on labelled articles stands in CONTRIBUTING.md.
const (
	alikeEnough = 0.12
	mostTaught  = 300
)

// teaching holds what articles are told by whose themes a person chose, so that each is read once.
type teaching struct {
	mu    sync.Mutex
	known map[taughtVersion]theme.Likeness
}

// taughtVersion is a version of an article.
type taughtVersion struct {
	article int64
	version int
}

// likeness returns what an article is told by that the library keeps, read at most once. One that is damaged is like none.
func (t *Themes) likeness(ctx context.Context, id int64, version int) (theme.Likeness, error) {
	t.teaching.mu.Lock()
	defer t.teaching.mu.Unlock()
	key := taughtVersion{id, version}
	if known, ok := t.teaching.known[key]; ok {
		return known, nil
	}
	s, err := t.store.Article(ctx, id)
	if err != nil && !library.IsKind(err, library.DamagedArticle) && !library.IsKind(err, library.UnknownArticle) {
		return theme.Likeness{}, err
	}
	known := t.known.Load().Likeness(ctx, s.Title, s.Blocks)
	if err := library.Stopped(ctx, "likeness"); err != nil {
		return known, err
	}
	if t.teaching.known == nil || len(t.teaching.known) >= 2*mostTaught {
		t.teaching.known = map[taughtVersion]theme.Likeness{}
	}
	t.teaching.known[key] = known
	return known, nil
}

// Proposal returns the themes that the article most like this one bears by a person's choice, where the program read both
// alike and the person chose otherwise. It only proposes: nothing is set. false where there is none, and for an article whose
// themes a person chose.
func (t *Themes) Proposal(ctx context.Context, id int64) (p library.ThemeProposal, found bool, err error) {
	article, err := t.store.Article(ctx, id)
	if err != nil || article.ThemesBy == library.ByPerson {
		return p, false, err
	}
	taught, err := t.store.ThemedByPerson(ctx, mostTaught)
	if err != nil {
		return p, false, err
	}
	read := library.UnionThemes(article.Passages)
	taught = slices.DeleteFunc(taught, func(s library.Stored) bool { return !corrects(s, read) })
	if len(taught) == 0 {
		return p, false, nil
	}
	own := t.known.Load().Likeness(ctx, article.Title, article.Blocks)
	nearest := alikeEnough
	for _, s := range taught {
		other, err := t.likeness(ctx, s.ID, s.Version)
		if err != nil {
			return p, false, err
		}
		if alike := other.To(own); alike >= nearest {
			nearest, p = alike, library.ThemeProposal{Article: s.ID, Title: s.Title, Themes: library.SortThemes(s.Themes)}
		}
	}
	if p.Article == 0 || slices.Equal(p.Themes, library.SortThemes(article.Themes)) {
		return library.ThemeProposal{}, false, nil
	}
	return p, true, nil
}

// corrects reports an article that the program reads as it reads another, and a person otherwise.
func corrects(s library.Stored, read []library.Theme) bool {
	return slices.Equal(library.UnionThemes(s.Passages), read) && !slices.Equal(library.SortThemes(s.Themes), read)
}
