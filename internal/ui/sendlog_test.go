package ui

import (
	"archive/zip"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// overlaySays is all that the dialog on top says, also what is scrolled out of sight.
func overlaySays(v *Window) string {
	top := v.Window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	said := ""
	uitest.Within(top, func(o fyne.CanvasObject) bool {
		if speaks, does := o.(interface{ Words() string }); does {
			said += speaks.Words() + "\n"
		}
		return false
	})
	return said
}

func TestAnErrorTellsItsDetailAndTheLogIsSaved(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	v := synced(t)
	v.Fail(library.Fail(library.UnreadableFile, "bai.docx", errors.New("zip: not a valid zip file")), nil)
	uitest.Press(t, v.Window, "support.detail")
	for _, want := range []string{words.Say("support.kind", "kind", library.UnreadableFile), "not a valid zip file", v.LogPath} {
		if said := overlaySays(v); !strings.Contains(said, want) {
			t.Errorf("does not say %q: %s", want, said)
		}
	}
	uitest.Press(t, v.Window, "support.copy")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "not a valid zip file") {
		t.Errorf("copied %q", got)
	}
	uitest.Press(t, v.Window, "support.send")
	said := overlaySays(v)
	for _, want := range []string{words.Say("support.help"), "version " + app.Version, "kind=unreadable-file", "problems 0"} {
		if !strings.Contains(said, want) {
			t.Errorf("what would be sent does not show %q: %s", want, said)
		}
	}
	uitest.Press(t, v.Window, "window.save")
	found, err := filepath.Glob(filepath.Join(home, words.Say("support.file-name")+"-*.zip"))
	if err != nil || len(found) != 1 {
		t.Fatalf("saved %v, %v; says %s", found, err, v.Notice.Text.Words())
	}
	packed, err := zip.OpenReader(found[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(packed.File) != 3 {
		t.Errorf("%d files", len(packed.File))
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
	v.Say("done", "", nil)
	if v.Notice.Detail.Visible() {
		t.Error("what is no error has a detail")
	}
}

func TestADialogTellsItsErrorAndEscGoesBackOneByOne(t *testing.T) {
	v := synced(t)
	f := v.Ask("Tên", "Lưu", 300, func(*kit.Form) {}, widgets.NewLabel("hỏi", widgets.Body))
	f.Fail(library.Fail(library.DiskFull, "/x", errors.New("no space left")))
	uitest.Press(t, v.Window, "support.detail")
	if said := overlaySays(v); !strings.Contains(said, "no space left") {
		t.Errorf("says %s", said)
	}
	for left := 1; left >= 0; left-- {
		v.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if n := len(v.Window.Canvas().Overlays().List()); n != left {
			t.Errorf("%d dialogs are left, want %d", n, left)
		}
	}
	f = v.Ask("Tên", "Lưu", 300, func(*kit.Form) {}, widgets.NewLabel("hỏi", widgets.Body))
	f.Fail(errors.New("x"))
	f.ShowError("chỉ một câu")
	if _, shown := uitest.Find(v.Window, uitest.Saying(words.Say("support.detail"))); shown {
		t.Error("a sentence without an error has a detail")
	}
}
