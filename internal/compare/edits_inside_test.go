package compare

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"znkr.io/diff"
)

// TestTheDifferIsGivenAWindowAtATime counts what it is given, for nothing stops it: never more than a window, in all no more than some
// times the rows; and nothing of the rows is lost.
func TestTheDifferIsGivenAWindowAtATime(t *testing.T) {
	t.Parallel()
	row := func(n int, name string) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprint(name, i))
		}
		return all
	}
	long := row(2*mostLaid, "a")
	mixed := row(2*mostLaid, "b")
	for i := 0; i < len(mixed); i += 1000 {
		mixed[i] = long[i]
	}
	for name, c := range map[string]struct {
		before, after []string
		matches       int // at least
	}{
		"nothing":           {nil, nil, 0},
		"a window":          {row(mostLaid/2, "a"), row(mostLaid/2, "a"), mostLaid / 2},
		"the same":          {long, long, len(long)},
		"nothing alike":     {long, row(2*mostLaid, "b"), 0},
		"little alike":      {long, mixed, len(long) / 1000 / 2},
		"put in at first":   {long, append(row(1000, "c"), long...), len(long) * 9 / 10},
		"taken out":         {long, slices.Delete(slices.Clone(long), 500, 3000), (len(long) - 2500) * 9 / 10},
		"one word again":    {slices.Repeat([]string{"x"}, 3*mostLaid), slices.Repeat([]string{"x"}, 2*mostLaid), 2 * mostLaid * 9 / 10},
		"one side only":     {nil, long, 0},
		"a little on one":   {long[:10], long, 10},
		"only its end":      {long, long[len(long)-10:], 0},
		"end and beginning": {append(row(mostLaid, "d"), long...), append(slices.Clone(long), row(mostLaid, "d")...), 0},
	} {
		given, most, matches := 0, 0, 0
		lay := differ(func(before, after []string) []diff.Edit[string] {
			given, most = given+len(before)+len(after), max(most, len(before)+len(after))
			return exact(0)(before, after)
		})
		var before, after []string
		for e := range lay.edits(t.Context(), c.before, c.after) {
			if e.Op != diff.Insert {
				before = append(before, c.before[e.PosX])
			}
			if e.Op != diff.Delete {
				after = append(after, c.after[e.PosY])
			}
			if e.Op == diff.Match {
				matches++
			}
		}
		if all := len(c.before) + len(c.after); most > mostLaid || given > 4*all {
			t.Errorf("%s: the differ is given %d at once, %d in all for %d", name, most, given, all)
		}
		if !slices.Equal(before, c.before) || !slices.Equal(after, c.after) || matches < c.matches {
			t.Errorf("%s: %d and %d of %d and %d, %d matches, want %d", name, len(before), len(after), len(c.before), len(c.after), matches, c.matches)
		}
	}
}

func TestTheDifferIsAskedNoMoreOnceItIsStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	long, calls := slices.Repeat([]string{"x"}, 5*mostLaid), 0
	lay := differ(func(before, after []string) []diff.Edit[string] {
		if calls++; calls == 2 {
			stop()
		}
		return exact(0)(before, after)
	})
	for range lay.edits(ctx, long, long) {
		continue
	}
	if calls != 2 {
		t.Errorf("asked %d times, stopped at the second", calls)
	}
}
