package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"baocaovien/internal/library"
)

// How many copies of each kind are kept, the newest of them. A clock that once was wrong leaves copies of the future,
// and a fault of the disk those that cannot be read: they count apart, so that they push out none that is good.
const (
	dailyKept      = 7
	monthsKept     = 12 // one of each
	upgradesKept   = 3
	asidesKept     = 5
	futureKept     = 3
	unreadableKept = 3
)

// unfinishedAfter is how long nobody must have written a hidden copy for it to be one that a kill left, and how far a
// copy's time may be ahead of the clock.
const unfinishedAfter = time.Hour

// Spare chooses the copies, the newest first, that may go. A copy that holds much more than the newest one never may:
// it is why there are copies.
func Spare(copies []BackupCopy, now time.Time) []BackupCopy {
	newest, known := newestCopy(copies, now)
	var spare []BackupCopy
	met := map[string]int{}
	months := map[string]bool{}
	for _, c := range copies {
		if c.Kind == UnfinishedCopy {
			if now.Sub(c.Made).Abs() > unfinishedAfter {
				spare = append(spare, c)
			}
			continue
		}
		group, most := c.group(now)
		met[group]++
		if met[group] <= most || !known || c.HoldsMuchMore(newest.BackupReport) || !c.Readable && lacks(int(c.Bytes), int(newest.Bytes)) {
			if group == string(DailyCopy) {
				months[c.month()] = true
			}
			continue
		}
		if group == string(DailyCopy) && !months[c.month()] && len(months) < monthsKept {
			months[c.month()] = true
			continue
		}
		spare = append(spare, c)
	}
	return spare
}

// newestCopy is the last daily copy that can be read.
func newestCopy(copies []BackupCopy, now time.Time) (BackupCopy, bool) {
	for _, c := range copies {
		if c.Kind == DailyCopy && c.Readable && !c.ahead(now) {
			return c, true
		}
	}
	return BackupCopy{}, false
}

// ahead reports that a copy bears a time that has not come.
func (c BackupCopy) ahead(now time.Time) bool { return c.Made.Sub(now) > unfinishedAfter }

func (c BackupCopy) month() string { return c.Made.In(library.Vietnam).Format("2006-01") }

// group is what a copy is counted with, and how many of those are kept.
func (c BackupCopy) group(now time.Time) (name string, most int) {
	switch {
	case !c.Readable:
		return "unreadable", unreadableKept
	case c.ahead(now):
		return "future", futureKept
	case c.Kind == UpgradeCopy:
		return string(c.Kind), upgradesKept
	case c.Kind == AsideCopy:
		return string(c.Kind), asidesKept
	default:
		return string(c.Kind), dailyKept
	}
}

// Prune removes the copies in the folder of a library that may go (Spare), with SQLite's own files of them.
func Prune(ctx context.Context, dir string, now time.Time) (removed int, err error) {
	all, err := Copies(ctx, dir)
	if err != nil {
		return 0, err
	}
	for _, c := range Spare(all, now) {
		if e := os.Remove(c.File); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, library.Fail(kindOfFile(e), c.File, e))
			continue
		}
		dropCompanions(c.File)
		removed++
	}
	return removed, err
}

// dropCompanions removes the files that SQLite keeps beside one of its own.
func dropCompanions(file string) {
	for _, ending := range []string{"-journal", "-wal", "-shm"} {
		_ = os.Remove(file + ending)
	}
}
