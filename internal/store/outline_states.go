package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"baocaovien/internal/library"
)

// The kinds of states that are kept of an outline beside the newest one.
const (
	versionState = "version" // as it stood when a sitting ended
	stepState    = "step"    // what undo goes back to
	redoState    = "redo"    // what redo goes on to
)

// How long a sitting is, and how much is kept, in seconds and in states.
const (
	anHour = 60 * 60
	aDay   = 24 * anHour

	sittingEnds = anHour / 2 // without a change; what comes then is another sitting
	sittingMost = anHour     // after which a version is kept in the middle of one
	allFor      = 7 * aDay   // after which one version of each day is left
	mostKept    = 60         // versions of an outline, beside the first
	mostSteps   = 30         // back, and as many forth
	stepsFor    = 30 * aDay  // nobody goes back to what was done before by Ctrl+Z
	removedFor  = aDay       // after which what is left of an outline that was removed goes
)

// SaveOutlineStep is SaveOutline for a change that can be undone: trail says what becomes of the states before it. What is
// stored so far is kept as a version where a sitting ended with it.
func (l *Library) SaveOutlineStep(ctx context.Context, o library.Outline, trail library.OutlineTrail) (library.Outline, error) {
	before := o
	err := l.lasting(ctx, "save outline", func(tx *writeTx) error {
		o = before
		if o.ID == 0 {
			err := tx.QueryRowContext(ctx, "INSERT INTO outlines (saved, data) VALUES (0, '') RETURNING id").Scan(&o.ID)
			if err != nil {
				return err
			}
		} else if err := keepStored(ctx, tx, o, trail.Keep); err != nil {
			return err
		}
		if err := errors.Join(changePile(ctx, tx, o, stepState, trail.Past), changePile(ctx, tx, o, redoState, trail.Future)); err != nil {
			return err
		}
		o.Revision++
		return putOutline(ctx, tx, o)
	})
	return o, err
}

// keepStored keeps the state of an outline that is stored as a version, where it is one: the first there was, the last of a
// sitting, one an hour in a long sitting, one that is asked for. It fails where the outline to be saved was not made from it.
func keepStored(ctx context.Context, tx *writeTx, o library.Outline, asked bool) error {
	stored, err := scanOutline(tx.QueryRowContext(ctx, "SELECT data, clippings, dismissed FROM outlines WHERE id = ?", o.ID))
	if noRow(err) {
		return nil
	}
	if err == nil && stored.Revision != o.Revision {
		return library.Fail(library.ChangedElsewhere, fmt.Sprint(o.ID), nil)
	}
	if err != nil {
		return err
	}
	number, left := 0, int64(0) // of the version before
	err = tx.QueryRowContext(ctx, "SELECT number, left_at FROM outline_states WHERE outline_id = ? AND kind = ? ORDER BY number DESC LIMIT 1",
		o.ID, versionState).Scan(&number, &left)
	if err != nil && !noRow(err) {
		return err
	}
	idle, since := o.Saved.Unix-stored.Saved.Unix, stored.Saved.Unix-left
	if number > 0 && !asked && lately(idle, sittingEnds) && lately(since, sittingMost) {
		return nil
	}
	return errors.Join(putState(ctx, tx, versionState, number+1, o.Saved, stored), thinStates(ctx, tx, o))
}

// lately reports whether less than most seconds went by. A clock that was set back tells nothing.
func lately(seconds, most int64) bool { return seconds >= 0 && seconds < most }

func putState(ctx context.Context, tx *writeTx, kind string, number int, left library.Moment, o library.Outline) error {
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO outline_states (outline_id, kind, number, saved, left_at, data) VALUES (?, ?, ?, ?, ?, ?)",
		o.ID, kind, number, o.Saved.Unix, left.Unix, packText(string(data)))
	return err
}

