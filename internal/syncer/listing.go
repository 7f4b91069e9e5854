package syncer

import (
	"context"
	"slices"

	"baocaovien/internal/feed"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// listedItem is an article a source lists.
type listedItem struct {
	store.Listed
	html     string               // the body a feed carried, if any, for pages that cannot be read
	enclosed []library.Attachment // with it in a feed
	fresh    bool                 // the source had not listed it before
	id       int64                // of the article that the library has at its address, 0 where it has none
	known    bool                 // the library has it
	ahead    bool                 // its date lay a little ahead of this machine's clock

	place      places // in which it is fetched and read
	remembered bool   // from before: what its feed carries and encloses is not known now
}

// listedAtMost bounds what is remembered of a source, and so the articles of one sync; againAtMost the articles
// looked at again that the library has.
const (
	listedAtMost = 1000
	againAtMost  = 200
)

// listing asks a source what it has. Where the source answers that nothing changed, it is what was
// listed last time: those articles may have been edited all the same. short is why it may not be all.
func (r *syncRun) listing(ctx context.Context, source library.Source) (listed []listedItem, short, err error) {
	if source.Kind == library.PageSource {
		return []listedItem{{Listed: store.Listed{URL: source.URL}, fresh: true}}, nil, nil
	}
	before, err := r.Cache.Listing(ctx, source.ID)
	if err != nil {
		return nil, nil, err
	}
	anew := slices.ContainsFunc(before, func(l store.Listed) bool { return l.Cut })
	answer, err := r.ask(ctx, source.URL, len(before) > 0 && !anew)
	if err != nil {
		return nil, nil, err
	}
	if !answer.NotModified {
		listed, short, err = r.read(ctx, source, answer, before)
		if err != nil {
			return nil, nil, err
		}
		if len(listed) == 0 && len(before) == 0 {
			return nil, nil, short
		}
	}
	// Where the walk was cut short, the rest is walked the next time; a source that shows nothing for once is
	// not believed.
	if len(listed) > 0 && short == nil {
		err = r.keepListing(ctx, source, listed, before, answer)
	}
	if err != nil {
		return nil, nil, err
	}
	due, err := r.due(ctx, merge(listed, before))
	return due, short, err
}

// read takes what a source answered for its list. Where it lists nothing, short says why; a feed may be empty.
func (r *syncRun) read(ctx context.Context, source library.Source, answer web.Response, before []store.Listed) (listed []listedItem, short, err error) {
	if source.Kind == library.FeedSource {
		listed, err = readFeed(ctx, answer)
	} else {
		listed, short, err = r.walk(ctx, answer, before)
		if len(listed) == 0 && short == nil {
			short = library.Fail(library.NothingFound, source.URL, nil)
		}
	}
	if len(listed) > 0 {
		return listed, short, err
	}
	if err != nil {
		return nil, nil, refused(ctx, answer, err)
	}
	return nil, refused(ctx, answer, short), nil
}

// keepListing remembers what a source lists. A list has on further pages what it listed before; what a feed
// lists no more is looked at once more in this sync, for it may have been withdrawn, and then forgotten.
func (r *syncRun) keepListing(ctx context.Context, source library.Source, now []listedItem, before []store.Listed, answer web.Response) error {
	if source.Kind == library.FeedSource {
		before = nil
	}
	if err := r.Cache.KeepListing(ctx, source.ID, remember(now, before)); err != nil {
		return err
	}
	return r.keepValidators(ctx, source.URL, answer)
}

// due returns the items to ask for: those that the library lacks, and the newest of the others.
func (r *syncRun) due(ctx context.Context, listed []listedItem) ([]listedItem, error) {
	var due []listedItem
	for n, i := range listed {
		if n >= againAtMost {
			known, err := r.Articles.ArticleAt(ctx, i.URL)
			if err != nil {
				return nil, err
			}
			if known != 0 {
				continue
			}
		}
		due = append(due, i)
	}
	return due, nil
}

func (r *syncRun) keepValidators(ctx context.Context, address string, answer web.Response) error {
	return r.Cache.KeepValidators(ctx, address, store.Validators{ETag: answer.ETag, LastModified: answer.LastModified})
}

// readFeed reads a feed within its time.
func readFeed(ctx context.Context, answer web.Response) ([]listedItem, error) {
	ctx, done := context.WithTimeout(ctx, readingTime)
	defer done()
	f, err := feed.Parse(ctx, answer.Body, answer.ContentType, answer.URL)
	if err != nil {
		return nil, err
	}
	return ofFeed(f, answer.URL), nil
}

// remember returns what is listed now, then what was listed before, at most listedAtMost.
func remember(now []listedItem, before []store.Listed) []store.Listed {
	merged := merge(now, before)
	kept := make([]store.Listed, len(merged))
	for n, i := range merged {
		kept[n] = i.Listed
	}
	return kept
}

// merge returns what is listed now, then what was listed before, each address once however it is written.
func merge(now []listedItem, before []store.Listed) []listedItem {
	known := map[string]bool{}
	for _, l := range before {
		known[keyOf(l.URL)] = true
	}
	var all []listedItem
	seen := map[string]bool{}
	add := func(i listedItem) {
		if key := keyOf(i.URL); !seen[key] && len(all) < listedAtMost {
			seen[key] = true
			i.fresh = !known[key]
			all = append(all, i)
		}
	}
	for _, i := range now {
		add(i)
	}
	for _, l := range before {
		add(listedItem{Listed: l, remembered: true})
	}
	return all
}
