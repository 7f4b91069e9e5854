package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// pendingRestore is the file beside the library that names the backup to take its place when it is opened next. A
// window holds its library open, and no library is replaced under anyone's hands.
const pendingRestore = "phuc-hoi.txt"

// PlanRestore has a backup take the library's place when it is opened the next time. Errors: those of
// store.VerifyBackup, ReadOnly, DiskFull.
func (u *Upkeep) PlanRestore(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return file.Error(path, err)
	}
	if err := store.VerifyBackup(ctx, path); err != nil {
		return err
	}
	return file.Write(filepath.Join(u.dir, pendingRestore), func(w io.Writer) error {
		_, err := io.WriteString(w, path)
		return err
	})
}

// Restored is what became of a planned restore. The zero Restored stands for none.
type Restored struct {
	Report store.BackupReport
	Err    error // the library is the one there was
}

// Restored tells what became of a restore that was planned when the library was last open.
func (u *Upkeep) Restored() Restored { return u.restored }

// applyPendingRestore restores the planned backup of the library in dir, which is still closed. It is tried once: one
// that fails leaves the library as it was.
func applyPendingRestore(ctx context.Context, dir string, now library.Moment) Restored {
	plan := filepath.Join(dir, pendingRestore)
	backup, err := os.ReadFile(filepath.Clean(plan))
	if errors.Is(err, fs.ErrNotExist) {
		return Restored{}
	}
	if err == nil {
		err = os.Remove(plan)
	}
	if err != nil {
		return Restored{Err: file.Error(plan, err)}
	}
	report, err := store.Restore(ctx, dir, strings.TrimSpace(string(backup)), now)
	return Restored{Report: report, Err: err}
}
