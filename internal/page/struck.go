package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
)

// decoration of text, of which a style says the last that counts.
var textDecoration = pattern.Of(`text-decoration(?:-line)?:[^;]*`)

// isLined reports a style that draws a line through its text.
func isLined(css string) bool {
	if !strings.Contains(css, "-through") {
		return false
	}
	last := ""
	for _, at := range textDecoration.FindAllStringSubmatch(css, -1) {
		last = at[0]
	}
	return strings.Contains(last, "line-through")
}

// struckRule finds the classes that a style sheet in the page draws a line through; such rules for what stands in something
// else, or is pointed at, are of other text too.
var struckRule = pattern.Of(`(?:^|[},])\s*[a-z0-9]*\.([\w-]+)\s*\{[^{}]*text-decoration(?:-line)?\s*:[^;{}]*line-through`)

// struckClasses returns the classes of struck text by the page's own style sheets.
func struckClasses(root *html.Node) map[string]bool {
	classes := map[string]bool{}
	each(root, func(n *html.Node) bool {
		if n.DataAtom == atom.Style && n.FirstChild != nil && strings.Contains(n.FirstChild.Data, "line-through") {
			for _, at := range struckRule.FindAllStringSubmatch(n.FirstChild.Data, -1) {
				classes[at[1]] = true
			}
		}
		return true
	})
	return classes
}

// withoutStruck takes the text out of a page that its author has struck: it is withdrawn, and «1<del>2</del>50 tàu»
// would read as 1250. A page that is struck as a whole, as where a tag was never closed, stays as it is.
func withoutStruck(root *html.Node, over func() bool) {
	var struck []*html.Node
	lost, all := 0, 0
	classes := struckClasses(root)
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
		if n.Type == html.ElementNode && !inStruck && isStruck(n, classes) {
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
		takeOut(n)
	}
}

// takeOut takes an element out of its page; of a cell or an entry the place stays, for its column and its number.
func takeOut(n *html.Node) {
	if n.DataAtom != atom.Td && n.DataAtom != atom.Th && n.DataAtom != atom.Li {
		n.Parent.RemoveChild(n)
		return
	}
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
}

// isStruck reports an element whose text has a line through it, by itself or by one of the classes.
func isStruck(n *html.Node, classes map[string]bool) bool {
	switch n.DataAtom {
	case atom.Del, atom.S, atom.Strike:
		css := attr(n, "style")
		return !strings.Contains(css, "text-decoration") || isLined(squeezed(css))
	}
	if css := attr(n, "style"); css != "" && isLined(squeezed(css)) {
		return true
	}
	class := attr(n, "class")
	if class == "" {
		return false
	}
	if len(classes) > 0 && slices.ContainsFunc(strings.Fields(class), func(name string) bool { return classes[name] }) {
		return true
	}
	return struckNames.InName(class)
}

// struckNames are what pages call struck text.
var struckNames = classNames.List("struck")

// squeezed returns a style as it is searched: in lower case, without spaces.
func squeezed(css string) string { return strings.ToLower(strings.ReplaceAll(css, " ", "")) }
