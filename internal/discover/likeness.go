package discover

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"baocaovien/internal/page"
	"baocaovien/internal/viet"
)

// ranked returns links with those most like the page's address and title first.
func (f *finder) ranked(links []page.FeedLink) []page.FeedLink {
	links = slices.DeleteFunc(slices.Clone(links), func(l page.FeedLink) bool {
		return ofComments.MatchString(l.URL) || titleOfComments.MatchString(viet.Fold(l.Title))
	})
	sort.SliceStable(links, func(i, j int) bool { return f.likeness(links[i]) > f.likeness(links[j]) })
	return links
}

// ofComments finds the feeds of comments, which bring no articles.
var ofComments = regexp.MustCompile(`(?i)/comments?/|comments?/feed|[?&]feed=comments|/binh-luan`)

// titleOfComments finds the same by what the page calls them. «Bình luận» alone is a category of the press.
var titleOfComments = regexp.MustCompile(`(?i)\b(?:comments? feed|comments on|dong (?:binh luan|phan hoi)|(?:binh luan|phan hoi) (?:cho|ve|cua bai)|(?:rss|feed|atom) (?:binh luan|phan hoi|comments?))\b|» (?:binh luan|phan hoi|comments)\b`)

// commentsAtLeast is the share of items, of ten, that are comments in a feed of them.
const commentsAtLeast = 7

// bringsComments reports a feed of comments by what is in it.
func bringsComments(c Check) bool {
	if titleOfComments.MatchString(viet.Fold(c.Title)) {
		return true
	}
	n := 0
	for _, i := range c.Items {
		if commentItem.MatchString(viet.Fold(i.Title)) || strings.Contains(i.URL, "#comment-") {
			n++
		}
	}
	return n > 0 && n*10 >= len(c.Items)*commentsAtLeast
}

var commentItem = regexp.MustCompile(`(?i)^(?:by|boi|tra loi(?: cua)?|binh luan (?:cua|ve|cho)|comment (?:on|by)|re):? `)

// ofAddress is the likeness of a feed whose address has the category's name.
const ofAddress = 2

// likeness tells how much a feed seems to be that of the page rather than the site's: 0 for not at all.
func (f *finder) likeness(link page.FeedLink) int {
	if isHome(f.address) {
		return 0
	}
	score := 0
	u, err := url.Parse(f.answer.URL)
	if err != nil {
		return 0
	}
	if slug := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path)); len(slug) > 2 && strings.Contains(strings.ToLower(link.URL), strings.ToLower(slug)) {
		score += ofAddress
	}
	title, named := viet.Fold(f.list.Title), viet.Fold(link.Title)
	if len(title) > 2 && len(named) > 2 && (strings.Contains(named, title) || strings.Contains(title, named)) {
		score++
	}
	return score
}

// isOfPage reports whether a feed may stand for the page. On a site's home every feed may, and where the page lists
// nothing. A category's page is the person's wish: a feed takes its place only where it lists what the page lists, and
// little else unless it is the category's by its name. atLeast is how many it must share to be believed.
func (f *finder) isOfPage(link page.FeedLink, found Check, atLeast int) bool {
	if isHome(f.answer.URL) || len(f.list.Links) < listAtLeast {
		return true
	}
	listed := map[string]bool{}
	for _, l := range f.list.Links {
		listed[page.Canonical(l.URL)] = true
	}
	shared := 0
	for _, i := range found.Items {
		if listed[page.Canonical(i.URL)] {
			shared++
		}
	}
	like := f.likeness(link)
	all := 4*shared >= 3*min(len(f.list.Links), len(found.Items))
	return all && shared >= atLeast && (like > 0 || 2*shared >= len(found.Items)) || like >= ofAddress && shared > 0
}

func isHome(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.RawQuery == "" && homePath.MatchString(u.Path)
}

var homePath = regexp.MustCompile(`(?i)^/?(?:vi|en|home|trang-chu|index|default)?(?:\.\w{2,5})?/?$`)

func sameHost(a, b string) bool {
	u, errA := url.Parse(a)
	v, errB := url.Parse(b)
	return errA == nil && errB == nil && strings.TrimPrefix(u.Hostname(), "www.") == strings.TrimPrefix(v.Hostname(), "www.")
}
