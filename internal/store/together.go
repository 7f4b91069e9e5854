package store

import (
	"context"
	"slices"

	"baocaovien/internal/library"
)

// togetherAtMost bounds the arrivals of one transaction.
const togetherAtMost = 64

// SavedArticle is what became of an arrival: the article it is, and whether that is new.
type SavedArticle struct {
	ID      int64
	Outcome library.Outcome
}

// SaveReady stores arrivals as Save does, in their order and at once: many cost one commit, and one look into the indexes. Where
// they cannot be stored together, each is stored by itself. Where one fails, those before it are stored, and returned with its
// error.
func (l *Library) SaveReady(ctx context.Context, all []*ReadyArrival) (saved []SavedArticle, err error) {
	for some := range slices.Chunk(all, togetherAtMost) {
		these, err := l.saveAll(ctx, some)
		if err != nil {
			these, err = l.saveEach(ctx, some)
		}
		if saved = append(saved, these...); err != nil {
			return saved, err
		}
	}
	return saved, nil
}

// saveAll stores arrivals in one transaction, all or none.
func (l *Library) saveAll(ctx context.Context, all []*ReadyArrival) ([]SavedArticle, error) {
	saved := make([]SavedArticle, len(all))
	err := l.transaction(ctx, "save", func(tx *writeTx) error {
		for i, a := range all {
			row := *a.row // as it came, should it have to be stored again
			var err error
			if saved[i].ID, saved[i].Outcome, err = row.store(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// saveEach stores arrivals in a transaction each, up to the first that fails.
func (l *Library) saveEach(ctx context.Context, all []*ReadyArrival) (saved []SavedArticle, err error) {
	for _, a := range all {
		id, outcome, err := l.save(ctx, a.row)
		if err != nil {
			return saved, err
		}
		saved = append(saved, SavedArticle{id, outcome})
	}
	return saved, nil
}
