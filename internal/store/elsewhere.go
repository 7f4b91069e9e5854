package store

import (
	"context"

	"baocaovien/internal/library"
)

// SeenAt records that a source lists, at url, an article that is known there: it is «cũng đăng tại» that
// source, and bears the themes the source always has. An address that is not known changes nothing.
func (l *Library) SeenAt(ctx context.Context, sourceID int64, url string) error {
	var news bool
	err := l.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM addresses d WHERE d.url = ?1
		AND NOT EXISTS (SELECT 1 FROM article_sources x WHERE x.source_id = ?2 AND x.article_id = d.article_id))`, url, sourceID).Scan(&news)
	if err != nil || !news {
		return l.fault("seen at", err)
	}
	return l.transaction(ctx, "seen at", func(tx *writeTx) error {
		var id int64
		err := tx.QueryRowContext(ctx, "SELECT article_id FROM addresses WHERE url = ?", url).Scan(&id)
		if err != nil {
			return err
		}
		return listAt(ctx, tx, sourceID, id, url)
	})
}

// listOnce is listAt for a source that may list the article under another address already: one with a
// session in it changes from day to day.
func listOnce(ctx context.Context, tx *writeTx, sourceID, id int64, url string) error {
	var known bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM article_sources WHERE source_id = ? AND article_id = ?)",
		sourceID, id).Scan(&known)
	if err != nil || known {
		return err
	}
	return listAt(ctx, tx, sourceID, id, url)
}

// listAt records that a source lists an article at url. Themes that a person or a publisher set stay.
func listAt(ctx context.Context, tx *writeTx, sourceID, id int64, url string) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO article_sources (source_id, article_id, url) VALUES (?, ?, ?)",
		sourceID, id, url)
	if err != nil {
		return err
	}
	if err := countCopies(ctx, tx, id); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT OR IGNORE INTO article_themes (theme, article_id)
		SELECT t.value, a.id FROM articles a, sources s, json_each(s.themes) t
		WHERE a.id = ? AND s.id = ? AND a.themes_by = ?`, id, sourceID, library.ByProgram)
	return err
}

// elsewhere is the condition on a source s of a listing x that it is another place where article a was published. A store hands on
// what others published: it is no such place itself, but the one that it names as the first is (origin), unless that is the
// article's own under another number.
const elsewhere = `(x.source_id <> a.source_id AND (s.kind <> 'store'
	OR substr(s.url, -length(s.title) - 1) = '#' || s.title AND s.title <> (SELECT title FROM sources WHERE id = a.source_id)))`

// countCopies keeps the number of other sources that published an article.
func countCopies(ctx context.Context, tx *writeTx, id int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE articles SET copies = (SELECT count(DISTINCT x.source_id) FROM article_sources x
		JOIN sources s ON s.id = x.source_id JOIN articles a ON a.id = x.article_id
		WHERE x.article_id = ?1 AND `+elsewhere+`) WHERE id = ?1`, id)
	return err
}

// MarkGone records that an address of an article answers 404 or 410, since at. An address that is not known,
// or that only a copy of the article stands at, changes nothing.
func (l *Library) MarkGone(ctx context.Context, url string, at library.Moment) error {
	return l.setGone(ctx, url, at.Unix)
}

// MarkThere takes MarkGone back.
func (l *Library) MarkThere(ctx context.Context, url string) error {
	return l.setGone(ctx, url, 0)
}

// notACopy is the condition on articles that the address ?2 is not that of a copy.
const notACopy = `(listed = ?2 OR NOT EXISTS (
	SELECT 1 FROM article_sources x WHERE x.article_id = articles.id AND x.url = ?2))`

// setGone writes only where something changes: in most syncs nothing does.
func (l *Library) setGone(ctx context.Context, url string, since int64) error {
	var id int64
	err := l.read.QueryRowContext(ctx, `SELECT articles.id FROM addresses d JOIN articles ON articles.id = d.article_id
		WHERE d.url = ?2 AND (gone = 0) <> (?1 = 0) AND `+notACopy, since, url).Scan(&id)
	if noRow(err) {
		return nil
	}
	if err != nil {
		return l.fault("set gone", err)
	}
	return l.change(ctx, "set gone", library.UnknownArticle, id, "UPDATE articles SET gone = ? WHERE id = ?", since, id)
}

// copies returns where an article was published beside the address it was first met at.
func (l *Library) copies(ctx context.Context, id int64) ([]library.Copy, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT s.title, x.url FROM article_sources x
		JOIN sources s ON s.id = x.source_id JOIN articles a ON a.id = x.article_id
		WHERE x.article_id = ? AND (`+elsewhere+` OR x.source_id = a.source_id AND x.url <> a.listed) ORDER BY s.id, x.url`, id)
	if err != nil {
		return nil, l.fault("copies", err)
	}
	return collect(l, "copies", rows, func(row scanner) (library.Copy, error) {
		var c library.Copy
		err := row.Scan(&c.Source, &c.URL)
		return c, err
	})
}
