package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// showPressedHeadings makes words of the buttons that open a part of a text («accordions» of questions and answers): they are
// its headings, where other buttons are the page's.
func showPressedHeadings(root *html.Node) {
	each(root, func(n *html.Node) bool {
		switch {
		case n.DataAtom != atom.Button:
		case opensPart(n):
			n.DataAtom, n.Data = atom.Span, "span"
		case opensProse(n):
			n.DataAtom, n.Data = atom.H3, "h3"
		}
		return true
	})
}

// Measures of what a button opens: a part of the text, in bytes, and how far up the frames of the two stand side by side.
const (
	leastOpened = 200
	opensUp     = 3
)

// opensProse reports a button with words that folds out what stands behind it, where that is text and no menu.
func opensProse(n *html.Node) bool {
	if attr(n, "data-toggle") != "collapse" && attr(n, "data-bs-toggle") != "collapse" && attr(n, "aria-expanded") == "" || !hasWords(n) {
		return false
	}
	for up, frame := 0, n; up < opensUp && frame != nil; up, frame = up+1, frame.Parent {
		opened := beside(frame, func(n *html.Node) *html.Node { return n.NextSibling })
		if opened == nil {
			continue
		}
		links := 0
		each(opened, func(a *html.Node) bool {
			if a.DataAtom == atom.A {
				links += len(rawText(a))
			}
			return a.DataAtom != atom.A
		})
		text := len(rawText(opened))
		return text >= leastOpened && links*2 < text
	}
	return false
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

// hasWords reports an element with words in it, though it be a button, whose text is no text elsewhere.
func hasWords(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if wordy(rawText(c)) {
			return true
		}
	}
	return false
}

// partOpeners are what pages call the buttons that open a part of a text.
var partOpeners = classNames.List("opens a part")
