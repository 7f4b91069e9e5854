package store

import (
	"context"
	"encoding/json"
	"fmt"

	"baocaovien/internal/library"
)

// SaveOutline stores an outline, a new one (id 0) under a new id, and returns it with its id and its new revision. One that
// was removed comes back under the id it had. o.Saved is the caller's clock. What does not start from the revision that is
// stored, because another window or program saved in between, is ChangedElsewhere, and nothing is stored.
func (l *Library) SaveOutline(ctx context.Context, o library.Outline) (library.Outline, error) {
	return l.SaveOutlineStep(ctx, o, library.OutlineTrail{})
}

// putOutline writes an outline; the lists in columns of their own are those of a new one.
func putOutline(ctx context.Context, tx *writeTx, o library.Outline) error {
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	clippings, dismissed, err := lists(o)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO outlines (id, saved, data, clippings, dismissed) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET saved = excluded.saved, data = excluded.data`, o.ID, o.Saved.Unix, string(data), clippings, dismissed)
	return err
}

// lists are the lists of an outline that stand in columns of their own, as JSON.
func lists(o library.Outline) (clippings, dismissed string, err error) {
	if clippings, err = list(o.Clippings); err != nil {
		return "", "", err
	}
	dismissed, err = list(o.Dismissed)
	return clippings, dismissed, err
}

func list[T any](all []T) (string, error) {
	if all == nil {
		return "[]", nil
	}
	data, err := json.Marshal(all)
	return string(data), err
}

// SetClippings keeps the articles that are at hand for an outline, or fails with UnknownOutline.
func (l *Library) SetClippings(ctx context.Context, outline int64, articles []int64) error {
	text, err := list(articles)
	if err != nil {
		return err
	}
	return l.change(ctx, "set clippings", library.UnknownOutline, outline, "UPDATE outlines SET clippings = ? WHERE id = ?", text, outline)
}

// SetDismissed keeps the changes of its sources that a briefer does not want in an outline, or fails with
// UnknownOutline.
func (l *Library) SetDismissed(ctx context.Context, outline int64, changes []string) error {
	text, err := list(changes)
	if err != nil {
		return err
	}
	return l.change(ctx, "set dismissed changes", library.UnknownOutline, outline, "UPDATE outlines SET dismissed = ? WHERE id = ?", text, outline)
}

// Outline returns an outline, or UnknownOutline.
func (l *Library) Outline(ctx context.Context, id int64) (library.Outline, error) {
	o, err := scanOutline(l.read.QueryRowContext(ctx, "SELECT data, clippings, dismissed FROM outlines WHERE id = ?", id))
	return o, l.fault("outline", missing(err, library.UnknownOutline, id))
}

// Outlines returns all outlines, the one saved last first.
func (l *Library) Outlines(ctx context.Context) ([]library.Outline, error) {
	rows, err := l.read.QueryContext(ctx, "SELECT data, clippings, dismissed FROM outlines ORDER BY saved DESC, id DESC")
	if err != nil {
		return nil, l.fault("outlines", err)
	}
	return collect(l, "outlines", rows, scanOutline)
}

func scanOutline(row scanner) (library.Outline, error) {
	var o library.Outline
	var data, clippings, dismissed string
	if err := row.Scan(&data, &clippings, &dismissed); err != nil {
		return o, err
	}
	if err := json.Unmarshal([]byte(data), &o); err != nil {
		return o, fmt.Errorf("outline: %w", err)
	}
	// What is only at hand is forgotten where it cannot be read, rather than keep the outline from opening.
	if json.Unmarshal([]byte(clippings), &o.Clippings) != nil {
		o.Clippings = nil
	}
	if json.Unmarshal([]byte(dismissed), &o.Dismissed) != nil {
		o.Dismissed = nil
	}
	return o, nil
}

// RemoveOutline removes an outline, or fails with UnknownOutline. What it was before goes a day later.
func (l *Library) RemoveOutline(ctx context.Context, id int64) error {
	return l.transaction(ctx, "remove outline", func(tx *writeTx) error {
		if err := changeOne(ctx, tx, library.UnknownOutline, id, "DELETE FROM outlines WHERE id = ?", id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE outline_states SET removed = unixepoch() WHERE outline_id = ?", id)
		return err
	})
}

// Setting returns the value under key, "" where none was set.
func (l *Library) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := l.read.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", key).Scan(&value)
	if noRow(err) {
		return "", nil
	}
	return value, l.fault("setting", err)
}

// SetSetting keeps a value under key.
func (l *Library) SetSetting(ctx context.Context, key, value string) error {
	return l.lasting(ctx, "set setting", func(tx *writeTx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO settings (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}
