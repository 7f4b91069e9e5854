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
	links = slices.DeleteFunc(slices.Clone(links), func(l page.FeedLink) bool { return ofComments.MatchString(l.URL) })
	sort.SliceStable(links, func(i, j int) bool { return f.likeness(links[i]) > f.likeness(links[j]) })
	return links
}

// ofComments finds the feeds of comments, which bring no articles.
var ofComments = regexp.MustCompile(`(?i)/comments?/|comments?/feed|[?&]feed=comments|/binh-luan`)

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
		score += 2
	}
	title, named := viet.Fold(f.list.Title), viet.Fold(link.Title)
	if len(title) > 2 && len(named) > 2 && (strings.Contains(named, title) || strings.Contains(title, named)) {
		score++
	}
	return score
}

// isOfPage reports whether a feed brings what the page shows. On a site's home every feed does, and where the page
// lists nothing; on a category's page one that is like it, has half of its articles, or brings mostly them.
// atLeast is how many it must share to be believed.
func (f *finder) isOfPage(link page.FeedLink, found Check, atLeast int) bool {
	if isHome(f.answer.URL) || len(f.list.Links) < listAtLeast || f.likeness(link) > 0 {
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
	return 2*shared >= len(f.list.Links) || shared >= atLeast && 2*shared >= len(found.Items)
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
