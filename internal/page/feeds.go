package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/viet"
)

// FeedLink is a feed that a page names.
type FeedLink struct {
	URL   string // absolute
	Title string // "" where the page gives none
}

// feedTypes are the media types of feeds in link elements.
var feedTypes = regexp.MustCompile(`(?i)^(?:application|text)/(?:rss|atom|rdf)\+xml|^application/feed\+json`)

// feedAddress finds the addresses Vietnamese sites give their feeds. A list of feeds («/rss», «rss.html»)
// looks the same; whoever fetches it sees.
var feedAddress = regexp.MustCompile(`(?i)(?:\.rss|/rss/?[^/]*|/rss/.+|/feed/?|/feeds?/[^/]*|/atom(?:\.xml)?|rss\.xml|feed\.xml|rss\.aspx.*|[?&](?:format=feed|type=rss|feed=rss2?|rss=1).*|/asset_publisher/[^/]+/rss.*|/rssChanel/.+)$`)

// maxFeeds bounds how many feeds are told of.
const maxFeeds = 200

// Feeds returns the feeds that a page names: those of its link elements, then links that look like
// feeds, each once and in the page's order. A page without any, or what is no page, gives none.
func Feeds(raw []byte, contentType, address string) []FeedLink {
	root, err := parse(raw, contentType)
	if err != nil {
		return nil
	}
	if base := find(root, func(n *html.Node) bool { return n.DataAtom == atom.Base && attr(n, "href") != "" }); base != nil {
		if resolved := Resolve(address, attr(base, "href")); resolved != "" {
			address = resolved
		}
	}
	var named, linked []FeedLink
	seen := map[string]bool{Canonical(address): true}
	each(root, func(n *html.Node) bool {
		resolved := Resolve(address, strings.TrimPrefix(attr(n, "href"), "feed:"))
		if resolved == "" || seen[Canonical(resolved)] || len(seen) > maxFeeds {
			return true
		}
		kind := strings.TrimSpace(attr(n, "type"))
		switch {
		case n.DataAtom == atom.Link && (feedTypes.MatchString(kind) || hasToken(attr(n, "rel"), "feed")):
			named = append(named, FeedLink{URL: resolved, Title: viet.Clean(attr(n, "title"))})
		case n.DataAtom == atom.A && (feedAddress.MatchString(resolved) || feedTypes.MatchString(kind)):
			linked = append(linked, FeedLink{URL: resolved, Title: feedTitle(n)})
		default:
			return true
		}
		seen[Canonical(resolved)] = true
		return true
	})
	return append(named, linked...)
}

// feedTitle returns what a link to a feed says: its text, unless that is only «RSS», else its title.
func feedTitle(n *html.Node) string {
	text := rawText(n)
	if text == "" || strings.EqualFold(text, "rss") {
		if title := viet.Clean(attr(n, "title")); title != "" {
			return title
		}
	}
	return text
}
