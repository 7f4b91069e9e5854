package page

import (
	"net/url"
	"slices"
	"strconv"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// body returns the element that holds the article's text, or nil where the page has none. Three ask for
// it: the rules of known families, the measure over all elements, and go-readability. The measure of an element is
// the prose in it, in characters, less its links, notices and lists of other articles (measure.go): whoever cuts
// off paragraphs loses by it, and whoever takes in a menu. The family's element wins where it holds most of what the
// best candidate holds, for its bounds are exact; else the best measure wins, and goes on over what stands
// behind it. go-readability is asked only where a quarter of the page's prose lies outside the best.
func (d *dividedPage) body() foundBody {
	whole := len(d.blocks)
	if len(d.parsed.chosen) > 0 {
		return d.found(commonOf(d.parsed.chosen), whole, nil)
	}
	find := bodyFinder{d}
	if parts := find.familyParts(); len(parts) > 1 {
		return d.found(commonOf(parts), whole, parts)
	}
	body := find.withLinkedSentences(find.candidate())
	if body != nil && roleOf(body) == bodyRole {
		return d.found(body, whole, nil)
	}
	return find.grown(body)
}

// bodyFinder looks for the element that holds the text.
type bodyFinder struct{ page *dividedPage }

// candidate returns the one element that is most likely to hold the body.
func (d bodyFinder) candidate() *html.Node {
	best := d.densest()
	family := d.familyBody()
	if family == nil && (best == nil || d.page.sums[best] < weights().enoughKnown) {
		if known := d.knownBody(); known != nil || best == nil {
			return known
		}
	}
	if family != nil && (best == nil || d.page.sums[family]*100 >= d.page.sums[best]*weights().bodyFamily && d.complete(best, family)) {
		return family
	}
	if d.page.proseIn(best)*100 < d.page.prose()*weights().bodySure {
		if other := d.readable(); other != nil && d.page.sums[other] > d.page.sums[best] {
			best = other
		}
	}
	return best
}

// withLinkedSentences returns body, or the element around it where body is the only paragraph of a short notice and a
// sentence that is wholly a link stands beside it: that is the text's too.
func (d bodyFinder) withLinkedSentences(body *html.Node) *html.Node {
	if body == nil || body.DataAtom != atom.P || body.Parent == d.page.parsed.main {
		return body
	}
	first, end := d.page.boundsOf(body, len(d.page.blocks))
	if end-first != 1 {
		return body
	}
	for i := max(0, first-1); i <= end && i < len(d.page.blocks); i++ {
		if p := d.page.blocks[i]; i != first && contains(body.Parent, p.node) && isLinkedSentence(p) && !d.page.teasers.holds(p.node) {
			return body.Parent
		}
	}
	return body
}

// grown returns body, or the nearest element over it that holds the text which goes on behind body: where
// short paragraphs stand beside lists, no single element measures better than the longest paragraph. The
// text ends where the most prose is gained for the least furniture, at the latest at a list of other articles,
// the tags, comments or the imprint; what lies behind is no longer looked at.
func (d bodyFinder) grown(body *html.Node) foundBody {
	for n := body; n != nil && n != d.page.parsed.main && n.Parent != nil && !d.page.parsed.over(); n = n.Parent {
		_, end := d.page.boundsOf(n, len(d.page.blocks))
		gain, stop, boxed := d.gained(n, end)
		if gain >= weights().bodyGrown {
			return d.page.found(n.Parent, stop, nil)
		}
		if boxed {
			break
		}
	}
	return d.page.found(body, len(d.page.blocks), nil)
}

// gained returns how much the parent of n holds behind n, whose blocks end at index end, and where that ends.
// boxed tells that a list of other articles, or the end of all text, was met.
func (d bodyFinder) gained(n *html.Node, end int) (best, stop int, boxed bool) {
	g := gain{beside: n.Parent}
	for i := end; i < len(d.page.blocks) && contains(n.Parent, d.page.blocks[i].node); i++ {
		p := d.page.blocks[i]
		if p.hasLabel(commentLabels) || p.hasLabel(imprints) || isTagLine(p) {
			return best, stop, true
		}
		g.take(p, d.page.teasers.holds(p.node))
		if g.gain > best || stop == i && d.page.isCaptionAt(i, end) {
			best, stop = max(best, g.gain), i+1
		}
	}
	return best, stop, g.boxed
}

// gain is what a body would gain by going on.
type gain struct {
	gain   int
	beside *html.Node // holds the text gained last
	boxed  bool       // behind a list of other articles: there only what stands beside the text before it counts
}

func (g *gain) take(p candidateBlock, listed bool) {
	near := p.frame == g.beside || p.frame.Parent == g.beside
	switch {
	case listed || p.hasLabel(endLabels):
		g.boxed = true
	case !g.boxed && near && p.Kind == library.Image && p.linked == 0:
		g.gain += weights().bodyGrown // an infographic, or the pictures that a text ends with
	case p.isProse() && (!g.boxed || p.frame.Parent == g.beside):
		g.gain += p.value
		g.beside = p.frame.Parent
	case !g.boxed:
		g.gain += p.value
	}
}

// isCaptionAt reports that block i is the caption of an image right before it, behind index end.
func (d *dividedPage) isCaptionAt(i, end int) bool {
	return i > end && d.blocks[i-1].Kind == library.Image && isCaption(d.blocks[i-1], d.blocks[i], true)
}

// densest returns the innermost element with the greatest sum of values.
func (d bodyFinder) densest() *html.Node {
	var best *html.Node
	each(d.page.parsed.root, func(n *html.Node) bool {
		sum, ok := d.page.sums[n]
		if !ok {
			return false
		}
		if sum > 0 && (best == nil || sum > d.page.sums[best] || sum == d.page.sums[best] && contains(best, n)) {
			best = n
		}
		return true
	})
	return best
}

// familyBody returns the family's element with the greatest sum; of those inside each other with about
// the same the inner one.
func (d bodyFinder) familyBody() *html.Node {
	var best *html.Node
	for _, n := range d.page.parsed.known[bodyRole] {
		switch sum := d.page.sums[n]; {
		case sum <= 0:
		case best == nil, sum > d.page.sums[best] && !contains(best, n),
			contains(best, n) && sum*100 >= d.page.sums[best]*weights().bodyFamily && d.complete(best, n):
			best = n
		}
	}
	return best
}

// familyParts returns the family's elements that one text stands in, in order: they bear the same names and hold most
// of the page's prose, and no title of another article stands between them, as on a page of several.
func (d bodyFinder) familyParts() []*html.Node {
	first := d.familyBody()
	if first == nil {
		return nil
	}
	var parts []*html.Node
	sum := 0
	for _, n := range d.page.parsed.known[bodyRole] {
		if names(n) == names(first) && attr(n, "id") == "" && d.page.sums[n] > 0 && (len(parts) == 0 || !contains(parts[len(parts)-1], n)) {
			parts = append(parts, n)
			sum += d.page.sums[n]
		}
	}
	if len(parts) < 2 || len(parts) > maxParts || sum*100 < d.page.prose()*weights().bodyFamily || d.titleBetween(parts) {
		return nil
	}
	return parts
}

// titleBetween reports a heading, or an article of its own, between the elements.
func (d bodyFinder) titleBetween(parts []*html.Node) bool {
	holder := commonOf(parts)
	for _, part := range parts {
		for n := part; n != holder; n = n.Parent {
			if n.DataAtom == atom.Article || n.DataAtom == atom.Li || d.page.teasers[n] {
				return true
			}
		}
	}
	begun := false
	for _, p := range d.page.blocks {
		switch {
		case contains(parts[len(parts)-1], p.node):
			return false
		case slices.ContainsFunc(parts, func(n *html.Node) bool { return contains(n, p.node) }):
			begun = true
		case begun && p.tagged && p.Level <= 2 && !d.page.teasers.holds(p.node) && contains(holder, p.node):
			return true
		}
	}
	return false
}

// complete reports whether inner loses no prose that stands beside and behind it in outer, as it would where
// a text is broken over several elements. What stands before it may be the lead, which is found by
// itself; what stands further off is the site's.
func (d bodyFinder) complete(outer, inner *html.Node) bool {
	if !contains(outer, inner) {
		return true
	}
	_, end := d.page.boundsOf(inner, len(d.page.blocks))
	lost := 0
	for _, p := range d.page.blocks[end:] {
		if p.isProse() && contains(inner.Parent, p.node) {
			lost += p.value
		}
	}
	return lost*100 <= d.page.sums[outer]*weights().bodyLost
}

// knownBody returns the family's element where nothing in it reads as prose, as in a timetable.
func (d bodyFinder) knownBody() *html.Node {
	for _, n := range d.page.parsed.known[bodyRole] {
		if d.page.plainIn(n) >= 2*weights().enoughKnown {
			return n
		}
	}
	return nil
}

// plainIn counts the characters outside links in n that are neither notices nor other articles.
func (d *dividedPage) plainIn(n *html.Node) int {
	sum := 0
	for _, p := range d.blocks {
		if p.value >= -weights().shortCost && contains(n, p.node) {
			sum += p.chars - p.linked
		}
	}
	return sum
}

// prose counts the characters of all blocks that read as an article's.
func (d *dividedPage) prose() int {
	sum := 0
	for _, p := range d.blocks {
		if p.isProse() {
			sum += p.value
		}
	}
	return sum
}

func (d *dividedPage) proseIn(n *html.Node) int {
	sum := 0
	for _, p := range d.blocks {
		if p.isProse() && contains(n, p.node) {
			sum += p.value
		}
	}
	return sum
}

// core returns the innermost element inside n that holds nearly all of its prose.
func (d *dividedPage) core(n *html.Node) *html.Node {
	for {
		next := (*html.Node)(nil)
		prose := d.proseIn(n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if d.sums[c]*100 >= prose*weights().bodyCore && d.sums[c] > 0 {
				next = c
			}
		}
		if next == nil || next.DataAtom == atom.P || next.DataAtom == atom.Li || next.DataAtom == atom.Blockquote {
			return n
		}
		n = next
	}
}

// markKey is the attribute by which elements are found again in go-readability's result, which is a copy.
const markKey = "data-block"

// readable returns the element that go-readability takes the text from: the innermost one that holds
// all the paragraphs it kept.
func (d bodyFinder) readable() *html.Node {
	marked := map[string]*html.Node{}
	for i, p := range d.page.blocks {
		if p.Kind != library.Image && p.node.Type == html.ElementNode && !hasAttr(p.node, markKey) {
			mark := strconv.Itoa(i)
			p.node.Attr = append(p.node.Attr, html.Attribute{Key: markKey, Val: mark})
			marked[mark] = p.node
		}
	}
	address, err := url.Parse(d.page.parsed.address)
	if err != nil {
		address = nil
	}
	parser := readability.NewParser()
	article, err := parser.ParseDocument(d.page.parsed.root, address)
	if err != nil || article.Node == nil {
		return nil
	}
	var holder *html.Node
	each(article.Node, func(n *html.Node) bool {
		if original := marked[attr(n, markKey)]; original != nil && d.page.sums[original] > 0 {
			if holder == nil {
				holder = original
			} else {
				holder = common(holder, original)
			}
		}
		return true
	})
	return holder
}
