package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/search"
)

// KeepFile keeps a picture or attachment of an article, in place of what was kept under the same address.
// The words of an attachment are searched with the article. An unknown article is UnknownArticle.
func (l *Library) KeepFile(ctx context.Context, article int64, f library.File) error {
	return l.transaction(ctx, "keep file", func(tx *writeTx) error { return keepFile(ctx, tx, article, f) })
}

func keepFile(ctx context.Context, tx *writeTx, article int64, f library.File) error {
	if err := mustHave(ctx, tx, article); err != nil {
		return err
	}
	data := append([]byte{}, f.Data...) // never NULL
	var id int64
	err := tx.QueryRowContext(ctx, `INSERT INTO files (article_id, url, name, media_type, text, data) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (article_id, url) DO UPDATE SET name = excluded.name, media_type = excluded.media_type,
		text = excluded.text, data = excluded.data RETURNING id`, article, f.URL, f.Name, f.MediaType, f.Text, data).Scan(&id)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM file_words WHERE rowid = ?", id); err != nil || f.Text == "" {
		return err
	}
	marked, plain := search.Keys(f.Text)
	_, err = tx.ExecContext(ctx, "INSERT INTO file_words (rowid, text, text_plain) VALUES (?, ?, ?)", id, marked, plain)
	return err
}

// mustHave fails with UnknownArticle where there is no article of that id.
func mustHave(ctx context.Context, tx *writeTx, id int64) error {
	var found int64
	return missing(tx.QueryRowContext(ctx, "SELECT id FROM articles WHERE id = ?", id).Scan(&found), library.UnknownArticle, id)
}

// File returns what is kept under an address that an article names, or UnreadableFile where nothing is.
func (l *Library) File(ctx context.Context, article int64, url string) (library.File, error) {
	f := library.File{URL: url}
	err := l.read.QueryRowContext(ctx, "SELECT name, media_type, text, data FROM files WHERE article_id = ? AND url = ?", article, url).
		Scan(&f.Name, &f.MediaType, &f.Text, &f.Data)
	if noRow(err) {
		err = library.Fail(library.UnreadableFile, url, err)
	}
	return f, l.fault("file", err)
}

// HasFile reports whether nothing is left to keep under an address: its file is kept, or no version of the
// article names it. The page of a copy shows pictures under addresses of its own.
func (l *Library) HasFile(ctx context.Context, article int64, url string) (bool, error) {
	named, err := json.Marshal(url)
	if err != nil {
		return false, fmt.Errorf("has file: %w", err)
	}
	var has bool
	err = l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM files WHERE article_id = ? AND url = ?)", article, url).Scan(&has)
	if err != nil || has {
		return has, l.fault("has file", err)
	}
	rows, err := l.read.QueryContext(ctx, "SELECT blocks, attachments FROM versions WHERE article_id = ? ORDER BY version DESC", article)
	if err != nil {
		return false, l.fault("has file", err)
	}
	wanted, err := readAll(rows, func(row scanner) (bool, error) {
		var blocks, attachments []byte
		if err := row.Scan(&blocks, &attachments); err != nil {
			return false, err
		}
		text, err := unpackText(blocks)
		return strings.Contains(text, string(named)) || bytes.Contains(attachments, named), err
	})
	return !slices.Contains(wanted, true), l.fault("has file", err)
}

// FileBytes returns how many bytes all kept files have.
func (l *Library) FileBytes(ctx context.Context) (int64, error) {
	var n int64
	err := l.read.QueryRowContext(ctx, "SELECT coalesce(sum(length(data)), 0) FROM files").Scan(&n)
	return n, l.fault("file bytes", err)
}

// markKept says of each attachment of an article whether its bytes are kept.
func (l *Library) markKept(ctx context.Context, article int64, attachments []library.Attachment) error {
	for i := range attachments {
		err := l.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM files WHERE article_id = ? AND url = ?)",
			article, attachments[i].URL).Scan(&attachments[i].Kept)
		if err != nil {
			return l.fault("files", err)
		}
	}
	return nil
}
