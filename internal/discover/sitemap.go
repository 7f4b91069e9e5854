package discover

import (
	"context"
	"strings"

	"baocaovien/internal/feed"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/web"
)

// Sitemaps are the last way to find the articles of a site: what its robots.txt names, or the usual address. They are of
// the whole site, so a category's page is never one of them.

// sitemapsVisited bounds the requests for sitemaps.
const sitemapsVisited = 4

// ofArticles finds the sitemaps of an index that list articles rather than pictures, tags or pages.
var ofArticles = pattern.Of(`(?i)news|post|article|tin|bai`)

// sitemapLine names a sitemap in a robots.txt.
var sitemapLine = pattern.Of(`(?im)^\s*sitemap\s*:\s*(\S+)`)

// sitemap looks for the sitemap of a site whose home page lists nothing.
func (f *finder) sitemap(ctx context.Context) (Check, bool) {
	if !isHome(f.answer.URL) {
		return Check{}, false
	}
	queue := f.sitemaps(ctx)
	seen := map[string]bool{}
	for visited := 0; len(queue) > 0 && visited < sitemapsVisited; visited++ {
		address := queue[0]
		queue = queue[1:]
		if seen[address] || !sameHost(address, f.answer.URL) {
			continue
		}
		seen[address] = true
		answer, err := f.visit.Fetch(ctx, web.Request{URL: address})
		if err != nil {
			continue // it was a guess
		}
		site, err := feed.Parse(ctx, answer.Body, answer.ContentType, answer.URL)
		switch {
		case err != nil:
		case len(site.Sitemaps) > 0:
			queue = append(newsFirst(site.Sitemaps), queue...)
		case len(site.Items) >= listAtLeast:
			found := checkOfFeed(site, answer.URL)
			found.Title = f.list.Title
			return found, true
		}
	}
	return Check{}, false
}

// sitemaps returns the addresses to look at.
func (f *finder) sitemaps(ctx context.Context) []string {
	var named []string
	if answer, err := f.visit.Fetch(ctx, web.Request{URL: page.Resolve(f.answer.URL, "/robots.txt")}); err == nil {
		for _, at := range sitemapLine().FindAllStringSubmatch(string(answer.Body), sitemapsVisited) {
			named = append(named, page.Resolve(answer.URL, at[1]))
		}
	}
	usual := usualSitemaps
	if len(named) > 0 {
		usual = usual[:1]
	}
	named = newsFirst(named)
	for _, at := range usual {
		named = append(named, page.Resolve(f.answer.URL, at))
	}
	return named
}

// usualSitemaps is where sitemaps are that nothing names: the place of all, those of WordPress with and without Yoast, and
// the plain form.
var usualSitemaps = []string{"/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap.txt"}

// newsFirst returns sitemaps with those of articles first, else in their order.
func newsFirst(addresses []string) []string {
	var first, rest []string
	for _, address := range addresses {
		if ofArticles.MatchString(address[strings.LastIndexByte(address, '/')+1:]) {
			first = append(first, address)
		} else {
			rest = append(rest, address)
		}
	}
	return append(first, rest...)
}
