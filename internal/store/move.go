package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
)

// movedAtOnce is how many articles a step of Move takes: as few as nobody notices who saves something meanwhile.
const movedAtOnce = 10

// Move brings a few articles of a library that an earlier program made to the form of today: packed, and in the indexes of
// today. It reports whether any are left. Whatever stops it, every article is in the one form or the other, and found. A row
// that is not what was stored stays as it is, for a check to tell.
func (l *Library) Move(ctx context.Context) (left bool, err error) {
	rows, err := l.read.QueryContext(ctx, "SELECT article_id FROM unmoved ORDER BY article_id LIMIT ?", movedAtOnce)
	if err != nil {
		return false, l.fault("move", err)
	}
	ids, err := readAll(rows, scanID)
	if err != nil || len(ids) == 0 {
		return false, l.fault("move", err)
	}
	packed, err := l.repacked(ctx, ids)
	if err != nil {
		return false, l.fault("move", err)
	}
	err = l.transaction(ctx, "move", func(tx *writeTx) error {
		for _, p := range packed {
			if err := p.store(ctx, tx); err != nil {
				return err
			}
		}
		for _, id := range ids {
			if err := moveArticle(ctx, tx, id); err != nil {
				return err
			}
		}
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM unmoved)").Scan(&left); err != nil || left {
			return err
		}
		tx.later("INSERT INTO marked_words (marked_words) VALUES ('delete-all')")
		tx.later("INSERT INTO plain_words (plain_words) VALUES ('delete-all')")
		return nil
	})
	return left && err == nil, err
}

// repackedVersion is a version before and behind being packed.
type repackedVersion struct {
	article                int64
	version                int
	blocks, original       []byte
	blocksNow, originalNow []byte
}

// repacked packs the versions of articles, outside the transaction that stores them. What cannot be read is left out.
func (l *Library) repacked(ctx context.Context, ids []int64) (all []repackedVersion, err error) {
	for _, id := range ids {
		rows, err := l.read.QueryContext(ctx, `SELECT v.version, v.blocks, v.original, a.source_id FROM versions v JOIN articles a ON a.id = v.article_id
			WHERE v.article_id = ?`, id)
		if err != nil {
			return nil, err
		}
		var source int64
		versions, err := readAll(rows, func(row scanner) (v repackedVersion, err error) {
			v.article = id
			return v, row.Scan(&v.version, &v.blocks, &v.original, &source)
		})
		if err != nil {
			return nil, err
		}
		for _, v := range versions {
			if whole, err := l.repack(ctx, source, &v); err != nil {
				return nil, err
			} else if whole {
				all = append(all, v)
			}
		}
	}
	return all, nil
}

// repack packs a version, and reports whether it could be read.
func (l *Library) repack(ctx context.Context, source int64, v *repackedVersion) (whole bool, err error) {
	text, unread := unpackText(v.blocks)
	if unread != nil {
		return false, nil //nolint:nilerr // a check tells
	}
	raw, unread := l.original(ctx, l.read, v.original, v.blocks)
	if unread != nil {
		return false, ctx.Err()
	}
	v.blocksNow = packText(text)
	v.originalNow, err = l.packBy(ctx, source, raw, text)
	return err == nil, err
}

// store puts a packed version in the place of what it was, if it still is that.
func (v repackedVersion) store(ctx context.Context, tx *writeTx) error {
	if whole, err := intact(ctx, tx, "versions", v.article, v.version); err != nil || !whole {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE versions SET blocks = ?, original = ? WHERE article_id = ? AND version = ? AND CAST(blocks AS BLOB) = ? AND original = ?",
		v.blocksNow, v.originalNow, v.article, v.version, v.blocks, v.original)
	return err
}

