package ui

import (
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
)

// twoOutlines is a window with two saved outlines, the first one open.
func twoOutlines(t *testing.T) (v *Window, c *composer, first, second int64) {
	t.Helper()
	v, c = arranging(t)
	first = c.outline.ID
	c.begin([]int64{v.browse.Hits()[0].ID}, "")
	second = c.outline.ID
	if first == second || second == 0 {
		t.Fatalf("outlines %d and %d", first, second)
	}
	v.show(kit.Route{Kind: kit.OutlinePage, Outline: first})
	return v, c, first, second
}

// removeOutline removes a saved outline on its page.
func removeOutline(t *testing.T, v *Window, id int64) {
	t.Helper()
	v.show(kit.Route{Kind: kit.OutlinesPage})
	p := v.pages[kit.OutlinesPage].(*outlines)
	for _, o := range p.all {
		if o.ID == id {
			p.remove(o)
			return
		}
	}
	t.Fatalf("no outline %d", id)
}

func TestEditAfterRemovingReachesTheOutlineThatCameBack(t *testing.T) {
	v, c, first, second := twoOutlines(t)
	removeOutline(t, v, first)
	removeOutline(t, v, second)
	v.Notice.Action.OnTapped()
	v.show(kit.Route{Kind: kit.OutlinePage, Outline: second})
	c.editor.title.SetText("Bài thứ hai")
	all, err := v.app.Library().Outlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].ID != second || all[0].Title != "Bài thứ hai" {
		t.Errorf("kept %+v", all)
	}
}

func TestRemovedOpenOutlineIsNotWorkedOnAnyMore(t *testing.T) {
	v, c, first, second := twoOutlines(t)
	removeOutline(t, v, first)
	if c.outline.ID != 0 || len(c.chosen[first]) != 0 || len(c.history.past) != 0 {
		t.Errorf("still at outline %d", c.outline.ID)
	}
	c.keep(library.OutlinePoint{Text: "Chào hỏi", Quoted: &library.Point{Text: "Chào hỏi"}})
	if c.outline.ID == 0 || c.outline.ID == first || c.outline.ID == second || c.outline.Points() != 1 {
		t.Errorf("a margin note went into outline %d of %d points", c.outline.ID, c.outline.Points())
	}
}

func TestAnOutlineIsBegunWithoutAnArticle(t *testing.T) {
	v, c := arranging(t)
	v.show(kit.Route{Kind: kit.OutlinesPage})
	uitest.Press(t, v.Window, "window.outline-new")
	if v.at.Kind != kit.OutlinePage || c.outline.Points() != 0 || len(c.editor.heads) == 0 {
		t.Fatalf("at %v with %d points", v.at, c.outline.Points())
	}
	c.bring([]int64{v.browse.Hits()[0].ID})
	if len(c.material.all) == 0 {
		t.Error("an article that is added brings no material")
	}
	c.add(spot{0, 0})
	c.editor.cards[spot{0, 0}].OnChanged(0, "Chào hỏi")
	if !c.preview.printable() {
		t.Error("an outline of own points cannot be printed")
	}
}

func TestWayBackToWhatWasRemovedStaysFromPlaceToPlace(t *testing.T) {
	v, _, first, _ := twoOutlines(t)
	removeOutline(t, v, first)
	v.show(sea())
	if !v.Notice.Box.Visible() || v.Notice.Action.Label() != words.Say("window.undo") {
		t.Fatal("the way back is gone")
	}
	v.Notice.Action.OnTapped()
	if _, err := v.app.Library().Outline(t.Context(), first); err != nil {
		t.Error(err)
	}
	v.Say(words.Say("window.printing"), "", nil)
	v.show(kit.Route{Kind: kit.AllArticles})
	if v.Notice.Box.Visible() {
		t.Error("any other notice stays too")
	}
}
