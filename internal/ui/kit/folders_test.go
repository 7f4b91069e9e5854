package kit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
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

func TestADialogThatAsksForAPlaceNamesOnePlace(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "kho"), 0o700); err != nil {
		t.Fatal(err)
	}
	field := widgets.NewField("", "")
	list := kit.NewFolders(v.PageContext, 200)
	list.Folder = dir
	form := v.Ask("Tên", "Làm", 300, func(*kit.Form) {}, field, list.Box)
	list.Fill(field, form)
	says := func(chosen string, key string) {
		t.Helper()
		said := uitest.SaysIn(list.Box)
		if field.Text != chosen || !strings.Contains(said, words.Say(key, "folder", list.Folder)) || strings.Contains(said, words.Say("window.folder")) {
			t.Errorf("the field holds %q, the folders say %q", field.Text, said)
		}
	}
	says("", "window.folder-seen") // what is seen first is not chosen
	uitest.Press(t, v.Window, "window.folder-take")
	says(dir, "window.folder-chosen")
	list.Open(filepath.Join(dir, "kho"))
	says(filepath.Join(dir, "kho"), "window.folder-chosen")
	field.SetText("s3://kho/tuyen-truyen")
	says("s3://kho/tuyen-truyen", "window.folder-seen")
	field.SetText(filepath.Join(dir, "kho") + "/ ")
	says(filepath.Join(dir, "kho")+"/ ", "window.folder-chosen")
}
