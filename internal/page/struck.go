package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
)

// struckLine finds the style of text with a line through it.
var struckLine = pattern.Of(`text-decoration(?:-line)?:[^;]*line-through`)

// withoutStruck takes the text out of a page that its author has struck: it is withdrawn, and «1<del>2</del>50 tàu»
// would read as 1250. A page that is struck as a whole, as where a tag was never closed, stays as it is.
func withoutStruck(root *html.Node, over func() bool) {
	var struck []*html.Node
	lost, all := 0, 0
	var walk func(n *html.Node, inStruck bool)
	walk = func(n *html.Node, inStruck bool) {
		switch {
		case n.Type == html.TextNode:
			size := letters(n.Data)
			all += size
			lost += only(size, inStruck)
			return
		case n.Type == html.ElementNode && silentTags[n.DataAtom] && n.DataAtom != atom.Head:
			return
		}
		if n.Type == html.ElementNode && !inStruck && isStruck(n) {
			struck = append(struck, n)
			inStruck = true
		}
		for c := n.FirstChild; c != nil && !over(); c = c.NextSibling {
			walk(c, inStruck)
		}
	}
	walk(root, false)
	if lost*2 > all {
		return
	}
	for _, n := range struck {
		n.Parent.RemoveChild(n)
	}
}

// isStruck reports an element whose text has a line through it.
func isStruck(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Del, atom.S, atom.Strike:
		css := attr(n, "style")
		return !strings.Contains(css, "text-decoration") || struckLine.MatchString(squeezed(css))
	}
	if css := attr(n, "style"); css != "" && struckLine.MatchString(squeezed(css)) {
		return true
	}
	return struckNames.InName(attr(n, "class"))
}

// struckNames are what pages call struck text.
var struckNames = classNames.List("struck")

// squeezed returns a style as it is searched: in lower case, without spaces.
func squeezed(css string) string { return strings.ToLower(strings.ReplaceAll(css, " ", "")) }
