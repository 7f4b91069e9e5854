package store

import (
	"context"

	"baocaovien/internal/library"
)

// indexedAtOnce is how many articles a transaction of reindex takes, so that one that is stopped goes on
// where it was.
const indexedAtOnce = 200

// reindex brings articles into the indexes that a step of the schema emptied.
func (l *Library) reindex(ctx context.Context) error {
	for {
		var waiting bool
		if err := l.write.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM unindexed)").Scan(&waiting); err != nil || !waiting {
			return err
		}
		if err := l.transaction(ctx, "reindex", func(tx *writeTx) error { return indexWaiting(ctx, tx) }); err != nil {
			return err
		}
	}
}

func indexWaiting(ctx context.Context, tx *writeTx) error {
	waiting, err := waitingArticles(ctx, tx)
	if err != nil {
		return err
	}
	for id, a := range waiting {
		if err := index(ctx, tx, id, a); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM unindexed WHERE article_id = ?", id); err != nil {
			return err
		}
	}
	return nil
}

func waitingArticles(ctx context.Context, tx *writeTx) (map[int64]library.Article, error) {
	rows, err := tx.QueryContext(ctx, `SELECT a.id, a.title, v.lead, v.blocks FROM unindexed u JOIN articles a ON a.id = u.article_id
		JOIN versions v ON v.article_id = a.id AND v.version = a.version LIMIT ?`, indexedAtOnce)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	waiting := map[int64]library.Article{}
	for rows.Next() {
		var id int64
		var a library.Article
		var blocks []byte
		if err := rows.Scan(&id, &a.Title, &a.Lead, &blocks); err != nil {
			return nil, err
		}
		if a.Blocks, err = readBlocks(blocks); err != nil { // its title is found all the same
			a.Blocks = nil
		}
		waiting[id] = a
	}
	return waiting, rows.Err()
}
