package read

import (
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/theme"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

func TestWhyLeadsToTheBlockThatDecided(t *testing.T) {
	spots := []theme.Spot{{Block: -1}, {Block: 2}, {Block: 5}, {Block: 6}}
	for _, c := range []struct{ first, end, otherwise, want int }{
		{0, 9, 0, 2},   // not the title
		{4, 7, 4, 5},   // not the heading above the passage
		{7, 9, 7, 7},   // none: where the passage begins
		{0, 1, -1, -1}, // none at all
	} {
		if got := firstSpot(spots, c.first, c.end, c.otherwise); got != c.want {
			t.Errorf("%+v: block %d", c, got)
		}
	}
}

func TestWhyNamesEachPassageOnceAndClosesOnTheWayThere(t *testing.T) {
	v, p := reads(t)
	p.explain()
	reading, err := v.App.Themes.Why(t.Context(), p.article.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := reading.Passages[reading.Reasons()[0].Passage]
	all := uitest.InSight(v.Window, uitest.Saying(words.Say("reading.why-there")))
	if len(all) == 0 || len(all) > len(reading.Passages) {
		t.Fatalf("%d ways for %d passages", len(all), len(reading.Passages))
	}
	all[0].Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if v.Window.Canvas().Overlays().Top() != nil || p.Block < first.First || p.Block >= first.End {
		t.Errorf("goes to block %d of %d–%d", p.Block, first.First, first.End-1)
	}
}
