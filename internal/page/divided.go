package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
)

// dividedPage is a page broken into candidate blocks, each with what it is worth.
type dividedPage struct {
	parsed    *parsedPage
	teasers   teasers
	portraits portraits
	blocks    []candidateBlock
	sums      map[*html.Node]int // by element, of the worth of the blocks in it
}

// divide breaks the page into candidate blocks and judges each.
func (d *parsedPage) divide() *dividedPage {
	teasers := findTeasers(d.main, d.clutter, d.over)
	blocks := build(d.main, d.address, d.clutter.skip, d.over)
	for i := range blocks {
		if d.over() {
			break
		}
		p := &blocks[i]
		if p.tagged && p.chars >= weights().proseChars && strings.HasSuffix(p.Text, ".") { // a lead dressed as a heading
			p.Kind, p.Level, p.tagged, p.bold = library.Paragraph, 0, false, true
		}
		p.value = value(*p)
		if p.Kind != library.Image && teasers.holds(p.node) {
			p.value = min(p.value, 0) - weights().teaserCost
		}
	}
	creditLinked(blocks)
	discountListed(blocks)
	return &dividedPage{d, teasers, newPortraits(d.main), blocks, sums(blocks)}
}

// fewestLinked is how many sentences in a row, each wholly a link, make a text where a page has no other: titles of other
// articles are no sentences.
const fewestLinked = 3

// creditLinked takes such sentences for prose on a page that has none.
func creditLinked(blocks []candidateBlock) {
	if slices.ContainsFunc(blocks, candidateBlock.isProse) {
		return
	}
	row := 0
	for i, p := range blocks {
		switch {
		case !isLinkedSentence(p) || p.value < -weights().linkCost-p.linked || row > 0 && around(blocks[i-1].node) != around(p.node):
			row = 0
		default:
			row++
		}
		if row < fewestLinked {
			continue
		}
		for at := i - row + 1; at <= i; at++ {
			blocks[at].value = blocks[at].chars
		}
	}
}

// around returns what a paragraph stands in, whichever of its elements n is.
func around(n *html.Node) *html.Node {
	for n.Parent != nil && isInline(n) {
		n = n.Parent
	}
	return n.Parent
}

// foundBody is a page with the element that holds its text, which may be nil.
type foundBody struct {
	parsed  *parsedPage
	divided *dividedPage
	node    *html.Node
	stop    int          // index behind the last block that may be the text's
	parts   []*html.Node // the elements that a text in several stands in; nil for a text in one
}

// found is the page with the text in node, up to stop, in these parts of it.
func (d *dividedPage) found(node *html.Node, stop int, parts []*html.Node) foundBody {
	return foundBody{d.parsed, d, node, stop, parts}
}

// inPart reports whether n stands in one of the elements that the text is in.
func (d foundBody) inPart(n *html.Node) bool {
	return d.parts == nil || slices.ContainsFunc(d.parts, func(part *html.Node) bool { return contains(part, n) })
}

// bounds returns the indexes of the text's first block and behind its last.
func (d foundBody) bounds() (first, end int) { return d.divided.boundsOf(d.node, d.stop) }

// boundsOf returns the indexes of n's first block and behind its last, at most stop.
func (d *dividedPage) boundsOf(n *html.Node, stop int) (first, end int) {
	first = len(d.blocks)
	for i, p := range d.blocks {
		if contains(n, p.node) {
			first = min(first, i)
			end = i + 1
		}
	}
	end = min(end, max(first, stop))
	return min(first, end), end
}
