package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
)

// NewLibraries are copies of a new library.
var NewLibraries = storetest.NewTemplate(store.Open)

// inside opens a library with so many outlines whose clock the test sets.
func inside(t *testing.T, dir string, outlines int, clock *time.Time) *App {
	t.Helper()
	NewLibraries.Put(t, dir)
	a, err := Open(t.Context(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	if clock != nil {
		a.Upkeep.now = func() time.Time { return *clock }
	}
	for n := range outlines {
		if _, err := a.store.SaveOutline(t.Context(), library.Outline{Title: fmt.Sprint("Đề cương ", n)}); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// copyNow makes the daily backup, as the clock says.
func copyNow(t *testing.T, a *App) (made bool) {
	t.Helper()
	report, made, err := a.Upkeep.DailyBackup(t.Context())
	if err != nil || report.Problems > 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	if made {
		if err := os.Chtimes(report.File, a.Upkeep.now(), a.Upkeep.now()); err != nil {
			t.Fatal(err)
		}
	}
	return made
}

func dailyCount(t *testing.T, a *App) int {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(a.Upkeep.DailyBackups(), "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestADailyBackupIsMadeOnceADayAndSevenAreKept(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 11, 10, 8, 0, 0, 0, library.Vietnam)
	a := inside(t, t.TempDir(), 0, &day)
	if copyNow(t, a) || exists(a.Upkeep.DailyBackups()) {
		t.Fatal("of an empty library")
	}
	if _, err := a.store.SaveOutline(t.Context(), library.Outline{Title: "Đề cương"}); err != nil {
		t.Fatal(err)
	}
	for n := range 12 { // a window that stays open asks again and again
		made := 0
		for range 4 {
			if copyNow(t, a) {
				made++
			}
			day = day.Add(6 * time.Hour)
		}
		if made != 1 {
			t.Fatalf("day %d: %d backups", n, made)
		}
	}
	all, err := a.Upkeep.Copies(t.Context())
	if err != nil || len(all) != 7 || !strings.HasSuffix(all[0].File, "2026-11-21.db") {
		t.Fatalf("%+v, %v", all, err)
	}
	if report, err := Restore(t.Context(), Options{Dir: t.TempDir()}, all[6].File); err != nil || report.Outlines != 1 || report.Problems != 0 {
		t.Fatalf("%+v, %v", report, err)
	}
}

func TestAClockThatWasOnceIn2038KeepsNoBackupFromBeingMade(t *testing.T) {
	t.Parallel()
	for _, wrong := range []time.Time{time.Date(2038, 1, 19, 0, 0, 0, 0, time.UTC), time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)} {
		now := wrong
		a := inside(t, t.TempDir(), 2, &now)
		if !copyNow(t, a) {
			t.Fatal("none is made while the clock is wrong")
		}
		now = time.Date(2026, 11, 28, 8, 0, 0, 0, library.Vietnam)
		if !copyNow(t, a) {
			t.Errorf("after a clock in %d none is made", wrong.Year())
		}
		now = now.Add(25 * time.Hour)
		if !copyNow(t, a) || dailyCount(t, a) != 3 {
			t.Errorf("after a clock in %d: %d backups", wrong.Year(), dailyCount(t, a))
		}
	}
}

func TestALostLibraryIsToldAndItsCopiesStay(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(path string) error{
		"missing": os.Remove,
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"emptied log": func(path string) error {
			return errors.Join(os.Truncate(path, 0), os.WriteFile(path+"-wal", nil, 0o600))
		},
	} {
		dir := t.TempDir()
		now := time.Date(2026, 11, 1, 8, 0, 0, 0, library.Vietnam)
		a := inside(t, dir, 50, &now)
		copyNow(t, a)
		path := a.store.Path()
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		if err := lose(path); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), Options{Dir: dir}); !library.IsKind(err, library.LostLibrary) {
			t.Errorf("%s: %v", name, err)
		}
		if info, err := os.Stat(path); err == nil && info.Size() > 0 {
			t.Errorf("%s: a new library was made", name)
		}
		if log, err := os.ReadFile(LogFile(Options{Dir: dir})); err != nil || !strings.Contains(string(log), "lost-library") {
			t.Errorf("%s: the log says %q, %v", name, log, err)
		}
		best, found := Offer(t.Context(), Options{Dir: dir})
		if !found || best.Outlines != 50 {
			t.Fatalf("%s: offered %+v, %v", name, best, found)
		}
		fresh, err := Open(t.Context(), Options{Dir: dir, New: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, missed := fresh.Upkeep.Missed(t.Context()); missed {
			t.Errorf("%s: one who began anew is asked again", name)
		}
		fresh.Upkeep.now = func() time.Time { return now }
		if _, err := fresh.store.SaveOutline(t.Context(), library.Outline{Title: "mới"}); err != nil {
			t.Fatal(err)
		}
		for range 12 {
			now = now.Add(25 * time.Hour)
			copyNow(t, fresh)
		}
		if !exists(best.File) {
			t.Errorf("%s: the copy with 50 outlines is gone", name)
		}
		if err := fresh.Close(); err != nil {
			t.Fatal(err)
		}
		if report, err := Restore(t.Context(), Options{Dir: dir}, best.File); err != nil || report.Outlines != 50 {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
	}
}

func TestALibraryLostBesideDamagedCopiesIsToldToo(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]library.Kind{
		filepath.Join(store.BackupFolder, "thu-vien-2026-11-01.db"):            library.LostLibrary,
		"thu-vien-truoc-khi-phuc-hoi-20261101-0800.db":                         library.LostLibrary,
		filepath.Join(store.BackupFolder, "truoc-nang-cap-20261101-0800-3.db"): library.LostLibrary,
		".thu-vien-123.db": "",
		filepath.Join(store.BackupFolder, "ghi-chu.db"): "",
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o700), os.WriteFile(file, []byte("hỏng"), 0o600)); err != nil {
			t.Fatal(err)
		}
		a, err := Open(t.Context(), Options{Dir: dir})
		if err == nil {
			err = a.Close()
		}
		if want == "" && err != nil || want != "" && !library.IsKind(err, want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
		if best, found := Offer(t.Context(), Options{Dir: dir}); found {
			t.Errorf("%s is offered: %+v", name, best)
		}
	}
}

func TestAnEmptyLibraryBesideACopyIsTold(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Now()
	a := inside(t, dir, 3, &now)
	copyNow(t, a)
	for id := range int64(3) {
		if err := a.store.RemoveOutline(t.Context(), id+1); err != nil {
			t.Fatal(err)
		}
	}
	if best, missed := a.Upkeep.Missed(t.Context()); !missed || best.Outlines != 3 {
		t.Errorf("%+v, %v", best, missed)
	}
}

func TestADamagedLibraryPushesOutNoCopy(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 11, 1, 8, 0, 0, 0, library.Vietnam)
	a := inside(t, t.TempDir(), 3, &day)
	for range 7 {
		copyNow(t, a)
		day = day.Add(25 * time.Hour)
	}
	if err := storetest.Alter(t.Context(), a.store.Path(), "UPDATE outlines SET data = '{' WHERE id = 1"); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		report, made, err := a.Upkeep.DailyBackup(t.Context())
		if err != nil || !made || report.Problems == 0 {
			t.Fatalf("%+v, %v, %v", report, made, err)
		}
		if err := os.Chtimes(report.File, day, day); err != nil {
			t.Fatal(err)
		}
		day = day.Add(25 * time.Hour)
	}
	if n := dailyCount(t, a); n != 12 {
		t.Errorf("%d copies", n)
	}
}

func TestTheDiskSaysHowMuchIsFree(t *testing.T) {
	t.Parallel()
	if free, err := freeBytes(t.TempDir()); err != nil || free == 0 {
		t.Fatalf("%d, %v", free, err)
	}
	if _, err := freeBytes(filepath.Join(t.TempDir(), "không có")); err == nil {
		t.Fatal("a folder that is not there has room")
	}
}

// planned is a folder whose library has one outline, with a plan to restore a backup with two.
func planned(t *testing.T) (dir, backup string) {
	t.Helper()
	dir, backup = t.TempDir(), filepath.Join(t.TempDir(), "sao.db")
	two := inside(t, t.TempDir(), 2, nil)
	if _, err := two.Upkeep.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	one := inside(t, dir, 1, nil)
	if err := errors.Join(one.Plans.PlanRestore(t.Context(), backup), one.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, backup
}

// outlinesIn opens a library and counts.
func outlinesIn(t *testing.T, o Options) (n int, restored Restored, waits string) {
	t.Helper()
	a, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	all, err := a.store.Outlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(all), a.Plans.Restored(), a.Plans.PlannedRestore()
}

func TestAPlannedRestoreIsCarriedOutByTheWindowOnly(t *testing.T) {
	t.Parallel()
	dir, backup := planned(t)
	if n, restored, waits := outlinesIn(t, Options{Dir: dir}); n != 1 || restored != (Restored{}) || waits != backup {
		t.Errorf("a command: %d outlines, %+v, waits %q", n, restored, waits)
	}
	if n, restored, waits := outlinesIn(t, Options{Dir: dir, Restores: true}); n != 2 || restored.Err != nil || restored.Report.Outlines != 2 || restored.Report.File != backup || waits != "" {
		t.Errorf("the window: %d outlines, %+v, waits %q", n, restored, waits)
	}
	if n, restored, _ := outlinesIn(t, Options{Dir: dir, Restores: true}); n != 2 || restored != (Restored{}) {
		t.Errorf("the window again: %d outlines, %+v", n, restored)
	}
}

func TestAPlannedRestoreThatFailsIsToldAndStands(t *testing.T) {
	t.Parallel()
	dir, backup := planned(t)
	hidden := backup + ".x"
	if err := os.Rename(backup, hidden); err != nil { // the stick is not in
		t.Fatal(err)
	}
	if n, restored, waits := outlinesIn(t, Options{Dir: dir, Restores: true}); n != 1 || !library.IsKind(restored.Err, library.UnreadableFile) || waits != backup {
		t.Errorf("%d outlines, %+v, waits %q", n, restored, waits)
	}
	if err := os.Rename(hidden, backup); err != nil {
		t.Fatal(err)
	}
	if n, restored, waits := outlinesIn(t, Options{Dir: dir, Restores: true}); n != 2 || restored.Err != nil || waits != "" {
		t.Errorf("%d outlines, %+v, waits %q", n, restored, waits)
	}
}

// A kill may come between the restore and the end of the plan; what is written then must not be put aside.
func TestAPlanThatWasCarriedOutIsNotCarriedOutAgain(t *testing.T) {
	t.Parallel()
	dir, _ := planned(t)
	plan, err := os.ReadFile(filepath.Join(dir, pendingRestore))
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), Options{Dir: dir, Restores: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.store.SaveOutline(t.Context(), library.Outline{Title: "sau khi phục hồi"})
	if err := errors.Join(err, a.Close(), os.WriteFile(filepath.Join(dir, pendingRestore), plan, 0o600)); err != nil {
		t.Fatal(err)
	}
	if n, restored, waits := outlinesIn(t, Options{Dir: dir, Restores: true}); n != 3 || restored.Err != nil || waits != "" {
		t.Errorf("%d outlines, %+v, waits %q", n, restored, waits)
	}
}

func TestAPlanCanBeForgottenAndEndsWithAnotherRestore(t *testing.T) {
	t.Parallel()
	dir, _ := planned(t)
	a := inside(t, dir, 0, nil)
	if err := errors.Join(a.Plans.ForgetRestore(), a.Plans.ForgetRestore(), a.Close()); err != nil || exists(filepath.Join(dir, pendingRestore)) {
		t.Errorf("it stands: %v", err)
	}
	if _, err := Restore(t.Context(), Options{Dir: dir}, ""); !library.IsKind(err, library.WrongUse) {
		t.Errorf("nothing is planned: %v", err)
	}
	dir, backup := planned(t)
	if report, err := Restore(t.Context(), Options{Dir: dir}, ""); err != nil || report.Outlines != 2 || report.File != backup || exists(filepath.Join(dir, pendingRestore)) {
		t.Errorf("%+v, %v", report, err)
	}
	dir, backup = planned(t)
	if report, err := Restore(t.Context(), Options{Dir: dir}, backup); err != nil || report.Outlines != 2 || exists(filepath.Join(dir, pendingRestore)) {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestAFailureToOpenReachesTheLog(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "thu-vien.db"), []byte(strings.Repeat("không phải thư viện ", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), Options{Dir: dir}); !library.IsKind(err, library.DamagedLibrary) {
		t.Fatal(err)
	}
	if log, err := os.ReadFile(LogFile(Options{Dir: dir})); err != nil || !strings.Contains(string(log), "damaged-library") {
		t.Errorf("%q, %v", log, err)
	}
}

// TestWhereOtherMachinesAreNotKeptOutTheLogSaysSo has a folder in the place of the file that would name this one.
func TestWhereOtherMachinesAreNotKeptOutTheLogSaysSo(t *testing.T) {
	t.Parallel()
	for there, want := range map[string]int{"may-dang-mo.json": 1, "khác": 0} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, there), 0o700); err != nil {
			t.Fatal(err)
		}
		a, err := Open(t.Context(), Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(a.LogPath())
		if got := strings.Count(string(raw), "\n"); err != nil || got != want {
			t.Errorf("%s: the log says %q, %v", there, raw, err)
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAReadOnlyLibraryIsPrintedFromElsewhere(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a real queue prints")
	}
	dir := t.TempDir()
	a := inside(t, dir, 1, nil)
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	lock, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	path := lock.Path()
	if err := errors.Join(lock.Close(), storetest.Alter(t.Context(), path, "PRAGMA journal_mode = DELETE")); err != nil {
		t.Fatal(err)
	}
	free, err := storetest.Hold(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = free() }()
	busy, err := Open(t.Context(), Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	file, err := busy.Papers.printFile()
	if err != nil || filepath.Dir(file) == dir || !library.IsKind(busy.store.ReadOnly(), library.BusyLibrary) {
		t.Errorf("%s, %v, %v", file, err, busy.store.ReadOnly())
	}
	if err := busy.Close(); err != nil || exists(file) {
		t.Errorf("%s stays: %v", file, err)
	}
}
