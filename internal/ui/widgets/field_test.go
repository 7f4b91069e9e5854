package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestLongLineFollowsItsCursorWithoutABar(t *testing.T) {
	test.NewTempApp(t)
	f := NewField("", "")
	w := test.NewTempWindow(t, f)
	w.Resize(fyne.NewSize(200, 60))
	least := f.MinSize()
	f.SetText(strings.Repeat("biển ", 60))
	w.Canvas().Focus(f)
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if f.MinSize() != least {
		t.Errorf("a long text asks for %v, an empty one for %v", f.MinSize(), least)
	}
	left := float32(0) // how far the text is moved to the left
	for _, o := range test.WidgetRenderer(f).Objects() {
		if scroll, ok := o.(fyne.Widget); ok {
			for _, inner := range test.WidgetRenderer(scroll).Objects() {
				left = min(left, inner.Position().X)
			}
		}
	}
	if left > -200 {
		t.Errorf("the text is moved by %v only", left)
	}
	if f.Scroll == fyne.ScrollBoth || f.Scroll == fyne.ScrollHorizontalOnly {
		t.Error("a bar is drawn under the text")
	}
}

func TestTabLeadsOutOfAnEntryOfSeveralLines(t *testing.T) {
	area := NewArea("một\nhai", 4)
	if area.AcceptsTab() || area.Text != "một\nhai" {
		t.Errorf("Tab stays in %q", area.Text)
	}
	line := NewField("", "")
	if area.MinSize().Height < 3*line.MinSize().Height/2 {
		t.Errorf("%v high, one line is %v", area.MinSize().Height, line.MinSize().Height)
	}
}
