package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baocaovien/internal/file"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// pendingRestore is the file beside the library that names the backup to take its place when the window is opened next,
// and in its second line the plan. A window holds its library open, and no library is replaced under anyone's hands.
const pendingRestore = "phuc-hoi.txt"

// Plans are what is to become of the library when the window is opened next.
type Plans struct {
	dir      string
	restored Restored
}

// PlanRestore has a backup take the library's place when the window is opened the next time. Errors: those of
// store.VerifyBackup, ReadOnly, DiskFull.
func (p *Plans) PlanRestore(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return file.Error(path, err)
	}
	if err := store.VerifyBackup(ctx, path); err != nil {
		return err
	}
	return file.Write(filepath.Join(p.dir, pendingRestore), func(w io.Writer) error {
		_, err := io.WriteString(w, path+"\n"+rand.Text()+"\n")
		return err
	})
}

// PlannedRestore returns the backup that is to take the library's place, "" where none is.
func (p *Plans) PlannedRestore() string {
	backup, _, err := plan(p.dir)
	if err != nil {
		return ""
	}
	return backup
}

// ForgetRestore drops the plan.
func (p *Plans) ForgetRestore() error { return forget(p.dir) }

// planBytes bounds a plan: two lines.
const planBytes = 64 << 10

// plan reads what is planned for the library in dir; without one it is fs.ErrNotExist.
func plan(dir string) (backup, name string, err error) {
	raw, err := file.Read(filepath.Join(dir, pendingRestore), planBytes)
	backup, name, _ = strings.Cut(strings.TrimSpace(string(raw)), "\n")
	return strings.TrimSpace(backup), strings.TrimSpace(name), err
}

func forget(dir string) error {
	path := filepath.Join(dir, pendingRestore)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return file.Error(path, err)
	}
	return nil
}

// Restored is what became of a planned restore. The zero Restored stands for none.
type Restored struct {
	Report store.BackupReport
	Err    error // the library is the one there was, and the plan stands
}

// Restored tells what became of a restore that was planned when the library was last open.
func (p *Plans) Restored() Restored { return p.restored }

// carryOut restores the planned backup of the library in dir, which is still closed. The plan goes when it is done: one that
// fails leaves the library as it was and is tried again. After a kill between the two the library itself says that it is
// done.
func carryOut(ctx context.Context, dir string, now library.Moment) Restored {
	backup, name, err := plan(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return Restored{}
	}
	if err != nil {
		return Restored{Err: file.Error(filepath.Join(dir, pendingRestore), err)}
	}
	report, done := store.DonePlan(ctx, dir, name)
	if !done {
		if report, err = store.RestorePlanned(ctx, dir, backup, now, name); err != nil {
			return Restored{Err: err}
		}
	}
	report.File = backup
	return Restored{Report: report, Err: forget(dir)}
}

// Restore puts a backup in the place of the library that o chooses, which must be closed; the library there was
// stays beside it. Without a path it is the one that was planned. A plan ends with it. See store.Restore.
func Restore(ctx context.Context, o Options, path string) (store.BackupReport, error) {
	dir, err := Dir(o.Dir, o.Sample)
	if err != nil {
		return store.BackupReport{}, err
	}
	report, err := restore(ctx, dir, path)
	if err != nil {
		log, closer := openLog(logPath(dir))
		log.Error("restore", "kind", library.KindOf(err), "error", err)
		return report, errors.Join(err, closer.Close())
	}
	_, err = store.Prune(ctx, dir, time.Now())
	return report, errors.Join(err, forget(dir))
}

func restore(ctx context.Context, dir, path string) (store.BackupReport, error) {
	now := library.At(time.Now(), library.ToMinute)
	if path == "" {
		done := carryOut(ctx, dir, now)
		if done == (Restored{}) {
			return done.Report, wrongUse("bcv.nothing-planned")
		}
		return done.Report, done.Err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return store.BackupReport{}, file.Error(path, err)
	}
	return store.Restore(ctx, dir, path, now)
}
