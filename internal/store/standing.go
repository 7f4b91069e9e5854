package store

import (
	"context"
	"encoding/json"
	"fmt"

	"baocaovien/internal/library"
)

// Standing is an article as its newest version has it: what a newly fetched one is held against.
type Standing struct {
	ID          int64 // 0 where there is none
	Version     int   // the newest
	Title       string
	Blocks      []library.Block
	Attachments []library.Attachment
	ContentType string // of the original it was read from
}

// Standing returns what stands in the library of the article that an address edits: the one listed there. Where the address
// is not known, or only another way to an article, it is zero.
func (l *Library) Standing(ctx context.Context, url string) (Standing, error) {
	var s Standing
	var blocks []byte
	var attachments string
	err := l.read.QueryRowContext(ctx, `SELECT a.id, a.version, v.title, v.blocks, v.attachments, o.content_type
		FROM addresses d JOIN articles a ON a.id = d.article_id AND a.listed = d.url
		JOIN versions v ON v.article_id = a.id AND v.version = a.version
		JOIN versions o ON o.article_id = a.id AND o.version = coalesce(nullif(v.reread, 0), v.version)
		WHERE d.url = ?`, url).Scan(&s.ID, &s.Version, &s.Title, &blocks, &attachments, &s.ContentType)
	if noRow(err) {
		return Standing{}, nil
	}
	if err != nil {
		return Standing{}, l.fault("standing", err)
	}
	if s.Blocks, err = readBlocks(blocks); err != nil {
		return Standing{}, fmt.Errorf("standing: %w", err)
	}
	if err := json.Unmarshal([]byte(attachments), &s.Attachments); err != nil {
		return Standing{}, fmt.Errorf("standing: %w", err)
	}
	return s, nil
}
