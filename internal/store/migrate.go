package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the steps of the schema in order: the files' names begin with their number. A step
// that has been released is never changed; what is new goes into a new file.
var migrations = func() []string {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is fixed
	}
	slices.Sort(names)
	return names
}()

// applicationID marks a SQLite file as a library of this program («BCV1»).
const applicationID = 0x42435631

// migrate brings the schema up to date, each step in one transaction together with its record.
func (l *Library) migrate(ctx context.Context) error {
	for {
		done := false
		err := l.transaction(ctx, "migrate", func(tx *sql.Tx) error {
			var version int
			if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
				return err
			}
			if done = version >= len(migrations); done {
				return nil
			}
			return step(ctx, tx, version)
		})
		if err != nil || done {
			return err
		}
	}
}

// step applies the migration after version and records it.
func step(ctx context.Context, tx *sql.Tx, version int) error {
	statements, err := migrationFiles.ReadFile(migrations[version])
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	record := fmt.Sprintf("\n;PRAGMA user_version = %d; PRAGMA application_id = %d;", version+1, applicationID)
	if _, err := tx.ExecContext(ctx, string(statements)+record); err != nil {
		return fmt.Errorf("%s: %w", migrations[version], err)
	}
	return nil
}
