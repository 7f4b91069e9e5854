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

// likeness returns what an article is told by, read at most once.
func (l *teaching) likeness(ctx context.Context, c *knownThemes, s library.Stored) theme.Likeness {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := taughtVersion{s.ID, s.Version}
	known, ok := l.known[key]
	if !ok {
		known = c.Likeness(ctx, s.Title, s.Blocks)
		if ctx.Err() != nil {
			return known
		}
		if l.known == nil || len(l.known) >= 2*mostTaught {
			l.known = map[taughtVersion]theme.Likeness{}
		}
		l.known[key] = known
	}
	return known
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
	if err != nil || len(taught) == 0 {
		return p, false, err
	}
	known := t.known.Load()
	own, read := known.Likeness(ctx, article.Title, article.Blocks), library.UnionThemes(article.Passages)
	nearest := alikeEnough
	for _, other := range taught {
		s, err := t.store.Article(ctx, other)
		if library.IsKind(err, library.DamagedArticle) || library.IsKind(err, library.UnknownArticle) {
			continue
		}
		if err != nil {
			return p, false, err
		}
		if !corrects(s, read) {
			continue
		}
		if alike := t.teaching.likeness(ctx, known, s).To(own); alike >= nearest {
			nearest, found = alike, true
			p = library.ThemeProposal{Article: s.ID, Title: s.Title, Themes: library.SortThemes(s.Themes)}
		}
	}
	if found = found && !slices.Equal(p.Themes, library.SortThemes(article.Themes)); !found {
		p = library.ThemeProposal{}
	}
	return p, found, library.Stopped(ctx, "proposal")
}

// corrects reports an article that the program reads as it reads another, and a person otherwise.
func corrects(s library.Stored, read []library.Theme) bool {
	return slices.Equal(library.UnionThemes(s.Passages), read) && !slices.Equal(library.SortThemes(s.Themes), read)
}
