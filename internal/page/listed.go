package page

import (
	"strings"

	"golang.org/x/net/html"
)

// onlyListed reports whether a title is the one that the feed or list gave, and none that the page says itself.
// Two sources may list one page under two titles: neither is an edit of it.
func (d *parsedPage) onlyListed(title string) bool {
	wanted := norm(title)
	if wanted == "" || wanted != norm(withoutSite(cleanTitle(d.hint.Title), d.meta.first("og:site_name", "application-name"))) {
		return false
	}
	for _, own := range []string{d.meta.structure.headline, d.meta.first("og:title"), d.meta.first("twitter:title"), d.meta.title} {
		if strings.Contains(norm(own), wanted) {
			return false
		}
	}
	return find(d.main, func(n *html.Node) bool { return n.Data == "h1" && norm(rawText(n)) == wanted }) == nil
}
