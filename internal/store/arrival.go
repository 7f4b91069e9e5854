package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"baocaovien/internal/library"
	"baocaovien/internal/twin"
	"baocaovien/internal/viet"
)

// arrivalRow is an arrival made ready for its tables, outside the transaction.
type arrivalRow struct {
	Arrival
	blocks, attachments, passages string
	official, completeness        string
	summary                       string
	from                          string // where the bytes were fetched: after redirects, else as listed
	syllables                     int
	digest, original              []byte
	sketch                        twin.TextSketch
	isFile                        bool // a document of this machine
}

func prepare(ctx context.Context, a Arrival) (*arrivalRow, error) {
	if a.Listed == "" {
		a.Listed = a.Article.URL
	}
	blocks, err1 := json.Marshal(a.Article.Blocks)
	attachments, err2 := json.Marshal(storedAttachments(a.Article.Attachments))
	passages, err3 := json.Marshal(a.Passages)
	original, err4 := compress(a.Raw)
	official, err5 := json.Marshal(a.Article.Official)
	completeness, err6 := json.Marshal(a.Article.Completeness)
	if err := errors.Join(err1, err2, err3, err4, err5, err6); err != nil {
		return nil, fmt.Errorf("save: %w", err)
	}
	r := &arrivalRow{
		Arrival: a, blocks: string(blocks), attachments: string(attachments), passages: string(passages), from: a.Listed,
		official: string(official), completeness: string(completeness),
		summary: summary(a.Article), syllables: viet.CountSyllables(library.Plain(a.Article.Blocks)),
		original: original, sketch: twin.SketchOf(ctx, a.Article.Title, a.Article.Blocks),
	}
	if len(a.Addresses) > 0 {
		r.from = a.Addresses[0]
	}
	r.digest = r.seen(a.Article.Title)
	return r, nil
}

// storedAttachment is an attachment as it is stored: whether its bytes are kept is asked of the files.
type storedAttachment struct {
	URL  string `json:"url"`
	Name string `json:"name"`
}

func storedAttachments(attachments []library.Attachment) []storedAttachment {
	var all []storedAttachment
	for _, a := range attachments {
		all = append(all, storedAttachment{a.URL, a.Name})
	}
	return all
}

// seen is the SHA-256 of what a reader sees under a title, which makes a version. Lead, author and date may come from a
// feed as well as from the page, so that two sources of one article would seem to edit it in turn.
func (r *arrivalRow) seen(title string) []byte {
	all := sha256.New()
	for _, part := range []string{title, r.blocks, r.attachments} {
		all.Write([]byte(part))
		all.Write([]byte{0})
	}
	return all.Sum(nil)
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
func (r *arrivalRow) addresses() []string {
	return append([]string{r.Listed, r.Article.URL}, r.Addresses...)
}

func (r *arrivalRow) insert(ctx context.Context, tx *writeTx) (id int64, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO articles
		(id, url, listed, source_id, item, version, title, published, published_to, sorted, summary, syllables, passages)
		VALUES (1 + max(coalesce((SELECT max(id) FROM articles), 0), coalesce((SELECT max(article_id) FROM removed_addresses), 0)),
		?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		r.Article.URL, r.Listed, r.SourceID, r.ItemID, r.Article.Title, r.Article.Published.Unix, r.Article.Published.Precision,
		r.sorted(), r.summary, r.syllables, r.passages).Scan(&id)
	if err != nil {
		return 0, err
	}
	if err := r.insertVersion(ctx, tx, id, 1, 0); err != nil {
		return 0, err
	}
	if err := writeThemes(ctx, tx, id, r.Passages); err != nil {
		return 0, err
	}
	return id, index(ctx, tx, id, r.Article)
}

// sorted is where the article stands in time: its date, else when it was first fetched.
func (r *arrivalRow) sorted() int64 {
	if r.Article.Published.Known() {
		return r.Article.Published.Unix
	}
	return r.Fetched.Unix
}

// update makes a new version of an article, which is unread again.
func (r *arrivalRow) update(ctx context.Context, tx *writeTx, id int64) error {
	if _, err := tx.ExecContext(ctx, "UPDATE articles SET is_read = 0 WHERE id = ?", id); err != nil {
		return err
	}
	return r.newVersion(ctx, tx, id, 0)
}

// newVersion makes a new version of an article. original is the version whose original it was read from, 0
// where it came with its own.
func (r *arrivalRow) newVersion(ctx context.Context, tx *writeTx, id int64, original int) error {
	var version int
	var by library.Setter
	err := tx.QueryRowContext(ctx, `UPDATE articles SET version = version + 1, title = ?,
		published = CASE ?3 WHEN '' THEN published ELSE ?2 END, published_to = CASE ?3 WHEN '' THEN published_to ELSE ?3 END,
		sorted = CASE ?3 WHEN '' THEN sorted ELSE ?2 END, summary = ?, syllables = ?, passages = ?
		WHERE id = ? RETURNING version, themes_by`,
		r.Article.Title, r.Article.Published.Unix, r.Article.Published.Precision, r.summary, r.syllables, r.passages, id).
		Scan(&version, &by)
	if err != nil {
		return err
	}
	if err := r.insertVersion(ctx, tx, id, version, original); err != nil {
		return err
	}
	if by != library.ByPerson {
		if err := writeThemes(ctx, tx, id, r.Passages); err != nil {
			return err
		}
	}
	return index(ctx, tx, id, r.Article)
}

func (r *arrivalRow) insertVersion(ctx context.Context, tx *writeTx, id int64, version, original int) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO versions (article_id, version, fetched, title, author, lead, published,
		published_to, blocks, attachments, digest, content_type, original, reread, address, official, completeness)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, version, r.Fetched.Unix, r.Article.Title, r.Article.Author, r.Article.Lead, r.Article.Published.Unix,
		r.Article.Published.Precision, r.blocks, r.attachments, r.digest, r.ContentType, r.original, original, r.from, r.official, r.completeness)
	if err != nil {
		return err
	}
	return keepBands(ctx, tx, id, r.sketch)
}

// address records where the article is found. Its own address is its own, whatever it was taken for before.
func (r *arrivalRow) address(ctx context.Context, tx *writeTx, id int64) error {
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
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed) // a sync waits for it; pages shrink to a fifth all the same
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// originalAtMost is more bytes than any original has that is fetched or taken in: what unpacks to more is a trap.
const originalAtMost = 64 << 20

var errTooMuch = errors.New("an original that unpacks to more than any that was fetched")

func decompress(packed []byte) ([]byte, error) {
	var raw bytes.Buffer
	err := unpack(&raw, packed)
	return raw.Bytes(), err
}

// unpack writes what is packed, of a trap no more than the bound.
func unpack(into io.Writer, packed []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	n, err := io.Copy(into, io.LimitReader(z, originalAtMost+1))
	if err == nil && n > originalAtMost {
		err = errTooMuch
	}
	return err
}
