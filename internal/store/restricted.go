package store

import (
	"context"
	"database/sql"

	"baocaovien/internal/library"
)

// keepStamp records the stamp of an article. A version without one does not take it off: what was quoted of those before
// stays as secret as it was.
func keepStamp(ctx context.Context, tx *writeTx, id int64, stamp library.Stamp) error {
	if stamp == "" {
		return nil
	}
	before, err := stampOf(ctx, tx, id)
	if err != nil || before.Or(stamp) == before {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO restricted (article_id, stamp) VALUES (?1, ?2)
		ON CONFLICT (article_id) DO UPDATE SET stamp = ?2`, id, string(stamp))
	return err
}

// rowQuerier is the library's readers, or a transaction.
type rowQuerier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func stampOf(ctx context.Context, q rowQuerier, id int64) (stamp library.Stamp, err error) {
	err = q.QueryRowContext(ctx, "SELECT stamp FROM restricted WHERE article_id = ?", id).Scan(&stamp)
	if noRow(err) {
		return "", nil
	}
	return stamp, err
}

// Stamp returns the strongest stamp that any of the articles bears, "" where none does.
func (l *Library) Stamp(ctx context.Context, articles []int64) (strongest library.Stamp, err error) {
	for _, id := range articles {
		stamp, err := stampOf(ctx, l.read, id)
		if err != nil {
			return "", l.fault("stamp", err)
		}
		strongest = strongest.Or(stamp)
	}
	return strongest, nil
}
