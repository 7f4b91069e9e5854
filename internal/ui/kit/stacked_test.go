package kit_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// One sees where a dialog ends, before a page and before another dialog, in a light window and in a dark one.
func TestOneSeesWhereADialogEnds(t *testing.T) {
	for name, look := range map[string]settings.Appearance{"light": settings.Light, "dark": settings.Dark} {
		v := uitest.NewHost(t, app.Options{})
		v.Show(widgets.NewFill(widgets.Paper))
		v.Wear(kit.TextLook{Size: 100, Appearance: look})
		for deep, height := range []float32{500, 300} {
			f := v.Ask("Tên", "Làm", height, func(*kit.Form) {}, kit.Labelled("Họ và tên", widgets.NewField("tên", "")))
			picture := v.Window.Canvas().Capture()
			at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.Pop.Content), f.Pop.Content.Size()
			for side, across := range map[string]fyne.Position{
				"above": at.AddXY(size.Width/2, 0), "below": at.AddXY(size.Width/2, size.Height),
				"left": at.AddXY(0, size.Height/2), "right": at.AddXY(size.Width, size.Height/2),
			} {
				if got := clearest(picture, across); got < 3 {
					t.Errorf("%s, dialog %d, %s: its edge has a contrast of %.2f, want 3 or more", name, deep+1, side, got)
				}
			}
		}
		v.Picture(t, "stacked-"+name)
	}
}

// clearest is the greatest contrast of what lies a few pixels around a place with the ground of a dialog, as WCAG 2.2 counts it.
func clearest(picture image.Image, at fyne.Position) float64 {
	x, y := int(at.X), int(at.Y)
	ground := lightOf(fyne.CurrentApp().Settings().Theme().Color(widgets.Paper, 0))
	best := 0.0
	for dx := -2; dx <= 2; dx++ {
		for dy := -2; dy <= 2; dy++ {
			here := lightOf(picture.At(x+dx, y+dy))
			best = max(best, (max(here, ground)+0.05)/(min(here, ground)+0.05))
		}
	}
	return best
}

// lightOf is the relative luminance of a colour.
func lightOf(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 { return math.Pow(float64(v)/0xFFFF, 2.2) }
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
