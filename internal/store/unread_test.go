package store

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// planOf is how SQLite would answer a query.
func planOf(t *testing.T, l *Library, query string, args ...any) string {
	t.Helper()
	rows, err := l.read.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := collect(l, "plan", rows, func(row scanner) (step string, err error) {
		var a, b, c int
		return step, row.Scan(&a, &b, &c, &step)
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

func TestUnreadArticlesAreFoundWithoutLookingAtThoseThatWereRead(t *testing.T) {
	t.Parallel()
	l := mustOpen(t, t.TempDir())
	for name, f := range map[string]library.Filter{
		"all":        {Unread: true},
		"of a theme": {Unread: true, Theme: library.SeaIslands},
		"of none":    {Unread: true, Theme: library.Unclassified},
	} {
		condition, args := where(f)
		plan := planOf(t, l, "SELECT a.id FROM articles a WHERE "+condition+" AND "+dated+" ORDER BY a.sorted DESC, a.id DESC LIMIT 3", args...)
		if !strings.Contains(plan, "articles_unread") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("a list of the unread %s looks at more:\n%s", name, plan)
		}
	}
	if plan := planOf(t, l, "SELECT count(*) FROM articles WHERE NOT is_read"); !strings.Contains(plan, "articles_unread") {
		t.Errorf("their number is counted by looking at more:\n%s", plan)
	}
}
