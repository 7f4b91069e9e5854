// Package discover tells what an address would bring as a source: the feed, the list of articles or the one article
// behind it. It stores nothing.
package discover

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/document"
	"baocaovien/internal/feed"
	"baocaovien/internal/landing"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/viet"
	"baocaovien/internal/web"
)

// Check is what an address would bring as a source.
type Check struct {
	Kind     library.SourceKind // auto where a person must choose among Choices first
	URL      string             // of the feed, where the address only leads to one
	Title    string
	Items    []CheckItem
	Next     string   // of a list: the address of the page that goes on, or of the form that does; "" where none is seen
	Choices  []Choice // the feeds to choose from, where the page lists many
	Also     []Choice // what else is found at the address, which a person may rather want
	Problems []error  // what does not end the matter, such as a feed that is announced but broken
}

// CheckItem is an article a source would bring.
type CheckItem struct {
	Title, URL string
	Published  library.Moment
}

// Choice is one of several feeds that a page offers, or a list beside its feed.
type Choice struct {
	Title, URL string
	Kind       library.SourceKind
}

// Limits of a check, so that no paste becomes a crawl.
const (
	listAtLeast  = 3 // links to articles that make a page a list of them
	guessShares  = 3 // articles that a guessed feed and a category's page must share for the feed to be the category's
	feedsVisited = 4 // announced feeds that are looked into
)

// finder looks for what an address would bring.
type finder struct {
	visit    Fetcher
	now      library.Moment
	address  string
	answer   web.Response
	list     page.Listing
	problems []error
	others   []Choice // feeds of the site that do not list what the page lists
	inside   bool     // it looks behind the door of the site already
}

// Fetcher fetches the pages of one visit to a site.
type Fetcher interface {
	Fetch(ctx context.Context, r web.Request) (web.Response, error)
}

// Discoverer looks for what addresses would bring.
type Discoverer struct {
	visit func() Fetcher
	now   func() time.Time
}

// New returns a Discoverer that begins each check with a new visit.
func New(visit func() Fetcher, now func() time.Time) *Discoverer {
	return &Discoverer{visit: visit, now: now}
}

// Check visits an address and tells what it would bring. The feed itself is best; then
// the feeds that a page lists, to choose from; then a feed that the page announces; then one at the addresses where
// such sites usually have it; then the list of articles on the page; then the one article on it. A category's
// own feed goes before the site's, and its list before a feed with other articles than the page shows.
func (d *Discoverer) Check(ctx context.Context, address string) (Check, error) {
	f, err := d.finder(ctx, address)
	if err != nil {
		return Check{}, err
	}
	found, err := f.find(ctx)
	found.Problems = f.problems
	found.Also = f.also(found)
	return found, err
}

// CheckKnown tells what a source would bring, read as what it was stored as.
func (d *Discoverer) CheckKnown(ctx context.Context, s library.Source) (Check, error) {
	if s.Kind == library.AutoSource || s.Kind == "" {
		return d.Check(ctx, s.URL)
	}
	f, err := d.finder(ctx, s.URL)
	if err != nil {
		return Check{}, err
	}
	switch s.Kind {
	case library.FeedSource:
		return feedCheck(ctx, f.answer)
	case library.ListSource:
		if len(f.list.Links) == 0 {
			return Check{}, library.Fail(library.NothingFound, s.URL, nil)
		}
		return f.listCheck(), nil
	}
	return f.articleCheck(ctx, s.Selector)
}

func (d *Discoverer) finder(ctx context.Context, address string) (*finder, error) {
	f := &finder{visit: d.visit(), now: library.At(d.now(), library.ToSecond), address: CleanAddress(address)}
	return f, f.reach(ctx, hasScheme(address))
}

// reach fetches the address, and reads the list that it may be.
func (f *finder) reach(ctx context.Context, exact bool) (err error) {
	if f.answer, err = f.arrive(ctx, exact); err != nil {
		return err
	}
	if !feed.Looks(f.answer.Body, f.answer.ContentType) {
		// What is no page has no list; the article tells why.
		f.list, _ = page.List(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL) //nolint:errcheck // as said
	}
	return nil
}

// arrive fetches the address. One that a person typed without a scheme is also tried without TLS and with «www.» where that
// may help; the failure is that of the first.
func (f *finder) arrive(ctx context.Context, exact bool) (web.Response, error) {
	answer, first := landing.Fetch(ctx, f.visit, web.Request{URL: f.address})
	if library.IsKind(first, library.BadAddress) && strings.HasSuffix(strings.ToLower(f.address), ".opml") { // the name of a file
		return answer, library.Fail(library.SourceList, f.address, first)
	}
	if first == nil || exact {
		return answer, first
	}
	for _, other := range otherWays(f.address, library.KindOf(first)) {
		answer, err := landing.Fetch(ctx, f.visit, web.Request{URL: other})
		if err == nil {
			f.address = other
			return answer, nil
		}
		if library.IsKind(err, library.Cancelled) {
			return web.Response{}, err
		}
	}
	return web.Response{}, first
}

