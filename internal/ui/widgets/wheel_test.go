package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestANotchOfTheWheelIsThreeLines(t *testing.T) {
	app := test.NewTempApp(t)
	for _, scale := range []float32{1, 2} {
		app.Settings().SetTheme(FyneTheme{Scale: scale, Variant: Light})
		column := container.New(Column{})
		for range 100 {
			column.Add(NewLabel("Một dòng chữ", Body))
		}
		s := NewScrolled(column)
		w := test.NewTempWindow(t, s)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(300, 400))
		for _, c := range []struct{ delta, want float32 }{{-25, 81}, {-25, 162}, {25, 81}, {-5, 97.2}, {1000, 0}} {
			test.Scroll(w.Canvas(), fyne.NewPos(50, 50), 0, c.delta)
			if got := s.Top(); got < c.want*scale-0.5 || got > c.want*scale+0.5 {
				t.Errorf("at %v, by %v: %v, want %v", scale, c.delta, got, c.want*scale)
			}
		}
	}
}
