package compose

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/printer"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

func TestDroppedPointComesBackWhateverWasChangedSince(t *testing.T) {
	_, c := arranging(t)
	id := c.outline.ID
	c.outline = outlineOf("a b", "c")
	c.outline.ID = id
	c.drop(position{0, 1})
	back := c.Notice.Act
	c.typed("title", func(o *library.Outline) { o.Title = "B" })
	back()
	if got := shape(c.outline); got != "a,b|c" || c.outline.Title != "B" {
		t.Errorf("%s, %q", got, c.outline.Title)
	}
	back()
	if got := shape(c.outline); got != "a,b|c" {
		t.Errorf("comes back twice: %s", got)
	}
}

func TestPrintDialogProposesThePaperOfTheSettings(t *testing.T) {
	for single, proposed := range map[bool]string{true: "window.single-sided", false: "window.both-sides"} {
		v, c := arranging(t)
		c.preview.SetSides(single)
		c.change(func(o *library.Outline) {
			for range 80 {
				o.Sections[0].Points = append(o.Sections[0].Points, library.OutlinePoint{Text: "Lãnh hải rộng 12 hải lý tính từ đường cơ sở."})
			}
		})
		d := c.choosePrinter([]printer.Printer{{Name: "PDF", Default: true}})
		if d.paper.Chosen != single {
			t.Errorf("proposes %s to one who wants %s", kit.SidesName(d.paper.Chosen), words.Say(proposed))
		}
		v.CloseDialog()
	}
}

func TestDateThatIsNotUnderstoodIsSaid(t *testing.T) {
	_, c := arranging(t)
	for text, bad := range map[string]bool{"hôm nào đó": true, "23/11/2026": false, "": false} {
		c.editor.details.date.SetText(text)
		if c.editor.details.badDate.Visible() != bad {
			t.Errorf("%q: bad is %v", text, !bad)
		}
	}
}