func (f *finder) find(ctx context.Context) (Check, error) {
	if feed.LooksOPML(f.answer.Body) {
		return Check{}, library.Fail(library.SourceList, f.answer.URL, nil)
	}
	if feed.Looks(f.answer.Body, f.answer.ContentType) || feed.LooksSitemap(f.answer.Body) {
		return feedCheck(ctx, f.answer)
	}
	if links := page.FeedIndex(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL); len(links) > 0 {
		return choose(f.answer.URL, f.list.Title, links), nil
	}
	announced := f.ranked(page.Feeds(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL))
	if found, ok := f.announced(ctx, announced); ok {
		return found, nil
	}
	article, noArticle := f.articleCheck(ctx, "")
	isList := len(f.list.Links) >= listAtLeast && (noArticle != nil || f.isList(ctx))
	if len(announced) == 0 && (isList || noArticle != nil && library.IsKind(noArticle, library.NoArticle)) {
		if found, ok := f.usual(ctx); ok {
			return found, nil
		}
	}
	switch {
	case isList:
		return f.listCheck(), nil
	case library.IsKind(noArticle, library.NoArticle):
		return f.last(ctx, noArticle)
	}
	return article, noArticle
}

// behindDoor looks behind a front page that has nothing but one way on.
func (f *finder) behindDoor(ctx context.Context) (Check, bool) {
	next := page.OnlyWay(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL)
	if next == "" || !isHome(f.answer.URL) || f.inside {
		return Check{}, false
	}
	inner := &finder{visit: f.visit, now: f.now, address: next, inside: true}
	if err := inner.reach(ctx, true); err != nil {
		return Check{}, false
	}
	found, err := inner.find(ctx)
	f.problems, f.others = append(f.problems, inner.problems...), inner.others
	return found, err == nil
}

// last is what is left for a page with neither feed, list nor article: what lies behind its door, the sitemap of its site, or
// why there is nothing.
func (f *finder) last(ctx context.Context, noArticle error) (Check, error) {
	if found, ok := f.behindDoor(ctx); ok {
		return found, nil
	}
	if found, ok := f.sitemap(ctx); ok {
		return found, nil
	}
	if page.NeedsBrowser(ctx, f.answer.Body, f.answer.ContentType) {
		return Check{}, library.Fail(library.Challenge, f.answer.URL, noArticle)
	}
	return Check{}, library.Fail(library.NothingFound, f.answer.URL, noArticle)
}

// also returns what a person may rather want than what was found: the feeds of the site beside the list of a category, the
// list of a category beside its feed.
func (f *finder) also(found Check) []Choice {
	switch {
	case found.Kind == library.ListSource:
		return f.others
	case found.Kind == library.FeedSource && found.URL != f.answer.URL && len(f.list.Links) >= listAtLeast && !isHome(f.answer.URL):
		list := f.listCheck()
		return []Choice{{Title: list.Title, URL: list.URL, Kind: library.ListSource}}
	}
	return nil
}

func choose(address, title string, links []page.FeedLink) Check {
	c := Check{Kind: library.AutoSource, URL: address, Title: title}
	for _, l := range links {
		if l.Title == "" {
			l.Title = l.URL
		}
		c.Choices = append(c.Choices, Choice{Title: l.Title, URL: l.URL})
	}
	return c
}

// announced returns the best of the feeds that the page names. Feeds that cannot be read become problems.
func (f *finder) announced(ctx context.Context, links []page.FeedLink) (Check, bool) {
	for _, link := range links[:min(len(links), feedsVisited)] {
		found, err := f.visited(ctx, link.URL)
		switch {
		case err != nil:
			f.problems = append(f.problems, err)
		case !f.isOfPage(link, found, 1):
			f.other(found)
		default:
			return found, true
		}
	}
	return Check{}, false
}

// other notes a feed of the site that is not the page's, once.
func (f *finder) other(found Check) {
	if !slices.ContainsFunc(f.others, func(c Choice) bool { return c.URL == found.URL }) {
		f.others = append(f.others, Choice{Title: found.Title, URL: found.URL, Kind: library.FeedSource})
	}
}

