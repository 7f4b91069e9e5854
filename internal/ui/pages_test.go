package ui

import (
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
	if v.at.Kind != kit.HelpPage || len(v.pages[kit.HelpPage].enter().(*help).column.Objects) < 20 {
		t.Errorf("F1 leads to %v", v.at)
	}
}

func TestShortcutsReachTheirPages(t *testing.T) {
	v := withOutline(t)
	v.savePDF()
	if v.Window.Canvas().Overlays().Top() == nil {
		t.Error("Ctrl+S opens no dialog")
	}
	v.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if v.Window.Canvas().Overlays().Top() != nil {
		t.Error("Esc leaves the dialog open")
	}
	v.find()
	focused, _ := v.Window.Canvas().Focused().(fyne.CanvasObject)
	if field := uitest.FieldOf(focused); !v.onList() || field == nil || field.PlaceHolder != words.Say("window.search") {
		t.Errorf("Ctrl+F leads to %v", v.at)
	}
}
