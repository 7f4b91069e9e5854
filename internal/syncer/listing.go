package syncer

import (
	"context"
	"errors"

	"baocaovien/internal/feed"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// item is an article a source lists. html is the body a feed carried, if any, for pages that cannot
// be read.
type item struct {
	store.Listed
	html string
}

// pagesAtMost bounds the pages of one category; listedAtMost the articles looked at again in a sync.
const (
	pagesAtMost  = 30
	listedAtMost = 200
)

// listing asks a source what it has. Where the source answers that nothing changed, it is what was
// listed last time: those articles may have been edited all the same.
func (r *run) listing(ctx context.Context, source library.Source) ([]item, error) {
	if source.Kind == library.PageSource {
		return []item{{Listed: store.Listed{URL: source.URL}}}, nil
	}
	before, err := r.Memory.Listing(ctx, source.ID)
	if err != nil {
		return nil, err
	}
	answer, err := r.ask(ctx, source.URL, len(before) > 0)
	if err != nil {
		return nil, err
	}
	if answer.NotModified {
		return items(before), nil
	}
	listed, err := r.read(ctx, source, answer, before)
	if err != nil {
		return nil, err
	}
	if len(listed) == 0 && len(before) > 0 {
		return items(before), nil // a source that shows nothing for once is not believed
	}
	if source.Kind == library.FeedSource {
		before = nil // a feed always tells all that it has
	}
	kept := remember(listed, before)
	if err := r.Memory.KeepListing(ctx, source.ID, kept); err != nil {
		return nil, err
	}
	if err := r.keepValidators(ctx, source.URL, answer); err != nil {
		return nil, err
	}
	return merge(listed, kept), nil
}

// ask makes a request, a conditional one where what it is about is at hand.
func (r *run) ask(ctx context.Context, address string, atHand bool) (web.Response, error) {
	req := web.Request{URL: address}
	if atHand {
		v, err := r.Memory.Validators(ctx, address)
		if err != nil {
			return web.Response{}, err
		}
		req.ETag, req.LastModified = v.ETag, v.LastModified
	}
	answer, err := r.visit.Fetch(ctx, req)
	if err == nil && answer.NotModified && !atHand {
		err = library.Fail(library.HTTPStatus, address, errors.New("304"))
	}
	return answer, err
}

func (r *run) keepValidators(ctx context.Context, address string, answer web.Response) error {
	return r.Memory.KeepValidators(ctx, address, store.Validators{ETag: answer.ETag, LastModified: answer.LastModified})
}

func (r *run) read(ctx context.Context, source library.Source, answer web.Response, before []store.Listed) ([]item, error) {
	if source.Kind == library.FeedSource {
		return readFeed(answer)
	}
	return r.readPages(ctx, answer, before)
}

func readFeed(answer web.Response) ([]item, error) {
	f, err := feed.Parse(answer.Body, answer.ContentType, answer.URL)
	if err != nil {
		return nil, err
	}
	var listed []item
	for _, i := range f.Items {
		if i.URL == "" {
			continue
		}
		listed = append(listed, item{
			Listed: store.Listed{ItemID: i.ID, URL: i.URL, Title: i.Title, Lead: i.Lead, Published: i.Published},
			html:   i.HTML,
		})
	}
	return listed, nil
}

// readPages walks a category from its first page on, until a page brings nothing that the source had not
// listed before, or there is none after it. A following page that fails ends the walk with what came.
func (r *run) readPages(ctx context.Context, answer web.Response, before []store.Listed) ([]item, error) {
	var listed []item
	known, seen := map[string]bool{}, map[string]bool{}
	for _, l := range before {
		known[l.URL] = true
	}
	visited := map[string]bool{answer.URL: true}
	for range pagesAtMost {
		l, err := page.List(answer.Body, answer.ContentType, answer.URL)
		if err != nil && len(listed) == 0 {
			return nil, err
		}
		fresh := false
		for _, link := range l.Links {
			if !seen[link.URL] {
				seen[link.URL] = true
				listed = append(listed, linked(link))
				fresh = fresh || !known[link.URL]
			}
		}
		if err != nil || !fresh || l.Next == "" || visited[l.Next] {
			break
		}
		visited[l.Next] = true
		answer, err = r.visit.Fetch(ctx, web.Request{URL: l.Next})
		if fatal(err) {
			return nil, err
		}
		if err != nil {
			r.Log.Warn("category page failed", "url", l.Next, "error", err)
			break
		}
	}
	return listed, nil
}

func linked(link page.Link) item {
	return item{Listed: store.Listed{
		ItemID: link.URL, URL: link.URL, Title: link.Title, Lead: link.Lead, Published: link.Published,
	}}
}

func items(listed []store.Listed) []item {
	all := make([]item, len(listed))
	for i, l := range listed {
		all[i] = item{Listed: l}
	}
	return all
}

// remember returns what is listed now, then what was listed before and has moved to a page not walked
// this time, at most listedAtMost.
func remember(now []item, before []store.Listed) []store.Listed {
	kept := make([]store.Listed, 0, len(now)+len(before))
	seen := map[string]bool{}
	add := func(l store.Listed) {
		if !seen[l.URL] && len(kept) < listedAtMost {
			seen[l.URL] = true
			kept = append(kept, l)
		}
	}
	for _, i := range now {
		add(i.Listed)
	}
	for _, l := range before {
		add(l)
	}
	return kept
}

// merge returns the items to fetch: all that is listed now with what the feed carried of them, and the
// rest of kept, each address once however it is written.
func merge(now []item, kept []store.Listed) []item {
	var all []item
	seen := map[string]bool{}
	for _, i := range append(now[:len(now):len(now)], items(kept)...) {
		if key := page.Canonical(i.URL); !seen[key] {
			seen[key] = true
			all = append(all, i)
		}
	}
	return all
}
