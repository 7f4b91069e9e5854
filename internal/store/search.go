package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// rankedAtMost is how many articles a search weighs against each other, each by all its words. Where more
// match, the words are common: those that hold them in the title or side by side come first, then those that
// arrived last.
const rankedAtMost = 400

// Search returns the articles that hold all the words of a query, best first: those that meet typed marks
// before those that do not, all else alike, and by where the words stand, how close together, and how new the article
// is. A blank query, or one that only narrows, returns the newest articles; no text is an error. With a limit,
// at most 400 articles are weighed against each other; without one, all that match. Where no article has the
// words near each other, those are weighed too that hold most of them, or a word one slip away, and say so.
func (l *Library) Search(ctx context.Context, query string, f library.Filter) ([]library.Hit, error) {
	known, err := l.wordBook(ctx)
	if err != nil {
		return nil, err
	}
	q := search.Parse(query, known)
	c := conditionOf(f)
	if err := l.narrow(ctx, c, q.Qualifiers); err != nil {
		return nil, err
	}
	if len(q.Wanted()) == 0 {
		if strings.TrimSpace(query) != "" && len(q.Terms)+len(q.Qualifiers) == 0 {
			return nil, nil
		}
		return l.newest(ctx, q, c, f.Limit)
	}
	s := l.lookup(q, c, f.Limit)
	ranked, err := s.ranked(ctx)
	if err != nil {
		return nil, err
	}
	renamed, err := l.renamed(ctx, q, c, f.Limit)
	if err != nil {
		return nil, err
	}
	if len(renamed) == 0 && s.matcher.Poor(ranked) {
		if ranked, err = s.loosened(ctx, ranked); err != nil {
			return nil, err
		}
	}
	if f.Limit > 0 && len(ranked) > f.Limit {
		ranked = ranked[:f.Limit]
	}
	hits, err := s.shown(ctx, ranked)
	if err != nil {
		return nil, err
	}
	return withRenamed(hits, renamed, f.Limit), nil
}

// newest returns what a query that only narrows or excludes leaves, the newest first.
func (l *Library) newest(ctx context.Context, q search.Query, c *condition, most int) ([]library.Hit, error) {
	indexes, err := l.indexes(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range q.Terms {
		table := indexes.plain.table([]search.QueryTerm{t}).name
		c.add("a.id NOT IN (SELECT rowid FROM "+table+" WHERE "+table+" MATCH ?)", plainSpelling.term(t))
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

// lookup is one search under way.
type lookup struct {
	*Library
	query     search.Query
	condition *condition
	within    idRange // of the articles that the condition leaves, where they are few
	most      int     // candidates; -1 for any number
	shows     int     // hits at most; 0 for any number
	matcher   *search.Matcher
}

func (l *Library) lookup(q search.Query, c *condition, shows int) *lookup {
	s := &lookup{Library: l, query: q, condition: c, most: l.rankedAtMost, shows: shows, matcher: search.NewMatcher(q)}
	if shows == 0 {
		s.most = -1
	}
	return s
}

// ranked returns what answers, best first.
func (s *lookup) ranked(ctx context.Context) ([]search.Ranked, error) {
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
	if all, err = s.noted(ctx, append(all, attached...)); err != nil {
		return nil, err
	}
	search.Rank(all)
	return all, nil
}

// judged weighs articles by their words.
func (s *lookup) judged(ctx context.Context, ids []int64) ([]search.Ranked, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, s.fault("search", err)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT a.id, a.sorted, w.words FROM json_each(?) AS c
		CROSS JOIN article_words w ON w.article_id = c.value JOIN articles a ON a.id = c.value`, string(list))
	if err != nil {
		return nil, s.fault("search", err)
	}
	all := make([]search.Ranked, 0, len(ids))
	var words []byte
	_, err = collect(s.Library, "search", rows, func(row scanner) (struct{}, error) {
		var c search.Ranked
		var stored sql.RawBytes // of which nothing is kept
		if err := row.Scan(&c.Article, &c.Sorted, &stored); err != nil {
			return struct{}{}, err
		}
		if words, err = appendUnpacked(words[:0], stored); err != nil { // a check tells
			return struct{}{}, nil //nolint:nilerr // as said
		}
		var holds bool
		if c.Verdict, holds = s.matcher.Judge(string(words)); holds {
			all = append(all, c)
		}
		return struct{}{}, nil
	})
	return all, err
}
