package feed

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/pattern"
	"baocaovien/internal/viet"
)

// A sitemap (sitemaps.org) lists the pages of a site for search engines, and where it is one of news, with their titles and
// days. It is read as a feed of what has the address of an article, for sites that list their articles nowhere else.

// sitemapElement begins a sitemap, or an index of sitemaps.
var sitemapElement = pattern.Of(`(?i)<(?:[a-z0-9]+:)?(?:urlset|sitemapindex)[\s>]`)

// LooksSitemap reports whether raw begins like a sitemap.
func LooksSitemap(raw []byte) bool {
	return isSitemap(viet.Decode(raw[:min(len(raw), headBytes)], "application/xml"))
}

func isSitemap(text string) bool {
	head := text[:min(len(text), headBytes)]
	at := sitemapElement.FindStringIndex(head)
	return at != nil && !pageElement.MatchString(head[:at[0]]) || listsAddresses(head)
}

// addressesAtLeast is how many lines make a list of addresses.
const addressesAtLeast = 3

// listsAddresses reports the plain form of a sitemap: an address in each line, and nothing else.
func listsAddresses(text string) bool {
	lines := 0
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://") || strings.ContainsAny(line, " \t<>") {
			return false
		}
		lines++
	}
	return lines >= addressesAtLeast
}

// plainEntries reads that form.
func plainEntries(ctx context.Context, text, address string) (entries []sitemapEntry) {
	for line := range strings.Lines(text) {
		if len(entries) >= maxItems || ctx.Err() != nil {
			break
		}
		if resolved := page.Resolve(address, strings.TrimSpace(line)); resolved != "" {
			entries = append(entries, sitemapEntry{address: resolved})
		}
	}
	return entries
}

// sitemapItems bounds the articles taken from a sitemap: the newest.
const sitemapItems = 200

// sitemapEntry is a page of a sitemap, or a sitemap of an index.
type sitemapEntry struct {
	address, title     string
	changed, published library.Moment
}

// readSitemap returns the articles of a sitemap, the newest first, or the sitemaps of an index. A file that was cut off
// gives what is whole. When a page was changed is not when it was published, and only orders them.
func readSitemap(ctx context.Context, text, address string) (Feed, error) {
	entries, index := sitemapEntries(ctx, text, address)
	if err := library.Stopped(ctx, address); err != nil {
		return Feed{}, err
	}
	if len(entries) == 0 {
		return Feed{}, library.Fail(library.BrokenFeed, address, errNoFeed)
	}
	slices.SortStableFunc(entries, func(a, b sitemapEntry) int { return int(max(-1, min(1, b.changed.Unix-a.changed.Unix))) })
	f := Feed{Link: page.Resolve(address, "/")}
	if index {
		for _, e := range entries {
			f.Sitemaps = append(f.Sitemaps, e.address)
		}
		return f, nil
	}
	for _, e := range entries {
		if e.title == "" && !page.NamesArticle(e.address) || len(f.Items) >= sitemapItems {
			continue
		}
		f.Items = append(f.Items, Item{ID: e.address, Title: e.title, URL: e.address, Published: e.published})
	}
	return f, nil
}

// sitemapEntries reads the entries of a sitemap; index tells that they are sitemaps themselves.
func sitemapEntries(ctx context.Context, text, address string) (entries []sitemapEntry, index bool) {
	if listsAddresses(text[:min(len(text), headBytes)]) {
		return plainEntries(ctx, text, address), false
	}
	decoder := xml.NewDecoder(bytes.NewReader(viet.XMLText([]byte(text))))
	decoder.Strict = false
	own := ""                                                                                  // the prefix of the sitemap's own elements
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is decoded already
	current, field := sitemapEntry{}, ""
	for len(entries) < maxItems && ctx.Err() == nil {
		token, err := decoder.RawToken()
		if err != nil {
			break // the end, or where it was cut off
		}
		switch t := token.(type) {
		case xml.StartElement:
			if local := strings.ToLower(t.Name.Local); local == "sitemapindex" || local == "urlset" {
				own, index = t.Name.Space, index || local == "sitemapindex"
			}
			field = strings.ToLower(t.Name.Space + ":" + t.Name.Local)
			if t.Name.Space == own {
				field = ":" + strings.ToLower(t.Name.Local)
			}
		case xml.CharData:
			current.take(field, viet.Clean(string(t)), address)
		case xml.EndElement:
			field = ""
			if name := strings.ToLower(t.Name.Local); name == "url" || name == "sitemap" {
				if current.address != "" {
					entries = append(entries, current)
				}
				current = sitemapEntry{}
			}
		}
	}
	return entries, index
}

// take notes what a field of an entry says. Pictures and films of a page have fields of the same names in their own spaces.
func (e *sitemapEntry) take(field, text, address string) {
	switch field {
	case ":loc":
		e.address = page.Resolve(address, e.address+text)
	case ":lastmod":
		e.changed, _ = viet.ParseDate(text)
	case "news:title":
		e.title += text
	case "news:publication_date":
		e.published, _ = viet.ParseDate(text)
		e.changed = e.published
	}
}
