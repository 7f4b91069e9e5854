package app

import (
	"context"
	"path/filepath"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// Upkeep keeps the library well: backups, checks, and originals read again.
type Upkeep struct {
	store    *store.Library
	rereader *intake.Rereader
	dir      string
	now      func() time.Time
	restored Restored
}

// Reread reads the originals of articles again. See intake.Rereader.Reread.
func (u *Upkeep) Reread(ctx context.Context, progress func(done, total int), ids ...int64) (intake.Rereading, error) {
	return u.rereader.Reread(ctx, progress, ids...)
}

// Backup writes the library into one file, while a sync may go on. See store.Library.Backup.
func (u *Upkeep) Backup(ctx context.Context, path string) (store.BackupReport, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return store.BackupReport{}, file.Error(path, err)
	}
	return u.store.Backup(ctx, path)
}

// CheckLibrary reads the whole library and tells what is wrong with it.
func (u *Upkeep) CheckLibrary(ctx context.Context) (store.CheckReport, error) {
	return u.store.Check(ctx)
}

// Restore puts a backup in the place of the library that o chooses, which must be closed; the library there was
// stays beside it. See store.Restore.
func Restore(ctx context.Context, o Options, path string) (store.BackupReport, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return store.BackupReport{}, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return store.BackupReport{}, file.Error(path, err)
	}
	return store.Restore(ctx, dir, path, library.At(time.Now(), library.ToMinute))
}
