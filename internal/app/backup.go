package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// Backup writes the library into one file, while a sync may go on. See store.Library.Backup.
func (a *App) Backup(ctx context.Context, file string) (store.BackupReport, error) {
	file, err := filepath.Abs(file)
	if err != nil {
		return store.BackupReport{}, fileError(file, err)
	}
	return a.store.Backup(ctx, file)
}

// CheckLibrary reads the whole library and tells what is wrong with it.
func (a *App) CheckLibrary(ctx context.Context) (store.CheckReport, error) { return a.store.Check(ctx) }

// Restore puts a backup in the place of the library that o chooses, which must be closed; the library there was
// stays beside it. See store.Restore.
func Restore(ctx context.Context, o Options, file string) (store.BackupReport, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return store.BackupReport{}, err
	}
	if file, err = filepath.Abs(file); err != nil {
		return store.BackupReport{}, fileError(file, err)
	}
	return store.Restore(ctx, dir, file, library.At(time.Now(), library.ToMinute))
}

// The daily backups: in a folder beside the library, named by their day.
const (
	dailyFolder = "sao-luu"
	dailyName   = "thu-vien-"
	dailyEnding = ".db"
	dailyEvery  = 24 * time.Hour
	dailyKept   = 3
)

// spareBytes is what a daily backup leaves free of the disk.
const spareBytes = 500 << 20

// DailyBackups is the folder the daily backups lie in. It is made with the first of them.
func (a *App) DailyBackups() string { return filepath.Join(a.dir, dailyFolder) }

// DailyBackup makes a backup in the library's folder where the last one is older than a day, and keeps the
// newest three. It does nothing while the library is empty or where the disk is short of room. made reports
// whether there is a new one.
func (a *App) DailyBackup(ctx context.Context) (made bool, err error) {
	folder := a.DailyBackups()
	before, err := dailyBackups(folder)
	if err != nil {
		return false, err
	}
	if n := len(before); n > 0 {
		if info, err := os.Stat(before[n-1]); err == nil && a.now().Sub(info.ModTime()) < dailyEvery {
			return false, nil
		}
	}
	worth, err := a.worthBackup(ctx)
	if err != nil || !worth {
		return false, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, fileError(folder, err)
	}
	file := filepath.Join(folder, dailyName+a.now().In(library.Vietnam).Format(time.DateOnly)+dailyEnding)
	if _, err := a.store.Backup(ctx, file); err != nil {
		return false, err
	}
	all, err := dailyBackups(folder)
	if err != nil {
		return true, err
	}
	for _, old := range all[:max(0, len(all)-dailyKept)] {
		err = errors.Join(err, fileError(old, os.Remove(old)))
	}
	return true, err
}

// worthBackup reports whether there is something to lose and room for a copy of it.
func (a *App) worthBackup(ctx context.Context) (bool, error) {
	counts, err := a.store.Counts(ctx)
	if err != nil {
		return false, err
	}
	outlines, err := a.store.Outlines(ctx)
	if err != nil || counts.All+len(outlines) == 0 {
		return false, err
	}
	info, err := os.Stat(a.store.Path())
	if err != nil {
		return false, fileError(a.store.Path(), err)
	}
	free, err := freeBytes(a.dir)
	return err == nil && free > uint64(info.Size())+spareBytes, fileError(a.dir, err) //nolint:gosec // a size is not negative
}

// dailyBackups returns the daily backups in a folder, the oldest first.
func dailyBackups(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fileError(folder, err)
	}
	var all []string
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, dailyName) && strings.HasSuffix(name, dailyEnding) {
			all = append(all, filepath.Join(folder, name))
		}
	}
	slices.Sort(all)
	return all, nil
}
