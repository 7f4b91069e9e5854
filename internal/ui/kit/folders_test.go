package kit_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
)

func TestAFileIsChosenFromItsFolder(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.exe", ".an.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Một dòng tiêu đề\n\nMột đoạn văn."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "trong"), 0o700); err != nil {
		t.Fatal(err)
	}
	list := kit.NewFolders(v.PageContext, 200, ".txt")
	picked := ""
	list.Pick = func(file string) { picked = file }
	list.Open(dir)
	if len(list.List.Objects) != 3 { // up, the folder, the file
		t.Fatalf("%d rows", len(list.List.Objects))
	}
	list.List.Objects[2].(interface{ Tapped(*fyne.PointEvent) }).Tapped(nil)
	if picked != filepath.Join(dir, "a.txt") {
		t.Errorf("picked %q", picked)
	}
	failed := ""
	list.Wrong = func(sentence string) { failed = sentence }
	list.Open(filepath.Join(dir, "không có"))
	if failed == "" || list.Folder != dir {
		t.Errorf("says %q, shows %s", failed, list.Folder)
	}
}
