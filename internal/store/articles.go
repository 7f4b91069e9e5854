package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// themesOf lists an article's themes with commas.
const themesOf = "(SELECT group_concat(t.theme) FROM article_themes t WHERE t.article_id = a.id)"

// withdrawnNow is the condition on an article that the office whose store it came with withdrew it, and nobody else shows it.
const withdrawnNow = "(a.gone <> 0 AND a.id IN (SELECT i.article_id FROM depot_items i JOIN sources d ON d.id = i.source_id WHERE i.withdrawn <> '' AND NOT d.removed))"

const selectSummary = `SELECT a.id, a.title, a.url, a.source_id, s.title, a.published, a.published_to,
	coalesce(` + themesOf + `, ''), a.summary, a.syllables, a.is_read, a.is_saved, a.gone <> 0, ` + withdrawnNow + `, a.copies
	FROM articles a JOIN sources s ON s.id = a.source_id`

func scanSummary(row scanner) (library.Summary, error) {
	var s library.Summary
	var themes string
	err := row.Scan(&s.ID, &s.Title, &s.URL, &s.SourceID, &s.Source, &s.Published.Unix, &s.Published.Precision,
		&themes, &s.Lead, &s.Syllables, &s.Read, &s.Saved, &s.Gone, &s.Withdrawn, &s.Copies)
	s.Themes = splitThemes(themes)
	return s, err
}

func splitThemes(text string) []library.Theme {
	var themes []library.Theme
	for _, t := range strings.Split(text, ",") {
		if t != "" {
			themes = append(themes, library.Theme(t))
		}
	}
	return library.SortThemes(themes)
}

// dated selects the articles whose day is known. A document that a person took in is of the day it was.
const dated = "(a.published_to <> '' OR a.source_id IN (SELECT id FROM sources WHERE kind = 'file'))"

// List returns the articles a filter selects, newest first, and behind them those whose source gives no date: when they came to be
// known says nothing of how old they are. Where the filter goes on behind an article that is no more, that is UnknownArticle.
func (l *Library) List(ctx context.Context, f library.Filter) ([]library.Summary, error) {
	behind, err := l.listPlace(ctx, f.After)
	if err != nil {
		return nil, err
	}
	var all []library.Summary
	if !behind.undated {
		all, err = l.listed(ctx, f, dated, behind)
		if err != nil || f.Limit > 0 && len(all) >= f.Limit {
			return all, err
		}
		behind = listPlace{}
	}
	if f.Limit > 0 {
		f.Limit -= len(all)
	}
	undated, err := l.listed(ctx, f, "NOT "+dated, behind)
	return append(all, undated...), err
}

// listPlace is where an article stands in a list; the zero place is before all.
type listPlace struct {
	id, sorted int64
	undated    bool // among those behind the dated ones
}

func (l *Library) listPlace(ctx context.Context, article int64) (p listPlace, err error) {
	if article == 0 {
		return p, nil
	}
	row := l.read.QueryRowContext(ctx, "SELECT a.id, a.sorted, NOT "+dated+" FROM articles a WHERE a.id = ?", article)
	return p, l.fault("list", missing(row.Scan(&p.id, &p.sorted, &p.undated), library.UnknownArticle, article))
}

// listed returns the articles that a filter and a condition select, newest first, behind a place of theirs.
func (l *Library) listed(ctx context.Context, f library.Filter, part string, behind listPlace) ([]library.Summary, error) {
	c := conditionOf(f)
	c.add(part)
	if behind.id != 0 {
		c.add("(a.sorted, a.id) < (?, ?)", behind.sorted, behind.id)
	}
	condition, args := c.String(), c.args
	// The ids alone first: what else a list shows is read of those within the limit only.
	newest := "SELECT a.id FROM articles a WHERE " + condition + " ORDER BY a.sorted DESC, a.id DESC LIMIT ?"
	rows, err := l.read.QueryContext(ctx, "WITH newest AS MATERIALIZED ("+newest+") "+selectSummary+
		" JOIN newest ON newest.id = a.id ORDER BY a.sorted DESC, a.id DESC", append(args, limit(f.Limit))...)
	if err != nil {
		return nil, l.fault("list", err)
	}
	return collect(l, "list", rows, scanSummary)
}

