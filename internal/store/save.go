package store

import (
	"bytes"
	"context"

	"baocaovien/internal/library"
)

// Arrival is an article as it was fetched.
type Arrival struct {
	SourceID    int64
	ItemID      string   // the source's own name for it
	Listed      string   // the address its source lists it at; "" means Article.URL
	Addresses   []string // it was also found at: after redirects
	Article     library.Article
	Raw         []byte // as it came
	ContentType string
	Fetched     library.Moment
	Passages    []library.Passage

	// Validators are those of its listed address where nothing more is to be fetched for the article, to be kept with it.
	Validators Validators
}

// Save stores an arrival. An article known at its listed address, or else at the canonical one or where
// redirects led, with the same content is Unchanged, and nothing is stored but an address not seen before
// and what the listed address corrects of lead, author and date. With another content it gets a new version
// and is unread again; but where it came as the very same bytes, only this program reads them otherwise, and
// it is as after Reread. Themes set by a person stay.
//
// A canonical address is what a page says of itself, and many say it wrongly: all pages of a site name the
// home page, or an outage leads them all to one notice. So only what comes from the listed address edits an
// article; another address with another title is another article, and with the same title a print view or
// the like, which changes nothing.
//
// A text that is known from another address (package twin) is Unchanged too, and a Copy of the article. What a
// document of this machine has otherwise than another is never left out: it is one's own work.
//
// What a person deleted is Unchanged and has no id, unless it is a document that is taken in again.
func (l *Library) Save(ctx context.Context, a Arrival) (id int64, outcome library.Outcome, err error) {
	ready, err := l.Ready(ctx, a)
	if err != nil {
		return 0, "", err
	}
	return l.save(ctx, ready.row)
}

// ReadyArrival is an arrival with all that is worked out before it is stored.
type ReadyArrival struct{ row *arrivalRow }

// Ready works out what is stored of an arrival, for SaveReady: the longer part of the work, which several can do at once.
func (l *Library) Ready(ctx context.Context, a Arrival) (*ReadyArrival, error) {
	row, err := prepare(ctx, a)
	if err != nil {
		return nil, err
	}
	row.original, err = l.packBy(ctx, a.SourceID, a.Raw, row.blocks)
	return &ReadyArrival{row}, err
}

// save stores an arrival in a transaction of its own.
func (l *Library) save(ctx context.Context, row *arrivalRow) (id int64, outcome library.Outcome, err error) {
	err = l.transaction(ctx, "save", func(tx *writeTx) error {
		id, outcome, err = row.store(ctx, tx)
		return err
	})
	return id, outcome, err
}

// store stores an arrival beside what is known.
func (r *arrivalRow) store(ctx context.Context, tx *writeTx) (id int64, outcome library.Outcome, err error) {
	if r.isFile, err = r.fromFile(ctx, tx); err != nil {
		return 0, "", err
	}
	if gone, err := r.deleted(ctx, tx); err != nil || gone {
		return 0, library.Unchanged, err
	}
	known, err := r.find(ctx, tx)
	if err != nil {
		return 0, "", err
	}
	if id, outcome, err = r.reconcile(ctx, tx, known); err != nil {
		return 0, "", err
	}
	if err := listOnce(ctx, tx, r.SourceID, id, r.Listed); err != nil {
		return 0, "", err
	}
	if err := keepStamp(ctx, tx, id, r.Article.Stamp); err != nil {
		return 0, "", err
	}
	if err := r.address(ctx, tx, id); err != nil || r.Validators.empty() {
		return id, outcome, err
	}
	return id, outcome, keepValidators(ctx, tx, r.Listed, r.Validators)
}

// deleted reports whether a person deleted what arrives. Who takes a document of this machine in wants it.
func (r *arrivalRow) deleted(ctx context.Context, tx *writeTx) (bool, error) {
	if r.isFile {
		return false, want(ctx, tx, r.Listed)
	}
	return removedAt(ctx, tx, r.addresses()...)
}

