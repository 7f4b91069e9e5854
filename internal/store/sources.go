package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"baocaovien/internal/library"
)

// AddSource stores a source and returns it with its id. An address that is a source already is
// KnownSource; one that was removed comes back, with its articles. Documents of this machine are never
// synced, so such a source is not enabled. What was deleted at that very address comes again.
func (l *Library) AddSource(ctx context.Context, s library.Source) (library.Source, error) {
	s.Enabled = s.Enabled && s.Kind != library.FileSource
	themes, err := json.Marshal(library.SortThemes(s.Themes))
	if err != nil {
		return library.Source{}, fmt.Errorf("add source: %w", err)
	}
	var id int64
	err = l.transaction(ctx, "add source", func(tx *writeTx) error {
		var removed bool
		if err := want(ctx, tx, s.URL); err != nil {
			return err
		}
		err := tx.QueryRowContext(ctx, "SELECT id, removed FROM sources WHERE url = ?", s.URL).Scan(&id, &removed)
		switch {
		case noRow(err):
			return tx.QueryRowContext(ctx, `INSERT INTO sources (url, title, kind, themes, selector, enabled)
				VALUES (?, ?, ?, ?, ?, ?) RETURNING id`, s.URL, s.Title, s.Kind, string(themes), s.Selector, s.Enabled).Scan(&id)
		case err != nil:
			return err
		case !removed:
			return library.Fail(library.KnownSource, s.URL, nil)
		}
		_, err = tx.ExecContext(ctx, `UPDATE sources SET title = ?, kind = ?, themes = ?, selector = ?, enabled = ?, removed = 0,
			last_error = '' WHERE id = ?`, s.Title, s.Kind, string(themes), s.Selector, s.Enabled, id)
		return err
	})
	if err != nil {
		return library.Source{}, err
	}
	return l.Source(ctx, id)
}

const (
	sourceColumns = `SELECT id, title, url, kind, themes, selector, enabled, last_ok, last_error, `
	ofSources     = ` FROM sources s WHERE NOT removed`
	selectSource  = sourceColumns + `(SELECT count(DISTINCT x.article_id) FROM article_sources x WHERE x.source_id = s.id)` + ofSources
	selectListed  = sourceColumns + `0` + ofSources
)

// Sources returns all sources in the order they were added.
func (l *Library) Sources(ctx context.Context) ([]library.Source, error) {
	return l.sources(ctx, selectSource)
}

// ListedSources is Sources without how many articles each has, which in a large library takes longer to count than a page to show.
func (l *Library) ListedSources(ctx context.Context) ([]library.Source, error) {
	return l.sources(ctx, selectListed)
}

func (l *Library) sources(ctx context.Context, query string) ([]library.Source, error) {
	rows, err := l.read.QueryContext(ctx, query+" ORDER BY id")
	if err != nil {
		return nil, l.fault("sources", err)
	}
	return collect(l, "sources", rows, scanSource)
}

// Source returns one source, or UnknownSource.
func (l *Library) Source(ctx context.Context, id int64) (library.Source, error) {
	s, err := scanSource(l.read.QueryRowContext(ctx, selectSource+" AND id = ?", id))
	return s, l.fault("source", missing(err, library.UnknownSource, id))
}

// scanner is a row, of one or of many.
type scanner interface{ Scan(into ...any) error }

func scanSource(row scanner) (library.Source, error) {
	var s library.Source
	var themes string
	var lastOK int64
	err := row.Scan(&s.ID, &s.Title, &s.URL, &s.Kind, &themes, &s.Selector, &s.Enabled, &lastOK, &s.LastError, &s.Articles)
	if err != nil {
		return library.Source{}, err
	}
	kind, again, _ := strings.Cut(s.LastError, " ")
	if at, err := strconv.ParseInt(again, 10, 64); err == nil {
		s.LastError, s.Again = kind, library.Moment{Unix: at, Precision: library.ToMinute}
	}
	if lastOK != 0 {
		s.LastOK = library.Moment{Unix: lastOK, Precision: library.ToSecond}
	}
	if json.Unmarshal([]byte(themes), &s.Themes) != nil { // it still can be synced
		s.Themes = nil
	}
	return s, nil
}

// collect reads all rows and closes them. A row that cannot be read is put aside.
func collect[T any](l *Library, what string, rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil && rows.Err() == nil {
			l.aside.set(what, err)
		}
		if err != nil {
			continue
		}
		all = append(all, one)
	}
	return all, l.fault(what, rows.Err())
}

func readAll[T any](rows *sql.Rows, scan func(scanner) (T, error)) ([]T, error) {
	defer func() { _ = rows.Close() }()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// RemoveSource takes a source off the list, or fails with UnknownSource. Its articles stay readable
// under its title: outlines may quote them.
func (l *Library) RemoveSource(ctx context.Context, id int64) error {
	return l.change(ctx, "remove source", library.UnknownSource, id, "UPDATE sources SET removed = 1 WHERE id = ? AND NOT removed", id)
}

// RenameSource gives a source another title, or fails with UnknownSource.
func (l *Library) RenameSource(ctx context.Context, id int64, title string) error {
	return l.change(ctx, "rename source", library.UnknownSource, id, "UPDATE sources SET title = ? WHERE id = ? AND NOT removed", title, id)
}

// EnableSource switches a source on or off: one that is off is left out when all are synced. Documents of
// this machine cannot be switched on.
func (l *Library) EnableSource(ctx context.Context, id int64, on bool) error {
	return l.change(ctx, "enable source", library.UnknownSource, id,
		"UPDATE sources SET enabled = ? WHERE id = ? AND NOT removed AND kind <> ?", on, id, library.FileSource)
}

// MarkSource records how a sync of the source went: failure is "" when it worked. When the source asked to be asked again
// stands behind the kind in the same column.
func (l *Library) MarkSource(ctx context.Context, id int64, at library.Moment, failure library.Kind, again library.Moment) error {
	said := string(failure)
	if failure != "" && again.Known() {
		said += " " + strconv.FormatInt(again.Unix, 10)
	}
	return l.change(ctx, "mark source", library.UnknownSource, id,
		"UPDATE sources SET last_error = ?1, last_ok = CASE ?1 WHEN '' THEN ?2 ELSE last_ok END WHERE id = ?3",
		said, at.Unix, id)
}

// change runs a statement that must meet one row, else the thing of that id is unknown.
func (l *Library) change(ctx context.Context, what string, unknown library.Kind, id int64, statement string, args ...any) error {
	return l.transaction(ctx, what, func(tx *writeTx) error {
		return changeOne(ctx, tx, unknown, id, statement, args...)
	})
}

func changeOne(ctx context.Context, tx *writeTx, unknown library.Kind, id int64, statement string, args ...any) error {
	done, err := tx.ExecContext(ctx, statement, args...)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return library.Fail(unknown, fmt.Sprint(id), err)
	}
	return nil
}
