package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"baocaovien/internal/library"
	"baocaovien/internal/machine"
)

// Restore puts a backup in the place of the library in dir, which nobody may have open. The backup is read
// whole, copied, brought up to date and checked before anything is touched, and the present library stays beside under a
// name with the date; whatever fails, the library is either the old one or the new one, whole. Errors: UnreadableFile,
// DamagedBackup and NewerLibrary for the backup; OtherMachine, BusyLibrary, ReadOnly, DiskFull, Cancelled.
func Restore(ctx context.Context, dir, file string, at library.Moment) (BackupReport, error) {
	return RestorePlanned(ctx, dir, file, at, "")
}

// planKey is the setting that says which plan put a library in its place.
const planKey = "restored-by"

// RestorePlanned is Restore by a plan, which the new library remembers (DonePlan): a kill between the restore and the end
// of the plan must not have it done twice.
func RestorePlanned(ctx context.Context, dir, file string, at library.Moment, plan string) (report BackupReport, err error) {
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
	apart, err := machine.Take(dir, machine.Here())
	if err != nil {
		return BackupReport{}, err
	}
	defer func() { err = errors.Join(err, apart.Release()) }()
	temp, err := beside(path)
	if err != nil {
		return BackupReport{}, err
	}
	defer dropTemp(temp)
	if err := vacuumInto(ctx, lookOnly(file), temp); err != nil {
		return BackupReport{}, asBackup(file, fault(path, "restore", err))
	}
	report, err = finish(ctx, temp, plan)
	if err != nil {
		return BackupReport{}, asBackup(file, fault(file, "restore", err))
	}
	if err := putAside(ctx, path, at); err != nil {
		return BackupReport{}, err
	}
	report.File = file
	return report, settle(temp, path)
}

// DonePlan reports whether the library in dir is the one that a plan put there, and what it holds.
func DonePlan(ctx context.Context, dir, plan string) (BackupReport, bool) {
	path := filepath.Join(dir, fileName)
	db, err := sql.Open("sqlite", lookOnly(path))
	if err != nil {
		return BackupReport{}, false
	}
	defer func() { _ = db.Close() }()
	var done string
	err = db.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", planKey).Scan(&done)
	if err != nil || plan == "" || done != plan {
		return BackupReport{}, false
	}
	report, err := contents(ctx, path)
	return report, err == nil
}

// finish makes a library that today's program works with of a copied backup, and looks through it.
func finish(ctx context.Context, temp, plan string) (report BackupReport, err error) {
	version, err := inspect(ctx, temp)
	if err != nil {
		return report, err
	}
	l, err := openToWrite(ctx, temp, version)
	if err != nil {
		return report, err
	}
	found, err := l.Check(ctx)
	if err == nil && plan != "" {
		err = l.SetSetting(ctx, planKey, plan)
	}
	report.Articles, report.Outlines, report.Sessions, report.Problems = found.Articles, found.Outlines, found.Sessions, len(found.Problems)
	return report, errors.Join(err, l.Close())
}

// putAside keeps the present library, where there is one, under a second name. It also stays under its own
// until the new one takes its place.
func putAside(ctx context.Context, path string, at library.Moment) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return putLogAside(path, at) // SQLite would bring it into the new library, or drop it
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

// putLogAside keeps the log of a library that is gone.
func putLogAside(path string, at library.Moment) error {
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	kept, err := freeName(filepath.Dir(path), at)
	if err == nil {
		err = os.Rename(path+"-wal", kept+"-wal")
	}
	if err != nil {
		return library.Fail(kindOfFile(err), kept, err)
	}
	_ = os.Remove(path + "-shm")
	return nil
}

// alone takes the library out of WAL mode, which SQLite grants only to who alone has it open, and which
// brings the log into the file. Else it is BusyLibrary. The next to open it puts it back.
func alone(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", fileURL(path, map[string][]string{"_pragma": {busyTimeout, untrusted}}))
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
	stamp := at.Time().Format(minuteLayout)
	for n := 1; ; n++ {
		name := filepath.Join(dir, "thu-vien-truoc-khi-phuc-hoi-"+stamp+copyEnding)
		_, err := os.Lstat(name)
		_, log := os.Lstat(name + "-wal")
		if errors.Is(err, fs.ErrNotExist) && errors.Is(log, fs.ErrNotExist) {
			return name, nil
		}
		if err = errors.Join(dropMissing(err), dropMissing(log)); err != nil {
			return name, err
		}
		stamp = fmt.Sprintf("%s-%d", at.Time().Format(minuteLayout), n+1)
	}
}

// dropMissing leaves out that something is not there.
func dropMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// keep gives a file a second name; where the disk knows no such thing, a copy.
func keep(file, name string) error {
	if err := os.Link(file, name); err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	temp := filepath.Join(filepath.Dir(name), unfinishedName+filepath.Base(name))
	_ = os.Remove(temp)                    // of a kill
	defer func() { _ = os.Remove(temp) }() // gone already after the rename
	if err := copyFile(file, temp); err != nil {
		return err
	}
	return os.Rename(temp, name)
}
