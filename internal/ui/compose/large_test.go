package compose

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// scrolledAside is how far the text of a field is scrolled to the side.
func scrolledAside(f *widgets.Field) float32 {
	for _, o := range test.WidgetRenderer(f).Objects() {
		if s, is := o.(*container.Scroll); is {
			return s.Offset.X
		}
	}
	return -1
}

func TestNothingOfTheOutlinePageIsCutOffAtTwiceTheSize(t *testing.T) {
	v, c := arranged(t, "a b", "c")
	c.typed("title", func(o *library.Outline) { o.Title = strings.Repeat("Tuyên truyền về biển, đảo ", 12) })
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, size := range []fyne.Size{fyne.NewSize(1290, 768), fyne.NewSize(948, 640)} {
		for _, appearance := range []settings.Appearance{settings.Light, settings.Dark} {
			fyne.CurrentApp().Settings().SetTheme(kit.Look(200, appearance))
			c = reopened(v, c.outline.ID)
			v.Window.Resize(size)
			c.refresh()
			v.Picture(t, fmt.Sprint("outline-", size.Width, "-200-", appearance))
			pane := where(c.preview.Content())
			for _, o := range uitest.Within(c.preview.Content(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Button); return is }) {
				if at := where(o); at.X < pane.X || at.X+o.Size().Width > size.Width || at.Y+o.Size().Height > size.Height {
					t.Errorf("%v: %q lies at %v, %v wide", size, o.(*widgets.Button).Label(), at, o.Size().Width)
				}
			}
			if aside := scrolledAside(c.editor.title); aside != 0 {
				t.Errorf("%v: the title begins %v outside its field", size, aside)
			}
			for i, head := range c.editor.heads {
				if least := head.MinSize().Width; head.Size().Width < least-1 {
					t.Errorf("%v: what section %d holds has %v of %v", size, i, head.Size().Width, least)
				}
			}
		}
	}
}

func TestATitleShowsItsBeginningOnceOneHasLeftIt(t *testing.T) {
	v, c := arranged(t, "a")
	v.Window.Canvas().Focus(c.editor.title)
	test.Type(c.editor.title, strings.Repeat("tuyen truyen ve bien dao ", 8))
	if scrolledAside(c.editor.title) <= 0 {
		t.Error("what is typed is not in sight")
	}
	v.Window.Canvas().Unfocus()
	if aside := scrolledAside(c.editor.title); aside != 0 {
		t.Errorf("left, it begins %v outside its field", aside)
	}
	v.Window.Canvas().Focus(c.editor.title)
	test.Type(c.editor.title, "va bien gioi")
	if !strings.HasSuffix(c.outline.Title, "dao va bien gioi") {
		t.Errorf("goes on with %q", c.outline.Title)
	}
}
