package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
)

var today = time.Date(2026, 11, 28, 9, 0, 0, 0, library.Vietnam)

// daily is a copy made so many days before today.
func daily(days, articles, outlines int) BackupCopy {
	made := today.AddDate(0, 0, -days)
	return BackupCopy{
		Kind: DailyCopy, Made: made, Bytes: int64(1000 * (articles + outlines)), Readable: true,
		BackupReport: BackupReport{File: made.Format(time.DateOnly), Articles: articles, Outlines: outlines},
	}
}

// left is what stays of copies when those that may go are gone.
func left(copies []BackupCopy, now time.Time) []BackupCopy {
	slices.SortStableFunc(copies, func(a, b BackupCopy) int { return b.Made.Compare(a.Made) })
	gone := map[string]bool{}
	for _, c := range Spare(copies, now) {
		gone[c.File] = true
	}
	return slices.DeleteFunc(slices.Clone(copies), func(c BackupCopy) bool { return gone[c.File] })
}

func TestAYearOfCopiesLeavesSevenDaysAndTwelveMonths(t *testing.T) {
	t.Parallel()
	var all []BackupCopy
	for day := 800; day >= 0; day-- {
		now := today.AddDate(0, 0, -day)
		all = left(append(all, daily(day, 100+800-day, 5)), now)
	}
	months := map[string]bool{}
	for i, c := range all {
		months[c.month()] = true
		if want := today.AddDate(0, 0, -i); i < dailyKept && !c.Made.Equal(want) {
			t.Errorf("copy %d is of %s, want %s", i, c.File, want)
		}
	}
	if len(months) != monthsKept || len(all) > dailyKept+monthsKept {
		t.Errorf("%d copies of %d months", len(all), len(months))
	}
}

func TestACopyThatHoldsMuchMoreThanTheNewestStays(t *testing.T) {
	t.Parallel()
	var all []BackupCopy
	for day := 60; day >= 0; day-- {
		articles, outlines := 300, 50
		if day < 50 { // the library was lost, and went on as an empty one with a few things in it
			articles, outlines = 0, 1
		}
		all = left(append(all, daily(day, articles, outlines)), today.AddDate(0, 0, -day))
	}
	full := slices.DeleteFunc(slices.Clone(all), func(c BackupCopy) bool { return c.Outlines != 50 })
	if len(full) != 7+1 { // the seven there were, and the last of the month before
		t.Errorf("%d of the copies with 50 outlines are left", len(full))
	}
	for _, c := range []struct {
		r, than [2]int
		want    bool
	}{
		{[2]int{0, 50}, [2]int{0, 0}, true},
		{[2]int{0, 1}, [2]int{0, 0}, true},
		{[2]int{0, 50}, [2]int{0, 46}, false},
		{[2]int{0, 50}, [2]int{0, 45}, true},
		{[2]int{1000, 5}, [2]int{5000, 4}, true},
		{[2]int{0, 5}, [2]int{0, 9}, false},
		{[2]int{1000, 5}, [2]int{990, 5}, false},
		{[2]int{1000, 5}, [2]int{900, 5}, true},
		{[2]int{0, 0}, [2]int{0, 0}, false},
	} {
		one, other := BackupReport{Articles: c.r[0], Outlines: c.r[1]}, BackupReport{Articles: c.than[0], Outlines: c.than[1]}
		if got := one.HoldsMuchMore(other); got != c.want {
			t.Errorf("%v holds much more than %v: %v", c.r, c.than, got)
		}
	}
}

func TestCopiesOfAWrongClockAndDamagedOnesPushOutNoGoodOne(t *testing.T) {
	t.Parallel()
	var all []BackupCopy
	for day := range 7 {
		all = append(all, daily(day, 10, 2))
	}
	for n := range 9 { // made while the clock was in 2038
		all = append(all, daily(-4000-n, 10, 2))
	}
	for n := range 9 { // that cannot be read
		c := daily(0, 0, 0)
		c.File, c.Readable, c.Bytes, c.Made = fmt.Sprint("hỏng ", n), false, 500, c.Made.Add(time.Minute)
		all = append(all, c)
	}
	big := daily(20, 0, 0) // that cannot be read, and may hold more than all others
	big.File, big.Readable, big.Bytes = "to", false, 900_000
	now := left(append(all, big), today)
	good, ahead, damaged, kept := 0, 0, 0, false
	for _, c := range now {
		switch {
		case c.File == "to":
			kept = true
		case !c.Readable:
			damaged++
		case c.ahead(today):
			ahead++
		default:
			good++
		}
	}
	if good != 7 || ahead != futureKept || damaged != unreadableKept || !kept {
		t.Errorf("%d good, %d of the future, %d damaged, the large one kept: %v", good, ahead, damaged, kept)
	}
	// A clock that fell back to 1970: what was made then is no reason to drop the rest.
	past := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	old := daily(0, 10, 2)
	old.Made, old.File = past, "1970"
	if now := left(append(slices.Clone(all[:7]), old), past); len(now) < 1+futureKept {
		t.Errorf("%d copies are left", len(now))
	}
}

