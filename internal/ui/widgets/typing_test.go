package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/viet"
)

// typingBy types by a way for the time of a test.
func typingBy(t *testing.T, way viet.Typing) {
	SetTyping(way)
	t.Cleanup(func() { SetTyping("") })
}

func TestFieldsTakeTelex(t *testing.T) {
	test.NewTempApp(t)
	typingBy(t, viet.Telex)
	area := NewArea("", 3)
	var told []string
	area.OnChanged = func(text string) { told = append(told, text) }
	test.NewTempWindow(t, area).Resize(fyne.NewSize(200, 200))
	test.Type(area, "Tuyeen truyeenf veef bieern, ddaor Vieejt Nam tooots windows.")
	if want := "Tuyên truyền về biển, đảo Việt Nam toots windows."; area.Text != want {
		t.Errorf("%q, not %q", area.Text, want)
	}
	for i, text := range told {
		if i > 0 && text == told[i-1] {
			t.Errorf("told twice: %q", text)
		}
	}
	before := area.Text
	area.TypedShortcut(&fyne.ShortcutUndo{})
	if area.Text == before {
		t.Error("undo does nothing")
	}
}

func TestTelexWhereTheCursorIs(t *testing.T) {
	test.NewTempApp(t)
	typingBy(t, viet.Telex)
	back := func(f *Field, n int, key fyne.KeyName) {
		for range n {
			f.TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	for _, c := range []struct {
		name string
		do   func(f *Field)
		want string
	}{
		{"a letter erased is typed anew", func(f *Field) {
			test.Type(f, "tieengs")
			back(f, 1, fyne.KeyBackspace)
			test.Type(f, "f")
		}, "tiền"},
		{"a word the cursor comes back to", func(f *Field) {
			test.Type(f, "bien dao")
			back(f, 4, fyne.KeyLeft)
			test.Type(f, "er")
		}, "biển dao"},
		{"English that stands is not read as keys", func(f *Field) {
			f.SetText("gas")
			back(f, 3, fyne.KeyRight)
			test.Type(f, "a")
		}, "gasa"},
		{"before a word", func(f *Field) {
			f.SetText("ao")
			test.Type(f, "dd")
		}, "đao"},
		{"over what is selected", func(f *Field) {
			f.SetText("gas")
			f.TypedShortcut(&fyne.ShortcutSelectAll{})
			test.Type(f, "oos")
		}, "ố"},
		{"Enter ends a word", func(f *Field) {
			test.Type(f, "windows")
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}, "windows"},
		{"Tab ends a word", func(f *Field) {
			test.Type(f, "windows")
			f.FocusLost()
		}, "windows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := NewField("", "")
			test.NewTempWindow(t, f).Resize(fyne.NewSize(400, 50))
			f.FocusGained()
			c.do(f)
			if f.Text != c.want {
				t.Errorf("%q, not %q", f.Text, c.want)
			}
		})
	}
}

func TestTypingStaysWithinTheBound(t *testing.T) {
	test.NewTempApp(t)
	typingBy(t, viet.VNI)
	f := NewField("", "")
	f.Bound(EntryBound{Most: 5, Full: "full-line"})
	test.NewTempWindow(t, f).Resize(fyne.NewSize(400, 50))
	test.Type(f, "tie6ng1 Vie65t1")
	if f.Text != "tiếng" {
		t.Errorf("%q", f.Text)
	}
}

func TestTheSystemsInputMethodIsLeftAlone(t *testing.T) {
	test.NewTempApp(t)
	f := NewField("", "")
	test.NewTempWindow(t, f).Resize(fyne.NewSize(400, 50))
	test.Type(f, "tieengs")
	if f.Text != "tieengs" {
		t.Errorf("%q", f.Text)
	}
}
