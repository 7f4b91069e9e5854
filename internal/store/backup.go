package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// BackupReport is what a backup holds.
type BackupReport struct {
	File     string `json:"file"`
	Articles int    `json:"articles"`
	Outlines int    `json:"outlines"`
}

// Backup writes the library as it is at this moment into one file, while others go on writing to it. The file
// is written beside and then renamed, so that there is never half of one. Errors: ReadOnly and DiskFull with
// the file as their subject, Cancelled.
func (l *Library) Backup(ctx context.Context, file string) (BackupReport, error) {
	if sameFile(file, l.path) {
		return BackupReport{}, library.Fail(library.ReadOnly, file, errors.New("this is the library itself"))
	}
	temp, err := beside(file)
	if err != nil {
		return BackupReport{}, err
	}
	defer dropTemp(temp)
	if err := vacuumInto(ctx, dsn(l.path, false), temp); err != nil {
		return BackupReport{}, fault(file, "backup", err)
	}
	report, err := contents(ctx, temp)
	if err != nil {
		return BackupReport{}, fault(file, "backup", err)
	}
	report.File = file
	if err := seal(temp); err != nil {
		return BackupReport{}, library.Fail(kindOfFile(err), file, err)
	}
	return report, settle(temp, file)
}

func sameFile(a, b string) bool {
	one, err1 := os.Stat(a)
	other, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(one, other)
}

// beside makes an empty file in the folder of another.
func beside(file string) (string, error) {
	temp, err := os.CreateTemp(filepath.Dir(file), ".thu-vien-*.db")
	if err != nil {
		return "", library.Fail(kindOfFile(err), file, err)
	}
	return temp.Name(), temp.Close()
}

// dropTemp removes what a failure left of a file made beside another, with SQLite's own file of it; after a
// success both are gone.
func dropTemp(temp string) {
	_ = os.Remove(temp)
	_ = os.Remove(temp + "-journal")
}

// vacuumInto copies a library into an empty file: one transaction that reads, so writers are not kept waiting.
func vacuumInto(ctx context.Context, from, into string) error {
	db, err := sql.Open("sqlite", from)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", into)
	return errors.Join(err, db.Close())
}

// contents counts what a library's file holds.
func contents(ctx context.Context, file string) (report BackupReport, err error) {
	report.File = file
	db, err := sql.Open("sqlite", lookOnly(file))
	if err != nil {
		return report, err
	}
	err = db.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM outlines)").
		Scan(&report.Articles, &report.Outlines)
	return report, errors.Join(err, db.Close())
}

// settle brings a written file to the disk and then under its name.
func settle(temp, file string) error {
	err := toDisk(temp)
	if err == nil {
		err = os.Rename(temp, file)
	}
	if err != nil {
		return library.Fail(kindOfFile(err), file, err)
	}
	return nil
}

// toDisk waits until a file's bytes would survive a power cut.
func toDisk(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0) // #nosec G304 -- a file of ours
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// VerifyBackup reads a whole backup without changing it. Errors: UnreadableFile where there is none, DamagedBackup,
// NewerLibrary.
func VerifyBackup(ctx context.Context, file string) error {
	info, err := os.Stat(file)
	switch {
	case err != nil:
		return library.Fail(library.UnreadableFile, file, err)
	case info.IsDir() || info.Size() == 0:
		return library.Fail(library.DamagedBackup, file, errors.New("not a file with a library"))
	}
	if err := inspect(ctx, file); err != nil {
		return asBackup(file, err)
	}
	if err := checkSeal(file); err != nil {
		return library.Fail(library.DamagedBackup, file, err)
	}
	db, err := sql.Open("sqlite", lookOnly(file))
	if err != nil {
		return asBackup(file, err)
	}
	defer func() { _ = db.Close() }()
	var version int
	var verdict string
	row := db.QueryRowContext(ctx, "SELECT user_version, integrity_check FROM pragma_user_version, pragma_integrity_check LIMIT 1")
	switch err := row.Scan(&version, &verdict); {
	case err != nil:
		return asBackup(file, fault(file, "verify", err))
	case version == 0 || verdict != "ok":
		return library.Fail(library.DamagedBackup, file, fmt.Errorf("version %d: %s", version, verdict))
	default:
		return nil
	}
}

// asBackup tells of a damaged library as of a damaged backup.
func asBackup(file string, err error) error {
	if library.IsKind(err, library.DamagedLibrary) || library.IsKind(err, library.Internal) {
		return library.Fail(library.DamagedBackup, file, err)
	}
	return err
}
