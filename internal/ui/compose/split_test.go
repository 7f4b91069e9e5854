package compose

import (
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// cited is a passage of block 3 of version 2 of article 7.
func cited(text string, start int) library.OutlinePoint {
	return library.OutlinePoint{Text: text, Quoted: &library.Point{
		Text: text, Kind: library.StatementPoint, Place: library.Place{Article: 7, Version: 2, Block: 3, Start: start, End: start + len(text)},
	}}
}

func TestBothPartsOfAPassageAreQuotedFromTheirPlace(t *testing.T) {
	text := "Lãnh hải rộng 12 hải lý. Nội thủy ở phía trong."
	first, second, ok := splitPoint(cited(text, 100), len([]rune("Lãnh hải rộng 12 hải lý.")))
	if !ok || !first.Verbatim() || !second.Verbatim() || first.Text != "Lãnh hải rộng 12 hải lý." || second.Text != "Nội thủy ở phía trong." {
		t.Fatalf("%+v, %+v, %v", first, second, ok)
	}
	for _, p := range []library.OutlinePoint{first, second} {
		if got := text[p.Quoted.Start-100 : p.Quoted.End-100]; got != p.Text {
			t.Errorf("%q stands at the place of %q", got, p.Text)
		}
	}
	again, ok := joinPoints(first, second)
	if !ok || !again.Verbatim() || again.Text != text || again.Quoted.Place != cited(text, 100).Quoted.Place {
		t.Errorf("joined again: %+v, %v", again, ok)
	}
}

func TestWhatCannotBePartedOrJoinedStays(t *testing.T) {
	table, heading, other, reworded := cited("a\tb", 0), cited("Các vùng biển", 0), cited("Nội thủy.", 0), cited("Một câu. Hai câu.", 0)
	table.Quoted.Kind, heading.Quoted.Kind, other.Quoted.Article = library.TablePoint, library.HeadingPoint, 8
	reworded.Text = "Một câu đã sửa. Hai câu."
	own := library.OutlinePoint{Text: "Lời của tôi."}
	for _, c := range []struct {
		p      library.OutlinePoint
		cursor int
		want   bool
	}{{own, 0, false}, {own, 12, false}, {own, 99, false}, {own, 3, true}, {table, 1, false}, {reworded, 15, true}, {library.OutlinePoint{Text: "  a"}, 1, false}} {
		if _, _, ok := splitPoint(c.p, c.cursor); ok != c.want {
			t.Errorf("%q at %d is parted: %v", c.p.Text, c.cursor, ok)
		}
	}
	if first, second, _ := splitPoint(reworded, 15); first.Verbatim() || second.Verbatim() || first.Quoted == nil {
		t.Error("a part of what was reworded calls itself verbatim, or names no source")
	}
	for _, c := range []struct {
		a, b           library.OutlinePoint
		want, verbatim bool
	}{
		{own, own, true, false},
		{own, other, false, false},
		{cited("Một.", 0), other, false, false},
		{cited("Một.", 0), heading, false, false},
		{table, cited("Một.", 0), false, false},
		{cited("Một.", 0), cited("Ba.", 40), true, false},
	} {
		if joined, ok := joinPoints(c.a, c.b); ok != c.want || ok && joined.Verbatim() != c.verbatim {
			t.Errorf("%q and %q: %v, verbatim %v", c.a.Text, c.b.Text, ok, joined.Verbatim())
		}
	}
}

func TestAPointIsPartedAtTheCursorAndJoined(t *testing.T) {
	v, c := arranging(t)
	c.change(func(o *library.Outline) {
		o.Sections = []library.Section{{Role: library.ContentSection, Points: []library.OutlinePoint{{Text: "Một câu. Hai câu."}}}}
	})
	at := position{0, 0}
	for range "Một câu." {
		c.editor.cards[at].Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	c.split(at, c.editor.cards[at].Cursor())
	if got := shape(c.outline); got != "Một câu.,Hai câu." {
		t.Fatalf("parted into %q", got)
	}
	c.join(at)
	if got := shape(c.outline); got != "Một câu. Hai câu." {
		t.Errorf("joined into %q", got)
	}
	c.Undo()
	if got := shape(c.outline); got != "Một câu.,Hai câu." {
		t.Errorf("undone into %q", got)
	}
	c.join(position{0, 1})
	if got := v.Says(); got != words.Say("window.join-last") {
		t.Errorf("says %q of the last point", got)
	}
}
