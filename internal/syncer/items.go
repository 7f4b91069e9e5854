package syncer

import (
	"context"
	"errors"
	"strconv"
	"sync"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/secrecy"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// items fetches and stores what a source lists. Failures of single articles are counted; the last of
// them names the source's error.
func (r *syncRun) items(ctx context.Context, source library.Source, listed []listedItem, report *SourceReport) error {
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(itemsAtOnce + togetherAtMost)
	free := make(places, itemsAtOnce)
	for _, i := range listed {
		i.place = free
		group.Go(func() error {
			outcome, own, err := r.once(ctx, source, &i)
			one := ArticleCounts{}
			failed := err != nil && !fatal(err)
			if failed {
				one.Failed = 1
				r.Log.Warn("article failed", "source", source.URL, "url", i.URL, "error", err)
			} else {
				one.count(outcome) // also of one that was stored before the sync was stopped
			}
			mu.Lock()
			report.add(one)
			if failed {
				report.failed(err)
			}
			mu.Unlock()
			if fatal(err) {
				return err
			}
			told := step{source: source, items: 1}
			if own || failed { // else what became of it is counted where it was fetched
				if told.ArticleCounts, err = r.toldOnce(ctx, i, outcome, one); err != nil {
					return err
				}
			}
			r.news <- told
			return nil
		})
	}
	return group.Wait()
}

// toldOnce returns what the counts of the sync become by what became of the article of an item. Addresses that lead to one
// article count as one.
func (r *syncRun) toldOnce(ctx context.Context, i listedItem, outcome library.Outcome, one ArticleCounts) (ArticleCounts, error) {
	id := i.id
	if id == 0 || outcome != library.Unchanged { // else it is the article that was there
		var err error
		if id, err = r.Articles.ArticleAt(ctx, i.URL); err != nil {
			return ArticleCounts{}, err
		}
	}
	key := keyOf(i.URL)
	if id != 0 {
		key = strconv.FormatInt(id, 10)
	}
	return r.counted.change(key, one), nil
}

// once sees to it that an article that several sources list is fetched for the first of them. For the others
// it is only noted, unless it failed. own tells that it was for this one.
func (r *syncRun) once(ctx context.Context, source library.Source, i *listedItem) (outcome library.Outcome, own bool, err error) {
	underWay, own, err := r.articles.take(ctx, i.URL)
	if err != nil {
		return "", false, library.Fail(library.Cancelled, i.URL, err)
	}
	if !own {
		return library.Unchanged, false, r.Articles.SeenAt(ctx, source.ID, underWay.address)
	}
	if i.id, err = r.Articles.ArticleAt(ctx, i.URL); err == nil {
		outcome, err = r.inPlace(ctx, source, *i)
	}
	r.articles.settle(underWay, err == nil)
	if err == nil && outcome == library.Unchanged && i.fresh {
		err = r.Articles.SeenAt(ctx, source.ID, i.URL) // known from another source, perhaps
	}
	return outcome, true, err
}

// inPlace is item when there is a place for it.
func (r *syncRun) inPlace(ctx context.Context, source library.Source, i listedItem) (library.Outcome, error) {
	i.place.take()
	defer i.place.leave()
	r.gathered.begin()
	defer r.gathered.end(ctx)
	return r.item(ctx, source, i)
}

// item fetches one article and stores it. Where its page gives none, it is made of what its feed carried. What a person
// deleted is not asked for.
func (r *syncRun) item(ctx context.Context, source library.Source, i listedItem) (library.Outcome, error) {
	if i.known = i.id != 0; !i.known {
		if removed, err := r.Standing.Removed(ctx, i.URL); err != nil || removed {
			return library.Unchanged, err
		}
	}
	now := library.At(r.Now(), library.ToSecond)
	i.Published, i.ahead = bounded(i.Published, now)
	if hasNoPage(i.URL) {
		if i.known && i.html == "" { // listed before, and not looked for this time
			return library.Unchanged, nil
		}
		read, err := r.fromFeed(ctx, i, i.URL, now, library.Fail(library.NoArticle, i.URL, nil))
		if err != nil {
			return "", err
		}
		return r.put(ctx, source, i, web.Response{URL: i.URL}, read, now)
	}
	answer, asked := r.ask(ctx, i.URL, i.known)
	if asked == nil && answer.NotModified {
		return library.Unchanged, nil
	}
	var read extracted
	err := asked
	if err == nil {
		read, err = r.extract(ctx, source, answer, i, now)
		if library.IsKind(err, library.NoArticle) && page.NeedsBrowser(ctx, answer.Body, answer.ContentType) {
			err = library.Fail(library.Challenge, i.URL, err)
		}
	}
	if err != nil {
		return r.withoutPage(ctx, source, i, now, err, asked == nil)
	}
	return r.put(ctx, source, i, answer, read, now)
}

// withoutPage makes an article of what its feed carried, where its page failed. What was read from the page once is not
// replaced by that: a page that is a login for once does not undo what it said before.
func (r *syncRun) withoutPage(ctx context.Context, source library.Source, i listedItem, now library.Moment, failure error, came bool) (library.Outcome, error) {
	if fatal(failure) || library.IsKind(failure, library.Offline) {
		return "", failure
	}
	fromFeed, err := r.standsFromFeed(ctx, i)
	if err != nil {
		return "", err
	}
	if !i.known || fromFeed || came && library.IsKind(failure, library.NoArticle) {
		read, err := r.fromFeed(ctx, i, i.URL, now, failure)
		if fatal(err) {
			return "", err
		}
		if err == nil {
			return r.put(ctx, source, i, web.Response{URL: i.URL}, read, now)
		}
	}
	if !came {
		return r.unreachable(ctx, i, now, failure)
	}
	if i.known && (library.IsKind(failure, library.NoArticle) || source.Kind == library.FeedSource) && noMore(failure) {
		return library.Unchanged, nil
	}
	return "", failure
}

// standsFromFeed reports that what the library has of an item is what its feed carried, and the feed was read again.
func (r *syncRun) standsFromFeed(ctx context.Context, i listedItem) (bool, error) {
	if !i.known || i.html == "" {
		return false, nil
	}
	standing, err := r.Standing.Standing(ctx, i.URL)
	return standing.ContentType == ofFeedText, err
}

// put stores what an answer brought, the files of the article included.
func (r *syncRun) put(ctx context.Context, source library.Source, i listedItem, answer web.Response, read extracted, now library.Moment) (library.Outcome, error) {
	if read.article.Stamp = secrecy.OfArticle(ctx, read.article); read.article.Stamp != "" && !r.Restricted() {
		return "", library.Fail(library.Restricted, i.URL, errors.New(string(read.article.Stamp)))
	}
	if read.article.Published, _ = bounded(read.article.Published, now); !read.article.Published.Known() {
		read.article.Published = i.Published
	}
	read, err := r.calm(ctx, source, i, read, now)
	if err != nil {
		return "", err
	}
	if read.parts > 1 || i.ahead { // what its first page says of itself is not true of the others; or its date is to be seen again
		answer.ETag, answer.LastModified = "", ""
	}
	arrival := store.Arrival{
		SourceID:    source.ID,
		ItemID:      i.ItemID,
		Listed:      i.URL,
		Addresses:   []string{answer.URL},
		Article:     read.article,
		Raw:         read.from.raw,
		ContentType: read.from.contentType,
		Fetched:     now,
		Passages:    r.Read.Read(ctx, read.article.Title, read.article.Blocks).Passages,
	}
	if read.alone() {
		arrival.Validators = store.Validators{ETag: answer.ETag, LastModified: answer.LastModified}
	}
	saved, err := r.save(ctx, i, arrival)
	if err != nil || saved.ID == 0 { // it was deleted under another address
		return saved.Outcome, err
	}
	if arrival.Validators != (store.Validators{}) { // nothing more belongs to it
		return saved.Outcome, nil
	}
	if err := r.keepOwn(ctx, saved.ID, read.file); err != nil {
		return saved.Outcome, err
	}
	for _, p := range read.pictures {
		if err := r.keepOwn(ctx, saved.ID, p); err != nil {
			return saved.Outcome, err
		}
	}
	if err := r.keepFiles(ctx, saved.ID, read.article); err != nil {
		return saved.Outcome, err // the article is stored all the same
	}
	return saved.Outcome, r.keepValidators(ctx, i.URL, answer)
}

// unreachable says what a failure to fetch means for an article. One that the library has is marked as gone
// where its server says so, and fetched anew as soon as it answers again.
func (r *syncRun) unreachable(ctx context.Context, i listedItem, now library.Moment, failure error) (library.Outcome, error) {
	if !i.known || !library.IsKind(failure, library.Gone) {
		return "", failure
	}
	if err := r.Articles.MarkGone(ctx, i.URL, now); err != nil {
		return "", err
	}
	return library.Unchanged, r.keepValidators(ctx, i.URL, web.Response{})
}
