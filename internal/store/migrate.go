package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"baocaovien/internal/library"
)

//go:embed migrations/*.sql migrations/landed/*.sql
var migrationFiles embed.FS

// migration is a step of the schema: the statements that lead from one version to the next, and what they
// cannot work out.
type migration struct {
	name, statements string
	fill             func(ctx context.Context, tx *writeTx) error // nil for most
}

// fills are the steps' second halves, by what the file's name says behind its number.
var fills = map[string]func(context.Context, *writeTx) error{
	"elsewhere": fillBands, "digests": signAll("digests"), moreDigests: both(signAll(moreDigests), sumSessions), paperDigests: signAll(paperDigests),
}

func both(first, second func(context.Context, *writeTx) error) func(context.Context, *writeTx) error {
	return func(ctx context.Context, tx *writeTx) error { return errors.Join(first(ctx, tx), second(ctx, tx)) }
}

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
		_, subject, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".sql"), "_")
		steps[i] = migration{name, landed(name), fills[subject]}
	}
	return steps
}()

// landed returns the statements of an embedded file, with the ends of lines of this system's checkout made one: SQLite
// keeps them as they are written, and a schema is compared.
func landed(name string) string {
	statements, err := migrationFiles.ReadFile(name)
	if err != nil {
		panic(err) // embedded files are there
	}
	return strings.ReplaceAll(string(statements), "\r\n", "\n")
}

// applicationID marks a SQLite file as a library of this program («BCV1»).
const applicationID = 0x42435631

// migrate brings the schema up to date, each step in one transaction together with its record: a
// step that fails leaves the version before it. A schema with more steps is a NewerLibrary.
func (l *Library) migrate(ctx context.Context, steps []migration) (err error) {
	if err := l.mendFirst(ctx); err != nil {
		return err
	}
	for {
		done := false
		err := l.fault("migrate", l.within(ctx, l.write, func(tx *writeTx) error {
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
		}))
		if err != nil || done {
			return err
		}
	}
}

// apply runs the step and records the version it leads to.
func (m migration) apply(ctx context.Context, tx *writeTx, version int) error {
	record := fmt.Sprintf("\n;PRAGMA user_version = %d; PRAGMA application_id = %d;", version, applicationID)
	if _, err := tx.ExecContext(ctx, m.statements+record); err != nil {
		return fmt.Errorf("%s: %w", m.name, err)
	}
	if m.fill == nil {
		return nil
	}
	return m.fill(ctx, tx)
}

// mendFirst leads a library of a first schema that was changed after it had landed to the one it was changed to.
func (l *Library) mendFirst(ctx context.Context) (err error) {
	if first, err := hasFirstSchema(ctx, l.write); err != nil || !first {
		return err
	}
	conn, err := l.write.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() {
		_, back := conn.ExecContext(context.WithoutCancel(ctx), "PRAGMA foreign_keys = 1; PRAGMA legacy_alter_table = 0")
		err = errors.Join(err, back, conn.Close())
	}()
	if _, err := conn.ExecContext(ctx, "PRAGMA foreign_keys = 0; PRAGMA legacy_alter_table = 1"); err != nil {
		return err
	}
	return l.fault("mend", l.within(ctx, conn, func(tx *writeTx) error {
		if first, err := hasFirstSchema(ctx, tx); err != nil || !first { // another program was quicker
			return err
		}
		_, err := tx.ExecContext(ctx, landed("migrations/landed/0001_mend.sql"))
		return err
	}))
}

// asker answers a question of one row.
type asker interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// hasFirstSchema reports whether a library has the first schema as it landed.
func hasFirstSchema(ctx context.Context, db asker) (is bool, err error) {
	err = db.QueryRowContext(ctx, `SELECT (SELECT user_version FROM pragma_user_version) = 1
		AND NOT EXISTS (SELECT 1 FROM pragma_table_info('articles') WHERE name = 'listed')`).Scan(&is)
	return is, err
}
