package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/words"
)

// long makes an outline of several pages.
func long(o *library.Outline) {
	for range 120 {
		o.Sections[1].Points = append(o.Sections[1].Points, library.OutlinePoint{Text: "Lãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển."})
	}
}

func TestPreviewFollowsTheChoiceOfPaper(t *testing.T) {
	_, c := arranging(t)
	paper := c.preview.paper
	width := func() float64 { return c.preview.pages.Pages[0].Width }
	choose := func(template string) { paper.chosen.Chips[template].OnTapped() }
	if width() != 210 {
		t.Fatalf("%v mm wide", width())
	}
	paper.toggle()
	fold := func(f fold) {
		paper.folds[paper.way.Template] = f
		paper.changed()
	}
	fold(booklet)
	if width() != 297 || !paper.way.Booklet {
		t.Errorf("a booklet is %v mm wide", width())
	}
	c.preview.turn(fyne.KeyEnd)
	choose(handout.Phieu)
	if c.preview.number != 0 {
		t.Errorf("another paper opens at page %d", c.preview.number+1)
	}
	if width() != 148 || paper.way.Booklet {
		t.Errorf("a card is %v mm wide", width())
	}
	fold(twoUp)
	if width() != 297 {
		t.Errorf("two cards are %v mm wide", width())
	}
	choose(handout.ToPhatTay)
	if len(c.preview.pages.Pages) != 1 || paper.way.TwoUp {
		t.Errorf("a leaflet of %d pages", len(c.preview.pages.Pages))
	}
	choose(handout.DeCuong)
	if !paper.way.Booklet {
		t.Error("the choice for the đề cương is forgotten")
	}
}

func TestLeafletSaysWhatItLeavesOutAndTheRestIsPrinted(t *testing.T) {
	v, c := arranging(t)
	c.preview.paper.chosen.Chips[handout.ToPhatTay].OnTapped()
	over := c.preview.over
	if over == nil || c.preview.notes.Hidden || !c.preview.printable() {
		t.Fatal("the outline of two articles fits a leaflet, or nothing is said")
	}
	if said := c.preview.note.Words(); !strings.Contains(said, words.Say("window.overflow-points", "count", len(over.Points))) {
		t.Errorf("says %q", said)
	}
	outline, way := c.preview.printed()
	pages, err := v.app.Pages(t.Context(), outline, way)
	if err != nil || len(pages.Pages) != 1 || outline.Points() != c.outline.Points()-len(over.Points) {
		t.Errorf("%d pages of %d points, %v", len(pages.Pages), outline.Points(), err)
	}
	c.preview.paper.chosen.Chips[handout.DeCuong].OnTapped()
	if c.preview.over != nil || !c.preview.notes.Hidden {
		t.Error("the đề cương leaves something out")
	}
}

func TestEveryPageInSightIsDrawnAsSharpAsItIsShown(t *testing.T) {
	_, c := arranging(t)
	p := c.preview
	long(&c.outline) // without a card for each point
	p.update()
	check := func(when string) {
		t.Helper()
		first, end := p.sheets.InSight()
		for i := first; i < end; i++ {
			picture := p.sheets.Picture(i)
			if picture == nil {
				t.Fatalf("%s: page %d is blank", when, i+1)
			}
			shown := p.sheets.WidthOf(i) * c.Window.Canvas().Scale()
			if got := float32(picture.Bounds().Dx()); got < shown-1 || got > shown+1 {
				t.Errorf("%s: page %d has %v pixels across on %v", when, i+1, got, shown)
			}
		}
	}
	check("at first")
	p.scale(1)
	p.scale(1)
	check("larger")
	p.turn(fyne.KeyEnd)
	if p.number != len(p.pages.Pages)-1 {
		t.Errorf("the end is page %d of %d", p.number+1, len(p.pages.Pages))
	}
	check("at the end")
	p.turn(fyne.KeyPageUp)
	if want := words.Say("window.page-of", "page", len(p.pages.Pages)-1, "pages", len(p.pages.Pages)); p.label.Words() != want {
		t.Errorf("says %q, want %q", p.label.Words(), want)
	}
	p.sheets.OnZoom(-1)
	c.Widen()
	check("alone")
	if p.side.Hidden || p.small[0] == nil || p.small[len(p.pages.Pages)-1] == nil {
		t.Error("the column of small pages is not there, or not drawn")
	}
}

func TestPagesFarAwayAreNotKeptLarge(t *testing.T) {
	_, c := arranging(t)
	for range 3 {
		long(&c.outline)
	}
	p := c.preview
	p.update()
	p.turn(fyne.KeyEnd)
	if len(p.pages.Pages) < 12 || len(p.drawn) > 11 {
		t.Errorf("%d of %d pages are kept large", len(p.drawn), len(p.pages.Pages))
	}
}

func TestSheetsShowFrontAndBackOfWhatIsPrintedOnBothSides(t *testing.T) {
	_, c := arranging(t)
	p := c.preview
	long(&c.outline) // without a card for each point
	p.update()
	p.view = frontsBack
	p.lay()
	for i, key := range []string{"window.sheet-0", "window.sheet-1", "window.sheet-0"} {
		if got, want := p.sheets.Label(i), words.Say(key, "sheet", i/2+1); got != want {
			t.Errorf("page %d is called %q, want %q", i+1, got, want)
		}
	}
	p.paper.way.SingleSided = true
	p.lay()
	if p.seen() != twoPages || p.sheets.Label(0) != "" {
		t.Error("paper printed on one side has backs")
	}
}

func TestOlderLayoutDoesNotReplaceANewerOne(t *testing.T) {
	v, c := arranging(t)
	atOnce := v.Start
	var later []func()
	v.Start = func(work func()) { later = append(later, work) }
	long(&c.outline)
	c.preview.update()
	c.change(func(o *library.Outline) { o.Sections = outlineOf("một").Sections })
	v.Start = atOnce
	for _, work := range later {
		work()
	}
	if got := len(c.preview.pages.Pages); got != 1 {
		t.Errorf("%d pages of an outline of one point", got)
	}
}

func TestPaperThatIsLikedIsThereAfterARestart(t *testing.T) {
	_, c := arranging(t)
	c.preview.paper.way.Preset, c.preview.paper.way.PerMinute = handout.State, 140
	c.preview.paper.changed()
	again := newComposer(c.PageContext, c.needs)
	again.Show(kit.Route{Kind: kit.OutlinePage, Outline: c.outline.ID})
	if way := again.preview.paper.way; way.Preset != handout.State || way.PerMinute != 140 {
		t.Errorf("%+v", way)
	}
}

// BenchmarkFirstPage changes a point of ten pages until the page in sight is there; the limit is 100 ms.
func BenchmarkFirstPage(b *testing.B) {
	_, c := arranging(b)
	long(&c.outline)
	for b.Loop() {
		pages, err := c.needs.Layout.Pages(b.Context(), c.outline, app.Way{Template: handout.DeCuong})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := draw(pages, 0, c.preview.density(0)); err != nil {
			b.Fatal(err)
		}
	}
}
