package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

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

func TestTheGuideIsFoundInAndTurnedByKeys(t *testing.T) {
	v := openTest(t, app.Options{})
	press(v, fyne.KeyF1)
	h := v.guiding.get()
	if n := len(h.contents.links.Objects); n != len(h.contents.chapters) || n < 20 {
		t.Errorf("%d of %d chapters are listed", n, len(h.contents.chapters))
	}
	for _, step := range []struct {
		key  fyne.KeyName
		goes func(from, to float32) bool
	}{
		{fyne.KeyPageDown, func(from, to float32) bool { return to > from+100 }},
		{fyne.KeySpace, func(from, to float32) bool { return to > from+100 }},
		{fyne.KeyDown, func(from, to float32) bool { return to > from && to < from+100 }},
		{fyne.KeyUp, func(from, to float32) bool { return to < from && to > from-100 }},
		{fyne.KeyPageUp, func(from, to float32) bool { return to < from-100 }},
		{fyne.KeyEnd, func(_, _ float32) bool { return h.view.Left() < 1 }},
		{fyne.KeyHome, func(_, to float32) bool { return to == 0 }},
	} {
		from := h.view.Top()
		press(v, step.key)
		if !step.goes(from, h.view.Top()) {
			t.Errorf("%s goes from %v to %v of %v", step.key, from, h.view.Top(), h.view.Height())
		}
	}
	press(v, fyne.KeyEnd)
	control(v, fyne.KeyF)
	if v.Window.Canvas().Focused() != fyne.Focusable(h.contents.field) || h.view.Top() != 0 {
		t.Fatal("Ctrl+F does not lead to the field over the chapters")
	}
	test.Type(h.contents.field, "sao luu")
	if n := len(h.contents.found); n == 0 || n > len(h.contents.chapters)/2 {
		t.Errorf("%d chapters tell of backups", n)
	}
	h.contents.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if at := place(h.contents.found[0].head).Y - place(h.view).Y; h.view.Top() == 0 || at < -1 || at > 1 && h.view.Left() > 1 {
		t.Errorf("Enter brings the chapter to %v of the view, scrolled by %v", at, h.view.Top())
	}
	h.contents.field.SetText("khongcotunaynhuthe")
	if said := uitest.SaysIn(h.contents.box); !strings.Contains(said, words.Say("window.no-chapter", "query", "khongcotunaynhuthe")) {
		t.Errorf("nothing found says %q", said)
	}
	control(v, fyne.KeyF)
	if !v.onList() {
		t.Error("Ctrl+F once more does not search the library")
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
