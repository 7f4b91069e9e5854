package points

import (
	"cmp"
	"context"
	"slices"

	"baocaovien/internal/library"
)

// Limit bounds a pick. The zero Limit picks for all themes at the package's own length.
type Limit struct {
	Theme     library.Theme // "" is every theme
	Max       int           // points; 0 is no limit
	Syllables int           // of all points together; 0 is no limit
}

// Pick returns the points of inputs within limit: first what the writers set out themselves (tasks, enumerations, results,
// headings), unless only so many points are asked for, then the sentences that carry the content. Nothing is said twice.
// The points stand in the order of the articles and of reading; no text gives no points. Once ctx is
// done it stops, and what it then returns is not all: whoever keeps it asks ctx first.
func Pick(ctx context.Context, inputs []Input, limit Limit) []library.Point {
	return learned().Pick(ctx, inputs, limit)
}

// Pick is the Pick of a program that learned w.
func (w *SentenceWeights) Pick(ctx context.Context, inputs []Input, limit Limit) []library.Point {
	points := []library.Point{}
	for _, c := range w.pick(ctx, gather(ctx, inputs), len(inputs), limit) {
		points = append(points, c.point)
	}
	return points
}

// gather returns the candidates of all inputs in the order of reading, none where ctx is done before.
func gather(ctx context.Context, inputs []Input) []*candidate {
	var all []*candidate
	for i, in := range inputs {
		found := candidatesOf(ctx, in, i)
		if ctx.Err() != nil {
			return nil
		}
		count(found)
		entitle(found, in.Title)
		retell(found)
		echo(found, in.Blocks)
		if reportLike(found) {
			promote(found)
		}
		all = append(all, found...)
	}
	for i, c := range all {
		c.order = i
	}
	return all
}

// pick chooses among candidates within limit, and returns those chosen in the order of reading.
func (w *SentenceWeights) pick(ctx context.Context, all []*candidate, inputs int, limit Limit) []*candidate {
	p := &picking{learned: w, limit: limit, left: limit.Syllables, room: limit.Max, taken: map[*candidate]bool{}}
	for _, c := range all {
		if c.tier != attached && (limit.Syllables > 0 || !c.questions()) { // for a talk; summaries of news keep what news asks
			p.all = append(p.all, c)
		}
	}
	if limit.Max > 0 && limit.Syllables == 0 {
		p.all = whole(p.all)
	}
	p.coverage = newCoverage(ctx, p.all)
	if ctx.Err() != nil {
		return nil
	}
	if limit.Max > 0 {
		p.coverage.unserved = p.coverage.fewUnserved
	}
	p.all = slices.DeleteFunc(p.all, func(c *candidate) bool { return !c.bears(limit.Theme) })
	p.bound(inputs, len(all))
	if limit.Max == 0 || limit.Syllables > 0 {
		p.structure()
	}
	p.prose(ctx)
	p.lead()
	p.hang()
	p.cite()
	slices.SortFunc(p.chosen, func(a, b *candidate) int { return cmp.Compare(a.order, b.order) })
	return p.chosen
}

// bears reports whether a candidate may speak for theme: "" is every theme.
func (s *candidate) bears(theme library.Theme) bool {
	return theme == "" || slices.Contains(s.point.Themes, theme)
}

// reportLike reports an article that is set out as reports and guidance are: with tasks, enumerations or
// several headings.
func reportLike(all []*candidate) bool {
	items, heads := 0, 0
	for _, c := range all {
		switch {
		case c.tier >= listed:
			items++
		case c.tier == headed:
			heads++
		}
	}
	return items > 1 || heads > 1
}

// promote puts the results and the orders of a report before its other sentences; in news, figures are everywhere and
// say nothing about what matters. What hangs on the sentence before comes with it.
func promote(all []*candidate) {
	for _, c := range all {
		switch {
		case c.tier != prose || c.before != nil:
		case c.point.Kind == library.ResultPoint:
			c.tier = achieved
		case c.point.Kind == library.TaskPoint:
			c.tier = asked
		}
	}
}

// The package's own length, where the limit gives none.
const (
	mostPoints   = 24 // in all
	mostProse    = 7  // sentences of plain prose from an article, as many as readers take
	fewestPoints = 5  // from an article that has them; half of its sentences where these are more
)

