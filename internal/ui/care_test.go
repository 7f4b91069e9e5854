package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func careOf(v *Window) *care {
	return newCare(v.PageContext, v.app, v.app, v.app.Dir())
}

func TestABackupIsRestoredWhenTheProgramOpensNext(t *testing.T) {
	v := synced(t)
	c, file := careOf(v), filepath.Join(t.TempDir(), "ban-sao.db")
	c.backup(file)
	if !strings.Contains(v.Notice.Text.Words(), file) {
		t.Fatalf("says %q", v.Notice.Text.Words())
	}
	c.restore(file)
	if got := v.Notice.Text.Words(); got != words.Say("settings.restore-planned", "file", file) {
		t.Fatalf("says %q", got)
	}
	dir := t.TempDir()
	empty, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(empty.PlanRestore(t.Context(), file), empty.Close()); err != nil {
		t.Fatal(err)
	}
	again, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	counts, err := again.Library().Counts(t.Context())
	if err != nil || counts.All < 20 || again.Restored().Err != nil || again.Restored().Report.Articles != counts.All {
		t.Errorf("%+v, %+v, %v", counts, again.Restored(), err)
	}
}

func TestADamagedBackupIsRefusedAtOnce(t *testing.T) {
	v := openTest(t, app.Options{})
	file := filepath.Join(t.TempDir(), "hong.db")
	if err := os.WriteFile(file, []byte(strings.Repeat("không phải thư viện ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	careOf(v).restore(file)
	if got := v.Notice.Text.Words(); got != words.Failure(library.Fail(library.DamagedBackup, file, nil), "") {
		t.Errorf("says %q", got)
	}
}

func TestAWholeLibraryIsFoundWholeAndReadsTheSameAgain(t *testing.T) {
	v := synced(t)
	c := careOf(v)
	c.check()
	if got := v.Notice.Text.Words(); !strings.HasPrefix(got, words.Say("settings.check-good", "articles", 26, "versions", 26, "outlines", 0)) {
		t.Errorf("the check says %q", got)
	}
	c.reread()
	if got := v.Notice.Text.Words(); got != words.Say("settings.reread-done", "read", 26, "changed", 0) {
		t.Errorf("reading again says %q", got)
	}
}

func TestAnOwnThemeIsAddedShownAndRemovedAgain(t *testing.T) {
	v := synced(t)
	v.show(kit.Route{Kind: kit.SettingsPage})
	o := v.pages[kit.SettingsPage].(*preferences).own
	o.save(library.OwnTheme{}, "Cảnh sát biển", []string{"cảnh sát biển", ""})
	at := kit.Route{Kind: kit.ThemeArticles, Theme: "canh-sat-bien"}
	entry := v.sidebar.entries[at]
	if entry == nil || entry.Label() != "Cảnh sát biển" || entry.Count() == "" {
		t.Fatalf("%+v: %s", entry, v.Notice.Text.Words())
	}
	v.show(at)
	if len(v.browse.hits) == 0 {
		t.Fatal("no article bears it")
	}
	for _, h := range v.browse.hits {
		if tags := v.ThemeTags(h.Themes, false); tags[len(tags)-1].Name != "Cảnh sát biển" {
			t.Errorf("%q: %v", h.Title, tags)
		}
	}
	o.remove(v.app.OwnThemes()[0])
	if v.sidebar.entries[at] != nil || len(v.app.OwnThemes()) != 0 {
		t.Error("it is still there")
	}
	if v.at.Kind == kit.ThemeArticles && v.at.Theme == at.Theme {
		t.Error("the window stays at a place that is gone")
	}
	v.Notice.Action.OnTapped()
	if v.sidebar.entries[at] == nil {
		t.Error("undo does not bring it back")
	}
}

func TestDailyBackupsAreOfferedWhereOneRestores(t *testing.T) {
	v := synced(t)
	if err := os.MkdirAll(v.app.DailyBackups(), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := v.app.Backup(t.Context(), filepath.Join(v.app.DailyBackups(), "thu-vien-2026-11-22.db")); err != nil {
		t.Fatal(err)
	}
	careOf(v).askRestore()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), words.Say("settings.daily-backups")) || !strings.Contains(uitest.SaysIn(pop), ".db") {
		t.Error("the daily backups are not in sight")
	}
}

func TestWorkOnTheLibraryIsNotCutOffByAnother(t *testing.T) {
	v := synced(t)
	c := careOf(v)
	var work []func()
	atOnce := v.Start
	v.Start = func(f func()) { work = append(work, f) }
	c.reread()
	c.check()
	if len(work) != 1 || v.Notice.Text.Words() != words.Say("settings.reread-begins") {
		t.Fatalf("%d works, says %q", len(work), v.Notice.Text.Words())
	}
	v.Start = atOnce
	work[0]()
	if got := v.Notice.Text.Words(); c.place.Busy() || got == words.Say("settings.reread-begins") {
		t.Errorf("says %q", got)
	}
}

func TestSyncEveryFewHoursCountsAtOnce(t *testing.T) {
	v := openTest(t, app.Options{})
	var work []func()
	v.Start = func(f func()) { work = append(work, f) }
	p := v.pages[kit.SettingsPage].(*preferences)
	p.setEvery(3)
	if !v.clock.Busy() {
		t.Error("no sync is waited for")
	}
	p.setEvery(0)
	if v.clock.Busy() {
		t.Error("it is still waited for")
	}
	for _, f := range work {
		f()
	}
}
