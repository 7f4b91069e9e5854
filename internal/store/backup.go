package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baocaovien/internal/library"
)

// BackupReport is what a backup holds.
type BackupReport struct {
	File     string `json:"file"`
	Articles int    `json:"articles"`
	Outlines int    `json:"outlines"`
	Sessions int    `json:"sessions,omitempty"`
	Problems int    `json:"problems,omitempty"` // what a check of it found: the library was not whole
}

// Backup writes the library as it is at this moment into one file, while others go on writing to it, and looks it
// through. The file is written beside and then renamed, so that there is never half of one, and takes the place of
// nothing but another backup. Errors: TakenFile where something else is, ReadOnly and DiskFull with the file as their
// subject, DamagedBackup where what was written cannot be read, Cancelled.
func (l *Library) Backup(ctx context.Context, file string) (BackupReport, error) {
	if sameFile(file, l.path) {
		return BackupReport{}, library.Fail(library.ReadOnly, file, errors.New("this is the library itself"))
	}
	file, err := place(ctx, file)
	if err != nil {
		return BackupReport{}, err
	}
	return copySealed(ctx, l.source, file)
}

// copySealed writes the library that a DSN names into a sealed file, and checks what it wrote.
func copySealed(ctx context.Context, from, file string) (BackupReport, error) {
	temp, err := beside(file)
	if err != nil {
		return BackupReport{}, err
	}
	defer dropTemp(temp)
	if err := vacuumInto(ctx, from, temp); err != nil {
		return BackupReport{}, fault(file, "backup", err)
	}
	if err := mark(ctx, temp, true); err != nil {
		return BackupReport{}, fault(file, "backup", err)
	}
	if err := seal(temp); err != nil {
		return BackupReport{}, library.Fail(kindOfFile(err), file, err)
	}
	report, err := verified(ctx, temp)
	if err != nil {
		return BackupReport{}, asBackup(file, fault(file, "backup", err))
	}
	report.File = file
	return report, settle(temp, file)
}

// verified reads a written backup as a restore would, and looks through what is in it. One of an older schema is only
// counted.
func verified(ctx context.Context, file string) (report BackupReport, err error) {
	if err := verifyPages(ctx, file); err != nil {
		return report, err
	}
	if report, err = contents(ctx, file); err != nil {
		return report, err
	}
	version, err := inspect(ctx, file)
	if err != nil || version < len(migrations) {
		return report, err
	}
	found, err := checkFile(ctx, file)
	report.Problems = len(found.Problems)
	return report, err
}

// copyBeforeUpgrade keeps a library as an older program left it, where there is something in it.
func copyBeforeUpgrade(ctx context.Context, path string, version int) error {
	if report, err := contents(ctx, path); err != nil || !report.holds() {
		return fault(path, "backup", err)
	}
	folder := filepath.Join(filepath.Dir(path), BackupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return library.Fail(kindOfFile(err), folder, err)
	}
	name := fmt.Sprintf("truoc-nang-cap-%s-%d.db", time.Now().In(library.Vietnam).Format(minuteLayout), version)
	_, err := copySealed(ctx, fileURL(path, map[string][]string{"_pragma": {busyTimeout, untrusted}}), filepath.Join(folder, name))
	return err
}

func sameFile(a, b string) bool {
	one, err1 := os.Stat(a)
	other, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(one, other)
}

// beside makes an empty file in the folder of another. What a kill left there of ours goes.
func beside(file string) (string, error) {
	folder := filepath.Dir(file)
	dropUnfinished(folder, time.Now())
	temp, err := os.CreateTemp(folder, unfinishedName+"*"+copyEnding)
	if err != nil {
		return "", library.Fail(kindOfFile(err), file, err)
	}
	return temp.Name(), temp.Close()
}

// dropUnfinished removes hidden files of ours that nobody has written for long.
func dropUnfinished(folder string, now time.Time) {
	left, _ := filepath.Glob(filepath.Join(folder, unfinishedName+"*"+copyEnding)) // the pattern is fixed
	for _, file := range left {
		if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()).Abs() > unfinishedAfter {
			dropTemp(file)
		}
	}
}

// dropTemp removes what a failure left of a file made beside another, with SQLite's own files of it; after a
// success all are gone.
func dropTemp(temp string) {
	_ = os.Remove(temp)
	dropCompanions(temp)
}

// vacuumInto copies a library into an empty file: one transaction that reads, so writers are not kept waiting.
func vacuumInto(ctx context.Context, from, into string) error {
	db, err := sql.Open("sqlite", from)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)                                                  // so that both statements have the same
	if _, err = db.ExecContext(ctx, "PRAGMA query_only = 0"); err == nil { // it would keep the copy from being written
		_, err = db.ExecContext(ctx, "VACUUM INTO ?", into)
	}
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
	var known bool // a copy of an older library has no sessions
	err = errors.Join(err, db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'sessions')").Scan(&known))
	if err == nil && known {
		err = db.QueryRowContext(ctx, "SELECT count(*) FROM sessions WHERE removed = 0").Scan(&report.Sessions)
	}
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
	if folder, err := os.Open(filepath.Dir(file)); err == nil { // its new name too, where the system knows how
		_ = folder.Sync()
		_ = folder.Close()
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
