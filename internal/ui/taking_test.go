package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"baocaovien/internal/app"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

func TestDroppedFilesBecomeArticlesAndFailuresSayWhy(t *testing.T) {
	v := openTest(t, app.Options{})
	dir := t.TempDir()
	good, old := filepath.Join(dir, "bai.txt"), filepath.Join(dir, "cu.doc")
	text := "Tuyên truyền biển đảo ở cơ sở\n\n" + strings.Repeat("Cán bộ tuyên truyền nói về chủ quyền biển, đảo với bà con ngư dân. ", 8)
	if err := os.WriteFile(good, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 600)...), 0o600); err != nil {
		t.Fatal(err)
	}
	v.taking.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(good), storage.NewFileURI(old)})
	if len(v.browse().Hits()) != 1 || v.browse().Hits()[0].Title != "Tuyên truyền biển đảo ở cơ sở" {
		t.Fatalf("%+v: %s", v.browse().Hits(), v.Notice.Text.Words())
	}
	if got := v.Notice.Text.Words(); got != words.Say("taking.partly", "count", 1, "failed", 1) {
		t.Errorf("says %q", got)
	}
	v.Notice.Action.OnTapped()
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), "cu.doc") || !strings.Contains(uitest.SaysIn(pop), ".docx") {
		t.Error("nothing says what to do with the old file")
	}
	all, err := v.app.Library().Sources(t.Context())
	if err != nil || len(all) != 1 || all[0].Kind != library.FileSource {
		t.Errorf("%+v, %v", all, err)
	}
	v.show(kit.Route{Kind: kit.SourcesPage})
	if buttons := uitest.Within(v.pages[kit.SourcesPage].enter().Content(), uitest.Saying(words.Say("window.remove"))); len(buttons) != 1 {
		t.Errorf("%d buttons remove the source", len(buttons))
	}
	if buttons := uitest.Within(v.pages[kit.SourcesPage].enter().Content(), uitest.Saying(words.Say("window.sync-one"))); len(buttons) != 0 {
		t.Error("a source of files can be synced")
	}
}

func TestFilesOfSessionsGoToTheSessions(t *testing.T) {
	v := openTest(t, app.Options{})
	dir := t.TempDir()
	file, text := filepath.Join(dir, "Quý III.BUOI"), filepath.Join(dir, "bai.txt")
	for path, content := range map[string]string{file: "PK", text: "Tuyên truyền biển đảo ở cơ sở\n\n" + strings.Repeat("Bà con ngư dân bám biển. ", 30)} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v.visited([]string{file, text})
	if v.at.Kind != kit.SessionsPage {
		t.Errorf("at %v", v.at)
	}
	list, err := v.app.Library().List(t.Context(), library.Filter{})
	if err != nil || len(list) != 1 {
		t.Errorf("%d articles, %v", len(list), err)
	}
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || !strings.Contains(uitest.SaysIn(pop), "Quý III.BUOI") {
		t.Error("nothing says that the file of sessions is damaged")
	}
}

// scannedTaker stands for an import on a machine that can read scans: it offers to, and does where it is asked.
type scannedTaker struct{ asked []intake.Intake }

func (s *scannedTaker) Import(_ context.Context, in intake.Intake, _ func(intake.FileOutcome)) (r intake.Imported, err error) {
	s.asked = append(s.asked, in)
	f := intake.FileOutcome{Done: 1, Total: 1, File: in.Paths[0], Status: library.New, ID: 1}
	if in.Recognise {
		f.Completeness.Gaps = []library.Gap{{Kind: library.RecognisedGap, Page: 1}, {Kind: library.RecognisedGap, Page: 2}}
		r.New = 1
	} else {
		f.Status, f.Scans, f.Err = intake.FileFailed, 2, library.Fail(library.NoText, filepath.Base(in.Paths[0]), nil)
		r.Failed = 1
	}
	r.Files = []intake.FileOutcome{f}
	return r, nil
}

func TestAScanIsOfferedToBeReadAndIsTold(t *testing.T) {
	v := openTest(t, app.Options{})
	taker := &scannedTaker{}
	v.taking.importer = taker
	v.taking.take([]string{filepath.Join(t.TempDir(), "ban-quet.pdf")})
	v.Notice.Action.OnTapped()
	if said := uitest.SaysIn(v.Window.Canvas().Overlays().Top()); !strings.Contains(said, "ban-quet.pdf") || !strings.Contains(said, words.Say("taking.scans")) {
		t.Errorf("it says %q", said)
	}
	offer, ok := uitest.Find(v.Window, uitest.Saying(words.Say("taking.recognise", "count", 1)))
	if !ok {
		t.Fatal("nothing offers to read the scan")
	}
	offer.Object.(*widgets.Button).OnTapped()
	if len(taker.asked) != 2 || taker.asked[0].Recognise || !taker.asked[1].Recognise || len(taker.asked[1].Paths) != 1 {
		t.Errorf("asked for %+v", taker.asked)
	}
	if said := v.Notice.Text.Words(); !strings.Contains(said, words.Say("taking.incomplete", "count", 1)) {
		t.Errorf("of words that a machine made out it says %q", said)
	}
	v.Notice.Action.OnTapped()
	if said := uitest.SaysIn(v.Window.Canvas().Overlays().Top()); !strings.Contains(said, words.Say("import.gap-recognised", "pages", "1–2")) {
		t.Errorf("which pages a machine read: %q", said)
	}
}

func TestABackupThatIsDroppedIsOfferedToBeRestored(t *testing.T) {
	v := openTest(t, app.Options{})
	file := filepath.Join(t.TempDir(), "so-tay.DB")
	if _, err := v.app.Upkeep.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	v.taking.take([]string{file})
	pop := v.Window.Canvas().Overlays().Top()
	if pop == nil || v.at.Kind != kit.SettingsPage || !strings.Contains(uitest.SaysIn(pop), words.Say("settings.restore-this", "name", "so-tay.DB")) {
		t.Fatalf("at %s, and nothing asks", v.at.Kind)
	}
	if v.app.Plans.PlannedRestore() != "" {
		t.Error("it is planned before anybody agreed")
	}
	uitest.Press(t, v.Window, "settings.restore-it")
	if v.app.Plans.PlannedRestore() != file {
		t.Errorf("planned is %q", v.app.Plans.PlannedRestore())
	}
}
