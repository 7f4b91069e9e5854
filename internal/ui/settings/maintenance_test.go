package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func maintenanceOf(v *uitest.Host) *maintenance {
	return newMaintenance(v.PageContext, v.App.Upkeep, v.App.Plans, v.App.Upkeep, v.App.Dir())
}

func TestABackupIsRestoredWhenTheProgramOpensNext(t *testing.T) {
	v := uitest.NewSampleHost(t)
	c, file := maintenanceOf(v), filepath.Join(t.TempDir(), "ban-sao.db")
	c.backup(file)
	if !strings.Contains(v.Says(), file) {
		t.Fatalf("says %q", v.Says())
	}
	c.restore(file)
	if got := v.Says(); got != words.Say("settings.restore-planned", "file", file) {
		t.Fatalf("says %q", got)
	}
	if again := maintenanceOf(v); !again.plan.Visible() || again.planned.Words() != words.Say("settings.restore-planned", "file", file) || !c.plan.Visible() {
		t.Errorf("later it says %q", again.planned.Words())
	}
	c.forget()
	if c.plan.Visible() || v.App.Plans.PlannedRestore() != "" || v.Says() != words.Say("settings.restore-forgotten") {
		t.Errorf("planned still: %q, says %q", v.App.Plans.PlannedRestore(), v.Says())
	}
	dir := t.TempDir()
	empty, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(empty.Plans.PlanRestore(t.Context(), file), empty.Close()); err != nil {
		t.Fatal(err)
	}
	again, err := app.Open(t.Context(), app.Options{Dir: dir, Restores: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	counts, err := again.Library().Counts(t.Context())
	if err != nil || counts.All < 20 || again.Plans.Restored().Err != nil || again.Plans.Restored().Report.Articles != counts.All {
		t.Errorf("%+v, %+v, %v", counts, again.Plans.Restored(), err)
	}
}

func TestTheSecondBackupOfADayLeavesTheFirst(t *testing.T) {
	folder, now := t.TempDir(), time.Date(2026, 11, 30, 14, 25, 0, 0, library.Vietnam)
	first := backupName(folder, now)
	if filepath.Base(first) != "so-tay-bao-cao-vien-2026-11-30.db" {
		t.Errorf("the first is %s", first)
	}
	if err := os.WriteFile(first, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if second := backupName(folder, now); filepath.Base(second) != "so-tay-bao-cao-vien-2026-11-30-1425.db" {
		t.Errorf("the second is %s", second)
	}
}

func TestADamagedBackupIsRefusedAtOnce(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	file := filepath.Join(t.TempDir(), "hong.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("không phải thư viện ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	maintenanceOf(v).restore(file)
	if got := v.Says(); got != words.Failure(library.Fail(library.DamagedBackup, file, nil), "") {
		t.Errorf("says %q", got)
	}
}

func TestAWholeLibraryIsFoundWholeAndReadsTheSameAgain(t *testing.T) {
	v := uitest.NewSampleHost(t)
	c := maintenanceOf(v)
	c.check()
	if got := v.Says(); !strings.HasPrefix(got, words.Say("settings.check-good", "articles", 26, "versions", 26, "outlines", 0)) {
		t.Errorf("the check says %q", got)
	}
	c.reread()
	if got := v.Says(); got != words.Say("settings.reread-done", "read", 26, "changed", 0) {
		t.Errorf("reading again says %q", got)
	}
}

func TestDailyBackupsAreOfferedWhereOneRestores(t *testing.T) {
	v := uitest.NewSampleHost(t)
	if err := os.MkdirAll(v.App.Upkeep.DailyBackups(), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := v.App.Upkeep.Backup(t.Context(), filepath.Join(v.App.Upkeep.DailyBackups(), "thu-vien-2026-11-22.db")); err != nil {
		t.Fatal(err)
	}
	maintenanceOf(v).askRestore()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), words.Say("settings.daily-backups")) || !strings.Contains(uitest.SaysIn(pop), ".db") {
		t.Error("the daily backups are not in sight")
	}
}

func TestCopiesAreShownCountedAndTidied(t *testing.T) {
	v := uitest.NewSampleHost(t)
	c := maintenanceOf(v)
	c.show()
	if got := c.copies.Words(); got != words.Say("settings.copies-none") {
		t.Errorf("says %q", got)
	}
	if _, made, err := v.App.Upkeep.DailyBackup(t.Context()); err != nil || !made {
		t.Fatal(made, err)
	}
	left := filepath.Join(v.App.Dir(), ".thu-vien-7.db") // of a kill, long ago
	if err := errors.Join(os.WriteFile(left, nil, 0o600), os.Chtimes(left, time.Unix(1_700_000_000, 0), time.Unix(1_700_000_000, 0))); err != nil {
		t.Fatal(err)
	}
	c.show()
	if got := c.copies.Words(); !strings.HasPrefix(got, "2 bản") || !strings.Contains(got, "26 bài") || !strings.Contains(got, words.Say("settings.copies-unfinished", "count", 1)) {
		t.Errorf("says %q", got)
	}
	c.tidy()
	if _, err := os.Stat(left); err == nil || v.Says() != words.Say("settings.copies-tidied", "count", 1) || !strings.HasPrefix(c.copies.Words(), "1 bản") {
		t.Errorf("says %q and %q, %v", v.Says(), c.copies.Words(), err)
	}
}

func TestWorkOnTheLibraryIsNotCutOffByAnother(t *testing.T) {
	v := uitest.NewSampleHost(t)
	c := maintenanceOf(v)
	var work []func()
	atOnce := v.Start
	v.Start = func(f func()) { work = append(work, f) }
	c.reread()
	c.check()
	if len(work) != 1 || v.Says() != words.Say("settings.reread-begins") {
		t.Fatalf("%d works, says %q", len(work), v.Says())
	}
	v.Start = atOnce
	work[0]()
	if got := v.Says(); c.place.Busy() || got == words.Say("settings.reread-begins") {
		t.Errorf("says %q", got)
	}
}

func TestEnterBacksUpIntoTheFolderInSightAndEscDoesNot(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	v := uitest.NewSampleHost(t)
	c := maintenanceOf(v)
	backups := func() int {
		found, err := filepath.Glob(filepath.Join(home, "*.db"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	c.askBackup()
	v.Key(fyne.KeyEscape)
	if v.Window.Canvas().Overlays().Top() != nil || backups() != 0 {
		t.Errorf("after Esc there are %d backups, or the dialog stands", backups())
	}
	c.askBackup()
	v.Key(fyne.KeyReturn)
	if v.Window.Canvas().Overlays().Top() != nil || backups() != 1 || !strings.Contains(v.Says(), home) {
		t.Errorf("after Enter there are %d backups, it says %q", backups(), v.Says())
	}
}
