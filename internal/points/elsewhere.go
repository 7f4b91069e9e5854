package points

import (
	"strings"

	"baocaovien/internal/viet"
)

// The words of sentences that say nothing without what stands around them (assets/phrases/points.txt).
var elsewhere, hanging, counting = wording.List("elsewhere"), wording.List("hanging"), wording.List("counting")

// pointsElsewhere reports a sentence that points at what stands around it in its article: a table, a list, what was
// said before. Torn from there it says nothing.
func (s *candidate) pointsElsewhere() bool {
	return s.opening == nil && s.series == "" && elsewhere.In(s.point.Text)
}

// longestHanging is how many syllables may stand before the comma of a beginning such as «Trên cơ sở Hiệp ước này,».
const longestHanging = 8

// hangs reports a sentence that only says something behind the sentence before: «Theo đó, …», «Trên cơ sở Hiệp ước
// này, …».
func (s *candidate) hangs() bool {
	if s.series != "" {
		return false
	}
	head, _, cut := strings.Cut(s.point.Text, ",")
	return beginsWith(s.point.Text, hanging) || cut && strings.HasSuffix(head, " này") && viet.CountSyllables(head) <= longestHanging
}

// titlesOf returns the titles of inputs, as plainWords has them: a title printed again as a point stammers.
func titlesOf(inputs []Input) map[string]bool {
	titles := map[string]bool{}
	for _, in := range inputs {
		titles[plainWords(in.Title)] = true
	}
	return titles
}

// plainWords are the words of a text without marks between them.
func plainWords(text string) string { return strings.Join(viet.Syllables(text), " ") }
