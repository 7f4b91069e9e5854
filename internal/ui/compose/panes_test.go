package compose

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
)

func TestPanesOfTheOutlineAreDragged(t *testing.T) {
	v, c := arranging(t)
	widths := func(c *Composer) [3]float32 {
		c.box.Resize(fyne.NewSize(1200, 700))
		return [3]float32{c.clippings.box.Size().Width, c.editor.box.Size().Width, c.preview.Content().Size().Width}
	}
	first := widths(c)
	drag := func(d *widgets.Divider, by float32) {
		d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(by, 0)})
		d.DragEnd()
	}
	drag(c.layout.left.Divider, 50)
	drag(c.layout.right.Divider, -40)
	if got := widths(c); got != [3]float32{first[0] + 50, first[1] - 90, first[2] + 40} {
		t.Fatalf("%v, %v before", got, first)
	}
	if got := widths(New(v.PageContext, needsOf(v))); got[0] != first[0]+50 || got[2] != first[2]+40 {
		t.Errorf("a new page: %v, %v before", got, first)
	}
	drag(c.layout.left.Divider, 9000)
	drag(c.layout.right.Divider, -9000)
	if got := widths(c); got[1] < 1200*outlineLeast-1 {
		t.Errorf("the outline has %v left", got[1])
	}
	c.layout.left.Divider.DoubleTapped(nil)
	c.layout.right.Divider.DoubleTapped(nil)
	if got := widths(c); got != first {
		t.Errorf("set back %v, %v before", got, first)
	}
	c.Widen()
	if c.layout.left.Divider.Visible() || c.layout.right.Divider.Visible() {
		t.Error("dividers stand on the paper")
	}
}

// On a wide screen the outline's lines stay as long as one can read, and the paper has the room.
func TestAWideScreenGivesThePaperTheRoom(t *testing.T) {
	_, c := arranging(t)
	c.box.Resize(fyne.NewSize(1700, 900))
	if outline, paper := c.editor.box.Size().Width, c.preview.Content().Size().Width; outline > outlineMost || paper < 600 {
		t.Errorf("outline %v, paper %v", outline, paper)
	}
}

// Where there is no room for the three they take turns, and what leads to one shows it.
func TestPanesOfTheOutlineTakeTurnsWhereThereIsNoRoom(t *testing.T) {
	_, c := arranging(t)
	panes := []fyne.CanvasObject{c.clippings.box, c.editor.box, c.preview.Content()}
	sees := func() (seen []composerPane) {
		for i, o := range panes {
			if o.Visible() {
				seen = append(seen, composerPane(i))
			}
		}
		return seen
	}
	only := func(when string, want composerPane) {
		t.Helper()
		if got := sees(); len(got) != 1 || got[0] != want {
			t.Errorf("%s: sees %v", when, got)
		}
		if top := c.layout.bar.Size().Height; panes[want].Position().Y != top || panes[want].Size() != fyne.NewSize(500, 600-top) {
			t.Errorf("%s: at %v, %v", when, panes[want].Position(), panes[want].Size())
		}
	}
	c.box.Resize(fyne.NewSize(1200, 700))
	if len(sees()) != 3 || c.layout.bar.Visible() {
		t.Fatal("a wide page does not show the three")
	}
	c.box.Resize(fyne.NewSize(500, 600))
	only("at first", outlinePane)
	if c.layout.left.Divider.Visible() || c.layout.right.Divider.Visible() {
		t.Error("dividers stand there")
	}
	c.layout.turns.Chips[clippingsPane].Tapped(nil)
	only("pressed", clippingsPane)
	c.ChoosePaper("phieu")
	only("a paper is chosen", paperPane)
	c.Widen()
	if c.layout.bar.Visible() || c.preview.Content().Size() != fyne.NewSize(500, 600) {
		t.Errorf("the paper has %v", c.preview.Content().Size())
	}
	c.Widen()
	only("back from the paper alone", paperPane)
	c.box.Resize(fyne.NewSize(1200, 700))
	if len(sees()) != 3 || c.layout.bar.Visible() {
		t.Error("the three do not come back")
	}
}

// The columns of the page in a window of a width, whose bar is folded, with letters of a size.
func TestLargeLettersLeaveTheOutlineAColumnThatCanBeRead(t *testing.T) {
	v, c := arranging(t)
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(kit.Look(100, settings.Light)) })
	for _, one := range []struct{ window, percent, columns int }{
		{1024, 80, 3},
		{1024, 100, 3},
		{1024, 125, 1},
		{1024, 150, 1},
		{1024, 200, 1},
		{1366, 100, 3},
		{1366, 150, 3},
		{1366, 200, 1},
		{1920, 200, 3},
		{640, 100, 1},
	} {
		fyne.CurrentApp().Settings().SetTheme(kit.Look(one.percent, settings.Light))
		const folded = 76 // units of the left bar at 100 %
		v.Window.Resize(fyne.NewSize(float32(one.window)-widgets.Px(folded), 640))
		c.box.Resize(v.Window.Canvas().Size())
		c.box.Refresh()
		c.Restyle()
		columns := 0
		for _, o := range []fyne.CanvasObject{c.clippings.box, c.editor.box, c.preview.Content()} {
			if o.Visible() {
				columns++
			}
		}
		if columns != one.columns {
			t.Errorf("%d wide at %d %%: %d columns, want %d", one.window, one.percent, columns, one.columns)
		}
		if least := widgets.Px(300); c.editor.box.Size().Width < least {
			t.Errorf("%d wide at %d %%: the outline has %v, least %v", one.window, one.percent, c.editor.box.Size().Width, least)
		}
		v.Picture(t, fmt.Sprintf("columns-%d-%d", one.window, one.percent))
	}
}
