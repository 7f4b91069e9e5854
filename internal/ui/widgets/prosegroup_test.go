package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// grouped shows texts under each other, to be selected as one.
func grouped(t *testing.T, texts ...string) *ProseGroup {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	g := &ProseGroup{}
	column := container.New(Column{Gap: 10})
	for _, text := range texts {
		p := NewProse(text, Body)
		g.Add(p)
		column.Add(p)
	}
	w := test.NewTempWindow(t, column)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(220, 600))
	return g
}

func TestAWordIsNeverCutNorTheThousandsOfANumber(t *testing.T) {
	for text, want := range map[string]string{
		"bat giu 3[01] tau":    "301",
		"thu 16 9[74] tan ca":  "16 974",
		"thu 1[6] 974 tan ca":  "16 974",
		"co 1 2[5]0 000 nguoi": "1 250 000",
		"nam[ 2026 co ]ba":     "2026 co",
		"[bien] dao":           "bien",
		"mot h[ai] b[a] bon":   "",
		"[  ]":                 "",
		"het 12 tha[ng 3":      "thang 3",
	} {
		start, end := -1, -1
		plain := ""
		for _, r := range text {
			switch {
			case r == '[' && start < 0:
				start = len(plain)
			case r == ']' && end < 0:
				end = len(plain)
			case r != '[' && r != ']':
				plain += string(r)
			}
		}
		if end < 0 {
			end = len(plain)
		}
		start, end = wholeWords(plain, start, end)
		if got := plain[start:end]; want != "" && got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestSelectionGoesAcrossParagraphsByMouse(t *testing.T) {
	g := grouped(t, "Đoạn đầu nói về biển và đảo của quê hương ta, dài hơn một dòng.", "Đoạn giữa.", "Đoạn cuối nói tiếp.")
	first, last := g.all[0], g.all[2]
	driver := fyne.CurrentApp().Driver()
	end := driver.AbsolutePositionForObject(last).AddXY(last.measure("Đoạn cuối"), 6)
	second := first.measure("Đoạn ")
	first.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(second+1, 4)}, Button: desktop.MouseButtonPrimary})
	first.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: end}})
	const want = "đầu nói về biển và đảo của quê hương ta, dài hơn một dòng.\n\nĐoạn giữa.\n\nĐoạn cuối"
	if got := g.Selected(); got != want {
		t.Errorf("selects %q", got)
	}
	first.FocusLost() // a button is pressed
	if g.Empty() {
		t.Error("the selection goes with the keyboard")
	}
	last.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copies %q", got)
	}
	last.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !g.Empty() || g.Selected() != "" {
		t.Error("Esc leaves it")
	}
}

func TestSelectionGoesAcrossParagraphsByKeys(t *testing.T) {
	g := grouped(t, "Một dòng.", "Hai dòng.", "Ba dòng.")
	p := g.all[0]
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(0, 4)}, Button: desktop.MouseButtonPrimary})
	press := func(keys ...fyne.KeyName) string {
		for _, k := range keys {
			p.TypedKey(&fyne.KeyEvent{Name: k})
		}
		return g.Selected()
	}
	if got := press(fyne.KeyDown); got != "" {
		t.Errorf("without Shift selects %q", got)
	}
	p.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyRight, "Một"},
		{fyne.KeyEnd, "Một dòng."},
		{fyne.KeyRight, "Một dòng."},
		{fyne.KeyEnd, "Một dòng.\n\nHai dòng."},
		{fyne.KeyDown, "Một dòng.\n\nHai dòng.\n\nBa dòng."},
		{fyne.KeyDown, "Một dòng.\n\nHai dòng.\n\nBa dòng."},
		{fyne.KeyUp, "Một dòng.\n\nHai dòng."},
		{fyne.KeyHome, "Một dòng."},
		{fyne.KeyLeft, "Một dòng."},
		{fyne.KeyUp, ""},
	} {
		if got := press(step.key); got != step.want {
			t.Errorf("%s selects %q, want %q", step.key, got, step.want)
		}
	}
	p.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := g.Selected(); got != "Một dòng.\n\nHai dòng.\n\nBa dòng." {
		t.Errorf("all is %q", got)
	}
}

func TestHitsAreMarkedWhereTheyAreWords(t *testing.T) {
	for text, want := range map[string]int{
		"Luật Biển Việt Nam; luật biển": 2, "Luật biểnx": 0, "thời tiết": 0, "biển Luật": 0, "": 0,
	} {
		if got := len(Hits(text, []string{"luật biển"})); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
