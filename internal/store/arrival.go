package store

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

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

// prepare works out what is stored of an arrival, but for its original.
func prepare(ctx context.Context, a Arrival) (*arrivalRow, error) {
	if a.Listed == "" {
		a.Listed = a.Article.URL
	}
	blocks, err1 := json.Marshal(a.Article.Blocks)
	attachments, err2 := json.Marshal(storedAttachments(a.Article.Attachments))
	passages, err3 := json.Marshal(a.Passages)
	official, err4 := json.Marshal(a.Article.Official)
	completeness, err5 := json.Marshal(a.Article.Completeness)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return nil, fmt.Errorf("save: %w", err)
	}
	r := &arrivalRow{
		Arrival: a, blocks: string(blocks), attachments: string(attachments), passages: string(passages), from: a.Listed,
		official: string(official), completeness: string(completeness),
		summary: summary(a.Article), syllables: viet.CountSyllables(library.Plain(a.Article.Blocks)),
		original: []byte{}, sketch: twin.SketchOf(ctx, a.Article.Title, a.Article.Blocks),
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

// summaryRunes bounds what a list shows of an article without a summary of its own, and of one whose own is longer than
// any summary (leadRunes): some feeds give the whole text as the summary.
const (
	summaryRunes = 240
	leadRunes    = 1000
)

// summary is the source's own, else the beginning of the first paragraph.
func summary(a library.Article) string {
	if a.Lead != "" {
		return shortened(a.Lead, leadRunes)
	}
	for _, b := range a.Blocks {
		if b.Kind != library.Paragraph {
			continue
		}
		return shortened(b.Text, summaryRunes)
	}
	return ""
}

// shortened is a text of at most so many runes as it is, and the beginning of a longer one.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:summaryRunes]) + "…"
}

// addresses are all it was found at, each once, its own first.
func (r *arrivalRow) addresses() []string {
	all := []string{r.Listed}
	for _, url := range append([]string{r.Article.URL}, r.Addresses...) {
		if !slices.Contains(all, url) {
			all = append(all, url)
		}
	}
	return all
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
	return id, indexNew(ctx, tx, id, r.Article)
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
	if by == library.ByProgram {
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
		r.Article.Published.Precision, packText(r.blocks), r.attachments, r.digest, r.ContentType, r.original, original, r.from, r.official, r.completeness)
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
	for _, url := range r.addresses()[1:] {
		if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO addresses (url, article_id) VALUES (?, ?)", url, id); err != nil {
			return err
		}
	}
	return nil
}