// picking is a pick under way.
type picking struct {
	learned  *SentenceWeights
	limit    Limit
	all      []*candidate
	coverage *coverage
	chosen   []*candidate
	taken    map[*candidate]bool
	left     int   // syllables, where there is a limit
	room     int   // points
	quota    []int // sentences that may still come, by article
}

// bound sets how many points there may be, of so many candidates.
func (p *picking) bound(inputs, candidates int) {
	p.quota = slices.Repeat([]int{len(p.all)}, inputs)
	if p.room > 0 {
		return
	}
	p.room = candidates
	if p.limit.Syllables > 0 {
		return
	}
	p.room = min(p.room, mostPoints*max(1, inputs))
	for i := range inputs {
		p.quota[i] = p.sentences(i)
	}
}

// sentences returns how many sentences of plain prose an article may give: some of all, and one of each section.
func (p *picking) sentences(input int) int {
	n := 0
	sections := map[int]bool{}
	for _, c := range p.all {
		if c.input == input && c.tier == prose {
			n++
			sections[c.section] = true
		}
	}
	return max(min(mostProse, max(fewestPoints, n/2)), len(sections))
}

func (p *picking) fits(c *candidate) bool {
	return p.room > 0 && (p.limit.Syllables == 0 || c.syllables <= p.left)
}

func (p *picking) take(c *candidate) {
	p.chosen = append(p.chosen, c)
	p.taken[c] = true
	p.coverage.take(c)
	p.left -= c.syllables
	p.room--
}

// repeats reports whether something that was chosen says all that c says. What two articles say alike is cited of both,
// in the words of the newer.
func (p *picking) repeats(c *candidate) bool {
	at := slices.IndexFunc(p.chosen, func(other *candidate) bool { return c.repeats([]*candidate{other}) })
	if at >= 0 {
		p.merge(c, at)
	}
	return at >= 0
}

// merge cites c with the point at place at of those chosen, which says the same.
func (p *picking) merge(c *candidate, at int) {
	other := p.chosen[at]
	if c.supersedes(other) {
		c.also(other)
		p.chosen[at] = c
		p.taken[c] = true
		return
	}
	other.also(c)
}

// structure takes what the writers set out, the surest kind first, from each article in turn. Headings wait until it is
// known what stands under them.
func (p *picking) structure() {
	var set []*candidate
	rank := map[*candidate]int{}
	seen := map[[2]int]int{}
	for _, c := range p.all {
		if c.tier > prose && c.tier != headed {
			key := [2]int{c.input, int(c.tier)}
			rank[c] = seen[key]
			seen[key]++
			set = append(set, c)
		}
	}
	slices.SortStableFunc(set, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.tier, a.tier), cmp.Compare(rank[a], rank[b]), cmp.Compare(a.input, b.input))
	})
	for _, c := range set {
		if p.fits(c) && !p.repeats(c) {
			p.take(c)
		}
	}
}

// prose fills up with sentences, always the one that adds most. Where so many points are asked for and no more, what the
// writers set out is weighed with them: the first items of a list are not all that a text says.
func (p *picking) prose(ctx context.Context) {
	rest := p.likeliest(p.weighed())
	for ctx.Err() == nil {
		best := p.best(rest)
		if best < 0 {
			return
		}
		c := rest[best]
		rest[best] = nil
		if at := p.fuller(rest, c); at >= 0 {
			c, rest[at] = rest[at], nil
		}
		if p.repeats(c) {
			continue
		}
		if p.leans(c) {
			if p.repeats(c.before) {
				continue // what it hangs on is said in other words
			}
			p.take(c.before)
		}
		if p.stemless(c) {
			p.take(c.opening)
		}
		p.take(c)
		p.quota[c.input]--
	}
}

// weighed returns what is weighed against each other, with what it is worth to a speaker, or in a summary for its length.
func (p *picking) weighed() (rest []*candidate) {
	for _, c := range p.all {
		if p.taken[c] || !c.weighable() || c.tier != prose && p.limit.Max == 0 {
			continue
		}
		c.use = 1
		if p.limit.Syllables == 0 {
			c.use = p.coverage.worth(c, p.learned)
		}
		if c.syllables > longestPoint {
			c.use *= p.coverage.long
		}
		rest = append(rest, c)
	}
	return rest
}

