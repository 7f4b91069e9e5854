package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// The measure of a part of the page is the sum of its blocks' values, in characters: prose counts for its
// length outside links, furniture against. So a part that cuts off paragraphs loses against one that
// keeps them, and one that takes in a menu or a list of other news loses against one that does not.

// value judges a block by itself.
func value(p candidateBlock) int {
	plain := p.chars - p.linked
	switch {
	case p.Kind == library.Image:
		return 0
	case p.linkDense():
		return -weights().linkCost - p.linked
	case p.isNotice():
		return -weights().noticeCost
	case p.Kind == library.Heading:
		return weights().heading
	case p.Kind == library.List && p.chars <= maxDateLine && (isDateLine(strings.Join(p.Items, " ")) || slices.ContainsFunc(p.Items, isDateLine)):
		return -weights().shortCost
	case p.Kind == library.Table || p.Kind == library.List:
		return plain/weights().tablePart - p.linked
	case p.chars >= weights().proseChars, p.chars >= weights().sentenceChars && endsSentence(p.Text):
		return plain - p.linked
	}
	return -weights().shortCost
}

// isNotice reports a block that is a line of an imprint, whatever its form.
func (p candidateBlock) isNotice() bool {
	if p.Kind == library.List || p.Kind == library.Table {
		return isNotice(p.Plain())
	}
	return p.hasLabel(notices)
}

// isProse reports a block that counts for more than a heading does.
func (p candidateBlock) isProse() bool { return p.value > weights().heading }

func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"”’»)]`))
	return strings.ContainsRune(".!?;:…", r)
}

// notice finds the lines of imprints, counters, and requests to name the source. It is matched against
// folded text.
var notice = pageLabels.List("notice")

// reuse finds what imprints say of using their texts, anywhere in the line.
var reuse = pageLabels.List("reuse")

func isNotice(text string) bool {
	if len(text) > maxNotice {
		return false
	}
	folded := noticeText(text)
	return notice.Begins(atMost(folded, noticeHead)) || (strings.Contains(folded, " lai ") || strings.Contains(folded, " reserved")) && reuse.In(folded)
}

// noticeHead is how much of a line tells whether it can be a notice, in bytes.
const noticeHead = 96

func noticeText(text string) string { return strings.TrimLeft(viet.Fold(text), `•-–*+ "“`) }

// maxNotice is the longest line an imprint has, in bytes.
const maxNotice = 600

// sums adds the values of blocks up for every element that holds them.
func sums(blocks []candidateBlock) map[*html.Node]int {
	total := map[*html.Node]int{}
	for _, p := range blocks {
		for n := p.node; n != nil; n = n.Parent {
			total[n] += p.value
		}
	}
	return total
}
