package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"baocaovien/internal/library"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is a step of the schema: the statements that lead from one version to the next, and what they
// cannot work out.
type migration struct {
	name, statements string
	fill             func(ctx context.Context, tx *sql.Tx) error // nil for most
}

// fills are the steps' second halves, by the name of the file.
var fills = map[string]func(context.Context, *sql.Tx) error{"migrations/0002_elsewhere.sql": fillBands}

// migrations are the steps of the schema in order: the files' names begin with their number. A step
// that has been released is never changed; what is new goes into a new file.
var migrations = func() []migration {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is fixed
	}
	slices.Sort(names)
	steps := make([]migration, len(names))
	for i, name := range names {
		statements, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded files are there
		}
		steps[i] = migration{name, string(statements), fills[name]}
	}
	return steps
}()

// applicationID marks a SQLite file as a library of this program («BCV1»).
const applicationID = 0x42435631

// migrate brings the schema up to date, each step in one transaction together with its record: a
// step that fails leaves the version before it. A schema with more steps is a NewerLibrary.
func (l *Library) migrate(ctx context.Context, steps []migration) error {
	for {
		done := false
		err := l.transaction(ctx, "migrate", func(tx *sql.Tx) error {
			var version int
			if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
				return err
			}
			if version > len(steps) {
				return library.Fail(library.NewerLibrary, l.path, nil)
			}
			if done = version == len(steps); done {
				return nil
			}
			return steps[version].apply(ctx, tx, version+1)
		})
		if err != nil || done {
			return err
		}
	}
}

// apply runs the step and records the version it leads to.
func (m migration) apply(ctx context.Context, tx *sql.Tx, version int) error {
	record := fmt.Sprintf("\n;PRAGMA user_version = %d; PRAGMA application_id = %d;", version, applicationID)
	if _, err := tx.ExecContext(ctx, m.statements+record); err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	if m.fill == nil {
		return nil
	}
	return m.fill(ctx, tx)
}
