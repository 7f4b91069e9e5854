package page

import (
	"math"
	"unicode/utf8"
)

// withoutRepeated drops links that come again with other articles between, as the names of category and author do
// beside every article. What comes again around its own category and author alone is the article: its picture, its
// title, its date and its comments all lead to it.
func withoutRepeated(anchors []anchor) []anchor {
	spans := spansOf(anchors)
	ends := endsFrom(anchors, spans)
	var left []anchor
	for _, a := range anchors {
		if s := spans[a.key]; s.runs < weights().teaserEntries || ends[s.first+1] > s.last {
			left = append(left, a)
		}
	}
	return left
}

// stretch is where the links to one address stand among those of a page.
type stretch struct {
	first, last int
	runs        int // how often they come again with others between
	titled      bool
}

func spansOf(anchors []anchor) map[string]*stretch {
	spans := map[string]*stretch{}
	for i, a := range anchors {
		s := spans[a.key]
		if s == nil {
			s = &stretch{first: i}
			spans[a.key] = s
		}
		if s.runs == 0 || anchors[i-1].key != a.key {
			s.runs++
		}
		s.last = i
		s.titled = s.titled || utf8.RuneCountInString(a.text) >= weights().titleChars
	}
	return spans
}

// endsFrom returns for each index, and the one behind the last, the first end of a stretch with a title that
// begins there or later.
func endsFrom(anchors []anchor, spans map[string]*stretch) []int {
	ends := make([]int, len(anchors)+1)
	ends[len(anchors)] = math.MaxInt
	for i := len(anchors) - 1; i >= 0; i-- {
		ends[i] = ends[i+1]
		if s := spans[anchors[i].key]; s.first == i && s.titled {
			ends[i] = min(ends[i], s.last)
		}
	}
	return ends
}
