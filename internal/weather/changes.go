package weather

import "slices"

// mostCells bounds the comparison of two loads, in pairs of signs. Two loads that differ in more are two texts.
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
func between(one, other []string) *changes {
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
	c.fill(a, b, lengths(a, b), begin)
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

// lengths is the table of the longest common subsequences of the ends of a and b.
func lengths(a, b []string) [][]int32 {
	table := make([][]int32, len(a)+1)
	for i := range table {
		table[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
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
func (c *changes) explain(signs []string) bool {
	reached := map[int]bool{}
	if hasAt(signs, 0, c.parts[0]) {
		reached[len(c.parts[0])] = true
	}
	for n, g := range c.gaps {
		part, next := c.parts[n+1], map[int]bool{}
		for at := range reached {
			for end := at; end <= len(signs) && g.takes(signs[at:end]); end++ {
				if hasAt(signs, end, part) {
					next[end+len(part)] = true
				}
			}
		}
		reached = next
	}
	return reached[len(signs)]
}

// takes reports signs that may stand in a gap: of the kind that stood there, and not many more.
func (g differing) takes(signs []string) bool {
	if len(signs) > g.most+g.most/2+1 {
		return false
	}
	for _, s := range signs {
		if g.numbers && !isNumber(s) || g.within && isMark(s) {
			return false
		}
	}
	return true
}

func hasAt(signs []string, at int, part []string) bool {
	return at+len(part) <= len(signs) && equal(signs[at:at+len(part)], part)
}

// findNumbered finds the short lines in which only numbers differ.
func (c *changes) findNumbered(one []string) {
	for _, g := range c.gaps {
		begin, end := g.first, g.end
		for begin > 0 && !isMark(one[begin-1]) {
			begin--
		}
		for end < len(one) && !isMark(one[end]) {
			end++
		}
		if g.numbers && end-begin <= shortLine {
			c.numbered = append(c.numbered, masked(one[begin:end]))
		}
	}
}
