package compose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/ui/uitest"
)

// dialog opens the dialog that saves into a folder of the test.
func dialog(t *testing.T, c *Composer) *saveDialog {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	d := c.newSaveDialog(pdfFormat)
	d.folders.Open(t.TempDir())
	return d
}

func TestSaveDialogWritesThePDFAndSaysWhere(t *testing.T) {
	v, c := arranging(t)
	d := dialog(t, c)
	d.name.SetText("Đề cương biển, đảo")
	d.save()
	file := filepath.Join(d.folders.Folder, "Đề cương biển, đảo.pdf")
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
	if err := os.WriteFile(filepath.Join(d.folders.Folder, "cũ.pdf"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.name.SetText("cũ")
	if got := d.note.Words(); !strings.Contains(got, "cũ.pdf") {
		t.Errorf("says %q", got)
	}
	d.name.SetText("mới")
	if got := d.note.Words(); got != "" {
		t.Errorf("says %q of a new file", got)
	}
}

func TestSaveDialogStaysWhenItCannotWrite(t *testing.T) {
	_, c := arranging(t)
	d := dialog(t, c)
	d.name.SetText(filepath.Join(d.folders.Folder, "không có", "thư mục.pdf"))
	d.save()
	if !d.form.Problem.Visible() || d.form.Problem.Words() == "" || !d.form.Pop.Visible() {
		t.Error("nothing says that it was not saved")
	}
}

func TestTypedFileNameMakesNoFolders(t *testing.T) {
	_, c := arranging(t)
	d := dialog(t, c)
	d.name.SetText("De cuong 20/11/2026.PDF")
	if got, want := d.file(), filepath.Join(d.folders.Folder, "De cuong 20 11 2026.pdf"); got != want {
		t.Errorf("saves as %s, want %s", got, want)
	}
	d.name.SetText("..")
	if !d.form.Submit.Disabled() {
		t.Errorf("saves as %q", d.file())
	}
}

func TestProblemOfSavingIsInSightUntilTheNameIsChanged(t *testing.T) {
	v, c := arranging(t)
	d := dialog(t, c)
	d.name.SetText(filepath.Join(d.folders.Folder, "không có", "thư mục.pdf"))
	d.save()
	if _, ok := uitest.Find(v.Window, uitest.Saying(d.form.Problem.Words())); !ok || d.form.Problem.Size().Height < 10 {
		t.Error("the problem is out of sight")
	}
	d.name.SetText("khác")
	if d.form.Problem.Visible() {
		t.Error("the problem of another name stays")
	}
}
