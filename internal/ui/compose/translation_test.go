package compose

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestASecondLanguageIsPastedAndStaysWithTheOutline(t *testing.T) {
	v, c := arranging(t)
	c.editTranslation()
	title, ok := uitest.Find(v.Window, uitest.Hinting(words.Say("window.translation-title-hint")))
	if !ok {
		t.Fatal("no field for the title")
	}
	uitest.FieldOf(title.Object).SetText("ຊາຍແດນ")
	area, ok := uitest.Find(v.Window, func(o fyne.CanvasObject) bool {
		f := uitest.FieldOf(o)
		return f != nil && f.MultiLine && f.Visible() && f.MinSize().Height > 100
	})
	if !ok {
		t.Fatal("no field for the text")
	}
	uitest.FieldOf(area.Object).SetText("ໜຶ່ງ\nສອງ\n")
	if _, ok := uitest.Find(v.Window, uitest.Saying("ຊາຍແດນ ໜຶ່ງ ສອງ")); !ok {
		t.Error("what was typed is not read under the field")
	}
	v.Picture(t, "translation")
	uitest.Press(t, v.Window, "window.use")
	if got := c.outline.Translation; got.Title != "ຊາຍແດນ" || got.Text != "ໜຶ່ງ\nສອງ" {
		t.Errorf("%+v", got)
	}
	if said := c.editor.details.translation.Words(); !strings.Contains(said, "ຊາຍແດນ") {
		t.Errorf("the line says %q", said)
	}
	id := c.outline.ID
	c.open(openOutline{})
	c.Show(kit.Route{Kind: kit.OutlinePage, Outline: id})
	if c.outline.Translation.Text != "ໜຶ່ງ\nສອງ" {
		t.Errorf("opened again it is %+v", c.outline.Translation)
	}
}
