package points

import (
	"cmp"
	"context"
	"slices"

	"baocaovien/internal/library"
)

// Group is what a draft moves as a whole: points of one article with all that they hang on. A point torn from its
// heading or from the sentence that opens its list would say another thing.
type Group struct {
	Title    string          // of the article
	Headings []library.Point // it stands under, the highest first
	Opening  *library.Point  // the sentence that opens its list, nil where none does
	Points   []library.Point
	List     bool // the points are items of a list
	Left     int  // how many points of its list, or rows of its table, are not here: a long one is shortened at its end
}

// Theme returns the theme of most weight to a draft: the first that its first point bears.
func (g Group) Theme() library.Theme {
	if themes := g.Points[0].Themes; len(themes) > 0 {
		return themes[0]
	}
	return ""
}

// Article returns the article that the group quotes.
func (g Group) Article() int64 { return g.Points[0].Article }

// Bounds of a group, of one of tasks, which are what guidance is read for, and of all groups of a draft, in syllables. A page of
// a đề cương holds about 400 of them, so that a draft of many articles fills five or six pages before its sources (house).
const (
	longestGroup = 400
	longestTasks = 800
	longestDraft = 1600
)

// Groups returns the most telling groups of inputs for a theme ("" is every theme), by article and in the order of
// reading, and how many groups there was no room for. The points are those that Pick chooses, with the whole lists and
// the headings that they belong to. The end of a passage of prose that has no room is not counted: what is quoted of prose is a
// choice. Once ctx is done it stops, as Pick does.
func Groups(ctx context.Context, inputs []Input, theme library.Theme) (groups []Group, left int) {
	all := gather(ctx, inputs)
	var found []*bundle
	for _, c := range worthSaying(learned().pick(ctx, all, len(inputs), Limit{Theme: theme}), titlesOf(inputs)) {
		if last := len(found) - 1; last >= 0 && found[last].holds(c) {
			found[last].add(c)
			continue
		}
		found = append(found, newBundle(c))
	}
	found = append(found, tables(all, theme)...)
	slices.SortStableFunc(found, func(a, b *bundle) int { return cmp.Compare(a.items[0].order, b.items[0].order) })
	said := chosenOf(found)
	for _, b := range found {
		b.complete(all, said)
	}
	found = withoutTwins(withoutRestated(found))
	kept := telling(found)
	for _, b := range kept {
		g := b.group()
		g.Title = inputs[b.items[0].input].Title
		groups = append(groups, g)
	}
	return groups, len(found) - len(kept)
}

