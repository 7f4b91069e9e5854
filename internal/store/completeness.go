package store

import (
	"context"
	"database/sql"
	"encoding/json"

	"baocaovien/internal/library"
)

// keepCompleteness records how much of its original a version has. It is no part of what was published, and makes no
// version: a better program may measure otherwise.
func keepCompleteness(ctx context.Context, tx *sql.Tx, id int64, version int, c library.Completeness) error {
	if c.Share == 0 && len(c.Gaps) == 0 {
		return nil
	}
	gaps, err := list(c.Gaps)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO completeness (article_id, version, share, gaps) VALUES (?, ?, ?, ?)
		ON CONFLICT (article_id, version) DO UPDATE SET share = excluded.share, gaps = excluded.gaps
		WHERE share <> excluded.share OR gaps <> excluded.gaps`, id, version, c.Share, gaps)
	return err
}

// completenessOf returns how much of its original a version has, zero where that was not measured.
func (l *Library) completenessOf(ctx context.Context, id int64, version int) (c library.Completeness, err error) {
	var gaps string
	err = l.read.QueryRowContext(ctx, "SELECT CAST(share AS REAL), gaps FROM completeness WHERE article_id = ? AND version = ?", id, version).
		Scan(&c.Share, &gaps)
	if noRow(err) {
		return library.Completeness{}, nil
	}
	if err != nil {
		return c, l.fault("completeness", err)
	}
	if json.Unmarshal([]byte(gaps), &c.Gaps) != nil { // the text can be read without
		c.Gaps = nil
	}
	return c, nil
}
