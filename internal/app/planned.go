package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// planned is the file beside the library that names the backup to take its place when it is opened next. A
// window holds its library open, and no library is replaced under anyone's hands.
const planned = "phuc-hoi.txt"

// PlanRestore has a backup take the library's place when it is opened the next time. Errors: those of
// store.VerifyBackup, ReadOnly, DiskFull.
func (a *App) PlanRestore(ctx context.Context, file string) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return fileError(file, err)
	}
	if err := store.VerifyBackup(ctx, file); err != nil {
		return err
	}
	return writeFile(filepath.Join(a.dir, planned), func(w io.Writer) error {
		_, err := io.WriteString(w, file)
		return err
	})
}

// Restored is what became of a planned restore. The zero Restored stands for none.
type Restored struct {
	Report store.BackupReport
	Err    error // the library is the one there was
}

// Restored tells what became of a restore that was planned when the library was last open.
func (a *App) Restored() Restored { return a.restored }

// carryOut restores the planned backup of the library in dir, which is still closed. It is tried once: one
// that fails leaves the library as it was.
func carryOut(ctx context.Context, dir string, now library.Moment) Restored {
	plan := filepath.Join(dir, planned)
	file, err := os.ReadFile(filepath.Clean(plan))
	if errors.Is(err, fs.ErrNotExist) {
		return Restored{}
	}
	if err == nil {
		err = os.Remove(plan)
	}
	if err != nil {
		return Restored{Err: fileError(plan, err)}
	}
	report, err := store.Restore(ctx, dir, strings.TrimSpace(string(file)), now)
	return Restored{Report: report, Err: err}
}
