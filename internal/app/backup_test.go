package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

func TestADailyBackupIsMadeOnceADayAndThreeAreKept(t *testing.T) {
	t.Parallel()
	a, err := Open(t.Context(), Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	folder := filepath.Join(a.Dir(), dailyFolder)
	day := time.Date(2026, 11, 20, 8, 0, 0, 0, library.Vietnam)
	a.Upkeep.now = func() time.Time { return day }
	if made, err := a.Upkeep.DailyBackup(t.Context()); made || err != nil || exists(folder) {
		t.Fatalf("of an empty library: %v, %v", made, err)
	}
	if _, err := a.store.SaveOutline(t.Context(), library.Outline{Title: "Đề cương"}); err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		for attempt := range 2 {
			made, err := a.Upkeep.DailyBackup(t.Context())
			if err != nil || made != (attempt == 0) {
				t.Fatalf("day %d, attempt %d: %v, %v", n, attempt, made, err)
			}
			file := filepath.Join(folder, dailyName+day.Format(time.DateOnly)+dailyEnding)
			if err := os.Chtimes(file, day, day); err != nil {
				t.Fatal(err)
			}
		}
		day = day.Add(25 * time.Hour)
	}
	all, err := dailyBackups(folder)
	if err != nil || len(all) != dailyKept || !strings.HasSuffix(all[2], "2026-11-24.db") {
		t.Fatalf("%v, %v", all, err)
	}
	if report, err := Restore(t.Context(), Options{Dir: t.TempDir()}, all[0]); err != nil || report.Outlines != 1 {
		t.Fatalf("%+v, %v", report, err)
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
