package store

import (
	"context"
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// renamed returns what answers a query where places that it names by an old name bear the one of today, or any name that an office says is the same: only articles since the name is
// another, each told so.
func (l *Library) renamed(ctx context.Context, q search.Query, c *condition, shows int) ([]library.Hit, error) {
	today, found := q.Rename()
	if !found {
		return nil, nil
	}
	since := *c
	since.parts, since.args = slices.Clone(c.parts), slices.Clone(c.args)
	if today.Since.Known() {
		since.add("a.sorted >= ?", today.Since.Unix)
	}
	s := l.lookup(today.Query, &since, shows)
	ranked, err := s.ranked(ctx)
	if err != nil {
		return nil, err
	}
	if shows > 0 && len(ranked) > shows {
		ranked = ranked[:shows]
	}
	hits, err := s.shown(ctx, ranked)
	for i := range hits {
		hits[i].Instead = today.Told
	}
	return hits, err
}

// withRenamed adds what bears the names of today behind what bears the names that were typed.
func withRenamed(hits, renamed []library.Hit, shows int) []library.Hit {
	for _, h := range renamed {
		if !slices.ContainsFunc(hits, func(o library.Hit) bool { return o.ID == h.ID }) && (shows <= 0 || len(hits) < shows) {
			hits = append(hits, h)
		}
	}
	return hits
}
