package app

import (
	"context"
	"net/url"
	"strings"

	"baocaovien/internal/feed"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/viet"
	"baocaovien/internal/web"
)

// Check is what an address would bring as a source.
type Check struct {
	Kind     library.SourceKind
	URL      string // of the feed, where the address only leads to one
	Title    string
	Items    []CheckItem
	Problems []error // what does not end the matter, such as a feed that is announced but broken
}

// CheckItem is an article a source would bring.
type CheckItem struct {
	Title, URL string
	Published  library.Moment
}

// listAtLeast is how many links to articles make a page a list of them.
const listAtLeast = 3

// AddSource stores a source. Where its kind is not given, the address is visited and its feed, its
// list of articles or the one article on it is found.
func (a *App) AddSource(ctx context.Context, s library.Source) (library.Source, error) {
	s.URL = typed(s.URL)
	if s.Kind == "" || s.Kind == library.AutoSource {
		found, err := a.CheckSource(ctx, s.URL)
		if err != nil {
			return library.Source{}, err
		}
		s.Kind, s.URL = found.Kind, found.URL
		if s.Title == "" {
			s.Title = found.Title
		}
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return library.Source{}, library.Fail(library.BadAddress, s.URL, err)
	}
	if s.Title = viet.Clean(s.Title); s.Title == "" {
		s.Title = u.Host
	}
	s.Enabled = true
	return a.store.AddSource(ctx, s)
}

// typed is an address as a person pastes it, without the spaces around it and the place within the page.
func typed(address string) string {
	address, _, _ = strings.Cut(strings.TrimSpace(address), "#")
	return address
}

// CheckSource visits address and tells what it would bring; it stores nothing.
func (a *App) CheckSource(ctx context.Context, address string) (Check, error) {
	visit := a.web.Session()
	answer, err := visit.Fetch(ctx, web.Request{URL: typed(address)})
	if err != nil {
		return Check{}, err
	}
	if feed.Looks(answer.Body, answer.ContentType) {
		return feedCheck(answer)
	}
	var problems []error
	for _, link := range page.Feeds(answer.Body, answer.ContentType, answer.URL) {
		found, err := announced(ctx, visit, link)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		found.Problems = problems
		return found, nil
	}
	found, err := pageCheck(answer, library.At(a.now(), library.ToSecond))
	found.Problems = problems
	return found, err
}

func feedCheck(answer web.Response) (Check, error) {
	f, err := feed.Parse(answer.Body, answer.ContentType, answer.URL)
	if err != nil {
		return Check{}, err
	}
	c := Check{Kind: library.FeedSource, URL: answer.URL, Title: f.Title}
	for _, i := range f.Items {
		c.Items = append(c.Items, CheckItem{Title: i.Title, URL: i.URL, Published: i.Published})
	}
	return c, nil
}

// announced visits a feed that a page names. One without items is no better than none.
func announced(ctx context.Context, visit *web.Session, link page.FeedLink) (Check, error) {
	answer, err := visit.Fetch(ctx, web.Request{URL: link.URL})
	if err != nil {
		return Check{}, err
	}
	c, err := feedCheck(answer)
	if err == nil && len(c.Items) == 0 {
		err = library.Fail(library.BrokenFeed, link.URL, nil)
	}
	return c, err
}

// pageCheck tells a list of articles from a single one: a list has several links to articles and
// little text of its own beside them.
func pageCheck(answer web.Response, now library.Moment) (Check, error) {
	list, err := page.List(answer.Body, answer.ContentType, answer.URL)
	if err != nil {
		return Check{}, err
	}
	article, noArticle := page.Extract(answer.Body, answer.ContentType, answer.URL, page.Hint{Now: now})
	if len(list.Links) >= listAtLeast && (noArticle != nil || ownText(article) < linkText(list)) {
		c := Check{Kind: library.ListSource, URL: answer.URL, Title: list.Title}
		for _, l := range list.Links {
			c.Items = append(c.Items, CheckItem{Title: l.Title, URL: l.URL, Published: l.Published})
		}
		return c, nil
	}
	if library.IsKind(noArticle, library.NoArticle) {
		return Check{}, library.Fail(library.NothingFound, answer.URL, noArticle)
	}
	if noArticle != nil {
		return Check{}, noArticle
	}
	return Check{
		Kind: library.PageSource, URL: answer.URL, Title: article.Title,
		Items: []CheckItem{{Title: article.Title, URL: article.URL, Published: article.Published}},
	}, nil
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
