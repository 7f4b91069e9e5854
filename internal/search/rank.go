package search

import (
	"cmp"
	"slices"
)

// Ranked is an article that answers a query, or an attachment of one.
type Ranked struct {
	Article int64 // its id
	File    int64 // id of the attachment; 0 for the article's own words
	Sorted  int64 // the time by which it stands in lists
	Verdict
}

// Rank sorts what answers, best first: what is spelled as typed before what is not, then by the score, from
// which age takes a part.
func Rank(all []Ranked) {
	newest := int64(0)
	for _, r := range all {
		newest = max(newest, r.Sorted)
	}
	w := weights()
	for i := range all {
		age := float64(newest-all[i].Sorted) / (w.fadeYears * secondsPerYear)
		all[i].score *= w.lasting + (1-w.lasting)/(1+age)
	}
	slices.SortFunc(all, func(a, b Ranked) int {
		if a.exact != b.exact {
			if a.exact {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Sorted, a.Sorted), cmp.Compare(b.Article, a.Article))
	})
}

const secondsPerYear = 365 * 86400
