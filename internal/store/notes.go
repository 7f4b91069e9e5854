package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"baocaovien/internal/library"
)

// SaveNote stores a note, a new one (id 0) under a new id, and returns it with its id. One that was removed comes back under
// the id it had. n.Made and n.Edited are the caller's clock. An article that is not there is UnknownArticle.
func (l *Library) SaveNote(ctx context.Context, n library.Note) (library.Note, error) {
	data, err := json.Marshal(n)
	if err != nil {
		return n, l.fault("save note", err)
	}
	id := sql.NullInt64{Int64: n.ID, Valid: n.ID != 0}
	err = l.lasting(ctx, "save note", func(tx *writeTx) error {
		if err := mustHave(ctx, tx, n.Article); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `INSERT INTO notes (id, article_id, edited, data) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET edited = excluded.edited, data = excluded.data RETURNING id`,
			id, n.Article, n.Edited.Unix, string(data)).Scan(&n.ID)
	})
	return n, err
}

// RemoveNote removes a note, or fails with UnknownNote.
func (l *Library) RemoveNote(ctx context.Context, id int64) error {
	return l.lasting(ctx, "remove note", func(tx *writeTx) error {
		return changeOne(ctx, tx, library.UnknownNote, id, "DELETE FROM notes WHERE id = ?", id)
	})
}

const selectNote = "SELECT n.id, n.article_id, n.data FROM notes n"

func scanNote(row scanner) (library.Note, error) {
	var n library.Note
	var data string
	if err := row.Scan(&n.ID, &n.Article, &data); err != nil {
		return n, err
	}
	if err := json.Unmarshal([]byte(data), &n); err != nil {
		return n, fmt.Errorf("note %d: %w", n.ID, err)
	}
	return n, nil
}

// Note returns a note, or UnknownNote.
func (l *Library) Note(ctx context.Context, id int64) (library.Note, error) {
	n, err := scanNote(l.read.QueryRowContext(ctx, selectNote+" WHERE n.id = ?", id))
	return n, l.fault("note", missing(err, library.UnknownNote, id))
}

// Notes returns the notes on an article in the order they were made, or with 0 all there are, the one edited last first.
func (l *Library) Notes(ctx context.Context, article int64) ([]library.Note, error) {
	query, args := selectNote+" ORDER BY n.edited DESC, n.id DESC", []any(nil)
	if article != 0 {
		query, args = selectNote+" WHERE n.article_id = ? ORDER BY n.id", []any{article}
	}
	rows, err := l.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, l.fault("notes", err)
	}
	return collect(l, "notes", rows, scanNote)
}

// notedArticles returns the articles that have notes.
func notedArticles(ctx context.Context, tx *writeTx) (map[int64]bool, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT article_id FROM notes")
	if err != nil {
		return nil, err
	}
	all, err := readAll(rows, func(row scanner) (id int64, err error) { return id, row.Scan(&id) })
	noted := make(map[int64]bool, len(all))
	for _, id := range all {
		noted[id] = true
	}
	return noted, err
}

// damagedNotes reads every note.
func damagedNotes(ctx context.Context, l *Library) ([]Problem, error) {
	var all []Problem
	err := l.each(ctx, "SELECT id, data FROM notes", func(row scanner) error {
		var id int64
		var data string
		if err := row.Scan(&id, &data); err != nil {
			return err
		}
		if damage := json.Unmarshal([]byte(data), &library.Note{}); damage != nil {
			all = append(all, Problem{Kind: DamagedNote, ID: id, Detail: damage.Error()})
		}
		return nil
	})
	return all, err
}
