package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// rankedAtMost is how many articles a search weighs against each other, each by all its words. Where more
// match, the words are common: those that hold them in the title or side by side come first, then those that
// arrived last.
const rankedAtMost = 400

// Search returns the articles that hold all the words of a query, best first: those that meet typed marks
// before those that do not, and then by where the words stand, how close together, and how new the article
// is. A blank query, or one that only narrows, returns the newest articles; no text is an error. With a limit,
// at most 400 articles are weighed against each other; without one, all that match.
func (l *Library) Search(ctx context.Context, query string, f library.Filter) ([]library.Hit, error) {
	q := parseQuery(query)
	c := conditionOf(f)
	if err := l.narrow(ctx, c, q.fields); err != nil {
		return nil, err
	}
	wanted := q.wanted()
	if len(wanted) == 0 {
		if strings.TrimSpace(query) != "" && len(q.terms)+len(q.fields) == 0 {
			return nil, nil
		}
		return l.newest(ctx, q, c, f.Limit)
	}
	s := &search{Library: l, query: q, condition: c, most: l.rankedAtMost, shows: f.Limit, matcher: newMatcher(q.terms)}
	if f.Limit <= 0 {
		s.most = -1
	}
	ranked, err := s.ranked(ctx)
	if err != nil {
		return nil, err
	}
	if f.Limit > 0 && len(ranked) > f.Limit {
		ranked = ranked[:f.Limit]
	}
	return s.shown(ctx, ranked)
}

// newest returns what a query that only narrows or excludes leaves, the newest first.
func (l *Library) newest(ctx context.Context, q query, c *condition, most int) ([]library.Hit, error) {
	for _, t := range q.terms {
		c.add("a.id NOT IN (SELECT rowid FROM plain_words WHERE plain_words MATCH ?)", plainSpelling.term(t))
	}
	rows, err := l.read.QueryContext(ctx, selectSummary+" WHERE "+c.String()+" ORDER BY a.sorted DESC, a.id DESC LIMIT ?",
		append(c.args, limit(most))...)
	if err != nil {
		return nil, l.fault("search", err)
	}
	return collect(l, "search", rows, func(row scanner) (library.Hit, error) {
		s, err := scanSummary(row)
		return library.Hit{Summary: s, Snippet: s.Lead}, err
	})
}

// search is one search under way.
type search struct {
	*Library
	query     query
	condition *condition
	span      span // of the articles that the condition leaves, where they are few
	most      int  // candidates; -1 for any number
	shows     int  // hits at most; 0 for any number
	matcher   *matcher
}

// candidate is an article that may answer, or an attachment of one.
type candidate struct {
	id     int64 // of the article
	file   int64 // of the attachment; 0 for the article's own words
	sorted int64
	verdict
}

// What newness counts.
const (
	secondsToFade = 5 * 365 * 86400 // five years: the age at which it counts half
	lastingWorth  = 0.6             // what age never takes away
)

// ranked returns what answers, best first.
func (s *search) ranked(ctx context.Context) ([]candidate, error) {
	ids, err := s.candidates(ctx)
	if err != nil {
		return nil, err
	}
	all, err := s.judged(ctx, ids)
	if err != nil {
		return nil, err
	}
	attached, err := s.attached(ctx, all)
	if err != nil {
		return nil, err
	}
	all = append(all, attached...)
	newest := int64(0)
	for _, c := range all {
		newest = max(newest, c.sorted)
	}
	for i := range all {
		age := float64(newest-all[i].sorted) / secondsToFade
		all[i].score *= lastingWorth + (1-lastingWorth)/(1+age)
	}
	slices.SortFunc(all, func(a, b candidate) int {
		if a.exact != b.exact {
			if a.exact {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.sorted, a.sorted), cmp.Compare(b.id, a.id))
	})
	return all, nil
}

// judged weighs articles by their words.
func (s *search) judged(ctx context.Context, ids []int64) ([]candidate, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, s.fault("search", err)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, a.sorted, w.words FROM json_each(?) AS c
		CROSS JOIN article_words w ON w.article_id = c.value JOIN articles a ON a.id = c.value`, string(list))
	if err != nil {
		return nil, s.fault("search", err)
	}
	var room scratch
	all := make([]candidate, 0, len(ids))
	_, err = collect(s.Library, "search", rows, func(row scanner) (struct{}, error) {
		var c candidate
		var words string
		if err := row.Scan(&c.id, &c.sorted, &words); err != nil {
			return struct{}{}, err
		}
		var holds bool
		if c.verdict, holds = s.matcher.judge(words, &room); holds {
			all = append(all, c)
		}
		return struct{}{}, nil
	})
	return all, err
}
