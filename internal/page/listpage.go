package page

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"baocaovien/internal/library"
)

// Listing is the list of articles on a category page.
type Listing struct {
	Title string    // of the category
	Links []Link    // in the page's order, each address once
	Next  string    // absolute address of the page that goes on, or ""
	Post  *PostBack // what leads to it where no address does, or nil
}

// Link is an article that a list names.
type Link struct {
	URL       string // absolute
	Title     string
	Lead      string         // "" where the list has none
	Published library.Moment // as the list shows it, often known to the day only
}

// List returns the articles that a category page lists, told from menus, footers and boxes of
// other news by their structure, and the address of the page that goes on. A page that lists nothing, or
// that is an article, gives no links and no error. It fails with library.NotHTML for what is no web page.
//
// It ends with Cancelled where ctx is done, and with TooLarge where its time is over.
func List(ctx context.Context, raw []byte, contentType, address string) (Listing, error) {
	d, err := open(ctx, raw, contentType, address, Hint{})
	if err != nil {
		return Listing{}, err
	}
	lists := listFinder{d}
	chosen := lists.mainList(lists.entries(false))
	if len(chosen) == 0 || lists.offersDocuments() {
		chosen = lists.withDocuments(chosen)
	}
	if err := library.Stopped(ctx, address); err != nil {
		return Listing{}, err
	}
	listing := Listing{Title: lists.categoryTitle(chosen)}
	beside := lists.isArticleBeside(chosen)
	if err := library.Stopped(ctx, address); err != nil {
		return Listing{}, err
	}
	if beside {
		return listing, nil
	}
	for _, e := range chosen {
		listing.Links = append(listing.Links, e.link)
	}
	if listing.Next = lists.next(chosen); listing.Next == "" {
		listing.Post = lists.post(chosen)
	}
	return listing, nil
}

// listFinder looks for the articles that a page lists, and for the page that goes on.
type listFinder struct{ page *parsedPage }

// offersDocuments reports a link to a document with a title for its text.
func (d listFinder) offersDocuments() bool {
	return find(d.page.main, func(n *html.Node) bool { return isTitledDocument(n) && !d.page.clutter.skip(n.Parent) }) != nil
}

func isTitledDocument(n *html.Node) bool {
	return n.DataAtom == atom.A && IsDocument(attr(n, "href")) && utf8.RuneCountInString(rawText(n)) >= weights().titleChars
}

// withDocuments returns a list with the documents that stand in it as articles do. Where a page lists nothing else, and is
// no article that offers them, they are the list.
func (d listFinder) withDocuments(list []entry) []entry {
	all := d.entries(true)
	if len(list) == 0 {
		return d.mainList(all)
	}
	structures, column := map[string]bool{}, holder(list)
	in := map[string]bool{}
	for _, e := range list {
		structures[e.structure], in[e.link.URL] = true, true
	}
	return slices.DeleteFunc(all, func(e entry) bool {
		return !in[e.link.URL] && !(IsDocument(e.link.URL) && structures[e.structure] && contains(column, e.node))
	})
}

// categoryTitle returns the name of the list: the page's first heading that is neither the site's logo nor the title of an
// article, or its title without the site.
func (d listFinder) categoryTitle(list []entry) string {
	site := d.page.meta.first("og:site_name")
	listed := map[string]bool{}
	for _, e := range list {
		listed[e.link.URL] = true
	}
	title := ""
	find(d.page.main, func(n *html.Node) bool {
		if n.DataAtom != atom.H1 || invisible(n) || inLogo(n) || NamesArticle(d.leadsTo(n)) || listed[Canonical(d.leadsTo(n))] {
			return false
		}
		text := cleanTitle(rawText(n))
		if text == "" || norm(text) == norm(site) || hasSiteSign(strings.ToLower(text)) || utf8.RuneCountInString(text) > maxDateLine {
			return false
		}
		title = text
		return true
	})
	if title != "" {
		return title
	}
	for _, title := range []string{d.page.meta.first("og:title"), d.page.meta.title} {
		if title = withoutSite(cleanTitle(title), site); title != "" {
			return title
		}
	}
	return ""
}

// leadsTo returns the address of the link in a heading or around it, or "".
func (d listFinder) leadsTo(n *html.Node) string {
	if link := linkAt(n); link != nil {
		return Resolve(d.page.address, attr(link, "href"))
	}
	return ""
}

// inLogo reports a heading that is named for the site's logo, or stands in what is.
func inLogo(n *html.Node) bool {
	if label(rawText(n)) == "logo" {
		return true
	}
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		if logoNames.InName(writtenNames(n)) {
			return true
		}
	}
	return false
}

// logoNames are what pages call the sign of the site.
var logoNames = classNames.List("logo")
