package app

import (
	"context"
	"math"
	"slices"
	"sync"

	"baocaovien/internal/library"
	"baocaovien/internal/theme"
)

// Bounds of what a person's choices teach: how alike two articles are that are treated alike, how far apart the program may
// be about them, and of how many choices, the latest, one is looked for. Where each of 1,986 labelled articles that were read
// wrongly taught the others, the labels agreed with 12 of 22 proposals, with 17 of 49 however the program read them; with 2 of
// 25 that take a theme away, so that none does.
const (
	alikeEnough  = 0.15
	readAsSurely = 0.1
	mostTaught   = 300
)

// teaching holds what is known of articles whose themes a person chose, so that each is read once.
type teaching struct {
	mu    sync.Mutex
	known map[taughtVersion]taught
}

// taught is what an article is told by, and how sure the program is of its themes.
type taught struct {
	theme.Likeness
	scores map[library.Theme]float64
}

// asSurely reports whether the program is as sure of the built-in themes of two articles.
func (t taught) asSurely(other taught) bool {
	return !slices.ContainsFunc(library.BuiltinThemes(), func(of library.Theme) bool {
		return math.Abs(t.scores[of]-other.scores[of]) > readAsSurely
	})
}

// taughtVersion is a version of an article.
type taughtVersion struct {
	article int64
	version int
}

// taught returns what is known of an article that the library keeps, read at most once. One that is damaged is like none.
func (t *Themes) taught(ctx context.Context, id int64, version int) (taught, error) {
	t.teaching.mu.Lock()
	defer t.teaching.mu.Unlock()
	key := taughtVersion{id, version}
	if known, ok := t.teaching.known[key]; ok {
		return known, nil
	}
	s, err := t.store.Article(ctx, id)
	if err != nil && !library.IsKind(err, library.DamagedArticle) && !library.IsKind(err, library.UnknownArticle) {
		return taught{}, err
	}
	known, err := t.toldBy(ctx, s)
	if err != nil {
		return known, err
	}
	if t.teaching.known == nil || len(t.teaching.known) >= 2*mostTaught {
		t.teaching.known = map[taughtVersion]taught{}
	}
	t.teaching.known[key] = known
	return known, nil
}

func (t *Themes) toldBy(ctx context.Context, s library.Stored) (taught, error) {
	c := t.known.Load().classifier()
	known := taught{c.Likeness(ctx, s.Title, s.Blocks), c.Read(ctx, s.Title, s.Blocks).Scores}
	return known, library.Stopped(ctx, "likeness")
}

// Proposal returns the themes that the article most like this one bears by a person's choice, where the program read both
// alike and the person gave it more. It only proposes: nothing is set. false where there is none, where the person declined
// them for this article, and for an article whose themes a person chose.
func (t *Themes) Proposal(ctx context.Context, id int64) (p library.ThemeProposal, found bool, err error) {
	article, err := t.store.Article(ctx, id)
	if err != nil || article.ThemesBy == library.ByPerson {
		return p, false, err
	}
	all, err := t.store.ThemedByPerson(ctx, mostTaught)
	if err != nil {
		return p, false, err
	}
	read := library.UnionThemes(article.Passages)
	all = slices.DeleteFunc(all, func(s library.Stored) bool { return !completes(s, read) })
	if len(all) == 0 {
		return p, false, nil
	}
	own, err := t.toldBy(ctx, article)
	if err != nil {
		return p, false, err
	}
	nearest := alikeEnough
	for _, s := range all {
		other, err := t.taught(ctx, s.ID, s.Version)
		if err != nil {
			return p, false, err
		}
		if alike := other.To(own.Likeness); alike >= nearest && other.asSurely(own) {
			nearest, p = alike, library.ThemeProposal{Article: s.ID, Title: s.Title, Themes: library.SortThemes(s.Themes)}
		}
	}
	if p.Article == 0 || slices.Equal(p.Themes, library.SortThemes(article.Themes)) {
		return library.ThemeProposal{}, false, nil
	}
	declined, err := t.store.Declined(ctx, id, p.Themes)
	if err != nil || declined {
		return library.ThemeProposal{}, false, err
	}
	return p, true, nil
}

// completes reports an article that the program reads as it reads another, and to which a person gave more themes.
func completes(s library.Stored, read []library.Theme) bool {
	missing := func(of library.Theme) bool { return !slices.Contains(s.Themes, of) }
	return slices.Equal(library.UnionThemes(s.Passages), read) && len(s.Themes) > len(read) && !slices.ContainsFunc(read, missing)
}