// moveArticle brings an article's words into the indexes of today, and packs them.
func moveArticle(ctx context.Context, tx *writeTx, id int64) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM unmoved WHERE article_id = ?", id); err != nil {
		return err
	}
	if err := shortenSummary(ctx, tx, id); err != nil {
		return err
	}
	var stored []byte
	err := tx.QueryRowContext(ctx, "SELECT words FROM article_words WHERE article_id = ?", id).Scan(&stored)
	if noRow(err) { // of a damaged library: a check tells
		return nil
	}
	if err != nil {
		return err
	}
	lines, unread := unpackText(stored)
	if unread != nil {
		return nil //nolint:nilerr // as above
	}
	indexRow(id, lines).put(tx)
	if whole, err := intact(ctx, tx, "article_words", id); err != nil || !whole {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE article_words SET words = ? WHERE article_id = ?", packWords(lines), id)
	return err
}

// shortenSummary shortens what a list shows of an article whose source gave its whole text as the summary.
func shortenSummary(ctx context.Context, tx *writeTx, id int64) error {
	var summary string
	err := tx.QueryRowContext(ctx, "SELECT summary FROM articles WHERE id = ?", id).Scan(&summary)
	if noRow(err) {
		return nil
	}
	short := shortened(summary, leadRunes)
	if err != nil || short == summary {
		return err
	}
	if whole, err := intact(ctx, tx, "articles", id); err != nil || !whole {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE articles SET summary = ? WHERE id = ?", short, id)
	return err
}

// intact reports whether a signed row is what was stored: only such a row may be written anew, which signs it.
func intact(ctx context.Context, tx *writeTx, table string, key ...any) (bool, error) {
	s := signedTables[slices.IndexFunc(signedTables, func(s signedTable) bool { return s.name == table })]
	rows, err := tx.QueryContext(ctx, s.query(s.ofKey()), key...)
	if err != nil {
		return false, err
	}
	now, err := readAll(rows, s.scan)
	if err != nil || len(now) == 0 {
		return false, err
	}
	var digest []byte
	err = tx.QueryRowContext(ctx, "SELECT digest FROM digests WHERE thing = ? AND key = ?", table, now[0].key).Scan(&digest)
	if noRow(err) {
		return false, nil
	}
	return bytes.Equal(digest, now[0].digest), err
}

// Bounds of Shrink.
const (
	freedAtOnce   = 256       // pages that a step gives back
	wholeAtMost   = 200 << 20 // bytes that are written anew in one go
	freePartLeast = 4         // there is something to give back where a page in so many is free
)

// Shrink gives room that the library does not need back to the disk, a step at a time, and reports whether there is more.
// A library of a program that did not keep book of its free pages is written anew once, if it is small enough that nobody
// waits long; a larger one fills its free pages with what comes. Where the disk has no room for that, DiskFull.
func (l *Library) Shrink(ctx context.Context) (more bool, err error) {
	if l.cannot != nil {
		return false, l.cannot
	}
	if err := l.stillApart(); err != nil {
		return false, err
	}
	var pages, free, size, mode int64
	err = l.write.QueryRowContext(ctx, `SELECT (SELECT page_count FROM pragma_page_count), (SELECT freelist_count FROM pragma_freelist_count),
		(SELECT page_size FROM pragma_page_size), (SELECT auto_vacuum FROM pragma_auto_vacuum)`).Scan(&pages, &free, &size, &mode)
	if err != nil || free*freePartLeast < pages || free < freedAtOnce {
		return false, l.fault("shrink", err)
	}
	if mode == incremental {
		_, err = l.write.ExecContext(ctx, fmt.Sprintf("PRAGMA incremental_vacuum(%d)", freedAtOnce))
		return err == nil, l.fault("shrink", err)
	}
	if (pages-free)*size > wholeAtMost {
		return false, nil
	}
	conn, err := l.write.Conn(ctx)
	if err != nil {
		return false, l.fault("shrink", err)
	}
	_, err = conn.ExecContext(ctx, "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA temp_store = FILE") // a whole library has no room in memory
	if err == nil {
		_, err = conn.ExecContext(ctx, "VACUUM; PRAGMA temp_store = MEMORY")
	}
	return false, l.fault("shrink", errors.Join(err, conn.Close()))
}

// incremental is the mode in which SQLite gives free pages back when it is asked to.
const incremental = 2
