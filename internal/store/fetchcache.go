package store

import (
	"context"

	"baocaovien/internal/library"
)

// The fetch cache: what a sync need not ask again. Nothing in it is lost for good when it goes.

// Validators say which copy of an address is at hand (RFC 9110, 8.8).
type Validators struct {
	ETag, LastModified string

	// Since is when the newest version of the article at the address was fetched, or of any article of the source there;
	// no date where there is none. It is not kept, it is found.
	Since    library.Moment
	OfSource bool
}

// selectValidators comes to the articles of a source by article_sources: articles have no index of their sources, and SQLite
// would look at every version there is.
const selectValidators = `SELECT etag, last_modified,
	coalesce((SELECT max(v.fetched) FROM addresses d JOIN versions v ON v.article_id = d.article_id WHERE d.url = ?1), 0),
	coalesce((SELECT max(v.fetched) FROM sources s JOIN article_sources x ON x.source_id = s.id
		JOIN articles a ON a.id = x.article_id AND a.source_id = s.id
		JOIN versions v ON v.article_id = a.id AND v.version = a.version WHERE s.url = ?1 AND s.kind <> ?2), 0)
	FROM validators WHERE url = ?1`

// Validators returns those of an address, empty where none are known.
func (l *Library) Validators(ctx context.Context, url string) (Validators, error) {
	var v Validators
	var ofArticle, ofSource int64
	err := l.read.QueryRowContext(ctx, selectValidators, url, library.PageSource).Scan(&v.ETag, &v.LastModified, &ofArticle, &ofSource)
	if noRow(err) {
		return Validators{}, nil
	}
	if v.OfSource = ofSource > 0; v.OfSource {
		ofArticle = ofSource
	}
	if ofArticle > 0 {
		v.Since = library.Moment{Unix: ofArticle, Precision: library.ToSecond}
	}
	return v, l.fault("validators", err)
}

// KeepValidators remembers those of an address. Empty ones are forgotten, and what is known already is
// not written again.
func (l *Library) KeepValidators(ctx context.Context, url string, v Validators) error {
	before, err := l.Validators(ctx, url)
	if err != nil || before.ETag == v.ETag && before.LastModified == v.LastModified {
		return err
	}
	return l.transaction(ctx, "keep validators", func(tx *writeTx) error {
		if v.empty() {
			_, err := tx.ExecContext(ctx, "DELETE FROM validators WHERE url = ?", url)
			return err
		}
		return keepValidators(ctx, tx, url, v)
	})
}

func (v Validators) empty() bool { return v.ETag == "" && v.LastModified == "" }

func keepValidators(ctx context.Context, tx *writeTx, url string, v Validators) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO validators (url, etag, last_modified) VALUES (?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified
		WHERE etag <> excluded.etag OR last_modified <> excluded.last_modified`, url, v.ETag, v.LastModified)
	return err
}

// Listed is an article that a source lists.
type Listed struct {
	ItemID, URL, Title, Lead string
	Published                library.Moment

	// Cut says of what was listed before that its lead was too long to be kept, and that no article came of it: whoever needs
	// that text has to ask the source for it.
	Cut bool
}

// A longer lead is the text of the article, and is not kept beside it: cutLead stands for it.
const (
	listedLeadAtMost = 2000 // bytes
	cutLead          = "…"
)

// Listing returns what a source listed last, in its order.
func (l *Library) Listing(ctx context.Context, sourceID int64) ([]Listed, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT item, url, title, CASE lead WHEN ?2 THEN '' ELSE lead END, published, published_to,
		lead = ?2 AND NOT EXISTS (SELECT 1 FROM addresses d WHERE d.url = listings.url)
			AND NOT EXISTS (SELECT 1 FROM removed_addresses r WHERE r.url = listings.url) FROM listings
		WHERE source_id = ?1 ORDER BY position`, sourceID, cutLead)
	if err != nil {
		return nil, l.fault("listing", err)
	}
	return collect(l, "listing", rows, func(row scanner) (Listed, error) {
		var i Listed
		err := row.Scan(&i.ItemID, &i.URL, &i.Title, &i.Lead, &i.Published.Unix, &i.Published.Precision, &i.Cut)
		return i, err
	})
}

// KeepListing remembers what a source lists now, in place of what it listed before.
func (l *Library) KeepListing(ctx context.Context, sourceID int64, listed []Listed) error {
	return l.transaction(ctx, "keep listing", func(tx *writeTx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM listings WHERE source_id = ?", sourceID); err != nil {
			return err
		}
		for position, i := range listed {
			if i.Cut || len(i.Lead) > listedLeadAtMost {
				i.Lead = cutLead
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO listings (source_id, position, item, url, title, lead, published, published_to)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				sourceID, position, i.ItemID, i.URL, i.Title, i.Lead, i.Published.Unix, i.Published.Precision)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