// Article returns the newest version of an article, or UnknownArticle.
func (l *Library) Article(ctx context.Context, id int64) (library.Stored, error) {
	return l.article(ctx, id, nil)
}

// ArticleVersion returns a version of an article, from 1, or UnknownArticle or UnknownVersion. Passages are
// those of the newest version.
func (l *Library) ArticleVersion(ctx context.Context, id int64, version int) (library.Stored, error) {
	s, err := l.article(ctx, id, version)
	if library.IsKind(err, library.UnknownArticle) {
		if _, err := l.article(ctx, id, nil); err == nil {
			return s, library.Fail(library.UnknownVersion, fmt.Sprint(version), nil)
		}
	}
	return s, err
}

// article returns the given version, or with nil the newest.
func (l *Library) article(ctx context.Context, id int64, version any) (library.Stored, error) {
	row := l.read.QueryRowContext(ctx, `SELECT a.id, a.url, a.source_id, s.title, a.themes_by, a.passages,
		coalesce(`+themesOf+`, ''), a.is_read, a.is_saved, a.gone,
		v.version, o.fetched, v.title, v.author, v.lead, v.published, v.published_to, v.blocks, v.attachments, v.official, v.completeness,
		coalesce((SELECT stamp FROM restricted r WHERE r.article_id = a.id), '')
		FROM articles a JOIN sources s ON s.id = a.source_id
		JOIN versions v ON v.article_id = a.id AND v.version = coalesce(?, a.version)
		JOIN versions o ON o.article_id = a.id AND o.version = coalesce(nullif(v.reread, 0), v.version) WHERE a.id = ?`, version, id)
	var s library.Stored
	var blocks []byte
	var passages, themes, attachments, official, completeness string
	err := row.Scan(&s.ID, &s.URL, &s.SourceID, &s.Source, &s.ThemesBy, &passages, &themes, &s.Read, &s.Saved, &s.Gone.Unix,
		&s.Version, &s.Fetched.Unix, &s.Title, &s.Author, &s.Lead, &s.Published.Unix, &s.Published.Precision, &blocks, &attachments, &official, &completeness, &s.Stamp)
	if noRow(err) && version == nil && l.knows(ctx, id) {
		return library.Stored{}, library.Fail(library.DamagedArticle, fmt.Sprint(id), err)
	}
	if err != nil {
		return library.Stored{}, l.fault("article", missing(err, library.UnknownArticle, id))
	}
	s.Fetched.Precision = library.ToSecond
	if s.Gone.Unix != 0 {
		s.Gone.Precision = library.ToSecond
		if s.Withdrawn, err = l.withdrawn(ctx, id); err != nil {
			return s, err
		}
	}
	s.Themes = splitThemes(themes)
	if s.Blocks, err = readBlocks(blocks); err != nil {
		return s, library.Fail(library.DamagedArticle, fmt.Sprint(id), err)
	}
	if json.Unmarshal([]byte(passages), &s.Passages) != nil { // the text can be read without
		s.Passages = nil
	}
	if json.Unmarshal([]byte(attachments), &s.Attachments) != nil {
		s.Attachments = nil
	}
	if json.Unmarshal([]byte(official), &s.Official) != nil {
		s.Official = library.OfficialPaper{}
	}
	if json.Unmarshal([]byte(completeness), &s.Completeness) != nil {
		s.Completeness = library.Completeness{}
	}
	if err := l.markKept(ctx, id, s.Attachments); err != nil {
		return s, err
	}
	s.Copies, err = l.copies(ctx, id)
	return s, err
}

// knows reports whether there is an article of that id, be it whole or not.
func (l *Library) knows(ctx context.Context, id int64) (known bool) {
	err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ?)", id).Scan(&known)
	return known && err == nil
}

