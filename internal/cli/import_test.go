package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

type imported struct {
	New, Updated, Unchanged, Failed int
	Files                           []struct {
		File, Status string
		ID           *int64
		Error        *string
	}
}

func TestImportTellsWhatBecameOfEachFile(t *testing.T) {
	t.Parallel()
	dir, files := apptest.NewFolder(t), t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "Mùa gặt\nBà con gặt xong lúa hè thu và phơi khô trước khi mưa xuống.\n", "b.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
	} {
		if err := os.WriteFile(filepath.Join(files, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := bcv(t, dir, "import", files, "--theme", "doi-ngoai", "--json")
	var got imported
	decode(t, a.stdout, &got)
	if a.code != 3 || got.New != 1 || got.Failed != 1 || len(got.Files) != 2 {
		t.Fatalf("exit %d, %+v", a.code, got)
	}
	good, bad := got.Files[0], got.Files[1]
	if good.Status != "new" || good.ID == nil || good.Error != nil || bad.Status != "failed" || bad.ID != nil || bad.Error == nil || *bad.Error != "old-word-file" {
		t.Errorf("%s", a.stdout)
	}
	ask(t, dir, &got, "import", filepath.Join(files, "a.txt"))
	if got.Unchanged != 1 || got.New != 0 {
		t.Errorf("%+v", got)
	}
	var shown struct {
		URL    string
		Themes []string
	}
	ask(t, dir, &shown, "show", "1")
	if len(shown.Themes) == 0 || shown.Themes[0] != "doi-ngoai" || filepath.Base(shown.URL) != "a.txt" {
		t.Errorf("%+v", shown)
	}
	for _, wrong := range [][]string{{"import"}, {"import", files, "--theme", "la"}} {
		if a := bcv(t, dir, wrong...); a.code == 0 {
			t.Errorf("%v: exit 0", wrong)
		}
	}
	if a := bcv(t, dir, "import", filepath.Join(files, "b.doc")); a.code != 1 {
		t.Errorf("nothing taken in: exit %d", a.code)
	}
}

func TestANumberedListIsShownWithItsNumbers(t *testing.T) {
	t.Parallel()
	dir, file := apptest.NewFolder(t), filepath.Join(t.TempDir(), "a.html")
	page := "<html><body><h2>Việc cần làm</h2><ol><li>Nắm tình hình</li><li>Báo cáo lên trên</li></ol></body></html>"
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, dir, "import", file); a.code != 0 {
		t.Fatalf("%+v", a)
	}
	if a := bcv(t, dir, "show", "1"); !strings.Contains(a.stdout, "1. Nắm tình hình\n2. Báo cáo lên trên") {
		t.Errorf("%s", a.stdout)
	}
}
