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
	known, err := r.Shelf.HasURL(ctx, i.URL)
	if err != nil {
		return "", err
	}
	answer, err := r.ask(ctx, i.URL, known)
	if err == nil && answer.NotModified {
		return library.Unchanged, nil
	}
	if err != nil {
		return settle(known, err)
	}
	now := library.At(r.Now(), library.ToSecond)
	read, err := r.extract(ctx, answer, i, now)
	if err != nil {
		return settle(known, err)
	}
	_, outcome, err := r.Shelf.Save(ctx, store.Arrival{
		SourceID:    source.ID,
		ItemID:      i.ItemID,
		Listed:      i.URL,
		Addresses:   []string{answer.URL},
		Article:     read.article,
		Raw:         read.raw,
		ContentType: read.contentType,
		Fetched:     now,
		Passages:    r.Read.Read(read.article.Title, read.article.Blocks).Passages,
	})
	if err != nil {
		return "", err
	}
	return outcome, r.keepValidators(ctx, i.URL, answer)
}

// settle says what a failure means for an article. One that the library has and its source shows no more,
// because it is gone or its page is empty, is unchanged; everything else is the failure it is.
func settle(known bool, failure error) (library.Outcome, error) {
	if known && (library.IsKind(failure, library.Gone) || library.IsKind(failure, library.NoArticle)) {
		return library.Unchanged, nil
	}
	return "", failure
}

// extracted is an article with the bytes it was read from.
type extracted struct {
	article     library.Article
	raw         []byte
	contentType string
}

// extract reads the page, or failing that the body that the feed carried. Few pages are read at a time:
// one of many megabytes takes ten times its size while it is read.
func (r *run) extract(ctx context.Context, answer web.Response, i item, now library.Moment) (extracted, error) {
	select {
	case r.reading <- struct{}{}:
		defer func() { <-r.reading }()
	case <-ctx.Done():
		return extracted{}, library.Fail(library.Cancelled, i.URL, ctx.Err())
	}
	hint := page.Hint{Title: i.Title, Lead: i.Lead, Published: i.Published, Now: now}
	article, err := page.Extract(answer.Body, answer.ContentType, answer.URL, hint)
	if err == nil || i.html == "" || !library.IsKind(err, library.NoArticle) {
		return extracted{article, answer.Body, answer.ContentType}, err
	}
	const fragment = "text/html; charset=utf-8"
	fromFeed, feedErr := page.Extract([]byte(i.html), fragment, answer.URL, hint)
	if feedErr != nil {
		return extracted{}, err
	}
	return extracted{fromFeed, []byte(i.html), fragment}, nil
}
