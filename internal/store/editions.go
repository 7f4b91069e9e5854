package store

import (
	"bytes"
	"context"
	"database/sql"

	"baocaovien/internal/library"
)

// Editions returns the versions of an article, the newest first, or UnknownArticle.
func (l *Library) Editions(ctx context.Context, id int64) ([]library.Edition, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT version, title, fetched, reread <> 0 FROM versions
		WHERE article_id = ? ORDER BY version DESC`, id)
	if err != nil {
		return nil, l.fault("editions", err)
	}
	all, err := collect(l, "editions", rows, func(row scanner) (library.Edition, error) {
		e := library.Edition{Fetched: library.Moment{Precision: library.ToSecond}}
		err := row.Scan(&e.Version, &e.Title, &e.Fetched.Unix, &e.Reread)
		return e, err
	})
	if err == nil && len(all) == 0 {
		err = l.fault("editions", missing(sql.ErrNoRows, library.UnknownArticle, id))
	}
	return all, err
}

// Reread stores what a better program reads from the original of an article's newest version: an edition that
// shares the original and leaves the article read or unread as it was. The same reading again changes
// nothing, and so does one of a version that is no longer the newest. at is when it was read again. An
// unknown id is UnknownArticle.
func (l *Library) Reread(ctx context.Context, id int64, version int, a library.Article, passages []library.Passage, at library.Moment) (changed bool, err error) {
	row, err := prepare(ctx, Arrival{Article: a, Passages: passages, Fetched: at})
	if err != nil {
		return false, err
	}
	err = l.transaction(ctx, "reread", func(tx *writeTx) error {
		newest, err := newestVersion(ctx, tx, id)
		if err == nil {
			err = keepStamp(ctx, tx, id, a.Stamp)
		}
		switch {
		case err != nil || newest.number != version:
			return err
		case bytes.Equal(newest.digest, row.digest):
			changed, err = row.correctVersion(ctx, tx, id, version)
			return err
		default:
			changed = true
			return row.reread(ctx, tx, id, newest.origin)
		}
	})
	return changed, err
}

// reread makes a new version from the original of an earlier one, origin.
func (r *arrivalRow) reread(ctx context.Context, tx *writeTx, id int64, origin int) error {
	r.original, r.ContentType = []byte{}, ""
	return r.newVersion(ctx, tx, id, origin)
}

// Origin is how the original of an article's newest version was come by: what is needed to read it again.
type Origin struct {
	Address string // it was fetched from
	Kind    library.SourceKind
	// Selector is CSS of the body, given by hand with the source.
	Selector string
	Listed   Listed // as its source lists it; as the library knows it where the source lists it no more
}

// Origin returns where the original of an article's newest version came from, or UnknownArticle.
func (l *Library) Origin(ctx context.Context, id int64) (Origin, error) {
	var o Origin
	err := l.read.QueryRowContext(ctx, `SELECT coalesce(nullif(o.address, ''), a.url), s.kind, s.selector, a.item, a.listed,
		v.title, CASE coalesce(i.lead, '') WHEN '' THEN v.lead WHEN ?2 THEN v.lead ELSE i.lead END,
		CASE coalesce(i.published_to, '') WHEN '' THEN a.published ELSE i.published END,
		CASE coalesce(i.published_to, '') WHEN '' THEN a.published_to ELSE i.published_to END
		FROM articles a JOIN sources s ON s.id = a.source_id
		JOIN versions v ON v.article_id = a.id AND v.version = a.version
		JOIN versions o ON o.article_id = a.id AND o.version = coalesce(nullif(v.reread, 0), v.version)
		LEFT JOIN listings i ON i.source_id = a.source_id AND i.url = a.listed WHERE a.id = ?1`, id, cutLead).
		Scan(&o.Address, &o.Kind, &o.Selector, &o.Listed.ItemID, &o.Listed.URL,
			&o.Listed.Title, &o.Listed.Lead, &o.Listed.Published.Unix, &o.Listed.Published.Precision)
	return o, l.fault("origin", missing(err, library.UnknownArticle, id))
}

// versionRow is a version without its text.
type versionRow struct {
	number int
	digest []byte
	origin int // the version whose original it was read from
}

func newestVersion(ctx context.Context, tx *writeTx, id int64) (v versionRow, err error) {
	err = tx.QueryRowContext(ctx, `SELECT v.version, v.digest, coalesce(nullif(v.reread, 0), v.version)
		FROM articles a JOIN versions v ON v.article_id = a.id AND v.version = a.version WHERE a.id = ?`, id).
		Scan(&v.number, &v.digest, &v.origin)
	return v, missing(err, library.UnknownArticle, id)
}

// sameOriginal reports whether the arrival came as the very bytes that are stored as a version's original:
// then the program reads it otherwise, and its source changed nothing.
func (r *arrivalRow) sameOriginal(ctx context.Context, tx *writeTx, id int64, origin int) (bool, error) {
	var packed, blocks []byte
	err := tx.QueryRowContext(ctx, "SELECT original, blocks FROM versions WHERE article_id = ? AND version = ?", id, origin).Scan(&packed, &blocks)
	if err != nil || len(r.Raw) == 0 {
		return false, err
	}
	raw, err := tx.library.original(ctx, tx, packed, blocks)
	return bytes.Equal(raw, r.Raw), err
}