func TestCopiesInTheFolderAreShownCountedAndPruned(t *testing.T) {
	t.Parallel()
	l := stocked(t, 3)
	dir := filepath.Dir(l.path)
	folder := filepath.Join(dir, BackupFolder)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	day := filepath.Join(folder, "thu-vien-2026-11-28.db")
	if _, err := l.Backup(t.Context(), day); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(day, today, today); err != nil {
		t.Fatal(err)
	}
	for n := range 8 { // put aside, one a day, and one hidden that a kill left
		if err := copyFile(day, filepath.Join(dir, fmt.Sprintf("thu-vien-truoc-khi-phuc-hoi-202610%02d-1200.db", n+1))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{".thu-vien-1.db", ".thu-vien-1.db-journal", ".thu-vien-2.db", "sao-luu/.thu-vien-3.db", "ghi-chu.db", "sao-luu/thu-vien-cua-toi.db", "sao-luu/truoc-nang-cap-20261101-0800-5.db"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("nửa"), 0o600); err != nil {
			t.Fatal(err)
		}
		made := today.Add(-2 * time.Hour)
		if name == ".thu-vien-2.db" { // one that is just being written
			made = today
		}
		if err := os.Chtimes(file, made, made); err != nil {
			t.Fatal(err)
		}
	}
	counted := func() map[CopyKind]int {
		all, err := Copies(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		n := map[CopyKind]int{}
		for _, c := range all {
			n[c.Kind]++
		}
		return n
	}
	if n := counted(); n[DailyCopy] != 1 || n[AsideCopy] != 8 || n[UnfinishedCopy] != 3 || n[UpgradeCopy] != 1 {
		t.Errorf("before: %v", n)
	}
	removed, err := Prune(t.Context(), dir, today)
	if n := counted(); err != nil || removed != 3+2 || n[AsideCopy] != asidesKept || n[UnfinishedCopy] != 1 || n[DailyCopy] != 1 {
		t.Errorf("%d removed, %v, %v", removed, n, err)
	}
	if got := files(t, dir); strings.Contains(got, "journal") || !strings.Contains(got, "ghi-chu.db") || !strings.Contains(files(t, folder), "thu-vien-cua-toi.db") {
		t.Errorf("%s, %s", got, files(t, folder))
	}
}

// A restore that is killed leaves the library under a second name. That is no copy: it changes with the library.
func TestASecondNameOfTheLibraryIsNoCopy(t *testing.T) {
	t.Parallel()
	dir := closed(t, stocked(t, 2))
	second := filepath.Join(dir, "thu-vien-truoc-khi-phuc-hoi-20261128-0800.db")
	if err := os.Link(filepath.Join(dir, fileName), second); err != nil {
		t.Skip(err)
	}
	all, err := Copies(t.Context(), dir)
	if err != nil || len(all) != 1 || all[0].Kind != UnfinishedCopy {
		t.Fatalf("%+v, %v", all, err)
	}
	for _, c := range []struct {
		after time.Duration
		gone  int
	}{{-30 * time.Minute, 0}, {3 * time.Hour, 1}} { // a restore may just be at it
		if removed, err := Prune(t.Context(), dir, today.Add(c.after)); err != nil || removed != c.gone {
			t.Errorf("after %v: %d removed, %v", c.after, removed, err)
		}
	}
	if list, err := mustOpen(t, dir).List(t.Context(), library.Filter{}); err != nil || len(list) != 2 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

func TestTheBestCopyIsTheOneMostComesBackFrom(t *testing.T) {
	t.Parallel()
	best, found := BestCopy([]BackupCopy{daily(0, 900, 0), daily(1, 10, 3), daily(2, 20, 3), daily(3, 20, 3)})
	if !found || best.File != daily(2, 0, 0).File {
		t.Errorf("%+v, %v", best, found)
	}
	hidden := daily(0, 5, 5)
	hidden.Readable = false
	if best, found := BestCopy([]BackupCopy{daily(0, 0, 0), hidden}); found {
		t.Errorf("%+v", best)
	}
}
