package syncer

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// pagesAtMost bounds the pages of one category.
const pagesAtMost = 30

// walk goes through a category from its first page on, until a page brings nothing that the source had not
// listed before, or there is none after it. short is why it ended before that, with what came until then.
func (r *syncRun) walk(ctx context.Context, answer web.Response, before []store.Listed) (listed []listedItem, short, err error) {
	known, seen := map[string]bool{}, map[string]bool{}
	for _, l := range before {
		known[l.URL] = true
	}
	visited := map[string]bool{answer.URL: true}
	for range pagesAtMost {
		l, err := readList(ctx, answer)
		if err != nil {
			return listed, err, nil
		}
		fresh := false
		for _, link := range l.Links {
			if !seen[link.URL] {
				seen[link.URL] = true
				listed = append(listed, linked(link))
				fresh = fresh || !known[link.URL]
			}
		}
		next, on := following(l, answer.URL, visited)
		if !fresh || !on {
			return listed, nil, nil
		}
		answer, err = r.visit.Fetch(ctx, next)
		if fatal(err) {
			return nil, nil, err
		}
		if err != nil {
			return listed, err, nil
		}
	}
	return listed, nil, nil
}

// following returns the request for the page after one of a category, if there is one not visited yet.
func following(l page.Listing, at string, visited map[string]bool) (web.Request, bool) {
	switch {
	case l.Next != "" && !visited[l.Next]:
		visited[l.Next] = true
		return web.Request{URL: l.Next, From: at}, true
	case l.Next == "" && l.Post != nil:
		return web.Request{URL: l.Post.Action, Form: l.Post.Fields, From: at}, true
	default:
		return web.Request{}, false
	}
}

func linked(link page.Link) listedItem {
	return listedItem{Listed: store.Listed{
		ItemID: link.URL, URL: link.URL, Title: link.Title, Lead: link.Lead, Published: link.Published,
	}}
}

// readList reads a page of a category within its time.
func readList(ctx context.Context, answer web.Response) (page.Listing, error) {
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	return page.List(ctx, answer.Body, answer.ContentType, answer.URL)
}

// refused looks at a page that came where a feed or a list was expected: one that wants a login, or a person,
// is that before it is a broken feed.
func refused(ctx context.Context, answer web.Response, failure error) error {
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	_, err := page.Extract(ctx, answer.Body, answer.ContentType, answer.URL, page.Hint{})
	if library.IsKind(err, library.LoginRequired) || library.IsKind(err, library.Challenge) {
		return err
	}
	return failure
}
