package read

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
)

// tabled opens an article with a table, a picture that is not kept, and one whose form cannot be shown.
func tabled(t *testing.T) (*uitest.Host, *Pane, store.Arrival) {
	t.Helper()
	v, p := paneOf(t)
	sources, err := v.App.Library().Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	arrival := store.Arrival{SourceID: sources[0].ID, Article: library.Article{URL: "https://bang.example/bang", Title: "Bảng tàu thuyền", Blocks: []library.Block{
		{Kind: library.Paragraph, Text: "Số tàu của ba xã như sau."},
		{Kind: library.Table, Text: "Bảng 1. Tàu thuyền", Rows: [][]string{{"Xã", "Số tàu"}, {"Long Hòa", "1 204"}, {"Hiệp Thạnh", ""}, {"Dân Thành", "37"}}},
		{Kind: library.Image, Src: "https://bang.example/anh.jpg", Text: "Bến cá lúc rạng sáng"},
		{Kind: library.Image, Src: "https://bang.example/anh.svg", Text: "Sơ đồ luồng lạch"},
		{Kind: library.Image, Src: "https://bang.example/khong-loi.jpg"},
	}}}
	id, _, err := v.App.Library().Save(t.Context(), arrival)
	if err != nil {
		t.Fatal(err)
	}
	p.Show(id, "", -1)
	return v, p, arrival
}

// textOf is the text in sight that says something.
func textOf(t *testing.T, p *Pane, words string) *widgets.Prose {
	t.Helper()
	for prose := range p.placed {
		if prose.Words() == words {
			return prose
		}
	}
	t.Fatalf("%q cannot be selected", words)
	return nil
}

// pressAt is the mouse going down at a place of a text.
func pressAt(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}}
}

// dragTo is the mouse going on to a place of a text.
func dragTo(prose *widgets.Prose, x, y float32) *fyne.DragEvent {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(prose)
	return &fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at.AddXY(x, y), Position: fyne.NewPos(x, y)}}
}

// selectAll selects all of a text with the mouse.
func selectAll(prose *widgets.Prose) {
	prose.MouseDown(pressAt(0, 1))
	prose.Dragged(dragTo(prose, prose.Size().Width, prose.Size().Height-1))
}

func TestCellsAndCaptionsAreMarkedNotedAndTaken(t *testing.T) {
	for _, c := range []struct{ words, at string }{
		{"Bảng 1. Tàu thuyền", "the name of the table"}, {"Xã", "a head"}, {"Long Hòa", "a cell"}, {"1 204", "a figure at the right of its column"},
		{"37", "the last cell"}, {"Bến cá lúc rạng sáng", "a caption"}, {"Sơ đồ luồng lạch", "a caption of what cannot be shown"},
	} {
		t.Run(c.at, func(t *testing.T) {
			v, p, arrival := tabled(t)
			prose := textOf(t, p, c.words)
			selectAll(prose)
			places := p.selectedPlaces()
			if len(places) != 1 || p.article.Blocks[places[0].Block].Plain()[places[0].Start:places[0].End] != c.words {
				t.Fatalf("%+v is selected", places)
			}
			p.highlight()
			spans := p.notedIn(places[0].Block)
			if len(spans) != 1 || spans[0] != [2]int{places[0].Start, places[0].End} {
				t.Fatalf("%v is highlighted, want %+v", spans, places[0])
			}
			arrival.Article.Blocks = append([]library.Block{{Kind: library.Paragraph, Text: "Đính chính: bảng có thêm một dòng."}}, arrival.Article.Blocks...)
			if _, _, err := v.App.Library().Save(t.Context(), arrival); err != nil {
				t.Fatal(err)
			}
			p.Show(p.ID(), "", -1)
			if spans := p.notedIn(places[0].Block + 1); len(spans) != 1 || p.noted[0].State != library.NoteStands {
				t.Errorf("in the next version it is at %v, %+v", spans, p.noted)
			}
		})
	}
}

func TestRowsThatAreSelectedAreOnePointAndOnePieceOfTheTable(t *testing.T) {
	v, p, _ := tabled(t)
	var kept []library.OutlinePoint
	v.OnKeep = func(point library.OutlinePoint) { kept = append(kept, point) }
	p.selection.All()
	if text := p.selection.Selected(); !strings.Contains(text, "\n\nBảng 1. Tàu thuyền\n\nXã\tSố tàu\nLong Hòa\t1 204\nHiệp Thạnh\t\nDân Thành\t37\n\nBến cá lúc rạng sáng\n\nSơ đồ") {
		t.Errorf("copies %q", text)
	}
	p.takeSelection()
	table := p.article.Blocks[1].Plain()
	if len(kept) != 4 || kept[1].Text != table || !kept[1].Verbatim() {
		t.Errorf("takes %+v", kept)
	}
}

func TestADragOverARowEndsInTheCellUnderThePointer(t *testing.T) {
	_, p, _ := tabled(t)
	first, last := textOf(t, p, "Long Hòa"), textOf(t, p, "1 204")
	first.MouseDown(pressAt(0, 1))
	first.Dragged(dragTo(first, 20, 2))
	if got := p.selection.Selected(); got != "Long" && got != "Long Hòa" {
		t.Errorf("a drag within the cell selects %q", got)
	}
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(last)
	first.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: from.AddXY(last.Size().Width-1, 2)}})
	if got := p.selection.Selected(); got != "Long Hòa\t1 204" {
		t.Errorf("a drag to the next cell selects %q", got)
	}
}

func TestFindingMarksWordsInCellsAndCaptions(t *testing.T) {
	v, p, _ := tabled(t)
	p.Find()
	for _, words := range []string{"hiep thanh", "rang sang", "1 204"} {
		p.look(words)
		if len(p.spots) != 1 {
			t.Errorf("%q is found %d times", words, len(p.spots))
		}
	}
	v.Picture(t, "cells")
}
