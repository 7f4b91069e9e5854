package store

import (
	"context"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// index writes an article's words, in place of those of an earlier version. While libraries of an earlier schema are moved, the
// indexes of before hold every article, and those of today the ones that were moved.
func index(ctx context.Context, tx *writeTx, id int64, a library.Article) error {
	if err := unindex(ctx, tx, id); err != nil {
		return err
	}
	return indexNew(ctx, tx, id, a)
}

// indexNew writes the words of an article that has none yet.
func indexNew(ctx context.Context, tx *writeTx, id int64, a library.Article) error {
	at, err := placeOf(ctx, tx, id)
	if err != nil {
		return err
	}
	lines := search.Lines(a)
	row := indexRow(id, lines)
	if at.before {
		row.putBefore(tx)
	}
	if at.today {
		row.put(tx)
	}
	row.putTitle(tx)
	_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO article_words (article_id, words) VALUES (?, ?)", id, packWords(lines))
	return err
}

// unindex takes an article's words out of the indexes. They hold no texts: what is taken out must be given as it was put in.
func unindex(ctx context.Context, tx *writeTx, id int64) error {
	var stored []byte
	err := tx.QueryRowContext(ctx, "SELECT words FROM article_words WHERE article_id = ?", id).Scan(&stored)
	if noRow(err) {
		return nil
	}
	if err != nil {
		return err
	}
	before, err := unpackText(stored)
	if err != nil {
		return err
	}
	at, err := placeOf(ctx, tx, id)
	if err != nil {
		return err
	}
	row := indexRow(id, before)
	if at.before {
		tx.later("INSERT INTO marked_words (marked_words, rowid, text) VALUES ('delete', ?, ?)", id, row.marked)
		tx.later("INSERT INTO plain_words (plain_words, rowid, text) VALUES ('delete', ?, ?)", id, row.plain)
	}
	if at.today {
		tx.later("INSERT INTO word_sets (word_sets, rowid, text) VALUES ('delete', ?, ?)", id, row.set())
		tx.later("INSERT INTO word_places (word_places, rowid, text) VALUES ('delete', ?, ?)", id, row.plain)
	}
	tx.later("INSERT INTO titles (titles, rowid, marked, plain) VALUES ('delete', ?, ?, ?)", id, row.markedTitle, row.plainTitle)
	return nil
}

// indexPlace says which indexes hold an article: those of before, of which the last is let go when all are moved, and those of
// today.
type indexPlace struct{ before, today bool }

func placeOf(ctx context.Context, tx *writeTx, id int64) (at indexPlace, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM unmoved), NOT EXISTS (SELECT 1 FROM unmoved WHERE article_id = ?)", id).Scan(&at.before, &at.today)
	return at, err
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

// set is every word in both spellings.
func (r indexedWords) set() string { return r.marked + r.plain }

func (r indexedWords) put(tx *writeTx) {
	tx.later("INSERT INTO word_sets (rowid, text) VALUES (?, ?)", r.id, r.set())
	tx.later("INSERT INTO word_places (rowid, text) VALUES (?, ?)", r.id, r.plain)
}

func (r indexedWords) putBefore(tx *writeTx) {
	tx.later("INSERT INTO marked_words (rowid, text) VALUES (?, ?)", r.id, r.marked)
	tx.later("INSERT INTO plain_words (rowid, text) VALUES (?, ?)", r.id, r.plain)
}

func (r indexedWords) putTitle(tx *writeTx) {
	tx.later("INSERT INTO titles (rowid, marked, plain) VALUES (?, ?, ?)", r.id, r.markedTitle, r.plainTitle)
}
