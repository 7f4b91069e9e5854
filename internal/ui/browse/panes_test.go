package browse

import (
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// dividers are those in sight of a page.
func dividers(b *Browser) (all []*widgets.Divider) {
	for _, o := range uitest.Within(b.Content(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Divider); return is }) {
		all = append(all, o.(*widgets.Divider))
	}
	return all
}

func TestTheListIsDraggedWiderAndStaysSo(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	first := b.list.Size().Width
	d := dividers(b)[0]
	drag := func(by float32) {
		for range 4 {
			d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(by/4, 0)})
		}
		d.DragEnd()
	}
	drag(80)
	if got := b.list.Size().Width; got != first+80 {
		t.Fatalf("dragged by 80 it is %v wide, %v before", got, first)
	}
	if again := browsing(v); again.list.Size().Width != first+80 {
		t.Errorf("a new page is %v wide", again.list.Size().Width)
	}
	drag(5000)
	if got, all := b.list.Size().Width, b.box.Size().Width; got > 0.65*all+1 {
		t.Errorf("the list took %v of %v", got, all)
	}
	drag(-5000)
	if got := b.list.Size().Width; got != widgets.Px(300) {
		t.Errorf("the list is %v wide", got)
	}
	d.DoubleTapped(nil)
	if got := b.list.Size().Width; got != first {
		t.Errorf("set back it is %v wide, %v before", got, first)
	}
	if again := browsing(v); again.list.Size().Width != first {
		t.Errorf("a new page is %v wide after that", again.list.Size().Width)
	}
}

func TestThereIsNoDividerWhereThePanesTakeTurns(t *testing.T) {
	v := uitest.NewSampleHost(t)
	b := browsing(v)
	b.box.Resize(fyne.NewSize(500, 600))
	for _, d := range dividers(b) {
		if d.Visible() {
			t.Error("it stands there")
		}
	}
}
