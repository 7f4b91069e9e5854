package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// schemaEntry is what SQLite keeps of a table, index, view or trigger.
type schemaEntry struct{ kind, name, statement string }

// foreignSchema tells how the schema of a file differs from the one that its version has: what is missing, and what is
// there beside it. A trigger or a view would run with the next change or look. It is empty where nothing differs.
func foreignSchema(ctx context.Context, db *sql.DB) ([]string, error) {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return nil, err
	}
	have, err := schemaOf(ctx, db)
	if err != nil {
		return nil, err
	}
	first, err := hasFirstSchema(ctx, db)
	if err != nil {
		return nil, err
	}
	want, err := schemaAt(ctx, version, first)
	if err != nil {
		return nil, err
	}
	return differences(have, want), nil
}

// differences compares two schemas.
func differences(have, want []schemaEntry) []string {
	var all []string
	for _, w := range want {
		i := slices.IndexFunc(have, func(h schemaEntry) bool { return h.kind == w.kind && h.name == w.name })
		switch {
		case i < 0:
			all = append(all, "no "+w.kind+" "+w.name)
		case have[i].statement != w.statement && !isShadow(w.name, want):
			all = append(all, "another "+w.kind+" "+w.name)
		}
	}
	for _, h := range have {
		if !slices.ContainsFunc(want, func(w schemaEntry) bool { return h.kind == w.kind && h.name == w.name }) && !isStatistics(h) {
			all = append(all, "foreign "+h.kind+" "+h.name)
		}
	}
	return all
}

// viewsForTables returns which views stand in the place of signed tables. What they give is no row that was stored, and may
// have no end.
func viewsForTables(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'view'")
	if err != nil {
		return nil, err
	}
	views, err := readAll(rows, func(row scanner) (name string, err error) {
		err = row.Scan(&name)
		return name, err
	})
	return slices.DeleteFunc(views, func(name string) bool {
		return !slices.ContainsFunc(signedTables, func(s signedTable) bool { return strings.EqualFold(s.table(), name) })
	}), err
}

// isShadow reports that a table is one of those in which FTS5 keeps an index: its statement is FTS5's own.
func isShadow(name string, all []schemaEntry) bool {
	return slices.ContainsFunc(all, func(e schemaEntry) bool {
		return strings.HasPrefix(e.statement, "CREATE VIRTUAL TABLE") && strings.HasPrefix(name, e.name+"_")
	})
}

// isStatistics reports that a table is one that SQLite's ANALYZE makes.
func isStatistics(e schemaEntry) bool {
	return e.kind == "table" && (e.name == "sqlite_stat1" || e.name == "sqlite_stat4")
}

// schemaOf reads the schema of a file. Names of SQLite's own indexes go with their tables.
func schemaOf(ctx context.Context, db *sql.DB) ([]schemaEntry, error) {
	rows, err := db.QueryContext(ctx, `SELECT type, name, coalesce(sql, '') FROM sqlite_schema
		WHERE NOT (type = 'index' AND name GLOB 'sqlite_autoindex_*' AND sql IS NULL) ORDER BY type, name`)
	if err != nil {
		return nil, err
	}
	return readAll(rows, func(row scanner) (schemaEntry, error) {
		var e schemaEntry
		err := row.Scan(&e.kind, &e.name, &e.statement)
		e.statement = strings.ReplaceAll(e.statement, "\r\n", "\n")
		return e, err
	})
}

// schemas are those that somebody asked for, by their version: making one takes longer than the rest of a small library's
// check. The first one as it landed has the version landedFirst.
var schemas sync.Map

const landedFirst = 0

// schemaAt returns the schema of a version; first is the first one as it landed.
func schemaAt(ctx context.Context, version int, first bool) ([]schemaEntry, error) {
	if version < 1 || version > len(migrations) {
		return nil, fmt.Errorf("no schema of version %d", version)
	}
	if first {
		version = landedFirst
	}
	if known, ok := schemas.Load(version); ok {
		return known.([]schemaEntry), nil
	}
	made, err := makeSchema(ctx, version)
	if err == nil {
		schemas.Store(version, made)
	}
	return made, err
}

// makeSchema makes the schema of a version in memory and reads it.
func makeSchema(ctx context.Context, version int) (all []schemaEntry, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // each would have a memory of its own
	defer func() { err = errors.Join(err, db.Close()) }()
	if version == landedFirst {
		if _, err := db.ExecContext(ctx, landed("migrations/landed/0001_library.sql")); err != nil {
			return nil, err
		}
		return schemaOf(ctx, db)
	}
	for _, m := range migrations[:version] {
		if _, err := db.ExecContext(ctx, m.statements); err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return schemaOf(ctx, db)
}
