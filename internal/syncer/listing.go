package syncer

import (
	"context"

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
	answer, err := r.ask(ctx, source.URL)
	if err != nil {
		return nil, err
	}
	before, err := r.Memory.Listing(ctx, source.ID)
	if err != nil {
		return nil, err
	}
	if answer.NotModified {
		return items(before), nil
	}
	listed, err := r.read(ctx, source, answer)
	if err != nil {
		return nil, err
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

// ask makes a conditional request.
func (r *run) ask(ctx context.Context, address string) (web.Response, error) {
	v, err := r.Memory.Validators(ctx, address)
	if err != nil {
		return web.Response{}, err
	}
	return r.visit.Fetch(ctx, web.Request{URL: address, ETag: v.ETag, LastModified: v.LastModified})
}

func (r *run) keepValidators(ctx context.Context, address string, answer web.Response) error {
	return r.Memory.KeepValidators(ctx, address, store.Validators{ETag: answer.ETag, LastModified: answer.LastModified})
}

func (r *run) read(ctx context.Context, source library.Source, answer web.Response) ([]item, error) {
	if source.Kind == library.FeedSource {
		return readFeed(answer)
	}
	return r.readPages(ctx, answer)
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

// readPages walks a category from its first page on, until a page brings nothing that the library
// has not, or there is none after it. A following page that fails ends the walk with what came.
func (r *run) readPages(ctx context.Context, answer web.Response) ([]item, error) {
	var listed []item
	seen := map[string]bool{}
	visited := map[string]bool{answer.URL: true}
	for range pagesAtMost {
		l, err := page.List(answer.Body, answer.ContentType, answer.URL)
		if err != nil {
			if len(listed) > 0 {
				return listed, nil
			}
			return nil, err
		}
		fresh, err := r.addLinks(ctx, &listed, seen, l.Links)
		if err != nil {
			return nil, err
		}
		if !fresh || l.Next == "" || visited[l.Next] {
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

// addLinks adds the links not seen on an earlier page, and reports whether any is new to the library.
func (r *run) addLinks(ctx context.Context, listed *[]item, seen map[string]bool, links []page.Link) (fresh bool, err error) {
	for _, link := range links {
		if seen[link.URL] {
			continue
		}
		seen[link.URL] = true
		*listed = append(*listed, item{Listed: store.Listed{
			ItemID: link.URL, URL: link.URL, Title: link.Title, Lead: link.Lead, Published: link.Published,
		}})
		known, err := r.Shelf.HasURL(ctx, link.URL)
		if err != nil {
			return false, err
		}
		fresh = fresh || !known
	}
	return fresh, nil
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
// rest of kept.
func merge(now []item, kept []store.Listed) []item {
	all := now
	seen := map[string]bool{}
	for _, i := range now {
		seen[i.URL] = true
	}
	for _, l := range kept {
		if !seen[l.URL] {
			all = append(all, item{Listed: l})
		}
	}
	return all
}
