package compose

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// marked opens an outline that quotes an article with a stamp, with a printer at hand.
func marked(t *testing.T) (*uitest.Host, *Composer, *paperPrinter) {
	t.Helper()
	v, c, p := withPrinter(t)
	secret := library.Article{
		URL: "https://noi-bo.example/1", Title: "Phương án bảo vệ vùng biển", Stamp: library.Secret,
		Blocks: []library.Block{{Kind: library.Paragraph, Text: "Lực lượng dân quân biển của xã tổ chức 12 tổ tàu thuyền bám biển dài ngày quanh đảo."}},
	}
	id, _, err := v.App.Library().Save(t.Context(), store.Arrival{SourceID: v.Articles(t, library.SeaIslands)[0].SourceID, Article: secret})
	if err != nil {
		t.Fatal(err)
	}
	c.Begin([]int64{id}, "")
	if c.preview.Stamp() != library.Secret {
		t.Fatalf("the outline of %d points bears %q", c.outline.Points(), c.preview.Stamp())
	}
	return v, c, p
}

// warnings are the objects in sight that say whom the paper may be shown to.
func warnings(v *uitest.Host) int {
	return len(uitest.InSight(v.Window, uitest.Saying(words.Say("window.restricted-paper", "stamp", library.Secret))))
}

func TestMarkedMaterialIsWarnedOfBeforeItIsPrinted(t *testing.T) {
	v, c, p := marked(t)
	c.AskPrint()
	if warnings(v) != 1 {
		t.Errorf("%d warnings over the choice of printers", warnings(v))
	}
	v.Picture(t, "printing-restricted")
	uitest.Press(t, v.Window, "window.cancel")
	if p.got.Printer != "" || p.outline.Points() > 0 {
		t.Errorf("printed %+v all the same", p.got)
	}
	c.AskPrint()
	uitest.Press(t, v.Window, "window.print")
	if p.got.Printer == "" {
		t.Error("who may print it cannot")
	}
}

func TestMarkedMaterialIsWarnedOfBeforeItIsSaved(t *testing.T) {
	v, c, _ := marked(t)
	t.Setenv("HOME", t.TempDir())
	for _, kind := range []format{pdfFormat, wordFormat} {
		folder := t.TempDir()
		d := c.newSaveDialog(kind)
		d.Folders.Open(folder)
		if warnings(v) != 1 {
			t.Errorf("%d warnings over the name of a %s", warnings(v), kind.ending)
		}
		v.Picture(t, "saving-restricted")
		uitest.Press(t, v.Window, "window.cancel")
		if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
			t.Errorf("saved all the same: %v, %v", left, err)
		}
	}
}

func TestMarkedMaterialIsToldOfWhenItLeavesTheProgram(t *testing.T) {
	v, c, _ := marked(t)
	c.copy(c.needs.Texts.PlainText)
	said := words.Say("window.copied") + " " + words.Say("window.restricted-paper", "stamp", library.Secret)
	if got := v.Says(); got != said || fyne.CurrentApp().Clipboard().Content() == "" {
		t.Errorf("says %q", got)
	}
	c.openViewer()
	if got := v.Says(); got != words.Say("window.restricted-paper", "stamp", library.Secret) {
		t.Errorf("says %q", got)
	}
}

func TestPlainMaterialIsWarnedOfNowhere(t *testing.T) {
	v, c, p := withPrinter(t)
	c.AskPrint()
	if warnings(v) > 0 {
		t.Error("a warning without a reason")
	}
	uitest.Press(t, v.Window, "window.cancel")
	dialog(t, c)
	if warnings(v) > 0 || p.got.Printer != "" {
		t.Error("a warning without a reason")
	}
	c.copy(c.needs.Texts.Markdown)
	if got := v.Says(); got != words.Say("window.copied") {
		t.Errorf("says %q", got)
	}
}
