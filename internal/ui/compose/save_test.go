package compose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
)

// dialog opens the dialog that saves into a folder of the test.
func dialog(t *testing.T, c *Composer) *kit.SaveDialog {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	d := c.newSaveDialog(pdfFormat)
	d.Folders.Open(t.TempDir())
	return d
}

func TestSaveDialogWritesThePDFAndSaysWhere(t *testing.T) {
	v, c := arranging(t)
	d := dialog(t, c)
	d.Name.SetText("Đề cương biển, đảo")
	d.Save()
	file := filepath.Join(d.Folders.Folder, "Đề cương biển, đảo.pdf")
	raw, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		t.Fatalf("%.10q, %v", raw, err)
	}
	if !strings.Contains(v.Says(), file) {
		t.Errorf("says %q", v.Says())
	}
}

func TestSaveDialogSaysBeforehandThatAFileIsReplaced(t *testing.T) {
	_, c := arranging(t)
	d := dialog(t, c)
	if err := os.WriteFile(filepath.Join(d.Folders.Folder, "cũ.pdf"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Name.SetText("cũ")
	if got := d.Note.Words(); !strings.Contains(got, "cũ.pdf") {
		t.Errorf("says %q", got)
	}
	d.Name.SetText("mới")
	if got := d.Note.Words(); got != "" {
		t.Errorf("says %q of a new file", got)
	}
}

func TestSaveDialogStaysWhenItCannotWrite(t *testing.T) {
	_, c := arranging(t)
	d := dialog(t, c)
	d.Name.SetText(filepath.Join(d.Folders.Folder, "không có", "thư mục.pdf"))
	d.Save()
	if !d.Form.Problem.Visible() || d.Form.Problem.Words() == "" || !d.Form.Pop.Visible() {
		t.Error("nothing says that it was not saved")
	}
}

func TestTypedFileNameMakesNoFolders(t *testing.T) {
	_, c := arranging(t)
	d := dialog(t, c)
	d.Name.SetText("De cuong 20/11/2026.PDF")
	if got, want := d.File(), filepath.Join(d.Folders.Folder, "De cuong 20 11 2026.pdf"); got != want {
		t.Errorf("saves as %s, want %s", got, want)
	}
	d.Name.SetText("..")
	if !d.Form.Submit.Disabled() {
		t.Errorf("saves as %q", d.File())
	}
}

func TestProblemOfSavingIsInSightUntilTheNameIsChanged(t *testing.T) {
	v, c := arranging(t)
	d := dialog(t, c)
	d.Name.SetText(filepath.Join(d.Folders.Folder, "không có", "thư mục.pdf"))
	d.Save()
	if _, ok := uitest.Find(v.Window, uitest.Saying(d.Form.Problem.Words())); !ok || d.Form.Problem.Size().Height < 10 {
		t.Error("the problem is out of sight")
	}
	d.Name.SetText("khác")
	if d.Form.Problem.Visible() {
		t.Error("the problem of another name stays")
	}
}