// usual tries the addresses where such a site usually has its feed, and stops at the first that has one. A page
// there that lists many feeds gives the category's, or all to choose from where this page lists nothing.
func (f *finder) usual(ctx context.Context) (Check, bool) {
	for _, guess := range page.UsualFeeds(f.answer.URL, f.answer.Body) {
		answer, err := f.visit.Fetch(ctx, web.Request{URL: guess})
		if err != nil || !sameHost(answer.URL, f.answer.URL) {
			continue // it was a guess
		}
		if !feed.Looks(answer.Body, answer.ContentType) {
			if links := page.FeedIndex(ctx, answer.Body, answer.ContentType, answer.URL); len(links) > 0 {
				return f.indexed(ctx, answer.URL, links)
			}
			continue
		}
		found, err := feedCheck(ctx, answer)
		if err != nil || len(found.Items) == 0 || bringsComments(found) {
			continue
		}
		if f.isOfPage(page.FeedLink{URL: guess, Title: found.Title}, found, guessShares) {
			return found, true
		}
		f.other(found)
	}
	return Check{}, false
}

// indexed returns the feed of this category among those an index lists, or all of them to choose from.
func (f *finder) indexed(ctx context.Context, address string, links []page.FeedLink) (Check, bool) {
	if best := f.ranked(links)[0]; f.likeness(best) > 0 {
		if found, err := f.visited(ctx, best.URL); err == nil && f.isOfPage(best, found, 1) {
			return found, true
		}
	}
	return choose(address, f.list.Title, links), len(f.list.Links) < listAtLeast || isHome(f.answer.URL)
}

// visited reads a feed. One without items, or of comments, is no better than none.
func (f *finder) visited(ctx context.Context, address string) (Check, error) {
	answer, err := f.visit.Fetch(ctx, web.Request{URL: address})
	if err != nil {
		return Check{}, err
	}
	c, err := feedCheck(ctx, answer)
	if err == nil && (len(c.Items) == 0 || bringsComments(c)) {
		err = library.Fail(library.BrokenFeed, address, nil)
	}
	return c, err
}

func feedCheck(ctx context.Context, answer web.Response) (Check, error) {
	f, err := feed.Parse(ctx, answer.Body, answer.ContentType, answer.URL)
	if err != nil {
		return Check{}, err
	}
	if len(f.Sitemaps) > 0 { // an index alone brings nothing
		return Check{}, library.Fail(library.BrokenFeed, answer.URL, nil)
	}
	return checkOfFeed(f, answer.URL), nil
}

// checkOfFeed tells what a feed would bring. Sitemaps have articles without titles: those go by their addresses.
func checkOfFeed(f feed.Feed, address string) Check {
	c := Check{Kind: library.FeedSource, URL: address, Title: f.Title}
	for _, i := range f.Items {
		c.Items = append(c.Items, CheckItem{Title: cmp.Or(i.Title, i.URL), URL: i.URL, Published: i.Published})
	}
	return c
}

func (f *finder) listCheck() Check {
	c := Check{Kind: library.ListSource, URL: f.answer.URL, Title: f.list.Title, Next: f.list.Next}
	if f.list.Post != nil {
		c.Next = f.list.Post.Action
	}
	for _, l := range f.list.Links {
		c.Items = append(c.Items, CheckItem{Title: l.Title, URL: l.URL, Published: l.Published})
	}
	return c
}

func (f *finder) article(ctx context.Context, selector string) (library.Article, error) {
	hint := page.Hint{Now: f.now, Selector: selector}
	switch document.KindOfFile(f.answer.Body, f.answer.ContentType) {
	case document.PictureFile: // nothing to read
		return library.Article{}, library.Fail(library.NotHTML, f.answer.URL, nil)
	case document.DocumentFile:
		return document.Fetched(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL, hint)
	}
	return page.Extract(ctx, f.answer.Body, f.answer.ContentType, f.answer.URL, hint)
}

func (f *finder) articleCheck(ctx context.Context, selector string) (Check, error) {
	article, err := f.article(ctx, selector)
	if err != nil {
		return Check{}, err
	}
	return Check{
		Kind: library.PageSource, URL: f.answer.URL, Title: article.Title,
		Items: []CheckItem{{Title: article.Title, URL: article.URL, Published: article.Published}},
	}, nil
}

// isList reports a page whose list says more than its own text.
func (f *finder) isList(ctx context.Context) bool {
	article, err := f.article(ctx, "")
	return err != nil || ownText(article) < linkText(f.list)
}

// ownText counts the syllables of an article's paragraphs.
func ownText(a library.Article) int {
	n := 0
	for _, b := range a.Blocks {
		if b.Kind == library.Paragraph {
			n += viet.CountSyllables(b.Text)
		}
	}
	return n
}

// linkText counts the syllables of the titles and leads of a list.
func linkText(l page.Listing) int {
	n := 0
	for _, link := range l.Links {
		n += viet.CountSyllables(link.Title) + viet.CountSyllables(link.Lead)
	}
	return n
}
