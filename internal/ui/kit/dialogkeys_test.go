package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// What has the keyboard in a dialog, whether Enter is its own there, and whether Esc is.
func TestEnterConfirmsADialogWhateverHasTheKeyboard(t *testing.T) {
	for name, c := range map[string]struct {
		part  func() fyne.CanvasObject // that has the keyboard, nil for none
		typed bool                     // Enter writes into it
	}{
		"nothing":  {},
		"a line":   {part: func() fyne.CanvasObject { return widgets.NewField("tên", "") }},
		"an area":  {part: func() fyne.CanvasObject { return widgets.NewArea("dòng", 3) }, typed: true},
		"a secret": {part: func() fyne.CanvasObject { return kit.NewSecret() }},
		"a name that is offered": {part: func() fyne.CanvasObject {
			return kit.NewSuggestField("", func() {}).Field
		}},
		"a choice": {part: func() fyne.CanvasObject { return widgets.NewDropDown([]string{"một", "hai"}, nil) }},
		"a box":    {part: func() fyne.CanvasObject { return widgets.NewTickBox("luôn dùng") }},
	} {
		t.Run(name, func(t *testing.T) {
			v := uitest.NewHost(t, app.Options{})
			done := 0
			open := func() {
				var parts []fyne.CanvasObject
				if c.part != nil {
					parts = append(parts, c.part())
				}
				v.Ask("Tên", "Làm", 300, func(f *kit.Form) { done++; f.Hide() }, parts...)
				if c.part != nil {
					v.Window.Canvas().Focus(parts[0].(fyne.Focusable))
				}
			}
			for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
				done = 0
				open()
				v.Key(key)
				if want := map[bool]int{false: 1}[c.typed]; done != want {
					t.Errorf("%s does it %d times, want %d", key, done, want)
				}
				v.Key(fyne.KeyEscape)
				if v.Window.Canvas().Overlays().Top() != nil {
					t.Errorf("after %s and Esc it is open", key)
				}
			}
			done = 0
			open()
			v.Key(fyne.KeyEscape)
			if v.Window.Canvas().Overlays().Top() != nil || done != 0 {
				t.Errorf("Esc leaves it open, or does it %d times", done)
			}
		})
	}
}

func TestEnterConfirmsOnlyWhatCanBePressedAndIsInFront(t *testing.T) {
	for name, c := range map[string]struct {
		ask  func(f *kit.Form)
		want int
	}{
		"a plain one":             {func(*kit.Form) {}, 1},
		"one to be pressed":       {func(f *kit.Form) { f.Carefully() }, 0},
		"one that does nothing":   {func(f *kit.Form) { f.Submit.Hide() }, 0},
		"one that has begun":      {func(f *kit.Form) { f.Submit.Enable(false) }, 0},
		"one with another before": {func(f *kit.Form) { f.Pop.Canvas.Overlays().Add(widgets.NewLabel("", widgets.Body)) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			v := uitest.NewHost(t, app.Options{})
			done := 0
			c.ask(v.Ask("Tên", "Làm", 300, func(*kit.Form) { done++ }))
			v.Key(fyne.KeyReturn)
			if done != c.want {
				t.Errorf("it is done %d times, want %d", done, c.want)
			}
		})
	}
}

// What stands over a dialog is closed by a press beside it, by Esc or by what it is for; then Esc is the dialog's again.
func TestEscLeavesADialogOverWhichSomethingWasClosed(t *testing.T) {
	for name, close := range map[string]func(v *uitest.Host, pop *widget.PopUp){
		"a press beside it": func(v *uitest.Host, _ *widget.PopUp) { test.TapCanvas(v.Window.Canvas(), fyne.NewPos(3, 3)) },
		"Esc":               func(v *uitest.Host, _ *widget.PopUp) { v.Key(fyne.KeyEscape) },
		"what it is for":    func(_ *uitest.Host, pop *widget.PopUp) { pop.Hide() },
	} {
		t.Run(name, func(t *testing.T) {
			v := uitest.NewHost(t, app.Options{})
			left, done := 0, 0
			f := v.Ask("Tên", "Làm", 300, func(*kit.Form) { done++ })
			f.OnHidden = func() { left++ }
			pop := v.NewPop(widgets.NewLabel("Chuyên đề", widgets.Body))
			pop.ShowAtPosition(fyne.NewPos(500, 300))
			if close(v, pop); pop.Visible() || left != 0 {
				t.Fatalf("it stands: %v, the dialog under it was left %d times", pop.Visible(), left)
			}
			v.Key(fyne.KeyReturn)
			v.Key(fyne.KeyEscape)
			if done != 1 || left != 1 || v.Window.Canvas().Overlays().Top() != nil {
				t.Errorf("then Enter does it %d times and Esc leaves it %d times", done, left)
			}
			v.CloseDialog()
			if left != 1 {
				t.Error("what was left is left again")
			}
		})
	}
}

func TestAMenuOfAChoiceTakesEnterBeforeItsDialog(t *testing.T) {
	v := uitest.NewHost(t, app.Options{})
	done := 0
	which := widgets.NewDropDown([]string{"một", "hai"}, nil)
	v.Ask("Tên", "Làm", 300, func(*kit.Form) { done++ }, which)
	test.Tap(which)
	v.Key(fyne.KeyDown)
	v.Key(fyne.KeyReturn)
	if which.Selected != "một" || done != 0 {
		t.Errorf("%q is chosen, the dialog is confirmed %d times", which.Selected, done)
	}
	v.Key(fyne.KeyReturn)
	if done != 1 {
		t.Errorf("then Enter confirms it %d times", done)
	}
}
