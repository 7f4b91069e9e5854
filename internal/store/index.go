package store

import (
	"context"
	"database/sql"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// index writes an article's words, in place of those of an earlier version.
func index(ctx context.Context, tx *sql.Tx, id int64, a library.Article) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM words WHERE rowid = ?1; DELETE FROM titles WHERE rowid = ?1", id); err != nil {
		return err
	}
	var headings, body strings.Builder
	for _, b := range a.Blocks {
		part := &body
		if b.Kind == library.Heading {
			part = &headings
		}
		part.WriteString(b.Plain())
		part.WriteByte('\n')
	}
	texts := []string{a.Title, headings.String(), body.String()}
	row := []any{id}
	for _, spell := range []func(string) string{viet.Key, viet.Fold} {
		for _, text := range texts {
			row = append(row, indexed(text, spell))
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO words (rowid, title, headings, body, title_plain, headings_plain, body_plain)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7); INSERT INTO titles (rowid, title, title_plain) VALUES (?1, ?2, ?5)`, row...)
	return err
}

// indexed is text as the index keeps it: its syllables, spelled, with spaces between.
func indexed(text string, spell func(string) string) string {
	text = viet.NFC(text)
	var b strings.Builder
	for _, w := range viet.Words(text) {
		b.WriteString(spell(w.Of(text)))
		b.WriteByte(' ')
	}
	return b.String()
}
