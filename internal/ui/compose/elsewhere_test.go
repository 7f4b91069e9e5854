package compose

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// savedElsewhere is the page with an outline that is typed into here after another program saved it with another title.
func savedElsewhere(t *testing.T) (*uitest.Host, *Composer, library.Outline) {
	t.Helper()
	v, c := arranging(t)
	theirs, err := v.App.Library().Outline(t.Context(), c.outline.ID)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Title = "Tên do chương trình khác đặt"
	if theirs, err = v.App.Library().SaveOutline(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	c.typed("title", func(o *library.Outline) { o.Title = "Tên gõ ở đây" })
	return v, c, theirs
}

func TestAnOutlineSavedElsewhereIsNotOverwrittenAndBothAreShown(t *testing.T) {
	v, c, theirs := savedElsewhere(t)
	top := v.Window.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("nothing asks")
	}
	v.Picture(t, "elsewhere")
	for _, text := range []string{"Tên gõ ở đây", "Tên do chương trình khác đặt"} {
		if len(uitest.Within(top, func(o fyne.CanvasObject) bool {
			said, ok := o.(interface{ Words() string })
			return ok && strings.Contains(said.Words(), text)
		})) == 0 {
			t.Errorf("does not show %q", text)
		}
	}
	if got, err := v.App.Library().Outline(t.Context(), theirs.ID); err != nil || got.Title != theirs.Title {
		t.Errorf("stored is %q, %v", got.Title, err)
	}
	if got := c.editor.saved.Words(); got != words.Say("window.not-saved") {
		t.Errorf("the editor says %q", got)
	}
}

func TestBothStatesOfAnOutlineCanBeKept(t *testing.T) {
	v, c, theirs := savedElsewhere(t)
	uitest.Press(t, v.Window, "window.elsewhere-both")
	if c.outline.ID == theirs.ID || !strings.Contains(c.outline.Title, "Tên gõ ở đây") || c.differs {
		t.Errorf("goes on with %+v", c.outline)
	}
	c.typed("title", func(o *library.Outline) { o.Title = "Gõ tiếp" })
	all, err := v.App.Library().Outlines(t.Context())
	if err != nil || len(all) != 2 || all[0].Title != "Gõ tiếp" || all[1].Title != theirs.Title {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestOfTwoStatesTheOneThatIsNotKeptIsAStepBack(t *testing.T) {
	for key, want := range map[string][2]string{
		"window.elsewhere-here":  {"Tên gõ ở đây", "Tên do chương trình khác đặt"},
		"window.elsewhere-there": {"Tên do chương trình khác đặt", "Tên gõ ở đây"},
	} {
		v, c, theirs := savedElsewhere(t)
		stored := func() string {
			t.Helper()
			o, err := v.App.Library().Outline(t.Context(), theirs.ID)
			if err != nil {
				t.Fatal(err)
			}
			return o.Title
		}
		uitest.Press(t, v.Window, key)
		if c.outline.Title != want[0] || stored() != want[0] {
			t.Errorf("%s: keeps %q, stores %q", key, c.outline.Title, stored())
		}
		c.Undo()
		if c.outline.Title != want[1] || stored() != want[1] {
			t.Errorf("%s: a step back is %q, stored %q", key, c.outline.Title, stored())
		}
	}
}
