package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func TestAnIconSaysWhatItDoes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	pressed := 0
	icon := NewIconButton(theme.CancelIcon(), "Xóa chữ đang tìm", func() { pressed++ })
	named := NewButton("Lưu", Normal, nil)
	tips := NewTips()
	w := test.NewTempWindow(t, container.NewStack(container.NewBorder(nil, container.NewHBox(named), nil, container.NewVBox(icon)), tips))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	text := tips.Objects[1].(*canvas.Text)
	says := func() string {
		if !text.Visible() {
			return ""
		}
		return text.Text
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(icon).AddXY(5, 5)
	for _, c := range []struct {
		what string
		do   func()
		want string
	}{
		{"at first", func() {}, ""},
		{"the pointer on it", func() { test.MoveMouse(w.Canvas(), at) }, "Xóa chữ đang tìm"},
		{"the pointer elsewhere", func() { test.MoveMouse(w.Canvas(), fyne.NewPos(10, 100)) }, ""},
		{"on a button of words", func() { test.MoveMouse(w.Canvas(), fyne.NewPos(10, 290)) }, ""},
		{"the keyboard on it", func() { w.Canvas().Focus(icon) }, "Xóa chữ đang tìm"},
		{"the keyboard elsewhere", func() { w.Canvas().Focus(named) }, ""},
		{"the pointer again", func() { test.MoveMouse(w.Canvas(), at) }, "Xóa chữ đang tìm"},
		{"pressed", func() { test.TapCanvas(w.Canvas(), at) }, ""},
	} {
		if c.do(); says() != c.want {
			t.Errorf("%s: says %q, want %q", c.what, says(), c.want)
		}
	}
	if right := text.Position().X + text.Size().Width; right > 400 || pressed != 1 {
		t.Errorf("the words end at %v, pressed %d times", right, pressed)
	}
}

func TestAnIconOfADialogSaysItBeforeTheDialog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(FyneTheme{Scale: 1, Variant: Light})
	behind := NewTips()
	w := test.NewTempWindow(t, container.NewStack(container.NewVBox(NewIconButton(theme.InfoIcon(), "Thông tin", nil)), behind))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	var dialogs []*widget.PopUp
	var tips []*fyne.Container
	for range 2 {
		icon, own := NewIconButton(theme.VisibilityIcon(), "Hiện chữ", nil), NewTips()
		dialog := widget.NewModalPopUp(container.NewStack(container.NewVBox(icon), own), w.Canvas())
		dialog.Resize(fyne.NewSize(300, 200))
		dialog.Show()
		TipIn(dialog)
		dialogs, tips = append(dialogs, dialog), append(tips, own)
		w.Canvas().Focus(icon)
		if !own.Objects[1].Visible() || behind.Objects[1].Visible() {
			t.Errorf("dialog %d: said before it %t, in the window behind it %t", len(dialogs), own.Objects[1].Visible(), behind.Objects[1].Visible())
		}
	}
	dialogs[1].Hide()
	if under, _ := tipsOver(dialogs[0].Content); under != tips[0] {
		t.Error("when the second dialog is closed, the first does not say it")
	}
	dialogs[0].Hide()
	if under, _ := tipsOver(w.Content()); under != behind {
		t.Error("when both are closed, the window does not say it")
	}
}
