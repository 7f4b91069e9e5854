package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/library"
)

// VerifyBackup reads a whole backup without changing it: its seal, its pages, and that its schema is the one its version
// has, with nothing beside it that would run. Errors: UnreadableFile where there is none, DamagedBackup, NewerLibrary.
func VerifyBackup(ctx context.Context, file string) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return library.Fail(library.UnreadableFile, file, err)
	case !info.Mode().IsRegular() || info.Size() == 0:
		return library.Fail(library.DamagedBackup, file, errors.New("not a file with a library"))
	}
	if err := verifyPages(ctx, file); err != nil {
		return asBackup(file, err)
	}
	db, err := sql.Open("sqlite", lookOnly(file))
	if err != nil {
		return asBackup(file, err)
	}
	differs, err := foreignSchema(ctx, db)
	if err == nil && len(differs) == 0 {
		differs, err = oversizedColumns(ctx, db)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return asBackup(file, fault(file, "verify", err))
	}
	if len(differs) > 0 {
		return library.Fail(library.DamagedBackup, file, errors.New(strings.Join(differs[:min(len(differs), problemsAtMost)], ", ")))
	}
	return nil
}

// valueAtMost is more bytes than any value has that the program writes: a larger one would be held in memory for nothing.
const valueAtMost = originalAtMost

// oversizedColumns tells which columns of a file hold values that are larger. Their lengths stand before the values, which are not
// read.
func oversizedColumns(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, `SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'`)
	if err != nil {
		return nil, err
	}
	columns, err := readAll(rows, func(row scanner) (c [2]string, err error) {
		err = row.Scan(&c[0], &c[1])
		return c, err
	})
	if err != nil {
		return nil, err
	}
	var all []string
	for _, c := range columns { // names that the schema has been compared with ours for
		var has bool
		question := fmt.Sprintf("SELECT EXISTS (SELECT 1 FROM %q WHERE octet_length(%q) > %d)", c[0], c[1], valueAtMost) // #nosec G201 -- as above
		if err := db.QueryRowContext(ctx, question).Scan(&has); err != nil {
			return nil, err
		}
		if has {
			all = append(all, "too large a value in "+c[0]+"."+c[1])
		}
	}
	return all, nil
}

// verifyPages reads the seal and every page of a file.
func verifyPages(ctx context.Context, file string) error {
	if _, err := inspect(ctx, file); err != nil {
		return err
	}
	sealed, err := checkSeal(file) // before SQLite has it open: closing it would free SQLite's locks
	if err != nil {
		return library.Fail(library.DamagedBackup, file, err)
	}
	db, err := sql.Open("sqlite", lookOnly(file))
	if err != nil {
		return fault(file, "verify", err)
	}
	defer func() { _ = db.Close() }()
	var version int
	var verdict string
	row := db.QueryRowContext(ctx, "SELECT user_version, integrity_check FROM pragma_user_version, pragma_integrity_check LIMIT 1")
	if err := row.Scan(&version, &verdict); err != nil {
		return fault(file, "verify", err)
	}
	if version == 0 || verdict != "ok" {
		return library.Fail(library.DamagedBackup, file, fmt.Errorf("version %d: %s", version, verdict))
	}
	marked, err := isMarked(ctx, db)
	if err != nil {
		return fault(file, "verify", err)
	}
	if marked && !sealed {
		return library.Fail(library.DamagedBackup, file, errBrokenSeal)
	}
	return nil
}

// asBackup tells of a damaged library as of a damaged backup.
func asBackup(file string, err error) error {
	if library.IsKind(err, library.DamagedLibrary) || library.IsKind(err, library.Internal) {
		return library.Fail(library.DamagedBackup, file, err)
	}
	return err
}

// place returns the file that a backup is written to: the one that was named, or what a link leads to. Where something
// is already, it must be a backup.
func place(ctx context.Context, file string) (string, error) {
	if deviceName(filepath.Base(file)) {
		return "", library.Fail(library.TakenFile, file, errors.New("a device"))
	}
	if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
		return file, nil
	}
	target, err := filepath.EvalSymlinks(file)
	if err != nil {
		return "", library.Fail(library.TakenFile, file, err)
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return "", library.Fail(library.ReadOnly, file, err)
	case info.IsDir():
		return "", library.Fail(library.ReadOnly, file, errors.New("a folder"))
	case !info.Mode().IsRegular() || !isBackup(ctx, target):
		return "", library.Fail(library.TakenFile, file, errors.New("not a backup"))
	default:
		return target, nil
	}
}

// isBackup reports whether a file is one that Backup wrote: it has its mark, or at least its seal. A library that
// somebody works with has neither.
func isBackup(ctx context.Context, file string) bool {
	if _, err := inspect(ctx, file); err != nil {
		return false
	}
	if sealed, err := checkSeal(file); sealed || err != nil {
		return true
	}
	db, err := sql.Open("sqlite", lookOnly(file))
	if err != nil {
		return false
	}
	defer func() { _ = db.Close() }()
	marked, err := isMarked(ctx, db)
	return marked && err == nil
}

// deviceName reports that Windows takes a name for a device, whatever stands behind its point.
func deviceName(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	switch name = strings.TrimRight(name, " "); name {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	default:
		return len(name) == 4 && (strings.HasPrefix(name, "COM") || strings.HasPrefix(name, "LPT")) && name[3] >= '0' && name[3] <= '9'
	}
}
