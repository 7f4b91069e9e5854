package store

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
)

// A step without an index goes through a table: once a source for every version of a large library.
func TestValidatorsAreFoundByIndexes(t *testing.T) {
	t.Parallel()
	l, _ := sourced(t)
	rows, err := l.read.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+selectValidators, "https://example.org/rss", library.PageSource)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := readAll(rows, func(row scanner) (step string, err error) {
		var id, parent, unused int
		err = row.Scan(&id, &parent, &unused, &step)
		return step, err
	})
	if err != nil || len(steps) < 5 {
		t.Fatalf("%q, %v", steps, err)
	}
	for _, step := range steps {
		if !strings.HasPrefix(step, "SCALAR SUBQUERY") && !strings.Contains(step, " USING ") {
			t.Errorf("%s: of %q", step, steps)
		}
	}
}
