package weather

import (
	"context"
	"slices"
)

// mostCells bounds the comparison of two loads, in pairs of signs, and the search for what explains a third, in gaps times
// signs. Loads that differ in more are no longer one text under another weather.
const mostCells = 4 << 20

// changes is what two loads share, in their order, with a gap between each two parts.
type changes struct {
	parts    [][]string // one more than gaps; the first and the last may be empty
	gaps     []differing
	numbered []string // short lines that differ in numbers only, masked
}

// differing is a place where the two loads differ.
type differing struct {
	first, end int  // signs of the first load that stand there
	most       int  // signs that stand there at most
	numbers    bool // nothing but numbers
	within     bool // of one part of a text: no block or item begins in it
}

// mostWeather is the share of a page that may be weather.
const mostWeather = 0.4

// between finds what two loads differ in; nil where that is nothing, or too much to be weather.
func between(ctx context.Context, one, other []string) *changes {
	begin := 0
	for begin < min(len(one), len(other)) && one[begin] == other[begin] {
		begin++
	}
	end := 0
	for end < min(len(one), len(other))-begin && one[len(one)-1-end] == other[len(other)-1-end] {
		end++
	}
	a, b := one[begin:len(one)-end], other[begin:len(other)-end]
	if len(a)+len(b) == 0 || (len(a)+1)*(len(b)+1) > mostCells {
		return nil
	}
	c := &changes{parts: [][]string{one[:begin]}}
	table := lengths(ctx, a, b)
	if ctx.Err() != nil {
		return nil
	}
	c.fill(a, b, table, begin)
	last := len(c.parts) - 1
	c.parts[last] = slices.Concat(c.parts[last], one[len(one)-end:])
	shared := 0
	for _, p := range c.parts {
		shared += len(p)
	}
	if float64(shared) < (1-mostWeather)*float64(max(len(one), len(other))) {
		return nil
	}
	c.findNumbered(one)
	return c
}

// lengths is the table of the longest common subsequences of the ends of a and b, as far as it came before ctx was done.
func lengths(ctx context.Context, a, b []string) [][]int32 {
	table := make([][]int32, len(a)+1)
	for i := range table {
		table[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0 && ctx.Err() == nil; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}

// fill adds the gaps and parts of a, which begins at from in its load, and b.
func (c *changes) fill(a, b []string, table [][]int32, from int) {
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			last := len(c.parts) - 1
			c.parts[last] = append(slices.Clip(c.parts[last]), a[i])
			i, j = i+1, j+1
			continue
		}
		k, l := i, j
		for (k < len(a) || l < len(b)) && (k == len(a) || l == len(b) || a[k] != b[l]) {
			if l == len(b) || k < len(a) && table[k+1][l] >= table[k][l+1] {
				k++
			} else {
				l++
			}
		}
		g := gapOf(a[i:k], b[j:l])
		g.first, g.end = from+i, from+k
		c.gaps = append(c.gaps, g)
		c.parts = append(c.parts, nil)
		i, j = k, l
	}
}

func gapOf(a, b []string) differing {
	both := slices.Concat(a, b)
	return differing{
		most:    max(len(a), len(b)),
		numbers: !slices.ContainsFunc(both, func(s string) bool { return !isNumber(s) }),
		within:  !slices.ContainsFunc(both, isMark),
	}
}

// explain reports whether signs differ from the loads in the gaps only.
func (c *changes) explain(ctx context.Context, signs []string) bool {
	if (len(c.gaps)+1)*(len(signs)+1) > mostCells {
		return false
	}
	first := len(c.parts[0])
	reached := make([]bool, len(signs)+1) // by place, whether all before it is explained
	if first > len(signs) || !equal(signs[:first], c.parts[0]) {
		return false
	}
	reached[first] = true
	for n, g := range c.gaps {
		if ctx.Err() != nil {
			return false
		}
		reached = behind(c.parts[n+1], signs, g.ends(signs, reached))
	}
	return reached[len(signs)]
}

// ends returns where a gap may end that begins at one of the places: with signs of the kind that stood there, and not many
// more. For each end it is enough to look at the last place before it.
func (g differing) ends(signs []string, begins []bool) []bool {
	ends, last := make([]bool, len(begins)), -1
	for at := range begins {
		if begins[at] {
			last = at
		}
		ends[at] = last >= 0 && at-last <= g.most+g.most/2+1
		if ends[at] && at < len(signs) && g.takes(signs[at]) {
			continue
		}
		last = -1
	}
	return ends
}

// takes reports a sign that may stand in a gap.
func (g differing) takes(sign string) bool {
	return (!g.numbers || isNumber(sign)) && (!g.within || !isMark(sign))
}

// behind returns the places behind a part that begins at one of the given ones (Knuth, Morris and Pratt 1977).
func behind(part, signs []string, begins []bool) []bool {
	if len(part) == 0 {
		return begins
	}
	places, shorter := make([]bool, len(begins)), borders(part)
	matched := 0 // signs of the part that stand before at
	for at, sign := range signs {
		for matched > 0 && (matched == len(part) || part[matched] != sign) {
			matched = shorter[matched-1]
		}
		if part[matched] == sign {
			matched++
		}
		places[at+1] = matched == len(part) && begins[at+1-len(part)]
	}
	return places
}

// borders returns for each beginning of a part how much of it both begins and ends it, short of all.
func borders(part []string) []int {
	all := make([]int, len(part))
	for at, n := 1, 0; at < len(part); at++ {
		for n > 0 && part[n] != part[at] {
			n = all[n-1]
		}
		if part[n] == part[at] {
			n++
		}
		all[at] = n
	}
	return all
}

// findNumbered finds the short lines in which only numbers differ.
func (c *changes) findNumbered(one []string) {
	for _, g := range c.gaps {
		if !g.numbers {
			continue
		}
		begin, end := g.first, g.end
		for begin > 0 && end-begin <= shortLine && !isMark(one[begin-1]) {
			begin--
		}
		for end < len(one) && end-begin <= shortLine && !isMark(one[end]) {
			end++
		}
		if end-begin <= shortLine {
			c.numbered = append(c.numbered, masked(one[begin:end]))
		}
	}
}
