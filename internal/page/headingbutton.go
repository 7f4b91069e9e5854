package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// showPressedHeadings makes words of the buttons that open a part of a text («accordions» of questions and answers): they are
// its headings, where other buttons are the page's.
func showPressedHeadings(root *html.Node) {
	each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Button && opensPart(n) {
			n.DataAtom, n.Data = atom.Span, "span"
		}
		return true
	})
}

// opensPart reports a button within a heading, or one of what pages call such parts.
func opensPart(n *html.Node) bool {
	for up := n.Parent; up != nil && (isHeading(up) || isInline(up)); up = up.Parent {
		if isHeading(up) {
			return true
		}
	}
	return partOpeners.InName(attr(n, "class"))
}

// partOpeners are what pages call the buttons that open a part of a text.
var partOpeners = classNames.List("opens a part")
