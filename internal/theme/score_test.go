package theme_test

import (
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

// scoreTable counts how readings agree with labels.
type scoreTable struct {
	articles, exact, none, noneGiven int
	right, wrong, missed             map[library.Theme]int
}

func newScoreTable() *scoreTable {
	return &scoreTable{right: map[library.Theme]int{}, wrong: map[library.Theme]int{}, missed: map[library.Theme]int{}}
}

func (s *scoreTable) add(want, got []library.Theme) {
	s.articles++
	if slices.Equal(want, got) {
		s.exact++
	}
	if len(want) == 0 {
		s.none++
		if len(got) > 0 {
			s.noneGiven++
		}
	}
	for _, theme := range library.BuiltinThemes() {
		switch is, read := slices.Contains(want, theme), slices.Contains(got, theme); {
		case is && read:
			s.right[theme]++
		case read:
			s.wrong[theme]++
		case is:
			s.missed[theme]++
		}
	}
}

// f1 returns the harmonic mean of precision and recall of a theme.
func (s *scoreTable) f1(theme library.Theme) float64 {
	return 2 * float64(s.right[theme]) / float64(max(1, 2*s.right[theme]+s.wrong[theme]+s.missed[theme]))
}

func (s *scoreTable) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-12s %6s %6s %6s %6s\n", "theme", "right", "wrong", "missed", "F1")
	for _, theme := range library.BuiltinThemes() {
		fmt.Fprintf(&b, "%-12s %6d %6d %6d %6.3f\n", theme, s.right[theme], s.wrong[theme], s.missed[theme], s.f1(theme))
	}
	fmt.Fprintf(&b, "no theme, given one %d of %d (%.1f %%)\n", s.noneGiven, s.none, 100*float64(s.noneGiven)/float64(max(1, s.none)))
	fmt.Fprintf(&b, "exact set %.3f of %d articles", float64(s.exact)/float64(max(1, s.articles)), s.articles)
	return b.String()
}
