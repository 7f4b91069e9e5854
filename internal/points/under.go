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

// underOne puts all items of a list under one heading, the highest of theirs: a list of which one item is for another field, or
// reaches into the next passage, is one list.
func underOne(all []*candidate) {
	over := map[string]*candidate{}
	for _, c := range all {
		if known, seen := over[c.series]; c.series != "" && (!seen || depth(c.heading) < depth(known)) {
			over[c.series] = c.heading
		}
	}
	for _, c := range all {
		if c.series != "" {
			c.heading = over[c.series]
		}
	}
}

// depth returns how many headings one is, with those over it.
func depth(heading *candidate) (n int) {
	for ; heading != nil; heading = heading.heading {
		n++
	}
	return n
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
