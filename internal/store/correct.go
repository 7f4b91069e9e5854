package store

import (
	"context"

	"baocaovien/internal/library"
)

// correct stores what the source now says of lead, author and date of an article whose text is the same, what is read now
// of an official paper, and how much of it arrived. It makes no version: no reader would see one. What the source no longer
// says stays known, and so does a date known more exactly. Another source that lists the same address may know less, and corrects nothing.
func (r *arrivalRow) correct(ctx context.Context, tx *writeTx, known knownArticle) error {
	if r.SourceID != known.source {
		return nil
	}
	_, err := r.correctVersion(ctx, tx, known.id, known.number)
	return err
}

// correctVersion corrects the newest version of an article, and reports whether there was anything to.
func (r *arrivalRow) correctVersion(ctx context.Context, tx *writeTx, id int64, version int) (bool, error) {
	var author, lead, official, completeness string
	var published library.Moment
	err := tx.QueryRowContext(ctx, "SELECT author, lead, published, published_to, official, completeness FROM versions WHERE article_id = ? AND version = ?",
		id, version).Scan(&author, &lead, &published.Unix, &published.Precision, &official, &completeness)
	if err != nil {
		return false, err
	}
	now := r.Article
	if now.Author == "" {
		now.Author = author
	}
	if now.Lead == "" {
		now.Lead = lead
	}
	if !now.Published.Known() || vaguer(now.Published, published) {
		now.Published = published
	}
	readOfficial, readCompleteness := official, completeness
	if now.Official != (library.OfficialPaper{}) {
		readOfficial = r.official
	}
	if now.Completeness.Known() {
		readCompleteness = r.completeness
	}
	if now.Author == author && now.Lead == lead && now.Published == published && readOfficial == official && readCompleteness == completeness {
		return false, nil
	}
	_, err = tx.ExecContext(ctx, `UPDATE versions SET author = ?, lead = ?, published = ?, published_to = ?, official = ?, completeness = ?
		WHERE article_id = ? AND version = ?`,
		now.Author, now.Lead, now.Published.Unix, now.Published.Precision, readOfficial, readCompleteness, id, version)
	if err != nil {
		return false, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE articles SET summary = ?, published = ?2, published_to = ?3,
		sorted = CASE ?3 WHEN '' THEN sorted ELSE ?2 END WHERE id = ?`,
		summary(now), now.Published.Unix, now.Published.Precision, id)
	if err != nil {
		return false, err
	}
	return true, index(ctx, tx, id, now)
}

// vaguer reports that a tells no more than the day that b is a moment of.
func vaguer(a, b library.Moment) bool {
	return a.Precision == library.ToDay && b.Precision != library.ToDay && b.Known() &&
		a.Time().Format("20060102") == b.Time().Format("20060102")
}
