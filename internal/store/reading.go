package store

import (
	"context"

	"baocaovien/internal/library"
)

// Unread returns the articles of a filter that were not read yet.
func (l *Library) Unread(ctx context.Context, f library.Filter) ([]int64, error) {
	f.Unread = true
	return l.IDs(ctx, f)
}

// IDs returns the articles that a filter selects, in the order of List, however many that are; Limit and After are not looked at.
func (l *Library) IDs(ctx context.Context, f library.Filter) ([]int64, error) {
	condition, args := where(f)
	// #nosec G202 -- words of ours
	rows, err := l.read.QueryContext(ctx, "SELECT a.id FROM articles a WHERE "+condition+" ORDER BY NOT "+dated+", a.sorted DESC, a.id DESC", args...)
	if err != nil {
		return nil, l.fault("ids", err)
	}
	return readIDs(l, "ids", rows)
}

// SetAllRead marks articles as read or unread. Those that are gone are passed over.
func (l *Library) SetAllRead(ctx context.Context, ids []int64, read bool) error {
	return l.transaction(ctx, "set all read", func(tx *writeTx) error {
		mark, err := tx.PrepareContext(ctx, "UPDATE articles SET is_read = ? WHERE id = ? AND is_read <> ?")
		if err != nil {
			return err
		}
		defer func() { _ = mark.Close() }()
		for _, id := range ids {
			if _, err := mark.ExecContext(ctx, read, id, read); err != nil {
				return err
			}
		}
		return nil
	})
}
