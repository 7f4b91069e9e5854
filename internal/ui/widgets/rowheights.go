package widgets

import "sort"

// rowHeights are how high the rows of a list are, and where they stand. What a long list is high is a guess where nobody looks, so
// that one of 100,000 rows costs no more than one of a few hundred.
type rowHeights struct {
	heights []float32
	exact   []bool    // the others are as high as they were before, or as those that are known on average
	tops    []float32 // of each row, and the end of the last
}

// Measures of a list whose rows nobody has looked at.
const (
	measuredAtOnce = 100 // a list of so many rows is measured whole: nothing of it is a guess
	guessedHeight  = 70  // of a row at 100 %, before any is known
)

func newRowHeights() *rowHeights { return &rowHeights{tops: []float32{0}} }

func (h *rowHeights) count() int { return len(h.heights) }

// setCount says how many rows there are; those that come are guesses.
func (h *rowHeights) setCount(n int) {
	n = max(n, 0)
	former := h.count()
	if n <= former {
		h.heights, h.exact, h.tops = h.heights[:n], h.exact[:n], h.tops[:n+1]
		return
	}
	guess := h.average()
	for range n - former {
		h.heights, h.exact, h.tops = append(h.heights, guess), append(h.exact, false), append(h.tops, 0)
	}
	h.place(former)
}

// average is how high a row is that was measured, on average.
func (h *rowHeights) average() float32 {
	sum, n := float32(0), float32(0)
	for i, known := range h.exact {
		if known {
			sum, n = sum+h.heights[i], n+1
		}
	}
	if n == 0 {
		return Px(guessedHeight)
	}
	return sum / n
}

// forget makes every height a guess.
func (h *rowHeights) forget() { clear(h.exact) }

// measure asks how high the rows from one to before another are, where that is a guess, and tells whether there was any.
func (h *rowHeights) measure(from, to int, height func(i int) float32) (any bool) {
	first := -1
	for i := from; i < to; i++ {
		if !h.exact[i] {
			h.heights[i], h.exact[i] = height(i), true
			if first < 0 {
				first = i
			}
		}
	}
	if first >= 0 {
		h.place(first)
	}
	return first >= 0
}

// place puts the rows from one on under each other.
func (h *rowHeights) place(from int) {
	for i := from; i < h.count(); i++ {
		h.tops[i+1] = h.tops[i] + h.heights[i]
	}
}

// between returns the rows that stand between two heights: from first to before last.
func (h *rowHeights) between(top, bottom float32) (first, last int) {
	first = sort.Search(h.count(), func(i int) bool { return h.tops[i+1] > top })
	last = sort.Search(h.count(), func(i int) bool { return h.tops[i] >= bottom })
	return first, last
}

// held is the row that stays where it is when those beside it are measured: the first that was measured before.
func (h *rowHeights) held(first, last int) int {
	for i := first; i < last; i++ {
		if h.exact[i] {
			return i
		}
	}
	return first
}
