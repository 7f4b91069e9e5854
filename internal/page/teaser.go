package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// teasers are entries of lists of other articles: brothers of one kind, each beginning with a link that
// is a title.
type teasers map[*html.Node]bool

// findTeasers marks the entries of lists of other articles under root. Those of a front page stand in boxes of their own:
// they are brothers by their class.
func findTeasers(root *html.Node, f *furniture, over func() bool) teasers {
	found := teasers{}
	named := map[string][]*html.Node{}
	eachUntil(over, root, func(n *html.Node) bool {
		if silentTags[n.DataAtom] || n.DataAtom == atom.P {
			return false
		}
		groups := map[string][]*html.Node{}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && entryTags[c.DataAtom] && isTeaser(c, f) {
				kind := c.Data
				groups[kind] = append(groups[kind], c)
				if class := f.kind(c); class != "" {
					named[kind+"."+class] = append(named[kind+"."+class], c)
				}
			}
		}
		found.mark(groups)
		return true
	})
	found.mark(named)
	return found
}

// mark notes the groups that are lists.
func (t teasers) mark(groups map[string][]*html.Node) {
	for _, group := range groups {
		if len(group) < weights().teaserEntries {
			continue
		}
		for _, n := range group {
			t[n] = true
		}
	}
}

var entryTags = map[atom.Atom]bool{
	atom.Li: true, atom.Div: true, atom.Article: true, atom.Section: true, atom.Tr: true, atom.Td: true, atom.Table: true,
	atom.Dd: true, atom.Dt: true, atom.Dl: true, atom.Ul: true, atom.Figure: true,
}

// isTeaser reports whether n begins with a title that is a link, and holds little beside it.
func isTeaser(n *html.Node, f *furniture) bool {
	if held := f.weights[n]; held.text > weights().longestTeaser*2 || held.text == held.prose { // bytes; Vietnamese letters take up to three
		return false
	}
	first := firstWords(n)
	return first != nil && first.DataAtom == atom.A && !runsOn(first) && utf8.RuneCountInString(rawText(first)) >= weights().titleChars &&
		utf8.RuneCountInString(rawText(n)) <= weights().longestTeaser
}

// runsOn reports a link that a sentence goes on behind: no title.
func runsOn(link *html.Node) bool {
	for n := link; n != nil; n = n.Parent {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			text := s.Data
			switch {
			case s.Type == html.ElementNode && !isInline(s):
				return false
			case s.Type == html.ElementNode:
				text = rawText(s)
			case s.Type != html.TextNode:
				continue
			}
			if text = strings.TrimSpace(text); text != "" {
				r, _ := utf8.DecodeRuneInString(text)
				return unicode.IsLower(r) || r == ','
			}
		}
		if n.Parent == nil || !isInline(n.Parent) {
			return false
		}
	}
	return false
}

// firstWords returns the element that holds the first words of n: the link they stand in, if any. Dates,
// numbers and signs before a title do not count.
func firstWords(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if wordy(c.Data) {
				return n
			}
		case c.Type != html.ElementNode || silentTags[c.DataAtom] || invisible(c):
		case c.DataAtom == atom.A && attr(c, "href") != "":
			if wordy(rawText(c)) {
				return c
			}
		default:
			if found := firstWords(c); found != nil {
				return found
			}
		}
	}
	return nil
}

// wordy reports text with words in it, not only signs, numbers or a date.
func wordy(text string) bool {
	run := 0
	for _, r := range text {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0xBF {
			run++
			if run > 2 {
				return true
			}
		}
	}
	return false
}

// discountListed takes their worth from the leads of a list of other articles that is too short to be told by its
// likeness: they stand behind the list's label, each right behind the link that is its title. So do the
// comments behind their label.
func discountListed(blocks []candidateBlock) {
	s := listing{}
	for i := range blocks {
		s.take(blocks, i)
	}
}

// listing is where a scan for lists of other articles and for comments stands.
type listing struct {
	label, title, comments *html.Node // the last label, the title behind it, the element of the comments
	prose                  int        // gone through
}

func (s *listing) take(blocks []candidateBlock, i int) {
	p := &blocks[i]
	switch {
	case s.comments != nil && contains(s.comments, p.node):
		p.value = min(p.value, 0) - weights().teaserCost
	case p.Kind == library.Image:
	case s.opensComments(blocks, i):
		s.comments = common(p.node, blocks[i+1].node)
	case p.hasLabel(endLabels) && !isTagLine(*p):
		s.label, s.title = p.node, nil
	case p.linkDense():
		if s.title = nil; p.chars >= weights().titleChars && p.Kind != library.List {
			s.title = p.node
		}
	case !p.isProse():
	case s.label != nil && s.title != nil && !contains(common(s.title, p.node), s.label):
		p.value, s.title = -weights().teaserCost, nil
	default:
		s.prose += p.value
		s.label, s.title = nil, nil
	}
}

// opensComments reports the label of comments that stand, below a text, in an element of their own.
func (s *listing) opensComments(blocks []candidateBlock, i int) bool {
	return s.prose > weights().sentenceChars && i+1 < len(blocks) && blocks[i].hasLabel(commentLabels) &&
		!contains(common(blocks[i].node, blocks[i+1].node), blocks[i-1].node)
}

// holds reports whether n lies in a teaser.
func (t teasers) holds(n *html.Node) bool {
	if len(t) == 0 {
		return false
	}
	for ; n != nil; n = n.Parent {
		if t[n] {
			return true
		}
	}
	return false
}
