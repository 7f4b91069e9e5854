package theme

import (
	"slices"

	"baocaovien/internal/library"
	"baocaovien/internal/phrase"
)

// fewestNamed is how many blocks must name a theme to be a run of their own.
const fewestNamed = 2

// runs parts blocks without headings where they turn from one theme to another, once for each theme. An
// opening or closing part that names several themes at once is a passage of its own, and so is an opening
// that speaks of none. Where the themes alternate the text is about all of them together, and stays whole.
func (c *Classifier) runs(t *scannedArticle, s cut) []cut {
	named := make([][]library.Theme, len(t.blocks))
	for i := s.first; i < s.end; i++ {
		named[i] = c.named(&t.blocks[i])
	}
	from, to := s.first, s.end
	for i := s.first; i < s.end && len(named[i]) != 1; i++ {
		if len(named[i]) > 1 || !c.speaks(&t.blocks[i]) && from == i {
			from = i + 1
		}
	}
	for i := s.end - 1; i >= from && len(named[i]) != 1; i-- {
		if len(named[i]) > 1 {
			to = i
		}
	}
	middle := c.turns(t, from, to, named)
	if len(middle) < 2 {
		return []cut{s}
	}
	if from > s.first {
		middle = slices.Insert(middle, 0, cut{first: s.first, end: from})
	}
	if to < s.end {
		middle = append(middle, cut{first: to, end: s.end})
	}
	return middle
}

// turns parts the blocks between from and to, each run on one theme; nil where they cannot be parted so.
func (c *Classifier) turns(t *scannedArticle, from, to int, named [][]library.Theme) []cut {
	var all []cut
	var count []int // blocks of each run that name its theme
	seen := map[library.Theme]bool{}
	current := library.Theme("")
	for i := from; i < to; i++ {
		switch {
		case len(named[i]) == 0:
		case len(named[i]) > 1:
			return nil
		case named[i][0] == current:
			count[len(count)-1]++
		case seen[named[i][0]]:
			return nil
		default:
			first := from
			if len(all) > 0 {
				first = c.turn(t, i, named, current, named[i][0])
				all[len(all)-1].end = first
			}
			current = named[i][0]
			seen[current] = true
			all = append(all, cut{first: first, end: to})
			count = append(count, 1)
		}
	}
	if len(all) < 2 || slices.Min(count) < fewestNamed {
		return nil
	}
	return all
}

// turn returns the block at which a text turns from a theme to the one that block i names: i, or the first
// of the blocks before it that name neither but speak more for the new one.
func (c *Classifier) turn(t *scannedArticle, i int, named [][]library.Theme, before, after library.Theme) int {
	for i > 0 && len(named[i-1]) == 0 {
		terms := c.newTermCount(t.blocks[i-1].syllables)
		terms.add(&t.blocks[i-1], 0)
		sums, _ := c.sums(terms)
		terms.done()
		if sums[slices.Index(c.themes, after)].heavy <= sums[slices.Index(c.themes, before)].heavy {
			break
		}
		i--
	}
	return i
}

// named returns the themes of which u has a core term, but for those it only touches beside another.
func (c *Classifier) named(u *scannedText) []library.Theme {
	var cores []library.Theme
	for _, h := range u.hits {
		if l := &c.lines[h.Rule]; l.strength == coreTerm && !slices.Contains(cores, l.theme) {
			cores = append(cores, l.theme)
		}
	}
	if len(cores) < 2 {
		return cores
	}
	t := c.newTermCount(u.syllables)
	t.add(u, 0)
	sums, _ := c.sums(t)
	t.done()
	highest := 0.0
	for _, s := range sums {
		highest = max(highest, s.heavy)
	}
	var all []library.Theme
	for i, theme := range c.themes {
		if s := sums[i]; s.core && s.heavy > highest/3 {
			all = append(all, theme)
		}
	}
	return all
}

// A stretch of so many blocks and syllables without a word of any theme, at the beginning or end of a
// passage without headings, is a passage of its own.
const (
	fewestBarren   = 3
	shortestBarren = 30
)

// trim cuts barren stretches off passages that bear a theme, which makes the passage no less sure of it.
func (c *Classifier) trim(t *scannedArticle, cuts []cut, decisions []decision) ([]cut, []decision) {
	var parts []cut
	var sure []decision
	for i, s := range cuts {
		first, end := s.first, s.end
		if len(s.under) == 0 && !s.apart && decisions[i].bears() {
			first += c.barren(t, s.first, s.end, 1)
			if first == s.end { // no word of the vocabulary tells it
				first = s.first
			} else {
				end -= c.barren(t, s.end-1, first-1, -1)
			}
		}
		if first > s.first {
			parts, sure = append(parts, cut{first: s.first, end: first}), append(sure, decision{})
		}
		parts, sure = append(parts, cut{first: first, end: end, under: s.under, apart: s.apart, labelled: s.labelled, turned: s.turned}), append(sure, decisions[i])
		if end < s.end {
			parts, sure = append(parts, cut{first: end, end: s.end}), append(sure, decision{})
		}
	}
	return parts, sure
}

// barren counts the blocks from one on, in steps, that have no word of any theme; 0 where they are few.
func (c *Classifier) barren(t *scannedArticle, from, to, step int) int {
	blocks, syllables := 0, 0
	for i := from; i != to && !c.speaks(&t.blocks[i]); i += step {
		blocks++
		syllables += t.blocks[i].syllables
	}
	if blocks < fewestBarren || syllables < shortestBarren {
		return 0
	}
	return blocks
}

// speaks reports a unit with a word of any theme, a user's own among them.
func (c *Classifier) speaks(u *scannedText) bool {
	return len(u.own) > 0 || slices.ContainsFunc(u.hits, func(h phrase.Occurrence) bool { return c.lines[h.Rule].theme != "" })
}
