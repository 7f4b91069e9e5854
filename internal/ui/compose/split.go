package compose

import (
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// split parts a point where the cursor stands, in letters from its beginning.
func (c *Composer) split(at position, cursor int) {
	first, second, ok := splitPoint(c.outline.Sections[at.section].Points[at.point], cursor)
	if !ok {
		c.Say(words.Say("window.split-where"), "", nil)
		return
	}
	c.change(func(o *library.Outline) {
		points := &o.Sections[at.section].Points
		(*points)[at.point] = first
		*points = slices.Insert(*points, at.point+1, second)
	})
}

// splitPoint returns the two parts of a point. Those of a passage that is quoted verbatim are quoted verbatim, each from its own
// place. It is false where a part would be empty, and for tables and titles.
func splitPoint(p library.OutlinePoint, cursor int) (first, second library.OutlinePoint, ok bool) {
	letters := []rune(p.Text)
	if cursor <= 0 || cursor >= len(letters) || p.Quoted != nil && (p.Quoted.Kind == library.TablePoint || p.Quoted.Kind == library.TitlePoint) {
		return p, p, false
	}
	before, after := string(letters[:cursor]), string(letters[cursor:])
	first, second = p, p
	first.Text, second.Text = strings.TrimSpace(before), strings.TrimSpace(after)
	if first.Text == "" || second.Text == "" {
		return p, p, false
	}
	if p.Verbatim() && p.Quoted.End-p.Quoted.Start == len(p.Text) {
		first.Quoted = passage(*p.Quoted, strings.Index(p.Text, first.Text), first.Text)
		second.Quoted = passage(*p.Quoted, len(before)+strings.Index(after, second.Text), second.Text)
	}
	return first, second, true
}

// passage is a part of a quoted point that begins so many bytes from its start.
func passage(whole library.Point, from int, text string) *library.Point {
	whole.Text = text
	whole.Start += from
	whole.End = whole.Start + len(text)
	return &whole
}

// join makes a point and the one after it one.
func (c *Composer) join(at position) {
	points := c.outline.Sections[at.section].Points
	if at.point+1 >= len(points) {
		c.Say(words.Say("window.join-last"), "", nil)
		return
	}
	joined, ok := joinPoints(points[at.point], points[at.point+1])
	if !ok {
		c.Say(words.Say("window.join-apart"), "", nil)
		return
	}
	c.change(func(o *library.Outline) {
		points := &o.Sections[at.section].Points
		(*points)[at.point] = joined
		*points = slices.Delete(*points, at.point+1, at.point+2)
	})
}

// joinPoints returns two points as one: two of the briefer's own, or two passages of one version of an article. They are still a
// verbatim passage where nothing but a space stands between them in their block; else what they make is worded after it.
func joinPoints(first, second library.OutlinePoint) (library.OutlinePoint, bool) {
	joined := first
	joined.Text = strings.TrimSpace(first.Text) + " " + strings.TrimSpace(second.Text)
	a, b := first.Quoted, second.Quoted
	switch {
	case a == nil && b == nil:
		return joined, true
	case a == nil || b == nil, a.Article != b.Article || a.Version != b.Version, !joins(a.Kind), !joins(b.Kind):
		return first, false
	}
	if first.Verbatim() && second.Verbatim() && a.Block == b.Block && b.Start == a.End+1 {
		joined.Quoted = passage(*a, 0, joined.Text)
	}
	return joined, true
}

// joins reports whether a passage of a kind may be one with another.
func joins(k library.PointKind) bool { return !k.Heads() && k != library.TablePoint }
