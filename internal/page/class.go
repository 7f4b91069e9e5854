package page

import (
	"strings"

	"baocaovien/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hasToken reports whether a class attribute holds the class name.
func hasToken(class, name string) bool {
	for _, token := range strings.Fields(class) {
		if strings.EqualFold(token, name) {
			return true
		}
	}
	return false
}

// names returns class and id of n, in lower case.
func names(n *html.Node) string { return strings.ToLower(writtenNames(n)) }

// writtenNames returns class and id of n as the page has them: capitals begin words («lblToday»).
func writtenNames(n *html.Node) string {
	class, id := attr(n, "class"), attr(n, "id")
	if class == "" && id == "" {
		return ""
	}
	return class + " " + id
}

// invisible reports elements that the page hides.
func invisible(n *html.Node) bool {
	if hasAttr(n, "hidden") || n.DataAtom == atom.Input {
		return true
	}
	css := strings.ToLower(strings.ReplaceAll(attr(n, "style"), " ", ""))
	if strings.Contains(css, "display:none") || strings.Contains(css, "visibility:hidden") {
		return true
	}
	class := strings.ToLower(attr(n, "class"))
	if class == "" {
		return false
	}
	for _, token := range strings.Fields(class) {
		switch token {
		case "hidden", "hide", "sr-only", "visually-hidden", "screen-reader-text", "aspnethidden", "element-invisible", "visuallyhidden":
			return true
		case "d-none":
			return !shownAgain.MatchString(class)
		}
	}
	return false
}

// shownAgain is how Bootstrap shows on wide screens what it hides on narrow ones.
var shownAgain = pattern.Of(`\bd-(?:sm|md|lg|xl|xxl)-(?:block|flex|inline|inline-block|grid|table)`)
