package read

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/viet"
	"baocaovien/internal/words"
)

func TestWhatIsSelectedGoesIntoTheOutlineVerbatimAtEveryWidth(t *testing.T) {
	v, p := reads(t)
	var kept []library.OutlinePoint
	v.OnKeep = func(point library.OutlinePoint) { kept = append(kept, point) }
	for _, size := range []fyne.Size{fyne.NewSize(1024, 640), fyne.NewSize(420, 500), fyne.NewSize(1366, 768)} {
		v.Window.Resize(size)
		kept = nil
		p.selection.All()
		if p.chosen.box.Hidden {
			t.Fatalf("%v: nothing offers what can be done", size)
		}
		uitest.Press(t, v.Window, "reading.take-selection")
		if len(kept) < 3 || !p.selection.Empty() {
			t.Fatalf("%v: %d points", size, len(kept))
		}
		for _, point := range kept {
			at := point.Quoted.Place
			plain := p.article.Blocks[at.Block].Plain()
			if at.Article != p.ID() || at.Version != p.article.Version || point.Text != plain[at.Start:at.End] || !point.Verbatim() {
				t.Errorf("%+v is not what block %d says", point, at.Block)
			}
		}
	}
}

func TestItemsOfAListKeepTheirPlace(t *testing.T) {
	v, p := reads(t)
	var kept []library.OutlinePoint
	v.OnKeep = func(point library.OutlinePoint) { kept = append(kept, point) }
	p.article.Blocks = []library.Block{
		{Kind: library.Heading, Level: 2, Text: "Đầu đề"},
		{Kind: library.List, Text: "Gồm:", Items: []string{"Mục một, 16 974 tàu", "Mục hai"}},
		{Kind: library.Quote, Text: "Lời dẫn"},
	}
	p.refresh(true)
	p.selection.All()
	p.takeSelection()
	want := []string{"Đầu đề", "Mục một, 16 974 tàu", "Mục hai", "Lời dẫn"}
	if len(kept) != len(want) {
		t.Fatalf("%+v", kept)
	}
	for i, point := range kept {
		at := point.Quoted.Place
		if point.Text != want[i] || p.article.Blocks[at.Block].Plain()[at.Start:at.End] != want[i] {
			t.Errorf("%+v, want %q", point, want[i])
		}
	}
}

func TestWordsAreCopiedWithTheirSource(t *testing.T) {
	_, p := reads(t)
	p.selection.All()
	p.copySelection()
	got := fyne.CurrentApp().Clipboard().Content()
	for _, want := range []string{p.article.Title, p.article.Source, viet.ShortDate(p.article.Published), p.article.URL, p.article.Blocks[0].Text} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q", want)
		}
	}
	menu := p.selectionActions()
	if len(menu) < 5 || menu[0].Label != words.Say("reading.take-selection") || menu[1].Label != words.Say("notes.highlight") || menu[2].Label != words.Say("notes.title") || menu[3].Label != words.Say("reading.copy-cited") {
		t.Errorf("the menu offers %+v", menu)
	}
}

func TestAnArticleThatMayLackAPartSaysSoAndLeadsToItsPage(t *testing.T) {
	v, p := reads(t)
	for _, c := range []struct {
		of   library.Completeness
		want string
	}{
		{library.Completeness{}, ""},
		{library.Completeness{Share: 1}, ""},
		{library.Completeness{Share: 0.9}, ""},
		{library.Completeness{Share: 0.59}, words.Say("reading.lacks", "percent", 59)},
		{library.Completeness{Share: 1, Gaps: []library.Gap{{Kind: library.ImageGap, Count: 2}}}, words.Say("import.gap-image", "count", 2)},
	} {
		p.article.Completeness = c.of
		p.refresh(true)
		if said := uitest.SaysIn(p.column); (c.want == "") != (len(words.MissingOf(p.article.Article)) == 0) || !strings.Contains(said, c.want) {
			t.Errorf("%+v: says %q", c.of, said)
		}
	}
	p.article.Completeness = library.Completeness{Share: 0.59}
	p.refresh(true)
	v.Picture(t, "lacks")
	links := uitest.InSight(v.Window, uitest.Saying(words.Say("window.original")))
	if len(links) < 2 { // the button of the bar, and the link
		t.Errorf("%d ways to the page", len(links))
	}
}

func TestAnArticleIsDeletedAfterAQuestionUnlessAPaperQuotesIt(t *testing.T) {
	v, p := reads(t)
	id := p.ID()
	quoted := library.Point{Place: library.Place{Article: id, Version: 1}}
	o, err := v.App.Library().SaveOutline(t.Context(), library.Outline{Sections: []library.Section{{Points: []library.OutlinePoint{{Quoted: &quoted}}}}})
	if err != nil {
		t.Fatal(err)
	}
	p.askRemove()
	v.Picture(t, "remove")
	uitest.Press(t, v.Window, "reading.remove-now")
	if _, err := v.App.Library().Article(t.Context(), id); err != nil || !strings.Contains(v.Says(), kit.Cut(p.article.Title, 60)[:20]) {
		t.Errorf("it is gone though a paper quotes it: %v, %q", err, v.Says())
	}
	if err := v.App.Library().RemoveOutline(t.Context(), o.ID); err != nil {
		t.Fatal(err)
	}
	p.askRemove()
	uitest.Press(t, v.Window, "reading.remove-now")
	if _, err := v.App.Library().Article(t.Context(), id); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("it stays: %v", err)
	}
}

func TestHitsAreSteppedThroughAndOnlyWordsAreMarked(t *testing.T) {
	v, p := paneOf(t)
	hits, err := v.App.Library().Search(t.Context(), "biển", library.Filter{Limit: 1})
	if err != nil || len(hits) != 1 {
		t.Fatalf("%v, %v", hits, err)
	}
	p.Show(hits[0].ID, "", hits[0].Block, "biển")
	if len(p.spots) < 2 || p.found.box.Hidden {
		t.Fatalf("%d places", len(p.spots))
	}
	v.Picture(t, "hits")
	first := p.spots[0]
	for range p.spots {
		before := p.spot
		p.StepHit(1)
		at := p.spots[p.spot]
		if p.spot == before || p.Block != at.block || !strings.EqualFold(p.article.Blocks[at.block].Plain()[at.start:at.end], "biển") {
			t.Errorf("from %d to %d of %v", before, p.spot, p.spots)
		}
	}
	p.spot = 0
	if p.StepHit(-1); p.spot != len(p.spots)-1 || p.spots[0] != first {
		t.Errorf("back from the first to %d of %v", p.spot, p.spots)
	}
}
