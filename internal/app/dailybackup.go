package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// The daily backups are named by their day, with a number where something else bears that name.
const (
	dailyName     = "thu-vien-%s%s.db"
	dailyEvery    = 24 * time.Hour
	dailyAttempts = 9
)

// spareBytes is what a daily backup leaves free of the disk.
const spareBytes = 500 << 20

// DailyBackups is the folder the daily backups lie in. It is made with the first of them.
func (u *Upkeep) DailyBackups() string { return filepath.Join(u.dir, store.BackupFolder) }

// DailyBackup makes a backup in the library's folder where the last one is older than a day, and lets go the copies that
// may go (store.Spare), unless the library is damaged. It does nothing while the library is empty or can only be read.
// made reports whether there is a new one, and what a check of it found. Errors: those of store.Backup; DiskFull where the
// disk is short of room.
func (u *Upkeep) DailyBackup(ctx context.Context) (report store.BackupReport, made bool, err error) {
	if empty, err := u.store.Empty(ctx); err != nil || empty || u.store.ReadOnly() != nil {
		return report, false, err
	}
	copies, err := u.Copies(ctx)
	if err != nil || !u.due(copies) {
		return report, false, err
	}
	if err := u.room(); err != nil {
		return report, false, err
	}
	if err := os.MkdirAll(u.DailyBackups(), 0o700); err != nil {
		return report, false, file.Error(u.DailyBackups(), err)
	}
	if report, err = u.backupToday(ctx); err != nil || report.Problems > 0 {
		return report, err == nil, err
	}
	_, err = store.Prune(ctx, u.dir, u.now())
	return report, true, err
}

// backupNow makes a backup whatever the last one's age; it does nothing where there is nothing to keep, or nowhere to keep it.
// Errors: those of DailyBackup.
func (u *Upkeep) backupNow(ctx context.Context) error {
	if empty, err := u.store.Empty(ctx); err != nil || empty || u.store.ReadOnly() != nil {
		return err
	}
	if err := u.room(); err != nil {
		return err
	}
	if err := os.MkdirAll(u.DailyBackups(), 0o700); err != nil {
		return file.Error(u.DailyBackups(), err)
	}
	report, err := u.backupToday(ctx)
	if err == nil && report.Problems > 0 {
		err = library.Fail(library.DamagedLibrary, report.File, nil)
	}
	return err
}

// due reports that no daily backup of the last day can be read. One that bears a time that has not come, since the clock
// was once wrong, says nothing.
func (u *Upkeep) due(copies []store.BackupCopy) bool {
	for _, c := range copies {
		age := u.now().Sub(c.Made)
		if c.Kind == store.DailyCopy && c.Readable && age > -time.Hour && age < dailyEvery {
			return false
		}
	}
	return true
}

// backupToday writes the backup of today beside what bears its name already.
func (u *Upkeep) backupToday(ctx context.Context) (report store.BackupReport, err error) {
	day, number := u.now().In(library.Vietnam).Format(time.DateOnly), ""
	for n := 2; ; n++ {
		report, err = u.store.Backup(ctx, filepath.Join(u.DailyBackups(), fmt.Sprintf(dailyName, day, number)))
		if !library.IsKind(err, library.TakenFile) || n > dailyAttempts {
			return report, err
		}
		number = fmt.Sprint("-", n)
	}
}

// room fails with DiskFull where a copy of the library would leave the disk short.
func (u *Upkeep) room() error {
	info, err := os.Stat(u.store.Path())
	if err != nil {
		return file.Error(u.store.Path(), err)
	}
	free, err := freeBytes(u.dir)
	if err != nil {
		return file.Error(u.dir, err)
	}
	if free <= uint64(info.Size())+spareBytes { //nolint:gosec // a size is not negative
		return library.Fail(library.DiskFull, u.dir, errors.New("too little room for a backup"))
	}
	return nil
}