// worthSaying returns those of chosen that say something where they are put: no headings and openings, which come with
// what stands under them, no titles, nothing that points at what stays behind.
func worthSaying(chosen []*candidate, titles map[string]bool) (kept []*candidate) {
	for i, c := range chosen {
		if c.tier == headed || c.tier == attached || c.pointsElsewhere() || c.asks() || titles[plainWords(c.point.Text)] {
			continue
		}
		follows := len(kept) > 0 && i > 0 && kept[len(kept)-1] == chosen[i-1] && c.order == chosen[i-1].order+1
		if c.hangs() && !follows {
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

// bundle is a group in the making.
type bundle struct {
	items     []*candidate
	left      int
	syllables int
}

func newBundle(c *candidate) *bundle { return &bundle{items: []*candidate{c}} }

// holds reports whether c belongs to the bundle: to its list, or as a sentence of prose under the same heading.
func (b *bundle) holds(c *candidate) bool {
	first := b.items[0]
	return c.input == first.input && c.section == first.section && c.heading == first.heading && c.series == first.series && c.opening == first.opening
}

func (b *bundle) add(c *candidate) { b.items = append(b.items, c) }

// chosenOf returns what bundles hold.
func chosenOf(found []*bundle) (all []*candidate) {
	for _, b := range found {
		all = append(all, b.items...)
	}
	return all
}

// complete brings in the rest of the list or of the short passage that the bundle has a part of, and shortens a list or a
// table at its end where it is too long. said is what all bundles hold.
func (b *bundle) complete(all, said []*candidate) {
	first := b.items[0]
	switch {
	case b.tabular():
		b.shorten()
	case first.series == "":
		b.widen(all, said)
	default:
		b.items = nil
		for _, c := range all {
			if c.input == first.input && c.series == first.series {
				b.add(c)
			}
		}
	}
	longest := longestGroup
	if mostlyTasks(b.items) {
		longest = longestTasks
	}
	for i, c := range b.items {
		if b.syllables += c.syllables; b.syllables > longest && i > 0 && first.series != "" {
			b.syllables -= c.syllables
			b.left = len(b.items) - i
			b.items = b.items[:i]
			break
		}
	}
	for _, c := range b.above() {
		b.syllables += c.syllables
	}
}

// mostlyTasks reports whether more than half of the items of a list are tasks.
func mostlyTasks(items []*candidate) bool {
	tasks := 0
	for _, c := range items {
		if c.tier == asked {
			tasks++
		}
	}
	return 2*tasks > len(items)
}

// above returns what the bundle hangs on: the headings, the highest first, then the opening.
func (b *bundle) above() (all []*candidate) {
	first := b.items[0]
	if first.opening != nil {
		all = append(all, first.opening)
	}
	for h := first.heading; h != nil; h = h.heading {
		all = append(all, h)
	}
	slices.Reverse(all)
	return all
}

// longestPassage is how many syllables sentences of prose have that are quoted whole where one of them is chosen: of a
// definition in three sentences one alone says too little.
const longestPassage = 110

// widen takes all sentences of a short passage, those between two headings or lists, but for what another bundle says
// already. One that points at what does not come along leaves the bundle as it is.
func (b *bundle) widen(all, said []*candidate) {
	var whole []*candidate
	syllables := 0
	for _, c := range passageOf(all, b.items[0]) {
		taken := slices.Contains(b.items, c)
		follows := len(whole) > 0 && whole[len(whole)-1].order == c.order-1
		switch {
		case !taken && c.announces:
			continue
		case !taken && c.pointsElsewhere():
			return
		case !taken && (c.repeats(said) || c.asks() || c.questions() || c.hangs() && !follows):
			continue
		}
		whole = append(whole, c)
		syllables += c.syllables
	}
	if syllables <= longestPassage {
		b.items = whole
	}
}

// passageOf returns the sentences of prose that stand together with one, among all of its article.
func passageOf(all []*candidate, one *candidate) []*candidate {
	alike := func(c *candidate) bool {
		return c.input == one.input && c.section == one.section && c.heading == one.heading && c.sentence()
	}
	start := slices.Index(all, one)
	end := start + 1
	for start > 0 && alike(all[start-1]) {
		start--
	}
	for end < len(all) && alike(all[end]) {
		end++
	}
	return all[start:end]
}

// sentence reports whether a candidate is a sentence of prose.
func (s *candidate) sentence() bool { return s.series == "" && s.tier > attached && s.tier != headed }

// tier is the surest of what the bundle holds. A table is as sure as a list, and so is what stands before the first heading:
// it says what the article is about.
func (b *bundle) tier() tier {
	if b.tabular() {
		return listed
	}
	if first := b.items[0]; first.heading == nil && first.sentence() {
		return max(listed, first.tier)
	}
	return slices.MaxFunc(b.items, func(a, b *candidate) int { return cmp.Compare(a.tier, b.tier) }).tier
}

// mostlyTwins is the share of its points from which on a bundle says what another says.
const mostlyTwins = 0.8

// withoutTwins leaves out the bundles that say nearly all that one of another article says. Of two the fuller stays, of two
// as full the newer, else the first; the articles of both are cited.
func withoutTwins(found []*bundle) []*bundle {
	ranked := slices.Clone(found)
	slices.SortStableFunc(ranked, func(a, b *bundle) int {
		first, second := a.items[0].published, b.items[0].published
		switch {
		case len(a.items) != len(b.items):
			return len(b.items) - len(a.items)
		case newer(first, second):
			return -1
		case newer(second, first):
			return 1
		}
		return 0
	})
	stays := map[*bundle]bool{}
	for i, b := range ranked {
		fuller := slices.IndexFunc(ranked[:i], func(other *bundle) bool {
			return stays[other] && other.items[0].input != b.items[0].input && b.twins(other) >= mostlyTwins
		})
		if fuller < 0 {
			stays[b] = true
			continue
		}
		for _, c := range b.items {
			if at := slices.IndexFunc(ranked[fuller].items, func(o *candidate) bool { return c.repeats([]*candidate{o}) }); at >= 0 {
				ranked[fuller].items[at].also(c)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(found), func(b *bundle) bool { return !stays[b] })
}

// twins returns the share of b's points that other has too.
func (b *bundle) twins(other *bundle) float64 {
	n := 0
	for _, c := range b.items {
		if c.repeats(other.items) {
			n++
		}
	}
	return float64(n) / float64(len(b.items))
}

// telling returns the bundles there is room for, in their order: of each article in turn, what the writer set out
// surest before the rest. Of prose as much of a bundle as there is room for.
func telling(found []*bundle) []*bundle {
	ranked := slices.Clone(found)
	slices.SortStableFunc(ranked, func(a, b *bundle) int { return cmp.Compare(b.tier(), a.tier()) })
	turn, seen := map[*bundle]int{}, map[int]int{}
	for _, b := range ranked {
		input := b.items[0].input
		turn[b] = seen[input]
		seen[input]++
	}
	slices.SortStableFunc(ranked, func(a, b *bundle) int { return cmp.Compare(turn[a], turn[b]) })
	room := longestDraft
	taken := map[*bundle]bool{}
	for _, b := range ranked {
		b.fit(room)
		if b.syllables <= room || len(taken) == 0 {
			taken[b] = true
			room -= b.syllables
		}
	}
	return slices.DeleteFunc(slices.Clone(found), func(b *bundle) bool { return !taken[b] })
}

// fit leaves out the last sentences of prose that there is no room for, but never the first.
func (b *bundle) fit(room int) {
	if b.tabular() || b.items[0].series != "" {
		return
	}
	for last := len(b.items) - 1; last > 0 && b.syllables > room; last-- {
		b.syllables -= b.items[last].syllables
		b.items = b.items[:last]
	}
}

func (b *bundle) group() Group {
	g := Group{Left: b.left, List: b.items[0].series != ""}
	for _, c := range b.above() {
		if c == b.items[0].opening {
			opening := c.point
			g.Opening = &opening
			continue
		}
		g.Headings = append(g.Headings, c.point)
	}
	for _, c := range b.items {
		g.Points = append(g.Points, c.point)
	}
	return g
}
