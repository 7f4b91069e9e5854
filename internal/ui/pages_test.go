package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/assets"
	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestRemovedOutlineComesBack(t *testing.T) {
	v, c := arranging(t)
	points := c.outline.Points()
	v.show(kit.Route{Kind: kit.OutlinesPage})
	p := v.pages[kit.OutlinesPage].(*outlines)
	if len(p.all) != 1 {
		t.Fatalf("%d outlines", len(p.all))
	}
	p.remove(p.all[0])
	if len(p.all) != 0 || p.empty.Box.Hidden {
		t.Fatal("it is still there, or the empty page says nothing")
	}
	v.Notice.Action.OnTapped()
	if len(p.all) != 1 || p.all[0].Points() != points {
		t.Errorf("%+v", p.all)
	}
}

func TestHelpShowsTheWholeGuide(t *testing.T) {
	raw, err := assets.Guide.ReadFile("guide/vi.md")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[library.BlockKind]int{}
	shown := ""
	for _, b := range guideBlocks(string(raw)) {
		kinds[b.Kind]++
		shown += b.Plain() + "\n"
	}
	if kinds[library.Heading] < 5 || kinds[library.List] == 0 || kinds[library.Table] != 1 || kinds[library.Paragraph] < 5 {
		t.Errorf("%v", kinds)
	}
	for _, word := range strings.Fields(strings.NewReplacer("#", " ", "|", " ", "---", " ").Replace(string(raw))) {
		if word != "-" && !strings.Contains(shown, word) {
			t.Errorf("%q of the guide is not shown", word)
		}
	}
	v := openTest(t, app.Options{})
	v.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	if v.at.Kind != kit.HelpPage || len(v.pages[kit.HelpPage].(*help).column.Objects) < 20 {
		t.Errorf("F1 leads to %v", v.at)
	}
}

// dialog opens the dialog that saves into a folder of the test.
func dialog(t *testing.T, c *composer) *saveDialog {
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
	if !strings.Contains(v.Notice.Text.Words(), file) {
		t.Errorf("says %q", v.Notice.Text.Words())
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

func TestShortcutsReachTheirPages(t *testing.T) {
	v, c := arranging(t)
	v.savePDF()
	if c.Window.Canvas().Overlays().Top() == nil {
		t.Error("Ctrl+S opens no dialog")
	}
	c.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Window.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the dialog open")
	}
	v.find()
	focused, _ := v.Window.Canvas().Focused().(fyne.CanvasObject)
	if field := uitest.FieldOf(focused); !v.onList() || field == nil || field.PlaceHolder != words.Say("window.search") {
		t.Errorf("Ctrl+F leads to %v", v.at)
	}
}
