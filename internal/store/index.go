package store

import (
	"context"
	"encoding/json"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// index writes an article's words, in place of those of an earlier version.
func index(ctx context.Context, tx *writeTx, id int64, a library.Article) error {
	if err := unindex(ctx, tx, id); err != nil {
		return err
	}
	lines := search.Lines(a)
	row := indexRow(id, lines)
	tx.later("INSERT INTO marked_words (rowid, text) VALUES (?, ?)", row.id, row.marked)
	tx.later("INSERT INTO plain_words (rowid, text) VALUES (?, ?)", row.id, row.plain)
	tx.later("INSERT INTO titles (rowid, marked, plain) VALUES (?, ?, ?)", row.id, row.markedTitle, row.plainTitle)
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO article_words (article_id, words) VALUES (?, ?)", id, lines)
	return err
}

// unindex takes an article's words out of the indexes. They hold no texts: what is taken out must be given as it was put in.
func unindex(ctx context.Context, tx *writeTx, id int64) error {
	var before string
	err := tx.QueryRowContext(ctx, "SELECT words FROM article_words WHERE article_id = ?", id).Scan(&before)
	if noRow(err) {
		return nil
	}
	if err != nil {
		return err
	}
	row := indexRow(id, before)
	tx.later("INSERT INTO marked_words (marked_words, rowid, text) VALUES ('delete', ?, ?)", row.id, row.marked)
	tx.later("INSERT INTO plain_words (plain_words, rowid, text) VALUES ('delete', ?, ?)", row.id, row.plain)
	tx.later("INSERT INTO titles (titles, rowid, marked, plain) VALUES ('delete', ?, ?, ?)", row.id, row.markedTitle, row.plainTitle)
	return nil
}

// indexedWords is what the indexes hold of an article: its words and its title's, in both spellings.
type indexedWords struct {
	id                                     int64
	marked, plain, markedTitle, plainTitle string
}

func indexRow(id int64, lines string) indexedWords {
	title, _, _ := strings.Cut(lines, "\n")
	row := indexedWords{id: id}
	row.marked, row.plain = search.Keys(lines)
	row.markedTitle, row.plainTitle = search.Keys(title)
	return row
}

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
		if json.Unmarshal(blocks, &a.Blocks) != nil { // its title is found all the same
			a.Blocks = nil
		}
		waiting[id] = a
	}
	return waiting, rows.Err()
}
