package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"baocaovien/internal/library"
)

// RemoveArticles deletes articles with all their versions and files. What an outline quotes or has at hand, and what a
// session quotes, stays, and without withNotes what the person has notes on. No sync brings back what is deleted; a person may
// (see want). An unknown id is UnknownArticle, and then nothing is deleted.
func (l *Library) RemoveArticles(ctx context.Context, ids []int64, withNotes bool) (library.Removal, error) {
	var done library.Removal
	err := l.lasting(ctx, "remove articles", func(tx *writeTx) error {
		done = library.Removal{}
		used, err := usedArticles(ctx, tx)
		if err != nil {
			return err
		}
		noted, err := notedArticles(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := mustHave(ctx, tx, id); err != nil {
				return err
			}
			if noted[id] && !withNotes && !used[id] {
				done.Noted = append(done.Noted, id)
			}
			if used[id] || noted[id] && !withNotes {
				done.Kept = append(done.Kept, id)
				continue
			}
			if err := removeArticle(ctx, tx, id); err != nil {
				return err
			}
			done.Removed++
		}
		return nil
	})
	return done, err
}

// usedArticles returns the articles that outlines and sessions have. One that cannot be read may have any: then nothing is
// to be deleted, and the error says so.
func usedArticles(ctx context.Context, tx *writeTx) (map[int64]bool, error) {
	used := map[int64]bool{}
	rows, err := tx.QueryContext(ctx, "SELECT data, clippings, dismissed FROM outlines")
	if err != nil {
		return nil, err
	}
	outlines, err := readAll(rows, scanOutline)
	if err != nil {
		return nil, err
	}
	for _, o := range outlines {
		for _, id := range append(o.Articles(), o.Clippings...) {
			used[id] = true
		}
	}
	return used, markQuoted(ctx, tx, used)
}

// markQuoted marks the articles that sessions quote. They are known by their addresses: numbers are those of the library
// that wrote the session down.
func markQuoted(ctx context.Context, tx *writeTx, used map[int64]bool) error {
	rows, err := tx.QueryContext(ctx, "SELECT data FROM sessions WHERE NOT removed")
	if err != nil {
		return err
	}
	quoted, err := readAll(rows, func(row scanner) ([]library.SessionArticle, error) {
		var data []byte
		if err := row.Scan(&data); err != nil {
			return nil, err
		}
		var said struct {
			Articles []library.SessionArticle `json:"articles"`
		}
		err := json.Unmarshal(data, &said)
		return said.Articles, err
	})
	if err != nil {
		return err
	}
	for _, a := range slices.Concat(quoted...) {
		var id int64
		err := tx.QueryRowContext(ctx, "SELECT article_id FROM addresses WHERE url = ?", a.URL).Scan(&id)
		if err != nil && !noRow(err) {
			return err
		}
		used[id] = true
	}
	return nil
}

// removeArticle deletes an article and remembers its addresses.
func removeArticle(ctx context.Context, tx *writeTx, id int64) error {
	if err := unindex(ctx, tx, id); err != nil {
		return err
	}
	for _, statement := range []string{
		`INSERT INTO removed_addresses (url, article_id)
			SELECT url, article_id FROM addresses WHERE article_id = ?1 UNION SELECT url, article_id FROM article_sources WHERE article_id = ?1
			ON CONFLICT (url) DO UPDATE SET article_id = excluded.article_id, wanted = 0`,
		"DELETE FROM notes WHERE article_id = ?1",
		"DELETE FROM validators WHERE url IN (SELECT url FROM removed_addresses WHERE article_id = ?1)",
		"DELETE FROM file_words WHERE rowid IN (SELECT id FROM files WHERE article_id = ?1)",
		"DELETE FROM files WHERE article_id = ?1",
		"DELETE FROM article_themes WHERE article_id = ?1",
		"DELETE FROM versions WHERE article_id = ?1",
		"DELETE FROM articles WHERE id = ?1",
	} {
		if _, err := tx.ExecContext(ctx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// removedAt reports whether an article was deleted that stood at one of the addresses, and nobody asked for it since.
func removedAt(ctx context.Context, q rowQuerier, urls ...string) (removed bool, err error) {
	for _, url := range urls {
		err := q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM removed_addresses WHERE url = ? AND NOT wanted)", url).Scan(&removed)
		if err != nil || removed {
			return removed, err
		}
	}
	return false, nil
}

// Removed reports whether a person deleted the article that stands at the address.
func (l *Library) Removed(ctx context.Context, url string) (bool, error) {
	removed, err := removedAt(ctx, l.read, url)
	return removed, l.fault("removed", err)
}

// want lets what was deleted at an address come back: a person asked for it by its address.
func want(ctx context.Context, tx *writeTx, url string) error {
	_, err := tx.ExecContext(ctx, `UPDATE removed_addresses SET wanted = 1
		WHERE article_id IN (SELECT article_id FROM removed_addresses WHERE url = ?) AND NOT wanted`, url)
	return err
}

// Before returns the articles of a source that are older than a moment and no other source lists, the oldest first: those
// that are put aside as saved are none of them.
func (l *Library) Before(ctx context.Context, source int64, at library.Moment) ([]int64, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT a.id FROM articles a WHERE a.sorted < ?2 AND NOT a.is_saved
		AND EXISTS (SELECT 1 FROM article_sources x WHERE x.article_id = a.id AND x.source_id = ?1)
		AND NOT EXISTS (SELECT 1 FROM article_sources x JOIN sources s ON s.id = x.source_id
			WHERE x.article_id = a.id AND x.source_id <> ?1 AND NOT s.removed)
		ORDER BY a.sorted, a.id`, source, at.Unix)
	if err != nil {
		return nil, l.fault("before", err)
	}
	return readIDs(l, "before", rows)
}

func readIDs(l *Library, what string, rows *sql.Rows) ([]int64, error) {
	return collect(l, what, rows, func(row scanner) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	})
}
