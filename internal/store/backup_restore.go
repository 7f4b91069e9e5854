package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
)

// Restore puts a backup in the place of the library in dir, which nobody may have open. The backup is read
// whole and copied before anything is touched, and the present library stays beside under a name with the
// date; whatever fails, the library is either the old one or the new one, whole. Errors: UnreadableFile,
// DamagedBackup and NewerLibrary for the backup; BusyLibrary, ReadOnly, DiskFull, Cancelled.
func Restore(ctx context.Context, dir, file string, at library.Moment) (BackupReport, error) {
	path := filepath.Join(dir, fileName)
	if sameFile(file, path) {
		return BackupReport{}, library.Fail(library.DamagedBackup, file, errors.New("this is the library itself"))
	}
	if err := VerifyBackup(ctx, file); err != nil {
		return BackupReport{}, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return BackupReport{}, library.Fail(kindOfFile(err), dir, err)
	}
	temp, err := beside(path)
	if err != nil {
		return BackupReport{}, err
	}
	defer dropTemp(temp)
	if err := vacuumInto(ctx, lookOnly(file), temp); err != nil {
		return BackupReport{}, asBackup(file, fault(path, "restore", err))
	}
	report, err := contents(ctx, temp)
	if err != nil {
		return BackupReport{}, asBackup(file, fault(file, "restore", err))
	}
	if err := putAside(ctx, path, at); err != nil {
		return BackupReport{}, err
	}
	report.File = file
	return report, settle(temp, path)
}

// aside names the library that a restore replaces.
const aside = "thu-vien-truoc-khi-phuc-hoi-%s.db"

// putAside keeps the present library, where there is one, under a second name. It also stays under its own
// until the new one takes its place.
func putAside(ctx context.Context, path string, at library.Moment) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	damaged := false
	switch err := alone(ctx, path); {
	case library.IsKind(err, library.DamagedLibrary): // no program has it open, and it is why one restores
		damaged = true
	case err != nil:
		return err
	}
	kept, err := freeName(filepath.Dir(path), at)
	if err == nil {
		err = keep(path, kept)
	}
	if damaged && err == nil { // its newest state may stand in the log
		err = keep(path+"-wal", kept+"-wal")
		_ = os.Remove(path + "-wal")
		_ = os.Remove(path + "-shm")
	}
	if err != nil {
		return library.Fail(kindOfFile(err), kept, err)
	}
	return nil
}

// alone takes the library out of WAL mode, which SQLite grants only to who alone has it open, and which
// brings the log into the file. Else it is BusyLibrary. The next to open it puts it back.
func alone(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", fileURL(path, map[string][]string{"_pragma": {busyTimeout}}))
	if err != nil {
		return fault(path, "restore", err)
	}
	defer func() { _ = db.Close() }()
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode); err != nil {
		return fault(path, "restore", err)
	}
	if mode != "delete" {
		return library.Fail(library.BusyLibrary, path, fmt.Errorf("journal mode is %s", mode))
	}
	return nil
}

// freeName names the kept library after the minute, with a number where that name is taken.
func freeName(dir string, at library.Moment) (string, error) {
	stamp := at.Time().Format("20060102-1504")
	for n := 1; ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(aside, stamp))
		_, err := os.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		if err != nil {
			return name, err
		}
		stamp = fmt.Sprintf("%s-%d", at.Time().Format("20060102-1504"), n+1)
	}
}

// keep gives a file a second name; where the disk knows no such thing, a copy.
func keep(file, name string) error {
	if err := os.Link(file, name); err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	from, err := os.Open(file) // #nosec G304 -- the library
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	temp, err := os.CreateTemp(filepath.Dir(name), ".thu-vien-*.db")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already after the rename
	_, err = io.Copy(temp, from)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}