// Original returns the bytes a version came as and their content type, or UnknownArticle.
func (l *Library) Original(ctx context.Context, id int64, version int) (raw []byte, contentType string, err error) {
	var packed, blocks []byte
	err = l.read.QueryRowContext(ctx, `SELECT o.original, o.blocks, o.content_type FROM versions v
		JOIN versions o ON o.article_id = v.article_id AND o.version = coalesce(nullif(v.reread, 0), v.version)
		WHERE v.article_id = ? AND v.version = ?`, id, version).Scan(&packed, &blocks, &contentType)
	if err != nil {
		return nil, "", l.fault("original", missing(err, library.UnknownArticle, id))
	}
	raw, err = l.original(ctx, l.read, packed, blocks)
	return raw, contentType, l.fault("original", err)
}

// SetRead marks an article as read or unread, or fails with UnknownArticle. A library that can only be read forgets it:
// opening an article must not fail there.
func (l *Library) SetRead(ctx context.Context, id int64, read bool) error {
	if l.cannot != nil {
		return nil
	}
	return l.change(ctx, "set read", library.UnknownArticle, id, "UPDATE articles SET is_read = ? WHERE id = ?", read, id)
}

// SetSaved puts an article among the saved ones or takes it out, or fails with UnknownArticle.
func (l *Library) SetSaved(ctx context.Context, id int64, saved bool) error {
	return l.change(ctx, "set saved", library.UnknownArticle, id, "UPDATE articles SET is_saved = ? WHERE id = ?", saved, id)
}

// Counts returns the figures beside the places in the window.
func (l *Library) Counts(ctx context.Context) (library.Counts, error) {
	c := library.Counts{Unread: map[library.Theme]int{}, Total: map[library.Theme]int{}}
	borne := 0 // articles with a theme
	err := l.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE NOT is_read),
		(SELECT count(*) FROM articles WHERE is_saved <> 0), (SELECT count(DISTINCT article_id) FROM article_themes)`).
		Scan(&c.All, &c.New, &c.Saved, &borne)
	if err != nil {
		return c, l.fault("counts", err)
	}
	err = l.byTheme(ctx, "SELECT theme, count(*) FROM article_themes GROUP BY theme", func(t library.Theme, n int) { c.Total[t] = n })
	if err != nil {
		return c, err
	}
	if alone := c.All - borne; alone > 0 {
		c.Total[library.Unclassified] = alone
	}
	return c, l.countUnread(ctx, &c)
}

// countUnread counts the unread articles of each theme. Of those that were read and those that were not it looks at the fewer: in a
// large library that is a few of many.
func (l *Library) countUnread(ctx context.Context, c *library.Counts) error {
	fewer, unread := "a.is_read", func(total, fewer int) int { return max(total-fewer, 0) }
	if 2*c.New <= c.All {
		fewer, unread = "NOT a.is_read", func(_, fewer int) int { return fewer }
	}
	counted := map[library.Theme]int{}
	err := l.byTheme(ctx, `SELECT t.theme, count(*) FROM articles a CROSS JOIN article_themes t ON t.article_id = a.id WHERE `+fewer+` GROUP BY 1
		UNION ALL SELECT ?, count(*) FROM articles a WHERE `+fewer+` AND NOT EXISTS (SELECT 1 FROM article_themes t WHERE t.article_id = a.id)`,
		func(t library.Theme, n int) { counted[t] = n }, library.Unclassified)
	for theme, total := range c.Total {
		c.Unread[theme] = unread(total, counted[theme])
	}
	return err
}

// byTheme reads a query of themes and numbers.
func (l *Library) byTheme(ctx context.Context, query string, count func(t library.Theme, n int), args ...any) error {
	rows, err := l.read.QueryContext(ctx, query, args...)
	if err != nil {
		return l.fault("counts", err)
	}
	_, err = collect(l, "counts", rows, func(row scanner) (struct{}, error) {
		var theme library.Theme
		var n int
		err := row.Scan(&theme, &n)
		count(theme, n)
		return struct{}{}, err
	})
	return err
}

// noRow reports that a query met nothing.
func noRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }
