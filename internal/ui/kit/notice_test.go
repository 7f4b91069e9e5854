package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/ui/widgets"
)

// A notice is as high as what it says, and its button has its words, also where the window is narrow.
func TestANoticeHasRoomForItsSentenceAndItsButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Look(100, "light"))
	n := NewNotice(func() {})
	n.Bad(strings.Repeat("máy này chưa có máy in nào ", 12), "Lưu PDF rồi in ở máy khác", func() {})
	for width, beside := range map[float32]bool{1200: true, 300: false} {
		height := widgets.HeightAt(n.Box, width)
		n.Box.Resize(fyne.NewSize(width, height))
		at := func(o fyne.CanvasObject) fyne.Position {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		}
		w := test.NewTempWindow(t, n.Box)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(width, height))
		text, button := at(n.Text), at(n.Action)
		if end := text.Y + n.Text.HeightFor(n.Text.Size().Width); text.Y < 0 || end > height {
			t.Errorf("%v wide: the sentence stands from %v to %v of %v", width, text.Y, end, height)
		}
		if least := n.Action.MinSize(); n.Action.Size().Width < least.Width || button.Y+least.Height > height || button.X+least.Width > width {
			t.Errorf("%v wide: the button at %v has %v", width, button, n.Action.Size())
		}
		if got := button.X > text.X+n.Text.Size().Width; got != beside {
			t.Errorf("%v wide: the button beside the sentence: %v", width, got)
		}
	}
}
