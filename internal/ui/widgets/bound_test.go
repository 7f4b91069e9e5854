package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAFieldTakesNoMoreThanItsBound(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	w := test.NewTempWindow(t, NewFill(Paper))
	told := 0
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { told++ })
	million := strings.Repeat("đảo ", 200_000)
	for name, c := range map[string]struct {
		bound EntryBound
		has   string
		want  int // letters or bytes after a million were pasted
	}{
		"search": {SearchBound, "", 200}, "line with something in it": {LineBound, "Biển", 600}, "point": {AreaBound, "", 20 << 10},
	} {
		f := NewField(c.has, "")
		f.Bound(c.bound)
		f.CursorColumn = len([]rune(c.has))
		told = 0
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(million)})
		if got := c.bound.size(f.Text); got > c.want || got < c.want-3 || told != 1 || !strings.HasPrefix(f.Text, c.has) {
			t.Errorf("%s: holds %d, told %d times", name, got, told)
		}
		before := f.Text
		f.TypedRune('ơ')
		if f.Text != before || told != 2 {
			t.Errorf("%s: a letter more is taken, or nobody is told (%d)", name, told)
		}
		w.Canvas().Focus(f)
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		f.TypedRune('a')
		if len([]rune(f.Text)) != len([]rune(before)) {
			t.Errorf("%s: there is no room for the letter that was taken away", name)
		}
	}
}

func TestALongTextFromBeforeIsShownAndNotChanged(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	f := NewField("", "")
	f.OnChanged = func(string) { t.Error("what is stored would be cut") }
	f.SetText(strings.Repeat("dài ", 10_000))
	if !f.Disabled() || len([]rune(f.Text)) != LineBound.Most {
		t.Errorf("%d letters, %v", len([]rune(f.Text)), f.Disabled())
	}
	f.OnChanged = nil
	if f.SetText("ngắn"); f.Disabled() || f.Text != "ngắn" {
		t.Errorf("a text that fits stays closed: %q", f.Text)
	}
}
