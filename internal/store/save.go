package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
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
}

// Save stores an arrival. An article known at its listed address, or else at the canonical one or where
// redirects led, with the same content is Unchanged, and nothing is stored but an address not seen before.
// With another content it gets a new version and is unread again. Themes set by a person stay.
//
// A canonical address is what a page says of itself, and many say it wrongly: all pages of a site name the
// home page, or an outage leads them all to one notice. So only what comes from the listed address edits an
// article; another address with another title is another article, and with the same title a print view or
// the like, which changes nothing.
func (l *Library) Save(ctx context.Context, a Arrival) (id int64, outcome library.Outcome, err error) {
	row, err := prepare(a)
	if err != nil {
		return 0, "", err
	}
	err = l.transaction(ctx, "save", func(tx *sql.Tx) error {
		known, err := row.find(ctx, tx)
		switch {
		case err != nil:
			return err
		case known.id == 0:
			outcome = library.New
			id, err = row.insert(ctx, tx)
		case bytes.Equal(known.digest, row.digest):
			outcome, id = library.Unchanged, known.id
		case known.listed == row.Listed:
			outcome, id = library.Updated, known.id
			err = row.update(ctx, tx, id)
		case known.title == row.Article.Title:
			outcome, id = library.Unchanged, known.id
		default:
			outcome = library.New
			row.Article.URL, row.Addresses = row.Listed, nil
			id, err = row.insert(ctx, tx)
		}
		if err != nil {
			return err
		}
		return row.address(ctx, tx, id)
	})
	return id, outcome, err
}

// HasURL reports whether an article was seen at the address.
func (l *Library) HasURL(ctx context.Context, url string) (bool, error) {
	var known bool
	err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM addresses WHERE url = ?)", url).Scan(&known)
	return known, l.fault("has url", err)
}

// arrivalRow is an arrival made ready for its tables, outside the transaction.
type arrivalRow struct {
	Arrival
	blocks, attachments, passages string
	summary                       string
	syllables                     int
	digest, original              []byte
}

func prepare(a Arrival) (arrivalRow, error) {
	if a.Listed == "" {
		a.Listed = a.Article.URL
	}
	blocks, err1 := json.Marshal(a.Article.Blocks)
	attachments, err2 := json.Marshal(a.Article.Attachments)
	passages, err3 := json.Marshal(a.Passages)
	original, err4 := compress(a.Raw)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return arrivalRow{}, fmt.Errorf("save: %w", err)
	}
	// What a reader sees makes a version. Lead, author and date may come from a feed as well as from the
	// page, so that two sources of one article would seem to edit it in turn.
	seen := sha256.New()
	for _, part := range [][]byte{[]byte(a.Article.Title), blocks, attachments} {
		seen.Write(part)
		seen.Write([]byte{0})
	}
	return arrivalRow{
		Arrival: a, blocks: string(blocks), attachments: string(attachments), passages: string(passages),
		summary: summary(a.Article), syllables: viet.CountSyllables(library.Plain(a.Article.Blocks)),
		digest: seen.Sum(nil), original: original,
	}, nil
}

// summaryRunes bounds what a list shows of an article without a summary of its own.
const summaryRunes = 240

// summary is the source's own, else the beginning of the first paragraph.
func summary(a library.Article) string {
	if a.Lead != "" {
		return a.Lead
	}
	for _, b := range a.Blocks {
		if b.Kind != library.Paragraph {
			continue
		}
		runes := []rune(b.Text)
		if len(runes) <= summaryRunes {
			return b.Text
		}
		return string(runes[:summaryRunes]) + "…"
	}
	return ""
}

// addresses are all it was found at, its own first.
func (r arrivalRow) addresses() []string {
	return append([]string{r.Listed, r.Article.URL}, r.Addresses...)
}

// knownArticle is what the library has at an address already.
type knownArticle struct {
	id            int64 // 0 where there is none
	listed, title string
	digest        []byte // of its newest version
}

// find returns the article seen at one of the addresses.
func (r arrivalRow) find(ctx context.Context, tx *sql.Tx) (known knownArticle, err error) {
	for _, url := range r.addresses() {
		err := tx.QueryRowContext(ctx, `SELECT a.id, a.listed, a.title, v.digest FROM addresses d
			JOIN articles a ON a.id = d.article_id
			JOIN versions v ON v.article_id = a.id AND v.version = a.version WHERE d.url = ?`, url).
			Scan(&known.id, &known.listed, &known.title, &known.digest)
		if !noRow(err) {
			return known, err
		}
	}
	return knownArticle{}, nil
}

func (r arrivalRow) insert(ctx context.Context, tx *sql.Tx) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO articles
		(url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, passages)
		VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		r.Article.URL, r.Listed, r.SourceID, r.ItemID, r.Article.Title, r.Article.Published.Unix, r.Article.Published.Precision,
		r.sorted(), r.summary, r.syllables, r.passages).Scan(&id)
	if err != nil {
		return 0, err
	}
	if err := r.insertVersion(ctx, tx, id, 1); err != nil {
		return 0, err
	}
	if err := writeThemes(ctx, tx, id, r.Passages); err != nil {
		return 0, err
	}
	return id, index(ctx, tx, id, r.Article)
}

// sorted is where the article stands in time: its date, else when it was first fetched.
func (r arrivalRow) sorted() int64 {
	if r.Article.Published.Known() {
		return r.Article.Published.Unix
	}
	return r.Fetched.Unix
}

func (r arrivalRow) update(ctx context.Context, tx *sql.Tx, id int64) error {
	var version int
	var by library.Setter
	err := tx.QueryRowContext(ctx, `UPDATE articles SET version = version + 1, title = ?,
		published = CASE ?3 WHEN '' THEN published ELSE ?2 END, published_to = CASE ?3 WHEN '' THEN published_to ELSE ?3 END,
		sorted = CASE ?3 WHEN '' THEN sorted ELSE ?2 END, summary = ?, syllables = ?, passages = ?, is_read = 0
		WHERE id = ? RETURNING version, themes_by`,
		r.Article.Title, r.Article.Published.Unix, r.Article.Published.Precision, r.summary, r.syllables, r.passages, id).
		Scan(&version, &by)
	if err != nil {
		return err
	}
	if err := r.insertVersion(ctx, tx, id, version); err != nil {
		return err
	}
	if by != library.ByPerson {
		if err := writeThemes(ctx, tx, id, r.Passages); err != nil {
			return err
		}
	}
	return index(ctx, tx, id, r.Article)
}

func (r arrivalRow) insertVersion(ctx context.Context, tx *sql.Tx, id int64, version int) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO versions (article_id, version, fetched, title, author, lead, published,
		published_to, blocks, attachments, digest, content_type, original) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, version, r.Fetched.Unix, r.Article.Title, r.Article.Author, r.Article.Lead, r.Article.Published.Unix,
		r.Article.Published.Precision, r.blocks, r.attachments, r.digest, r.ContentType, r.original)
	return err
}

// address records where the article is found. Its own address is its own, whatever it was taken for before.
func (r arrivalRow) address(ctx context.Context, tx *sql.Tx, id int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO addresses (url, article_id) VALUES (?1, ?2)
		ON CONFLICT (url) DO UPDATE SET article_id = ?2 WHERE article_id <> ?2`, r.Listed, id)
	if err != nil {
		return err
	}
	for _, url := range r.addresses() {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO addresses (url, article_id) VALUES (?, ?)", url, id); err != nil {
			return err
		}
	}
	return nil
}

func compress(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func decompress(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
