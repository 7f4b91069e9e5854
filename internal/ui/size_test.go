package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/ui/uitest"
)

func TestAWindowIsNeverLargerThanItsScreen(t *testing.T) {
	laptop := fyne.NewSize(1366, 728) // 768 without the bar of the system
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1920, 1080), fyne.NewSize(1024, 640), fyne.NewSize(10_000, 500)} {
		got := within(size, laptop)
		if got.Width+frame.Width > laptop.Width || got.Height+frame.Height > laptop.Height {
			t.Errorf("%v becomes %v", size, got)
		}
	}
	if got := within(fyne.NewSize(1024, 640), laptop); got != fyne.NewSize(1024, 640) {
		t.Errorf("one that fits becomes %v", got)
	}
}

func TestTheSizeOfTheWindowIsRemembered(t *testing.T) {
	a, _, _ := uitest.Program(t, app.Options{})
	if got := lastSize(t.Context(), a); got != fyne.NewSize(firstWidth, firstHeight) {
		t.Errorf("a new window is %v", got)
	}
	keepSize(a, fyne.NewSize(1100.4, 700))
	if got := lastSize(t.Context(), a); got != fyne.NewSize(1100, 700) {
		t.Errorf("remembers %v", got)
	}
	for _, broken := range []string{"", "x", "0x0", "-5x900", "99999999x99999999", "1100"} {
		if err := a.Library().SetSetting(t.Context(), "window-size", broken); err != nil {
			t.Fatal(err)
		}
		if got := lastSize(t.Context(), a); got != fyne.NewSize(firstWidth, firstHeight) {
			t.Errorf("%q is %v", broken, got)
		}
	}
}
