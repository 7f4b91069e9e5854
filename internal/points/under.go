package points

import (
	"slices"

	"baocaovien/internal/library"
)

// under returns the heading one stands under, nil before the first.
func (r *collector) under() *candidate {
	if len(r.heads) == 0 {
		return nil
	}
	return r.heads[len(r.heads)-1]
}

// leave takes s from under the headings that it outgrows.
func (s *candidate) leave(passages []library.Passage) {
	for s.heading != nil && s.outgrows(s.heading, passages) {
		s.heading = s.heading.heading
	}
}

// outgrows reports whether s lies behind the passage that a heading begins and speaks for a theme which that passage does not
// bear: what closes a report, its tasks for all of its fields, follows the last field without a heading of its own.
func (s *candidate) outgrows(heading *candidate, passages []library.Passage) bool {
	at := slices.IndexFunc(passages, func(p library.Passage) bool { return p.First <= heading.point.Block && heading.point.Block < p.End })
	if at < 0 || len(passages[at].Themes) == 0 || s.point.Block < passages[at].End {
		return false
	}
	return slices.ContainsFunc(s.point.Themes, func(t library.Theme) bool { return !slices.Contains(passages[at].Themes, t) })
}
