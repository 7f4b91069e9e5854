package syncer

import (
	"context"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// StoreReceiver takes what another office publishes in a store. listed and done tell how many items there are to fetch and
// how many came.
type StoreReceiver interface {
	ReceiveStore(ctx context.Context, source library.Source, listed, done func(int)) (store.SerialCounts, error)
}

// received syncs a source that is a store of another office: as a whole or not at all.
func (r *syncRun) received(ctx context.Context, source library.Source, report *SourceReport) error {
	counts, err := r.Stores.ReceiveStore(ctx, source,
		func(n int) { r.news <- step{source: source, listed: n} },
		func(n int) { r.news <- step{source: source, items: n} })
	if err != nil {
		return err
	}
	report.ArticleCounts = ArticleCounts{New: counts.New, Updated: counts.Updated, Unchanged: counts.Unchanged}
	report.Withdrawn = counts.Withdrawn
	r.news <- step{source: source, ArticleCounts: report.ArticleCounts}
	return nil
}
