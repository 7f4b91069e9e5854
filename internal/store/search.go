package store

import (
	"context"
	"strings"

	"baocaovien/internal/library"
)

// rankedAtMost is how many articles a search weighs against each other. Where more match, the words are
// too common to tell them apart: titles come first, then the newest. bm25 would read every place of
// such words, 100 ms and more in a large library.
const rankedAtMost = 1000

// weights of the columns of words: title and headings count more than the body. The plain columns
// follow in the same order.
const weights = "10.0, 4.0, 1.0, 10.0, 4.0, 1.0"

// Search returns the articles that hold all the words of a query, best first: those that meet typed
// marks before those that do not, and then by where the words stand and how new the article is. A
// blank query returns the newest articles, and one without a word to look for returns none. No text of
// a query is an error. With a limit, words of more than 1000 articles are looked for in titles and in
// the 1000 articles that arrived last; without one, in all.
func (l *Library) Search(ctx context.Context, query string, f library.Filter) ([]library.Hit, error) {
	if strings.TrimSpace(query) == "" {
		return l.newest(ctx, f)
	}
	terms := parseQuery(query)
	exact, plain := match(terms, true), match(terms, false)
	if plain == "" {
		return nil, nil
	}
	hits, err := l.ranked(ctx, terms, true, f)
	if err != nil {
		return nil, err
	}
	if exact != plain && (f.Limit <= 0 || len(hits) < f.Limit) {
		more, err := l.ranked(ctx, terms, false, f)
		if err != nil {
			return nil, err
		}
		hits = appendNew(hits, more)
	}
	if f.Limit > 0 && len(hits) > f.Limit {
		hits = hits[:f.Limit]
	}
	return hits, l.fillSnippets(ctx, hits, terms)
}

func (l *Library) newest(ctx context.Context, f library.Filter) ([]library.Hit, error) {
	articles, err := l.List(ctx, f)
	hits := make([]library.Hit, len(articles))
	for i, s := range articles {
		hits[i] = library.Hit{Summary: s, Snippet: s.Lead}
	}
	return hits, err
}

func appendNew(hits, more []library.Hit) []library.Hit {
	seen := map[int64]bool{}
	for _, h := range hits {
		seen[h.ID] = true
	}
	for _, h := range more {
		if !seen[h.ID] {
			hits = append(hits, h)
		}
	}
	return hits
}

// ranked returns the articles that meet the terms, with their marks or without, best first.
func (l *Library) ranked(ctx context.Context, terms []term, exact bool, f library.Filter) ([]library.Hit, error) {
	expression := match(terms, exact)
	var matches int
	err := l.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
		expression, l.rankedAtMost+1).Scan(&matches)
	if err != nil {
		return nil, l.fault("search", err)
	}
	if matches > l.rankedAtMost {
		return l.common(ctx, terms, exact, f)
	}
	condition, args := where(f)
	return l.hits(ctx, `SELECT a.id, bm25(words, `+weights+`)
			/ (1 + ((SELECT max(sorted) FROM articles) - a.sorted) / `+halfLife+`) AS weight, a.sorted
		FROM words JOIN articles a ON a.id = words.rowid WHERE words MATCH ? AND `+condition,
		limit(f.Limit), append([]any{expression}, args...)...)
}

// common returns the articles that hold words of very many articles: titles first, then the newest.
// Both indexes are read from the end, where the last arrivals stand, and only as far as needed.
func (l *Library) common(ctx context.Context, terms []term, exact bool, f library.Filter) ([]library.Hit, error) {
	most := -1
	if f.Limit > 0 {
		most = max(l.rankedAtMost, f.Limit)
	}
	last := func(index, expression, condition string, args []any) (string, []any) {
		return "SELECT a.id FROM " + index + " CROSS JOIN articles a ON a.id = " + index + ".rowid WHERE " + index + " MATCH ? AND " +
			condition + " ORDER BY " + index + ".rowid DESC LIMIT ?", append(append([]any{expression}, args...), most)
	}
	condition, args := where(f)
	met, metArgs := last("words", match(terms, exact), condition, args)
	if out := unwanted(terms, exact); out != "" { // a title does not tell what else is in the text
		condition += " AND a.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
		args = append(args, out)
	}
	titled, titledArgs := last("titles", match(inTitle(terms), exact), condition, args)
	return l.hits(ctx, "WITH titled AS MATERIALIZED ("+titled+"), met AS MATERIALIZED ("+met+`)
		SELECT a.id, a.id NOT IN (SELECT id FROM titled) AS weight, a.sorted FROM articles a
		WHERE a.id IN (SELECT id FROM met UNION SELECT id FROM titled)`,
		limit(f.Limit), append(titledArgs, metArgs...)...)
}

// halfLife is the age in seconds, ten years, at which an article weighs half as much as a new one.
const halfLife = "3.2e8"

// hits reads the articles that a selection of id, weight and sorted names, the lightest weight first:
// bm25 is negative, and lower is better. Only those within the limit are read whole.
func (l *Library) hits(ctx context.Context, selection string, most int, args ...any) ([]library.Hit, error) {
	rows, err := l.read.QueryContext(ctx, "WITH best AS MATERIALIZED ("+selection+" ORDER BY weight, a.sorted DESC, a.id DESC LIMIT ?) "+
		selectSummary+" JOIN best ON best.id = a.id ORDER BY best.weight, best.sorted DESC, a.id DESC", append(args, most)...)
	if err != nil {
		return nil, l.fault("search", err)
	}
	return collect(l, "search", rows, func(row scanner) (library.Hit, error) {
		s, err := scanSummary(row)
		return library.Hit{Summary: s}, err
	})
}
