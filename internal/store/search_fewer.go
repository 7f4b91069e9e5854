package store

import (
	"context"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// fewerOf is how many terms a query may have for each of them to be left out in turn.
const fewerOf = 8

// withMost returns what holds most of the words of a query that nothing answers whole, each hit with the words it lacks:
// first without those that no article holds, then, of three terms or more, without one of them. What stands in quotes or is
// asked of titles is never left out.
func (l *Library) withMost(ctx context.Context, q search.Query, c *condition, most int) ([]library.Hit, error) {
	known, unknown, err := l.split(ctx, q.Terms)
	if err != nil {
		return nil, err
	}
	rest := search.Query{Terms: known, Qualifiers: q.Qualifiers}
	wanted := rest.Wanted()
	if len(wanted) == 0 {
		return nil, nil
	}
	if len(unknown) > 0 {
		hits, err := l.answers(ctx, rest, c, most, unknown)
		if err != nil || len(hits) > 0 {
			return hits, err
		}
	}
	if len(wanted) < 3 || len(wanted) > fewerOf {
		return nil, nil
	}
	all, err := l.withoutOne(ctx, rest, c, most, unknown)
	if most > 0 && len(all) > most {
		all = all[:most]
	}
	return all, err
}

// split parts the terms that some article holds, and those that nobody may leave out, from those that none holds.
func (l *Library) split(ctx context.Context, terms []search.QueryTerm) (known, unknown []search.QueryTerm, err error) {
	for _, t := range terms {
		holds := t.Exclude || t.Firm()
		if !holds {
			// Whether any article holds it, whatever narrows the search: so the words left out are a matter of the library.
			whole := &lookup{Library: l, condition: &condition{}, query: search.Query{Terms: []search.QueryTerm{t}}}
			ids, err := whole.matches(ctx, plainIndex.table, plainSpelling.match(whole.query.Terms), idRange{}, 1)
			if err != nil {
				return nil, nil, err
			}
			holds = len(ids) > 0
		}
		if holds {
			known = append(known, t)
		} else {
			unknown = append(unknown, t)
		}
	}
	return known, unknown, nil
}

// withoutOne leaves out each term of a query in turn. lacks are those that were left out before.
func (l *Library) withoutOne(ctx context.Context, q search.Query, c *condition, most int, lacks []search.QueryTerm) (all []library.Hit, err error) {
	for _, left := range q.Wanted() {
		if left.Firm() {
			continue
		}
		same := func(t search.QueryTerm) bool { return !t.Exclude && t.Text() == left.Text() }
		fewer := search.Query{Terms: slices.DeleteFunc(slices.Clone(q.Terms), same), Qualifiers: q.Qualifiers}
		hits, err := l.answers(ctx, fewer, c, most, append(slices.Clone(lacks), left))
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !slices.ContainsFunc(all, func(o library.Hit) bool { return o.ID == h.ID }) {
				all = append(all, h)
			}
		}
	}
	return all, nil
}

// answers returns what holds all the words of q, each hit told to lack others.
func (l *Library) answers(ctx context.Context, q search.Query, c *condition, most int, lacks []search.QueryTerm) ([]library.Hit, error) {
	narrowed := *c
	s := &lookup{Library: l, query: q, condition: &narrowed, most: l.rankedAtMost, shows: most, matcher: search.NewMatcher(q)}
	if most <= 0 {
		s.most = -1
	}
	ranked, err := s.ranked(ctx)
	if err != nil {
		return nil, err
	}
	if most > 0 && len(ranked) > most {
		ranked = ranked[:most]
	}
	hits, err := s.shown(ctx, ranked)
	var missing []string
	for _, t := range lacks {
		missing = append(missing, t.Text())
	}
	for i := range hits {
		hits[i].Missing = strings.Join(missing, " ")
	}
	return hits, err
}
