package compare

import (
	"context"
	"iter"

	"znkr.io/diff"
)

// mostLaid is how many things of two rows together are given to the differ at once: nothing stops it, and for so many it takes
// some hundredths of a second. A window is settled up to its last match where that is leastSettled of it, else as a whole.
const (
	mostLaid     = 100_000
	leastSettled = mostLaid / 4
)

// differ finds how one row becomes another.
type differ func(before, after []string) []diff.Edit[string]

// edits tells how the row before becomes the row after, in order. What is longer than the differ is given is laid side by side
// window by window: all of both rows is told, with more changes than there may be. Once ctx is done it stops at the next
// window.
func (lay differ) edits(ctx context.Context, before, after []string) iter.Seq[diff.Edit[string]] {
	return func(yield func(diff.Edit[string]) bool) {
		p, q := 0, 0
		for (p < len(before) || q < len(after)) && ctx.Err() == nil {
			endP, endQ := windowEnds(len(before)-p, len(after)-q)
			part := lay(before[p:p+endP], after[q:q+endQ])
			if p+endP < len(before) || q+endQ < len(after) {
				part = settled(part)
			}
			nextP, nextQ := p, q
			for _, e := range part {
				if e.Op != diff.Insert {
					e.PosX, nextP = e.PosX+p, nextP+1
				}
				if e.Op != diff.Delete {
					e.PosY, nextQ = e.PosY+q, nextQ+1
				}
				if !yield(e) {
					return
				}
			}
			p, q = nextP, nextQ
		}
	}
}

// windowEnds is how much of two rows is laid at once: half a window of each, or what the other leaves.
func windowEnds(before, after int) (endBefore, endAfter int) {
	endBefore = min(before, max(mostLaid/2, mostLaid-after))
	return endBefore, min(after, mostLaid-endBefore)
}

// settled are the edits of a window up to its last match: what stands behind it may match something behind the window.
func settled(part []diff.Edit[string]) []diff.Edit[string] {
	last := len(part)
	for last > 0 && part[last-1].Op != diff.Match {
		last--
	}
	if last < leastSettled {
		return part
	}
	return part[:last]
}

// exact is a differ that finds the fewest changes it can in up to so many things, and in more holds them together by what
// stands once in both: its work for n things grows as n to the power of 1.5.
func exact(atMost int) differ {
	return func(before, after []string) []diff.Edit[string] {
		if len(before)+len(after) > atMost {
			return diff.Edits(before, after, diff.Fast())
		}
		return diff.Edits(before, after)
	}
}
