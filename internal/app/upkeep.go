package app

import (
	"context"
	"path/filepath"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/intake"
	"baocaovien/internal/store"
)

// Upkeep keeps the library well: backups, checks, and originals read again.
type Upkeep struct {
	store    *store.Library
	rereader *intake.Rereader
	dir      string
	now      func() time.Time
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

// Copies returns the copies of the library that lie in its folder, the newest first.
func (u *Upkeep) Copies(ctx context.Context) ([]store.BackupCopy, error) {
	return store.Copies(ctx, u.dir)
}

// Prune removes the copies that may go, and returns how many did. See store.Spare.
func (u *Upkeep) Prune(ctx context.Context) (removed int, err error) {
	return store.Prune(ctx, u.dir, u.now())
}

// begunKey is the setting that says that a person began a new library beside copies of another.
const begunKey = "begun-new"

// Missed returns the copy to offer where the library is empty beside copies that hold something, unless a person began
// anew.
func (u *Upkeep) Missed(ctx context.Context) (best store.BackupCopy, missed bool) {
	empty, err := u.store.Empty(ctx)
	begun, err2 := u.store.Setting(ctx, begunKey)
	if err != nil || err2 != nil || !empty || begun != "" {
		return best, false
	}
	return store.Offer(ctx, u.dir)
}

// Offer returns the copy beside the library that o chooses from which most comes back, for one that does not open.
func Offer(ctx context.Context, o Options) (store.BackupCopy, bool) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return store.BackupCopy{}, false
	}
	return store.Offer(ctx, dir)
}
