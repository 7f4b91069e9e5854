package store

import (
	"context"
	"strconv"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
	"baocaovien/internal/viet"
)

// condition selects articles a; the zero condition selects all.
type condition struct {
	parts []string
	args  []any
	few   bool // it may leave so few that looking at them all is the quickest
	// Where the articles that it may leave are listed: the tables to ask, and their arguments.
	from     string
	fromArgs []any
}

func (c *condition) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

// among selects the articles that a table names beside one of the values, or without want the others.
func (c *condition) among(want bool, table, column string, values []any) {
	c.few = true
	list := column + " IN (" + strings.TrimPrefix(strings.Repeat(", ?", len(values)), ", ") + ")"
	one := "EXISTS (SELECT 1 FROM " + table + " o WHERE o.article_id = a.id AND o." + list + ")"
	if !want {
		c.add("NOT "+one, values...)
		return
	}
	c.add(one, values...)
	if c.from == "" {
		c.from, c.fromArgs = table+" o CROSS JOIN articles a ON a.id = o.article_id AND o."+list, values
	}
}

// String returns the condition in SQL.
func (c *condition) String() string {
	if len(c.parts) == 0 {
		return "1"
	}
	return strings.Join(c.parts, " AND ")
}

// where turns a filter into a condition on articles a, "1" for all, and its arguments.
func where(f library.Filter) (sql string, args []any) {
	c := conditionOf(f)
	return c.String(), c.args
}

func conditionOf(f library.Filter) *condition {
	c := &condition{few: f.Saved}
	switch f.Theme {
	case "":
	case library.Unclassified:
		c.unclassified(true)
	default:
		c.among(true, "article_themes", "theme", []any{f.Theme})
	}
	if f.Source != 0 {
		c.among(true, "article_sources", "source_id", []any{f.Source})
	}
	if f.Unread {
		c.add("NOT a.is_read")
	}
	if f.Saved {
		c.add("a.is_saved")
	}
	c.between(f.Since, f.Until)
	return c
}

// unclassified selects the articles without a theme, or without want the others.
func (c *condition) unclassified(want bool) {
	not := "NOT "
	if !want {
		not = ""
	}
	c.add(not + "EXISTS (SELECT 1 FROM article_themes o WHERE o.article_id = a.id)")
}

// between selects by time; a moment without a date does not bound it.
func (c *condition) between(since, until library.Moment) {
	c.few = c.few || since.Known() || until.Known()
	if since.Known() {
		c.add("a.sorted >= ?", since.Unix)
	}
	if until.Known() {
		c.add("a.sorted < ?", end(until))
	}
}

// end is the first second after a moment: a day counts to its end.
func end(m library.Moment) int64 {
	if m.Precision == library.ToDay {
		return m.Time().Add(24 * time.Hour).Unix()
	}
	return m.Unix + 1
}

// narrow adds what the qualifiers of a query say.
func (l *Library) narrow(ctx context.Context, c *condition, qualifiers []search.Qualifier) error {
	for _, q := range qualifiers {
		switch q.Name {
		case search.ByTheme:
			if err := l.narrowTheme(ctx, c, q); err != nil {
				return err
			}
		case search.BySource:
			if err := l.narrowSource(ctx, c, q); err != nil {
				return err
			}
		case search.From:
			c.between(q.First, library.Moment{})
		case search.Until:
			c.between(library.Moment{}, q.Last)
		case search.On:
			c.between(q.First, q.Last)
		}
	}
	return nil
}

// narrowTheme selects by the themes whose slug holds the value, or is held by it: «biển» and «biển, đảo quê
// hương» both mean bien-dao.
func (l *Library) narrowTheme(ctx context.Context, c *condition, q search.Qualifier) error {
	value := string(Slug(q.Value))
	if value == "" {
		return nil
	}
	if strings.Contains(string(library.Unclassified), value) {
		c.unclassified(!q.Exclude)
		return nil
	}
	own, err := l.OwnThemes(ctx)
	if err != nil {
		return err
	}
	themes := library.BuiltinThemes()
	for _, t := range own {
		themes = append(themes, t.Theme)
	}
	var meant []any
	for _, t := range themes {
		if strings.Contains(string(t), value) || strings.Contains(value, string(t)) {
			meant = append(meant, t)
		}
	}
	c.among(!q.Exclude, "article_themes", "theme", meant)
	return nil
}

// narrowSource selects by the sources of that number, or whose title or address holds the value.
func (l *Library) narrowSource(ctx context.Context, c *condition, q search.Qualifier) error {
	value := viet.Fold(strings.TrimSpace(q.Value))
	if value == "" {
		return nil
	}
	rows, err := l.read.QueryContext(ctx, "SELECT id, title, url FROM sources")
	if err != nil {
		return l.fault("search", err)
	}
	var meant []any
	_, err = collect(l, "search", rows, func(row scanner) (struct{}, error) {
		var id int64
		var title, url string
		err := row.Scan(&id, &title, &url)
		named := len(value) > 1 && (strings.Contains(viet.Fold(title), value) || strings.Contains(url, value))
		if named || strconv.FormatInt(id, 10) == value {
			meant = append(meant, id)
		}
		return struct{}{}, err
	})
	c.among(!q.Exclude, "article_sources", "source_id", meant)
	return err
}

// limit turns «no limit» into SQLite's.
func limit(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}
