package widgets

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestWhatIsHighlightedIsToldWithoutColourTooAlsoWhereItIsSelected(t *testing.T) {
	g := grouped(t, "Tàu cá ra khơi an toàn trong quý ba năm nay, bà con phấn khởi.")
	p := g.all[0]
	p.Highlight([][2]int{{0, len("Tàu cá")}})
	lines := func() (n int) { // as thin as an underline, drawn over all grounds
		objects := test.WidgetRenderer(p).Objects()
		for i, o := range objects {
			r, ok := o.(*canvas.Rectangle)
			if ok && r.Size().Height == Px(underlineHigh) && r.Size().Width > 10 && i == len(objects)-2 {
				n++
			}
		}
		return n
	}
	p.Refresh()
	if lines() != 1 {
		t.Errorf("%d lines", lines())
	}
	g.All()
	if lines() != 1 {
		t.Errorf("%d lines where it is selected", lines())
	}
}
