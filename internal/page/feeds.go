package page

import (
	"context"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// FeedLink is a feed that a page names.
type FeedLink struct {
	URL   string // absolute
	Title string // "" where the page gives none
}

// feedTypes are the media types of feeds in link elements.
var feedTypes = pattern.Of(`(?i)^(?:application|text)/(?:rss|atom|rdf)\+xml|^application/feed\+json`)

// feedAddress finds the addresses Vietnamese sites give their feeds. A list of feeds («/rss», «rss.html»)
// looks the same; whoever fetches it sees.
var feedAddress = pattern.Of(`(?i)(?:\.rss|/rss/?[^/]*|/rss/.+|/feed/?|/feeds?/[^/]*|/atom(?:\.xml)?|rss\.xml|feed\.xml|rss\.aspx.*|[?&](?:format=feed|type=rss|feed=rss2?|rss=1).*|/asset_publisher/[^/]+/rss.*|/rssChanel/.+)$`)

// maxFeeds bounds how many feeds are told of.
const maxFeeds = 200

// Feeds returns the feeds that a page names: those of its link elements, then links that look like
// feeds, each once and in the page's order. A page without any, or what is no page, gives none.
// Where ctx ends it gives those found by then.
func Feeds(ctx context.Context, raw []byte, contentType, address string) []FeedLink {
	root, err := parse(ctx, raw, contentType)
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
	over := func() bool { return ctx.Err() != nil }
	eachUntil(over, root, func(n *html.Node) bool {
		resolved := Resolve(address, strings.TrimPrefix(attr(n, "href"), "feed:"))
		if resolved == "" || seen[Canonical(resolved)] || len(seen) > maxFeeds {
			return true
		}
		kind := strings.TrimSpace(attr(n, "type"))
		switch {
		case n.DataAtom == atom.Link && (feedTypes.MatchString(kind) || hasToken(attr(n, "rel"), "feed") || untypedFeed(n, kind, resolved)):
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

// untypedFeed reports an alternate of a page that is named without a type, or with that of all XML, and has the address of a
// feed.
func untypedFeed(n *html.Node, kind, address string) bool {
	return hasToken(attr(n, "rel"), "alternate") && attr(n, "hreflang") == "" && attr(n, "media") == "" &&
		(kind == "" && feedAddress.MatchString(address) || xmlType.MatchString(kind))
}

var xmlType = pattern.Of(`(?i)^(?:text|application)/xml`)

// indexAtLeast is how many feeds make a page a list of them.
const indexAtLeast = 3

// FeedIndex returns the feeds that a page lists for choosing, as the press do at /rss: at least three links to
// feeds, which are more than a menu repeats beside articles. Titles are what stands at each link. Any other page
// gives none.
func FeedIndex(ctx context.Context, raw []byte, contentType, address string) []FeedLink {
	var links []FeedLink
	for _, link := range Feeds(ctx, raw, contentType, address) {
		if !isRoot(link.URL) && relatedHost(link.URL, address) && Canonical(link.URL) != Canonical(address) {
			links = append(links, link)
		}
	}
	if len(links) < indexAtLeast {
		return nil
	}
	list, err := List(ctx, raw, contentType, address)
	if err != nil || len(withoutFeeds(list.Links)) > len(links) {
		return nil
	}
	return links
}

// withoutFeeds returns the links that do not lead to feeds.
func withoutFeeds(links []Link) []Link {
	var left []Link
	for _, l := range links {
		if !feedAddress.MatchString(l.URL) {
			left = append(left, l)
		}
	}
	return left
}

// feedTitle returns what a link to a feed says: its text, or where that names nothing («RSS», the address
// itself, an icon) its title, or the words of the row or entry it stands in.
func feedTitle(n *html.Node) string {
	for _, text := range []string{rawText(n), attr(n, "title")} {
		if text = viet.Clean(text); namesFeed(text) {
			return text
		}
	}
	for up, row := 0, n.Parent; row != nil && up < 3; up, row = up+1, row.Parent {
		if find(row, func(c *html.Node) bool {
			return c != n && c.DataAtom == atom.A && feedAddress.MatchString(attr(c, "href")) && attr(c, "href") != attr(n, "href")
		}) != nil {
			break // other feeds share it
		}
		text := strings.Join(strings.Fields(strings.Replace(rawText(row), rawText(n), "", 1)), " ")
		if text = strings.Trim(text, " :–-|"); namesFeed(text) && len(text) <= maxLabel {
			return text
		}
	}
	return viet.Clean(rawText(n))
}

// namesFeed reports a text that says which feed, not only that it is one.
func namesFeed(text string) bool {
	l := strings.ToLower(text)
	return wordy(text) && l != "rss" && l != "feed" && l != "xml" && l != "atom" && !strings.Contains(l, "://") && !strings.HasPrefix(l, "/") && !strings.HasSuffix(l, ".rss")
}
