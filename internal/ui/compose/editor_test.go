package compose

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// arranged is a window with an outline of the given points open.
func arranged(t *testing.T, sections ...string) (*uitest.Host, *Composer) {
	t.Helper()
	v, c := arranging(t)
	c.change(func(o *library.Outline) {
		now := outlineOf(sections...)
		now.ID, now.Saved = o.ID, o.Saved
		*o = now
	})
	return v, c
}

// middleOf is where an object is in the window.
func middleOf(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

func TestDraggedPointGoesWhereItIsLetGo(t *testing.T) {
	for name, test := range map[string]struct {
		from, onto position
		below      bool // let go under the middle of the card it is dragged onto
		result     string
	}{
		"up":               {position{0, 2}, position{0, 0}, false, "c,a,b|d|"},
		"down":             {position{0, 0}, position{0, 2}, true, "b,c,a|d|"},
		"to another":       {position{0, 0}, position{1, 0}, false, "b,c|a,d|"},
		"where it is":      {position{0, 1}, position{0, 1}, true, "a,b,c|d|"},
		"back to its side": {position{1, 0}, position{0, 2}, true, "a,b,c,d||"},
	} {
		t.Run(name, func(t *testing.T) {
			_, c := arranged(t, "a b c", "d", "")
			at := middleOf(c.editor.cards[test.onto])
			if test.below {
				at.Y += c.editor.cards[test.onto].Size().Height / 3
			} else {
				at.Y -= c.editor.cards[test.onto].Size().Height / 3
			}
			card := c.editor.cards[test.from]
			card.OnDrag(at)
			if c.editor.drag.line.Hidden {
				t.Error("no line shows where it would go")
			}
			card.OnDrop()
			if got := shape(c.outline); got != test.result || !c.editor.drag.line.Hidden {
				t.Errorf("%s, want %s", got, test.result)
			}
		})
	}
}

func TestPointIsDraggedIntoAnEmptySection(t *testing.T) {
	_, c := arranged(t, "a b", "", "c")
	card := c.editor.cards[position{0, 0}]
	card.OnDrag(middleOf(c.editor.heads[1]).AddXY(0, 8))
	card.OnDrop()
	if got := shape(c.outline); got != "b|a|c" {
		t.Errorf("%s", got)
	}
}

func TestMaterialIsDraggedToItsPlace(t *testing.T) {
	_, c := arranged(t, "a b", "c")
	piece := library.OutlinePoint{Text: "x", Quoted: &library.Point{Text: "x"}}
	c.drag(middleOf(c.clippings.box))
	c.letGo(piece)
	if got := shape(c.outline); got != "a,b|c" {
		t.Errorf("let go over the material it went into the outline: %s", got)
	}
	at := middleOf(c.editor.cards[position{0, 1}])
	c.drag(at.AddXY(0, -20))
	c.letGo(piece)
	if got := shape(c.outline); got != "a,x,b|c" {
		t.Errorf("%s", got)
	}
	c.Undo()
	if got := shape(c.outline); got != "a,b|c" {
		t.Errorf("undone to %s", got)
	}
}

func TestCardsOfOtherPointsStayWhenOneChangesPlace(t *testing.T) {
	_, c := arranged(t, "a b c", "d")
	b, d := c.editor.cards[position{0, 1}], c.editor.cards[position{1, 0}]
	c.move(position{0, 0}, 1)
	if c.editor.cards[position{0, 0}] != b || c.editor.cards[position{1, 0}] != d {
		t.Error("cards that show the same were made anew")
	}
	if top, head := middleOf(b).Y, middleOf(c.editor.heads[0]).Y; top < head || middleOf(c.editor.heads[1]).Y < top {
		t.Errorf("the first card lies at %v, its head at %v", top, head)
	}
	b.OnChanged(0, "b hai")
	if got := shape(c.outline); got != "b hai,a,c|d" {
		t.Errorf("what is typed into a card that moved goes elsewhere: %s", got)
	}
	c.add(position{0, 0})
	if c.editor.cards[position{0, 1}] != b {
		t.Error("the card that was typed into did not stay")
	}
	c.drop(position{0, 1})
	if _, kept := c.editor.cards[position{0, 3}]; kept || shape(c.outline) != ",a,c|d" {
		t.Errorf("%s", shape(c.outline))
	}
}

func TestSlogansAndQuestionsAreWrittenMovedDroppedAndUndone(t *testing.T) {
	v, c := arranged(t, "a")
	c.add(position{slogansAt, 0})
	c.editor.cards[position{slogansAt, 0}].OnChanged(0, "Một")
	c.add(position{slogansAt, 1})
	c.editor.cards[position{slogansAt, 1}].OnChanged(0, "Hai")
	c.add(position{questionsAt, 0})
	c.editor.cards[position{questionsAt, 0}].OnChanged(0, "Hỏi gì?")
	c.editor.cards[position{questionsAt, 0}].OnChanged(1, "Đáp vậy.")
	c.move(position{slogansAt, 0}, 1)
	saved, err := v.App.Library().Outline(t.Context(), c.outline.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(saved.Slogans, ","); got != "Hai,Một" || len(saved.Questions) != 1 || saved.Questions[0].Answer != "Đáp vậy." {
		t.Errorf("saved %q, %+v", got, saved.Questions)
	}
	if at := c.move(position{slogansAt, 1}, 1); at != (position{slogansAt, 1}) {
		t.Errorf("a slogan left its list: %v", at)
	}
	c.drop(position{questionsAt, 0})
	if len(c.outline.Questions) != 0 {
		t.Error("the question is still there")
	}
	v.Notice.Act()
	if len(c.outline.Questions) != 1 {
		t.Error("the question did not come back")
	}
	c.drop(position{slogansAt, 0})
	c.Undo()
	if got := strings.Join(c.outline.Slogans, ","); got != "Hai,Một" {
		t.Errorf("undone to %q", got)
	}
}

func TestEverythingKnownOfTheTalkIsEditedAndKept(t *testing.T) {
	v, c := arranged(t, "a")
	d := c.editor.details
	d.toggle()
	for field, text := range map[*widgets.Field]string{
		d.occasion: "Sinh hoạt chi hội", d.hall: "Khóm 4", d.date: "27/6/2026 19:00", d.audience: "Hội viên phụ nữ", d.speaker: "Nguyễn Văn A", d.minutes: "30",
	} {
		field.SetText(text)
	}
	o, err := v.App.Library().Outline(t.Context(), c.outline.ID)
	if err != nil {
		t.Fatal(err)
	}
	if o.Occasion != "Sinh hoạt chi hội" || o.Place != "Khóm 4" || dateLine(o.Date) != "27/6/2026 19:00" || o.Audience != "Hội viên phụ nữ" ||
		o.Speaker != "Nguyễn Văn A" || o.Minutes != 30 {
		t.Errorf("kept %+v", o)
	}
	if got := d.line.Words(); got != "Khóm 4 · 27/6/2026 19:00 · Hội viên phụ nữ · Sinh hoạt chi hội" {
		t.Errorf("one line says %q", got)
	}
}

func TestTalkLongerThanPlannedIsSaid(t *testing.T) {
	_, c := arranged(t, "a")
	c.editor.cards[position{0, 0}].OnChanged(0, strings.Repeat("lãnh hải ", 160)) // 320 syllables: two minutes
	d := c.editor.details
	d.minutes.SetText("30")
	if got, want := d.time.Words(), words.Say("window.spoken-of", "minutes", 2, "planned", 30); got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	d.minutes.SetText("1")
	if got := d.share.Words(); !strings.Contains(got, words.Say("window.planned-over", "over", 2)) {
		t.Errorf("says %q of a talk of two minutes where one is planned", got)
	}
	d.minutes.SetText("nửa giờ")
	if c.outline.Minutes != 0 || d.share.Visible() {
		t.Errorf("%d minutes planned", c.outline.Minutes)
	}
}

func TestAnOutlineIsNobodysUntilOneSaysWhoseAndSoAreTheNext(t *testing.T) {
	v, c := arranging(t)
	if c.outline.Letterhead != (library.Letterhead{}) || !c.editor.details.nobody.Visible() {
		t.Fatalf("a new library prints as %+v, the asking in sight: %v", c.outline.Letterhead, c.editor.details.nobody.Visible())
	}
	uitest.Press(t, v.Window, "window.letterhead-missing")
	issuer, ok := uitest.Find(v.Window, uitest.Hinting(words.Say("window.issuer-hint")))
	if !ok {
		t.Fatal("the form does not ask for the issuer")
	}
	uitest.FieldOf(issuer.Object).SetText("Chi bộ ấp Một")
	uitest.Press(t, v.Window, "window.use")
	if c.outline.Letterhead.Issuer != "Chi bộ ấp Một" || c.editor.details.nobody.Visible() {
		t.Errorf("%+v, the asking in sight: %v", c.outline.Letterhead, c.editor.details.nobody.Visible())
	}
	if next, err := v.App.Settings().Letterhead(t.Context()); err != nil || next.Issuer != "Chi bộ ấp Một" {
		t.Errorf("the next outline begins with %+v: %v", next, err)
	}
}