// longestPoint is how many syllables a speaker says in a breath: where a shorter sentence says it, that one is taken.
const longestPoint = 60

// best returns which of rest adds most, -1 where none fits that adds anything.
func (p *picking) best(rest []*candidate) int {
	best, most := -1, 0.0
	for i, c := range rest {
		if c == nil || p.taken[c] || p.quota[c.input] <= 0 {
			continue
		}
		passage, points := c, 1
		if p.leans(c) {
			passage, points = c.joined(), 2
		}
		if p.stemless(c) {
			points++
		}
		if !p.fits(passage) || p.room < points {
			continue
		}
		if gain := p.gain(c, passage, points); gain > most {
			best, most = i, gain
		}
	}
	return best
}

// gain returns what c adds, as the passage of so many points that it is taken as: for each point, or where syllables are counted
// for its length.
func (p *picking) gain(c, passage *candidate, points int) float64 {
	switch {
	case p.limit.Syllables == 0:
		return p.coverage.spoken(passage) / (1 + p.coverage.brought*float64(points-1))
	case p.left <= p.coverage.lastRoom:
		return p.coverage.gain(passage, p.coverage.lastShortness) * c.use
	}
	return p.coverage.gain(passage, p.coverage.shortness) * c.use
}

// stemless reports whether c goes on with a sentence that opens its list, «a) …», which is not taken, where so few points
// are asked for that hang may find no room for it. What is counted, «Một là, …» and «1. …», says enough alone.
func (p *picking) stemless(c *candidate) bool {
	return p.limit.Max > 0 && c.opening != nil && lettered(c.point.Text) && !p.taken[c.opening] && c.opening.bears(p.limit.Theme)
}

// leans reports whether c needs the sentence before it, which is not taken.
func (p *picking) leans(c *candidate) bool { return c.before != nil && !p.taken[c.before] }

// fuller returns which of rest says all that c says and more, and needs nothing before it; -1 where none does.
func (p *picking) fuller(rest []*candidate, c *candidate) int {
	return slices.IndexFunc(rest, func(other *candidate) bool {
		return other != nil && !p.taken[other] && p.quota[other.input] > 0 && other.before == nil && c.before == nil && other.syllables > c.syllables &&
			other.syllables <= longestPoint && p.fits(other) && c.twin(other) && !other.twin(c)
	})
}

// hang takes what the chosen hang on, where there is room: what opens their list, and the headings over them.
func (p *picking) hang() {
	under := map[*candidate]bool{}
	for _, c := range slices.Clone(p.chosen) {
		for h := c.heading; h != nil && !under[h]; h = h.heading {
			under[h] = true
		}
		if o := c.opening; o != nil && !p.taken[o] && o.bears(p.limit.Theme) && p.fits(o) {
			p.take(o)
		}
	}
	for _, c := range p.all {
		if c.tier == headed && under[c] && p.fits(c) && !p.repeats(c) {
			p.take(c)
		}
	}
}

// cite looks among the sentences that add nothing for those of other articles that say what was chosen.
func (p *picking) cite() {
	for _, c := range p.all {
		if c.tier != prose || p.taken[c] {
			continue
		}
		at := slices.IndexFunc(p.chosen, func(other *candidate) bool {
			return other.input != c.input && c.repeats([]*candidate{other})
		})
		if at >= 0 {
			p.merge(c, at)
		}
	}
}

// mostCompared bounds the sentences that are weighed against each other: a very long text is first cut
// down to those that say most by themselves, so that the time stays bearable.
const mostCompared = 600

func (p *picking) likeliest(all []*candidate) []*candidate {
	if len(all) <= mostCompared {
		return all
	}
	gain := make(map[*candidate]float64, len(all))
	for _, c := range all {
		gain[c] = p.gain(c, c, 1)
	}
	slices.SortStableFunc(all, func(a, b *candidate) int { return cmp.Compare(gain[b], gain[a]) })
	return all[:mostCompared]
}
