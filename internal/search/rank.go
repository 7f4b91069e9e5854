package search

import (
	"cmp"
	"slices"
)

// Ranked is an article that answers a query, or an attachment of one.
type Ranked struct {
	Article int64 // its id
	File    int64 // id of the attachment; 0 for the article's own words
	Note    int64 // id of a note of the person that holds what is wanted too; 0 for none
	Noted   bool  // only together with the note does the article hold it
	Sorted  int64 // the time by which it stands in lists
	Verdict
}

// Rank sorts what answers by the score, best first, from which age takes a part, and other marks than those typed.
func Rank(all []Ranked) {
	newest := int64(0)
	for _, r := range all {
		newest = max(newest, r.Sorted)
	}
	w := weights()
	for i := range all {
		age := float64(newest-all[i].Sorted) / (w.fadeYears * secondsPerYear)
		all[i].score *= w.lasting + (1-w.lasting)/(1+age)
		if !all[i].exact {
			all[i].score *= w.otherMarks
		}
	}
	slices.SortFunc(all, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Sorted, a.Sorted), cmp.Compare(b.Article, a.Article))
	})
}

const secondsPerYear = 365 * 86400

// Poor reports that nothing of what answers has the words of the query near each other. Two words stand side by side by
// chance too: of those a title must.
func (m *Matcher) Poor(all []Ranked) bool {
	return !slices.ContainsFunc(all, func(r Ranked) bool {
		if m.slots == 2 && len(m.terms) == 2 {
			return r.Title >= m.weights.poor || r.Noted && r.Near >= m.weights.poor
		}
		return r.File != 0 || r.Near >= m.weights.poor
	})
}