// thinStates bounds what is kept of an outline that is being saved: its first version, the newest, of earlier ones the last of
// each day (in Vietnam). Steps that are old and what is left of removed outlines go too.
func thinStates(ctx context.Context, tx *writeTx, o library.Outline) error {
	const inVietnam = 7 * anHour
	now := o.Saved.Unix
	_, err := tx.ExecContext(ctx, `DELETE FROM outline_states WHERE outline_id = ? AND kind = ? AND number > 1 AND number NOT IN (
			SELECT number FROM (SELECT max(number) AS number FROM outline_states WHERE outline_id = ? AND kind = ?
				GROUP BY CASE WHEN saved > ? THEN -number ELSE (saved + ?) / ? END)
			ORDER BY number DESC LIMIT ?)`,
		o.ID, versionState, o.ID, versionState, now-allFor, inVietnam, aDay, mostKept)
	_, err2 := tx.ExecContext(ctx, `DELETE FROM outline_states WHERE kind IN (?, ?) AND left_at < ?
			OR removed BETWEEN 1 AND ? AND outline_id NOT IN (SELECT id FROM outlines)`, stepState, redoState, now-stepsFor, now-removedFor)
	return errors.Join(err, err2)
}

// changePile takes states of a kind off an outline, and puts on those that came since.
func changePile(ctx context.Context, tx *writeTx, o library.Outline, kind string, c library.PileChange) error {
	const newest = "(SELECT number FROM outline_states WHERE outline_id = ? AND kind = ? ORDER BY number DESC LIMIT ?)"
	off := c.Off
	if c.Clear {
		off = mostSteps
	}
	if off > 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM outline_states WHERE outline_id = ? AND kind = ? AND number IN "+newest, o.ID, kind, o.ID, kind, off)
		if err != nil {
			return err
		}
	}
	if len(c.On) == 0 {
		return nil
	}
	last := 0
	err := tx.QueryRowContext(ctx, "SELECT coalesce(max(number), 0) FROM outline_states WHERE outline_id = ? AND kind = ?", o.ID, kind).Scan(&last)
	if err != nil {
		return err
	}
	for i, step := range c.On[max(0, len(c.On)-mostSteps):] {
		step.ID = o.ID
		if err := putState(ctx, tx, kind, last+1+i, o.Saved, step); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM outline_states WHERE outline_id = ? AND kind = ? AND number NOT IN "+newest, o.ID, kind, o.ID, kind, mostSteps)
	return err
}

// OutlineVersions returns how an outline stood before, the newest first; none of one that is not there.
func (l *Library) OutlineVersions(ctx context.Context, outline int64) ([]library.OutlineVersion, error) {
	return l.outlineStates(ctx, "SELECT number, data FROM outline_states WHERE outline_id = ? AND kind = ? ORDER BY number DESC", outline, versionState)
}

// OutlineSteps returns what undo goes back to and what redo goes on to, the one that is next last.
func (l *Library) OutlineSteps(ctx context.Context, outline int64) (past, future []library.Outline, err error) {
	past, err = l.pile(ctx, outline, stepState)
	if err != nil {
		return nil, nil, err
	}
	future, err = l.pile(ctx, outline, redoState)
	return past, future, err
}

func (l *Library) pile(ctx context.Context, outline int64, kind string) (steps []library.Outline, err error) {
	all, err := l.outlineStates(ctx, "SELECT number, data FROM outline_states WHERE outline_id = ? AND kind = ? ORDER BY number", outline, kind)
	for _, v := range all {
		steps = append(steps, v.Outline)
	}
	return steps, err
}

func (l *Library) outlineStates(ctx context.Context, query string, outline int64, kind string) ([]library.OutlineVersion, error) {
	rows, err := l.read.QueryContext(ctx, query, outline, kind)
	if err != nil {
		return nil, l.fault("outline states", err)
	}
	return collect(l, "outline states", rows, scanState)
}

func scanState(row scanner) (library.OutlineVersion, error) {
	var v library.OutlineVersion
	var packed []byte
	if err := row.Scan(&v.Number, &packed); err != nil {
		return v, err
	}
	data, err := unpackText(packed)
	if err != nil {
		return v, fmt.Errorf("outline state: %w", err)
	}
	if err := json.Unmarshal([]byte(data), &v.Outline); err != nil {
		return v, fmt.Errorf("outline state: %w", err)
	}
	return v, nil
}
