package syncer

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/web"
)

// items fetches and stores what a source lists. Failures of single articles are counted; the last of
// them names the source's error.
func (r *run) items(ctx context.Context, source library.Source, listed []item, report *SourceReport) error {
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(itemsAtOnce)
	for _, i := range listed {
		if !r.claimed.take(i.URL) {
			mu.Lock()
			report.Unchanged++
			mu.Unlock()
			r.news <- step{source: source, items: 1, Tally: Tally{Unchanged: 1}}
			continue
		}
		group.Go(func() error {
			outcome, err := r.item(ctx, source, i)
			if fatal(err) {
				return err
			}
			one := Tally{}
			if err != nil {
				one.Failed = 1
				r.Log.Warn("article failed", "source", source.URL, "url", i.URL, "error", err)
			}
			one.count(outcome)
			mu.Lock()
			report.add(one)
			if err != nil {
				report.Error = library.KindOf(err)
			}
			mu.Unlock()
			r.news <- step{source: source, items: 1, Tally: one}
			return nil
		})
	}
	return group.Wait()
}

// item fetches one article and stores it.
func (r *run) item(ctx context.Context, source library.Source, i item) (library.Outcome, error) {
	answer, err := r.ask(ctx, i.URL)
	if err != nil {
		return r.vanished(ctx, i, err)
	}
	if answer.NotModified {
		return library.Unchanged, nil
	}
	now := library.At(r.Now(), library.ToSecond)
	article, err := extract(answer, i, now)
	if err != nil {
		return "", err
	}
	_, outcome, err := r.Shelf.Save(ctx, store.Arrival{
		SourceID:    source.ID,
		ItemID:      i.ItemID,
		Addresses:   []string{i.URL, answer.URL},
		Article:     article,
		Raw:         answer.Body,
		ContentType: answer.ContentType,
		Fetched:     now,
		Passages:    r.Read.Read(article.Title, article.Blocks).Passages,
	})
	if err != nil {
		return "", err
	}
	return outcome, r.keepValidators(ctx, i.URL, answer)
}

// vanished settles a failed request: an article that is gone from its source but stays in the library
// is unchanged, everything else is the failure it is.
func (r *run) vanished(ctx context.Context, i item, failure error) (library.Outcome, error) {
	if !library.IsKind(failure, library.Gone) {
		return "", failure
	}
	known, err := r.Shelf.HasURL(ctx, i.URL)
	if err != nil || !known {
		return "", failure
	}
	return library.Unchanged, nil
}

// extract reads the page, or failing that the body that the feed carried.
func extract(answer web.Response, i item, now library.Moment) (library.Article, error) {
	hint := page.Hint{Title: i.Title, Lead: i.Lead, Published: i.Published, Now: now}
	article, err := page.Extract(answer.Body, answer.ContentType, answer.URL, hint)
	if err == nil || i.html == "" || !library.IsKind(err, library.NoArticle) {
		return article, err
	}
	fromFeed, feedErr := page.Extract([]byte(i.html), "text/html; charset=utf-8", answer.URL, hint)
	if feedErr != nil {
		return article, err
	}
	return fromFeed, nil
}
