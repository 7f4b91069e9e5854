package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainList returns the entries of the page's own list: the group of like entries that is worth most, and
// the entries beside it that are as good, such as the one shown large on top. Boxes of other news are
// left out; those that only may be such count where there is nothing else.
func (d listFinder) mainList(entries []entry) []entry {
	var free, open []entry
	around := newBoxes(d.page.main)
	for _, e := range entries {
		switch around.of(e.node) {
		case otherNews:
		case perhapsOther:
			open = append(open, e)
		default:
			open = append(open, e)
			free = append(free, e)
		}
	}
	if list := d.bestGroup(free); list != nil {
		return list
	}
	return d.bestGroup(open)
}

func (d listFinder) bestGroup(entries []entry) []entry {
	groups, worth := map[string][]entry{}, map[string]int{}
	best := ""
	for _, e := range entries {
		groups[e.structure] = append(groups[e.structure], e)
		worth[e.structure] += e.worth
	}
	for _, e := range entries { // in their order, so that equal worth falls to the first
		if best == "" || worth[e.structure] > worth[best] {
			best = e.structure
		}
	}
	if best == "" {
		return nil
	}
	main := groups[best]
	column := d.widen(holder(main))
	if len(main) == 1 {
		column = d.page.main
	}
	var chosen []entry
	total := 0
	for _, e := range entries {
		if e.structure == best || contains(column, e.node) && e.worth*len(main)*10 >= worth[best]*weights().listAsGood {
			chosen = append(chosen, e)
			total += e.worth
		}
	}
	if total < weights().listEnough {
		return nil
	}
	return chosen
}

// holder returns the innermost element that holds all entries.
func holder(group []entry) *html.Node {
	nodes := make([]*html.Node, len(group))
	for i, e := range group {
		nodes[i] = e.node
	}
	return commonOf(nodes)
}

// widening is how many elements up the column of the list is looked for.
const widening = 2

// widen returns the column in which a list stands, but not the whole page.
func (d listFinder) widen(n *html.Node) *html.Node {
	for range widening {
		if n == nil || n.Parent == nil || n == d.page.main || n.Parent == d.page.main || n.DataAtom == atom.Td {
			break
		}
		n = n.Parent
	}
	return n
}

// boxing tells whether an entry stands in a box of other news.
type boxing int

const (
	notBoxed boxing = iota
	perhapsOther
	otherNews
)

// boxes tells of the elements of a page whether they stand in a box of other news. What is before an element among its
// siblings is looked at once for all of them: a list may have a hundred thousand.
type boxes struct {
	main   *html.Node
	before map[*html.Node]boxing // what the headings before an element, among its siblings, say of it
}

func newBoxes(main *html.Node) boxes { return boxes{main, map[*html.Node]boxing{}} }

// boxedAbove is how many elements up the heading of a box is looked for.
const boxedAbove = 5

// of looks for the heading of the box that an entry stands in.
func (b boxes) of(n *html.Node) boxing {
	worst := notBoxed
	for up := 0; n != nil && n != b.main && up < boxedAbove; n, up = n.Parent, up+1 {
		if _, known := b.before[n]; !known {
			b.look(n)
		}
		worst = max(worst, b.before[n])
	}
	return worst
}

// look goes through the siblings of n. A heading counts for all behind it, until a long text ends its box.
func (b boxes) look(n *html.Node) {
	first := n
	for first.PrevSibling != nil {
		first = first.PrevSibling
	}
	said := notBoxed
	for s := first; s != nil; s = s.NextSibling {
		b.before[s] = said
		if s.Type != html.ElementNode || silentTags[s.DataAtom] {
			continue
		}
		text := rawText(s)
		if len(text) > 2*maxLabel {
			said = notBoxed
		}
		said = max(said, boxLabel(text))
	}
}

var (
	otherNewsLabel    = pageLabels.List("other news")
	perhapsOtherLabel = pageLabels.List("perhaps other news")
)

func boxLabel(text string) boxing {
	l := label(text)
	switch {
	case l == "" || len(l) > maxLabel:
		return notBoxed
	case otherNewsLabel.Whole(l):
		return otherNews
	case perhapsOtherLabel.Whole(l):
		return perhapsOther
	}
	return notBoxed
}

// isArticleBeside reports that the page is an article, and the list one of others beside it.
func (d listFinder) isArticleBeside(chosen []entry) bool {
	divided := d.page.divide()
	if d.page.over() {
		return false
	}
	found := divided.body()
	body := found.node
	if body == nil || found.divided.proseIn(body) < weights().listArticleProse {
		return false
	}
	if kind, err := (refuser{found}).refusal(body); kind != "" || err != nil {
		return false
	}
	inside := 0
	first, end := found.bounds()
	last := found.divided.lastProse(first, end)
	at := orderOf(d.page.main)
	for _, e := range chosen {
		if contains(body, e.node) && last != nil && at[e.node] < at[last] {
			inside++
		}
	}
	return inside*3 <= len(chosen)
}

func (d *dividedPage) lastProse(first, end int) *html.Node {
	for i := end - 1; i >= first; i-- {
		if d.blocks[i].isProse() {
			return d.blocks[i].node
		}
	}
	return nil
}
