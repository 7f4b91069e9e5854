package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
)

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
func (u *Upkeep) DailyBackups() string { return filepath.Join(u.dir, dailyFolder) }

// DailyBackup makes a backup in the library's folder where the last one is older than a day, and keeps the
// newest three. It does nothing while the library is empty or where the disk is short of room. made reports
// whether there is a new one.
func (u *Upkeep) DailyBackup(ctx context.Context) (made bool, err error) {
	folder := u.DailyBackups()
	before, err := dailyBackups(folder)
	if err != nil {
		return false, err
	}
	if n := len(before); n > 0 {
		if info, err := os.Stat(before[n-1]); err == nil && u.now().Sub(info.ModTime()) < dailyEvery {
			return false, nil
		}
	}
	worth, err := u.worthBackup(ctx)
	if err != nil || !worth {
		return false, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return false, file.Error(folder, err)
	}
	path := filepath.Join(folder, dailyName+u.now().In(library.Vietnam).Format(time.DateOnly)+dailyEnding)
	if _, err := u.store.Backup(ctx, path); err != nil {
		return false, err
	}
	all, err := dailyBackups(folder)
	if err != nil {
		return true, err
	}
	for _, old := range all[:max(0, len(all)-dailyKept)] {
		err = errors.Join(err, file.Error(old, os.Remove(old)))
	}
	return true, err
}

// worthBackup reports whether there is something to lose and room for a copy of it.
func (u *Upkeep) worthBackup(ctx context.Context) (bool, error) {
	counts, err := u.store.Counts(ctx)
	if err != nil {
		return false, err
	}
	outlines, err := u.store.Outlines(ctx)
	if err != nil || counts.All+len(outlines) == 0 {
		return false, err
	}
	info, err := os.Stat(u.store.Path())
	if err != nil {
		return false, file.Error(u.store.Path(), err)
	}
	free, err := freeBytes(u.dir)
	return err == nil && free > uint64(info.Size())+spareBytes, file.Error(u.dir, err) //nolint:gosec // a size is not negative
}

// dailyBackups returns the daily backups in a folder, the oldest first.
func dailyBackups(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, file.Error(folder, err)
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
