package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/library"
	"baocaovien/internal/outline"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// planning is the dialog that parts an outline of points a to d, and its entry of names.
func planning(t *testing.T) (*uitest.Host, *Composer, *widgets.Field) {
	t.Helper()
	v, c := arranged(t, "a", "b", "c", "d")
	return v, c, askedForPlan(t, v, c)
}

func askedForPlan(t *testing.T, v *uitest.Host, c *Composer) *widgets.Field {
	t.Helper()
	test.Tap(c.editor.details.parted)
	area, ok := uitest.Find(v.Window, func(o fyne.CanvasObject) bool {
		f, is := o.(*widgets.Field)
		return is && f.MultiLine
	})
	if !ok {
		t.Fatal("nothing asks how the outline is to be parted")
	}
	return area.Object.(*widgets.Field)
}

// tapChip taps a chip of the dialog on top.
func tapChip(t *testing.T, v *uitest.Host, label string) {
	t.Helper()
	chips := uitest.Within(v.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool {
		c, is := o.(*widgets.Chip)
		return is && c.Label() == label
	})
	if len(chips) != 1 {
		t.Fatalf("%d chips say %q", len(chips), label)
	}
	test.Tap(chips[0].(fyne.Tappable))
}

func TestAStandingOutlineIsPartedByATemplate(t *testing.T) {
	v, c, names := planning(t)
	if names.Text != "Hoàn cảnh, ý nghĩa\nNội dung chính\nKết quả\nNhiệm vụ" {
		t.Errorf("begins with %q", names.Text)
	}
	tapChip(t, v, "Tình hình và nhiệm vụ")
	v.Picture(t, "plan")
	uitest.Press(t, v.Window, "window.plan-use")
	if got := shape(c.outline); got != "a|b|c|d" {
		t.Errorf("parted %s", got)
	}
	for i, want := range []string{"I. Mở đầu", "II. Tình hình", "III. Kết quả", "IV. Nhiệm vụ thời gian tới"} {
		if got := sectionName(c.outline, i); got != want {
			t.Errorf("section %d is %q, want %q", i, got, want)
		}
	}
	saved, err := v.App.Library().Outline(t.Context(), c.outline.ID)
	text, err2 := v.App.Papers.PlainText(t.Context(), saved, c.preview.PrintOptions())
	if err != nil || err2 != nil || !strings.Contains(text, "II. Tình hình\n") || !strings.Contains(text, "IV. Nhiệm vụ thời gian tới") {
		t.Errorf("%v, %v; printed %s", err, err2, text)
	}
	c.Undo()
	if got := sectionName(c.outline, 0); got != "I. Hoàn cảnh, ý nghĩa" {
		t.Errorf("undone to %q", got)
	}
}

func TestSectionsAreTypedAndFollowedByNewOutlines(t *testing.T) {
	v, c, names := planning(t)
	names.SetText("")
	test.Type(names, "Bien")
	names.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Type(names, "Viec can lam thoi gian toi")
	always := uitest.Within(v.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.TickBox); return is })
	test.Tap(always[0].(fyne.Tappable))
	uitest.Press(t, v.Window, "window.plan-use")
	if got := shape(c.outline); got != "a,b|c,d" && got != "a,b,c|d" || c.outline.Points() != 4 {
		t.Errorf("parted %s", got)
	}
	named := func() []string { return outline.Names(c.outline.Sections) }
	c.Begin(firstTwo(t, v), library.SeaIslands)
	if got := named(); !slices.Equal(got, []string{"Bien", "Viec can lam thoi gian toi"}) || c.outline.Points() == 0 {
		t.Errorf("a new outline has %v with %d points", got, c.outline.Points())
	}
	askedForPlan(t, v, c)
	always = uitest.Within(v.Window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.TickBox); return is })
	if !always[0].(*widgets.TickBox).Checked {
		t.Fatal("does not say that new outlines are parted so")
	}
	test.Tap(always[0].(fyne.Tappable))
	uitest.Press(t, v.Window, "window.plan-use")
	c.Begin(firstTwo(t, v), library.SeaIslands)
	if got := named(); len(got) != 4 || got[1] != words.Say("paper.section-content") {
		t.Errorf("after it was unticked a new outline has %v", got)
	}
}

func TestOwnTemplatesAreKeptChosenAndRemoved(t *testing.T) {
	v, c, names := planning(t)
	name := func() *widgets.Field {
		field, ok := uitest.Find(v.Window, uitest.Hinting(words.Say("window.plan-name-hint")))
		if !ok {
			t.Fatal("no field for the name")
		}
		return field.Object.(*widgets.Field)
	}
	names.SetText("Ấp Một\nẤp Hai")
	uitest.Press(t, v.Window, "window.plan-keep-it")
	if _, said := uitest.Find(v.Window, uitest.Saying(words.Say("window.plan-nameless"))); !said {
		t.Error("a template without a name is not complained of")
	}
	for range 2 { // the second takes the place of the first
		test.Type(name(), "Hop to")
		uitest.Press(t, v.Window, "window.plan-keep-it")
	}
	own, err := v.App.Settings().OwnPlans(t.Context())
	if err != nil || len(own) != 1 || own[0].Name != "Hop to" {
		t.Fatalf("%+v, %v", own, err)
	}
	uitest.Press(t, v.Window, "window.cancel")
	names = askedForPlan(t, v, c)
	tapChip(t, v, "Hop to")
	if names.Text != "Ấp Một\nẤp Hai" {
		t.Errorf("chooses %q", names.Text)
	}
	gone, ok := uitest.Find(v.Window, uitest.Saying(words.Say("window.plan-remove", "name", "Hop to")))
	if !ok {
		t.Fatal("nothing removes it")
	}
	test.Tap(gone.Object.(fyne.Tappable))
	if own, err = v.App.Settings().OwnPlans(t.Context()); err != nil || len(own) != 0 {
		t.Errorf("%+v, %v", own, err)
	}
}

func TestNamesOfSectionsThatCannotBeUsedAreSaid(t *testing.T) {
	v, c, names := planning(t)
	many := make([]string, mostSections+1)
	for i := range many {
		many[i] = fmt.Sprint("Phần ", i)
	}
	for text, said := range map[string]string{
		" \n":                          words.Say("window.plan-empty"),
		"Biển\nĐảo\nBIỂN":              words.Say("window.plan-twice", "name", "BIỂN"),
		strings.Join(many, "\n"):       words.Say("window.plan-many", "most", mostSections),
		strings.Repeat("rất dài ", 30): words.Say("window.plan-long", "most", mostSectionName, "name", "rất dài rất dài rất dài rất dài rất dài…"),
	} {
		names.SetText(text)
		uitest.Press(t, v.Window, "window.plan-use")
		if _, ok := uitest.Find(v.Window, uitest.Saying(said)); !ok {
			t.Errorf("%.20q: does not say %q", text, said)
		}
	}
	if got := outline.Names(c.outline.Sections); len(got) != 4 {
		t.Errorf("parted all the same: %v", got)
	}
}
