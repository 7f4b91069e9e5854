package compose

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// reopened is a page of a window that was begun anew, with the outline open.
func reopened(v *uitest.Host, id int64) *Composer {
	c := New(v.PageContext, needsOf(v))
	v.OnGoTo = c.Show
	v.Show(c.Content())
	c.Show(kit.Route{Kind: kit.OutlinePage, Outline: id})
	return c
}

func TestUndoOutlastsTheWindow(t *testing.T) {
	v, c := arranged(t, "a b")
	test.Type(c.editor.title, "Mot")
	c.drop(position{0, 0})
	c.add(position{0, 1})
	c.Undo() // the point that was added goes
	now := reopened(v, c.outline.ID)
	if got := shape(now.outline); got != "b" || now.outline.Title != "Mot" || now.editor.back.Disabled() {
		t.Fatalf("opens %s, %q", got, now.outline.Title)
	}
	test.Tap(now.editor.back)
	if got := shape(now.outline); got != "a,b" || now.outline.Title != "Mot" {
		t.Errorf("one step back: %s, %q", got, now.outline.Title)
	}
	test.Tap(now.editor.back)
	if now.outline.Title != "" {
		t.Errorf("what was typed is not one step: %q", now.outline.Title)
	}
	test.Tap(now.editor.forth)
	again := reopened(v, c.outline.ID)
	test.Tap(again.editor.back)
	if again.outline.Title != "" || shape(again.outline) != "a,b" {
		t.Errorf("redone, closed and undone: %q, %s", again.outline.Title, shape(again.outline))
	}
	steps := len(again.history.past)
	for range steps + 1 {
		again.Undo()
	}
	if last := reopened(v, c.outline.ID); len(last.history.past) != 0 || !last.editor.back.Disabled() {
		t.Errorf("%d steps are left of none", len(last.history.past))
	}
}

func TestRedoOutlastsTheWindow(t *testing.T) {
	v, c := arranged(t, "a b")
	test.Type(c.editor.title, "Mot")
	c.drop(position{0, 0})
	c.Undo()
	c.Undo()
	now := reopened(v, c.outline.ID)
	if now.editor.forth.Disabled() {
		t.Fatal("what was undone is forgotten by closing")
	}
	now.Redo()
	if got := shape(now.outline); got != "a,b" || now.outline.Title != "Mot" {
		t.Errorf("one step forth: %s, %q", got, now.outline.Title)
	}
	again := reopened(v, c.outline.ID)
	again.Redo()
	if got := shape(again.outline); got != "b" || !again.editor.forth.Disabled() {
		t.Errorf("the second step forth, after it was closed again: %s", got)
	}
	again.Undo()
	again.Undo()
	if last := reopened(v, c.outline.ID); len(last.history.future) != 2 {
		t.Errorf("%d steps to redo of two", len(last.history.future))
	}
	again.drop(position{0, 1}) // another way from here
	if last := reopened(v, c.outline.ID); !last.editor.forth.Disabled() || last.editor.back.Disabled() || shape(last.outline) != "a" {
		t.Errorf("%d steps to redo after a new change, %d back, %s", len(last.history.future), len(last.history.past), shape(last.outline))
	}
}

func TestStepsOfASaveThatFailedAreStoredWithTheNext(t *testing.T) {
	var s saver
	step := func(title string) library.OutlineTrail {
		return library.OutlineTrail{Past: library.PileChange{On: []library.Outline{{Title: title}}}}
	}
	titles := func(trail library.OutlineTrail) (all []string) {
		for _, o := range trail.Past.On {
			all = append(all, o.Title)
		}
		return all
	}
	s.put(library.Outline{ID: 1}, step("a"))
	s.put(library.Outline{ID: 2}, step("x"))
	s.put(library.Outline{ID: 1, Title: "newest"}, step("b"))
	o, trail := s.take(1)
	if o == nil || o.Title != "newest" || !slices.Equal(titles(trail), []string{"a", "b"}) {
		t.Fatalf("%+v, %v", o, titles(trail))
	}
	s.failed(1, trail)
	if o, _ := s.take(1); o != nil {
		t.Error("a state that failed is written again unasked")
	}
	s.put(library.Outline{ID: 1}, library.OutlineTrail{Past: library.PileChange{Off: 1, On: []library.Outline{{Title: "c"}}}})
	if _, trail = s.take(1); !slices.Equal(titles(trail), []string{"a", "c"}) {
		t.Errorf("%v", titles(trail))
	}
	if o, trail := s.take(2); o == nil || !slices.Equal(titles(trail), []string{"x"}) {
		t.Errorf("of another outline: %+v, %v", o, titles(trail))
	}
}

// dialogSays is all that the dialog on top says.
func dialogSays(v *uitest.Host) string {
	top := v.Window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	said := ""
	for _, o := range uitest.Within(top, func(o fyne.CanvasObject) bool { _, speaks := o.(interface{ Words() string }); return speaks }) {
		said += o.(interface{ Words() string }).Words() + "\n"
	}
	return said
}

func TestAnEarlierVersionIsComparedAndBroughtBack(t *testing.T) {
	v, c := arranged(t, "a b", "c")
	id := c.outline.ID
	was, err := v.App.Library().Outline(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	was.Saved.Unix -= 2 * 24 * 60 * 60
	was.Title = "Nói ở ấp"
	if _, err := v.App.Library().SaveOutline(t.Context(), was); err != nil {
		t.Fatal(err)
	}
	c = reopened(v, id)
	c.typed("title", func(o *library.Outline) { o.Title = "Nói ở khóm" })
	c.move(position{0, 0}, 2) // a goes to the second part
	c.drop(position{0, 0})
	c.add(position{1, 2})
	c.typed("p", func(o *library.Outline) { o.Sections[1].Points[2].Text = "một ý mới" })

	test.Tap(c.editor.past)
	v.Picture(t, "versions")
	said := dialogSays(v)
	for _, want := range []string{
		words.Say("window.version-edited") + " Nói ở ấp khóm", words.Say("window.version-moved") + " a", words.Say("window.version-dropped") + " b",
		words.Say("window.version-added") + " một ý mới", words.Say("paper.section-content"),
	} {
		if !strings.Contains(said, want+"\n") {
			t.Errorf("does not say %q:\n%s", want, said)
		}
	}
	uitest.Press(t, v.Window, "window.version-back")
	if shape(c.outline) != "a,b|c" || c.outline.Title != "Nói ở ấp" || c.outline.ID != id {
		t.Errorf("brought back %s, %q", shape(c.outline), c.outline.Title)
	}
	versions, err := v.App.Library().OutlineVersions(t.Context(), id)
	if err != nil || versions[0].Outline.Title != "Nói ở khóm" || versions[0].Outline.Sections[1].Points[2].Text != "một ý mới" {
		t.Errorf("what it took the place of is not kept: %+v, %v", versions, err)
	}
	c.Undo()
	if c.outline.Title != "Nói ở khóm" {
		t.Errorf("a step back is %q", c.outline.Title)
	}
}

func TestAnOutlineWithoutEarlierVersionsSaysSo(t *testing.T) {
	v, c := arranging(t)
	test.Tap(c.editor.past)
	if v.Says() != words.Say("window.versions-none") || v.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("says %q", v.Says())
	}
}
