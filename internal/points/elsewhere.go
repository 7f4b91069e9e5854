package points

import (
	"slices"
	"strings"

	"baocaovien/internal/viet"
)

// The words of sentences that say nothing without what stands around them (assets/phrases/points.txt).
var (
	elsewhere, hanging = wording.List("elsewhere"), wording.List("hanging")
	counting, asking   = wording.List("counting"), wording.List("asking")
)

// pointsElsewhere reports a sentence that points at what stands around it in its article: a table, a list, what was
// said before. Torn from there it says nothing.
func (s *candidate) pointsElsewhere() bool {
	return s.opening == nil && s.series == "" && elsewhere.In(s.point.Text)
}

// asks reports a sentence that only says what its article goes on to tell: «… được xác định như thế nào.»
func (s *candidate) asks() bool { return s.sentence() && asking.In(s.point.Text) }

// questions reports what asks, a heading apart: an answer may stand under its question.
func (s *candidate) questions() bool {
	return s.tier != headed && strings.HasSuffix(strings.TrimRight(s.point.Text, "”»\"') "), "?")
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

// lean finds for each sentence of prose that hangs the one before it; where that is none to take, or hangs itself on
// what is none, it is left out. What begins «Qua đó, …» is a conclusion only with what it concludes from.
func lean(all []*candidate) []*candidate {
	var kept []*candidate
	for i, c := range all {
		if !c.hangs() || c.tier == attached || c.tier == headed {
			kept = append(kept, c)
			continue
		}
		c.tier = min(c.tier, prose)
		if i > 0 && all[i-1].carries(c) {
			c.before = all[i-1]
			kept = append(kept, c)
		}
	}
	return kept
}

// carries reports whether s is the sentence right before c, and says something alone.
func (s *candidate) carries(c *candidate) bool {
	return s.section == c.section && s.at == c.at-1 && s.tier != attached && s.tier != headed && s.series == "" && !s.hangs() && !s.questions() &&
		c.point.Block-s.point.Block <= 1
}

// joined returns s with the sentence before it, as one passage to weigh.
func (s *candidate) joined() *candidate {
	if s.whole == nil {
		whole, said := *s.before, map[string]bool{}
		whole.pairs = slices.Clip(whole.pairs)
		for _, pair := range whole.pairs {
			said[pair] = true
		}
		for _, pair := range s.pairs { // of which none is there twice
			if !said[pair] {
				whole.pairs = append(whole.pairs, pair)
			}
		}
		whole.syllables += s.syllables
		whole.use += s.use
		whole.central, whole.titled = max(whole.central, s.central), max(whole.titled, s.titled)
		s.whole = &whole
	}
	return s.whole
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