// reconcile stores what the arrival brings beside what is known at its addresses.
func (r *arrivalRow) reconcile(ctx context.Context, tx *writeTx, known knownArticle) (int64, library.Outcome, error) {
	switch {
	case known.id == 0:
		return r.add(ctx, tx)
	case known.listed == r.Listed:
		return r.saveKnown(ctx, tx, known)
	case bytes.Equal(known.digest, r.digest), known.title == r.Article.Title && !r.isFile:
		return known.id, library.Unchanged, r.markThere(ctx, tx, known)
	}
	copied, err := r.isCopyOf(ctx, tx, known.id)
	if err == nil && !copied && r.isFile { // the very same file under another name
		copied, err = r.sameOriginal(ctx, tx, known.id, known.origin)
	}
	if copied || err != nil {
		return known.id, library.Unchanged, err
	}
	r.Article.URL, r.Addresses = r.Listed, nil
	return r.add(ctx, tx)
}

// add stores an arrival that no address tells of: a copy of a known text, or a new article.
func (r *arrivalRow) add(ctx context.Context, tx *writeTx) (int64, library.Outcome, error) {
	id, err := r.twin(ctx, tx)
	if err != nil {
		return 0, "", err
	}
	if id != 0 {
		return id, library.Unchanged, listAt(ctx, tx, r.SourceID, id, r.Listed)
	}
	id, err = r.insert(ctx, tx)
	return id, library.New, err
}

// saveKnown stores what came from the address that edits a known article.
func (r *arrivalRow) saveKnown(ctx context.Context, tx *writeTx, known knownArticle) (int64, library.Outcome, error) {
	if err := r.markThere(ctx, tx, known); err != nil {
		return 0, "", err
	}
	if r.Article.TitleListed { // a feed and a list may word it differently: the first stays
		r.Article.Title = known.title
		r.digest = r.seen(known.title)
	}
	if bytes.Equal(known.digest, r.digest) {
		return known.id, library.Unchanged, r.correct(ctx, tx, known)
	}
	same, err := r.sameOriginal(ctx, tx, known.id, known.origin)
	switch {
	case err != nil:
		return 0, "", err
	case !same:
		return known.id, library.Updated, r.update(ctx, tx, known.id)
	case bytes.Equal(known.digest, r.seen(known.title)): // the page did not change, so its title is not its own
		return known.id, library.Unchanged, nil
	default:
		return known.id, library.Unchanged, r.reread(ctx, tx, known.id, known.origin)
	}
}

// markThere takes back that an article is gone, unless only a copy of it is there.
func (r *arrivalRow) markThere(ctx context.Context, tx *writeTx, known knownArticle) error {
	if !known.gone {
		return nil
	}
	_, err := tx.ExecContext(ctx, "UPDATE articles SET gone = 0 WHERE id = ?1 AND "+notACopy, known.id, r.Listed)
	return err
}

// ArticleAt returns the article that was seen at the address, 0 where none was.
func (l *Library) ArticleAt(ctx context.Context, url string) (id int64, err error) {
	err = l.read.QueryRowContext(ctx, "SELECT coalesce((SELECT article_id FROM addresses WHERE url = ?), 0)", url).Scan(&id)
	return id, l.fault("article at", err)
}

// knownArticle is what the library has at an address already.
type knownArticle struct {
	id            int64 // 0 where there is none
	source        int64
	listed, title string
	gone          bool
	versionRow    // its newest
}

// find returns the article seen at one of the addresses.
func (r *arrivalRow) find(ctx context.Context, tx *writeTx) (known knownArticle, err error) {
	for _, url := range r.addresses() {
		err := tx.QueryRowContext(ctx, `SELECT a.id, a.source_id, a.listed, a.title, a.gone <> 0,
			v.version, v.digest, coalesce(nullif(v.reread, 0), v.version) FROM addresses d
			JOIN articles a ON a.id = d.article_id
			JOIN versions v ON v.article_id = a.id AND v.version = a.version WHERE d.url = ?`, url).
			Scan(&known.id, &known.source, &known.listed, &known.title, &known.gone, &known.number, &known.digest, &known.origin)
		if !noRow(err) {
			return known, err
		}
	}
	return knownArticle{}, nil
}
