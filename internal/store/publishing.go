package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"baocaovien/internal/library"
)

// Publishable is an article that may be published.
type Publishable struct {
	ID    int64
	URL   string // the address that names it to others
	Token string // of all that its item is made from: while it is the same, so is the item
	Stamp library.Stamp

	Source string // title of its source, "" for a document of this machine
}

// PublishChoice says what of a library is published: all that any of its parts chooses, and everything where none does.
type PublishChoice struct {
	Themes  []library.Theme
	Sources []int64
	Saved   bool
	IDs     []int64 // by hand
}

// All reports a choice of everything.
func (c PublishChoice) All() bool { return len(c.Themes)+len(c.Sources)+len(c.IDs) == 0 && !c.Saved }

// Publishable returns the chosen articles, the one met first at the beginning. What is received from other offices is not
// published once more.
func (l *Library) Publishable(ctx context.Context, c PublishChoice) ([]Publishable, error) {
	which, args := "1", []any(nil)
	if !c.All() {
		which, args = c.condition()
	}
	// #nosec G202 -- words of ours
	rows, err := l.read.QueryContext(ctx, `SELECT a.id, a.url, a.version || ' ' || a.themes_by || ' ' || a.passages || ' ' || s.title || ' ' ||
		coalesce(`+themesOf+`, '') || ' ' || coalesce((SELECT group_concat(f.id || ':' || length(f.data)) FROM files f WHERE f.article_id = a.id), ''),
		coalesce((SELECT stamp FROM restricted r WHERE r.article_id = a.id), ''), CASE s.kind WHEN ? THEN '' ELSE s.title END
		FROM articles a JOIN sources s ON s.id = a.source_id WHERE s.kind <> ? AND (`+which+`) ORDER BY a.id`,
		append([]any{library.FileSource, library.StoreSource}, args...)...)
	if err != nil {
		return nil, l.fault("publishable", err)
	}
	return collect(l, "publishable", rows, func(row scanner) (p Publishable, err error) {
		var made string
		err = row.Scan(&p.ID, &p.URL, &made, &p.Stamp, &p.Source)
		sum := sha256.Sum256([]byte(made))
		p.Token = hex.EncodeToString(sum[:16])
		return p, err
	})
}

// condition selects articles a.
func (c PublishChoice) condition() (which string, args []any) {
	var parts []string
	add := func(part string, values []any) {
		if len(values) > 0 {
			parts = append(parts, fmt.Sprintf(part, strings.TrimPrefix(strings.Repeat(", ?", len(values)), ", ")))
			args = append(args, values...)
		}
	}
	add("EXISTS (SELECT 1 FROM article_themes t WHERE t.article_id = a.id AND t.theme IN (%s))", anyOf(c.Themes...))
	add("EXISTS (SELECT 1 FROM article_sources x WHERE x.article_id = a.id AND x.source_id IN (%s))", anyOf(c.Sources...))
	add("a.id IN (%s)", anyOf(c.IDs...))
	if c.Saved {
		parts = append(parts, "a.is_saved")
	}
	return strings.Join(parts, " OR "), args
}

// FilesOf returns the addresses under which files of an article are kept.
func (l *Library) FilesOf(ctx context.Context, article int64) ([]string, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT url FROM files WHERE article_id = ? ORDER BY id", article)
	if err != nil {
		return nil, l.fault("files of", err)
	}
	return collect(l, "files of", rows, func(row scanner) (url string, err error) { return url, row.Scan(&url) })
}

// PublishedItem is the item that was made of an article.
type PublishedItem struct {
	UID, Token, Hash string
	Size             int64
	Files            string // its files as JSON
}

// Published returns what this library has published in a store, by uid.
func (l *Library) Published(ctx context.Context, store string) (map[string]PublishedItem, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT uid, token, hash, size, files FROM published WHERE store = ?", store)
	if err != nil {
		return nil, l.fault("published", err)
	}
	all, err := collect(l, "published", rows, func(row scanner) (i PublishedItem, err error) {
		return i, row.Scan(&i.UID, &i.Token, &i.Hash, &i.Size, &i.Files)
	})
	byUID := make(map[string]PublishedItem, len(all))
	for _, i := range all {
		byUID[i.UID] = i
	}
	return byUID, err
}

// KeepPublished keeps what was published now and was not known to be.
func (l *Library) KeepPublished(ctx context.Context, store string, items []PublishedItem) error {
	if len(items) == 0 {
		return nil
	}
	return l.transaction(ctx, "keep published", func(tx *writeTx) error {
		for _, i := range items {
			_, err := tx.ExecContext(ctx, `INSERT INTO published (store, uid, token, hash, size, files) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
				ON CONFLICT (store, uid) DO UPDATE SET token = ?3, hash = ?4, size = ?5, files = ?6`, store, i.UID, i.Token, i.Hash, i.Size, i.Files)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
