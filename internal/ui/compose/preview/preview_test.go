package preview

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/app"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// shown is the outline whose paper is shown.
type shown struct{ outline library.Outline }

// Outline is a copy that stays as it is when the outline is changed.
func (s *shown) Outline() library.Outline {
	o := s.outline
	o.Sections = slices.Clone(o.Sections)
	for i := range o.Sections {
		o.Sections[i].Points = slices.Clone(o.Sections[i].Points)
	}
	return o
}
func (*shown) LaidOut(*handout.Overflow) {}
func (*shown) PaceChanged()              {}

// noWays leads nowhere.
type noWays struct{}

func (noWays) Widen()                       {}
func (noWays) AskPDF()                      {}
func (noWays) AskPrint()                    {}
func (noWays) ChooseWayOut(*widgets.Button) {}

// previewOf is the paper of an outline of two articles, in sight as wide as it stands beside the outline.
func previewOf(t testing.TB) (*uitest.Host, *shown, *Preview) {
	t.Helper()
	v := uitest.NewSampleHost(t)
	articles := v.Articles(t, library.SeaIslands)
	outline, _, err := v.App.Outlines.Draft(t.Context(), []int64{articles[0].ID, articles[1].ID}, library.SeaIslands)
	if err != nil || outline.Points() == 0 {
		t.Fatalf("%d points, %v", outline.Points(), err)
	}
	h := &shown{outline}
	p := New(v.PageContext, h, noWays{}, v.App.Papers, v.App.Settings())
	v.Show(p.Content())
	v.Window.Resize(fyne.NewSize(445, 768))
	p.Settle()
	p.Update()
	return v, h, p
}

// long makes an outline of several pages.
func long(o *library.Outline) {
	for range 120 {
		o.Sections[1].Points = append(o.Sections[1].Points, library.OutlinePoint{Text: "Lãnh hải là vùng biển rộng 12 hải lý tính từ đường cơ sở ra phía biển."})
	}
}

func TestPreviewFollowsTheChoiceOfPaper(t *testing.T) {
	_, _, p := previewOf(t)
	paper := p.paper
	width := func() float64 { return p.pages.Pages[0].Width }
	choose := func(template string) { paper.chosen.Chips[template].OnTapped() }
	if width() != 210 {
		t.Fatalf("%v mm wide", width())
	}
	paper.toggle()
	fold := func(f fold) {
		paper.folds[paper.options.Template] = f
		paper.changed()
	}
	fold(booklet)
	if width() != 297 || !paper.options.Booklet {
		t.Errorf("a booklet is %v mm wide", width())
	}
	p.Turn(fyne.KeyEnd)
	choose(handout.Phieu)
	if p.number != 0 {
		t.Errorf("another paper opens at page %d", p.number+1)
	}
	if width() != 148 || paper.options.Booklet {
		t.Errorf("a card is %v mm wide", width())
	}
	fold(twoUp)
	if width() != 297 {
		t.Errorf("two cards are %v mm wide", width())
	}
	choose(handout.ToPhatTay)
	if len(p.pages.Pages) != 1 || paper.options.TwoUp {
		t.Errorf("a leaflet of %d pages", len(p.pages.Pages))
	}
	choose(handout.DeCuong)
	if !paper.options.Booklet {
		t.Error("the choice for the đề cương is forgotten")
	}
	for _, template := range rarer {
		paper.more.OnTapped()
		fyne.CurrentApp().Driver().CanvasForObject(paper.more).Overlays().Remove(fyne.CurrentApp().Driver().CanvasForObject(paper.more).Overlays().Top())
		p.Choose(template)
		if paper.more.Label() != words.Say("window.template-"+template) || paper.options.Booklet || paper.options.Template != template || len(p.pages.Pages) == 0 {
			t.Errorf("%s: the chip says %q, options %+v", template, paper.more.Label(), paper.options)
		}
	}
	if p.Choose(handout.TrinhChieu); math.Round(width()) != 339 {
		t.Errorf("a page to be shown is %v mm wide", width())
	}
}

func TestLeafletSaysWhatItLeavesOutAndTheRestIsPrinted(t *testing.T) {
	v, h, p := previewOf(t)
	p.paper.chosen.Chips[handout.ToPhatTay].OnTapped()
	over := p.over
	if over == nil || p.notes.Hidden || !p.Printable() {
		t.Fatal("the outline of two articles fits a leaflet, or nothing is said")
	}
	if said := p.note.Words(); !strings.Contains(said, words.Say("window.overflow-points", "count", len(over.Points))) {
		t.Errorf("says %q", said)
	}
	outline, way := p.Printed()
	pages, err := v.App.Papers.Pages(t.Context(), outline, way)
	if err != nil || len(pages.Pages) != 1 || outline.Points() != h.outline.Points()-len(over.Points) {
		t.Errorf("%d pages of %d points, %v", len(pages.Pages), outline.Points(), err)
	}
	p.paper.chosen.Chips[handout.DeCuong].OnTapped()
	if p.over != nil || !p.notes.Hidden {
		t.Error("the đề cương leaves something out")
	}
}

func TestEveryPageInSightIsDrawnAsSharpAsItIsShown(t *testing.T) {
	v, h, p := previewOf(t)
	long(&h.outline) // without a card for each point
	p.Update()
	check := func(when string) {
		t.Helper()
		first, end := p.sheets.InSight()
		for i := first; i < end; i++ {
			picture := p.sheets.Picture(i)
			if picture == nil {
				t.Fatalf("%s: page %d is blank", when, i+1)
			}
			shown := p.sheets.WidthOf(i) * v.Window.Canvas().Scale()
			if got := float32(picture.Bounds().Dx()); got < shown-1 || got > shown+1 {
				t.Errorf("%s: page %d has %v pixels across on %v", when, i+1, got, shown)
			}
		}
	}
	check("at first")
	p.scale(1)
	p.scale(1)
	check("larger")
	p.Turn(fyne.KeyEnd)
	if p.number != len(p.pages.Pages)-1 {
		t.Errorf("the end is page %d of %d", p.number+1, len(p.pages.Pages))
	}
	check("at the end")
	p.Turn(fyne.KeyPageUp)
	if want := words.Say("window.page-of", "page", len(p.pages.Pages)-1, "pages", len(p.pages.Pages)); p.label.Words() != want {
		t.Errorf("says %q, want %q", p.label.Words(), want)
	}
	p.sheets.OnZoom(-1)
	v.Window.Resize(fyne.NewSize(1290, 768)) // alone
	check("alone")
	if p.side.Hidden || p.small[0] == nil || p.small[len(p.pages.Pages)-1] == nil {
		t.Error("the column of small pages is not there, or not drawn")
	}
}

func TestPagesFarAwayAreNotKeptLarge(t *testing.T) {
	_, h, p := previewOf(t)
	for range 3 {
		long(&h.outline)
	}
	p.Update()
	p.Turn(fyne.KeyEnd)
	if len(p.pages.Pages) < 12 || len(p.drawn) > 11 {
		t.Errorf("%d of %d pages are kept large", len(p.drawn), len(p.pages.Pages))
	}
}

func TestSheetsShowFrontAndBackOfWhatIsPrintedOnBothSides(t *testing.T) {
	_, h, p := previewOf(t)
	long(&h.outline) // without a card for each point
	p.Update()
	p.view = frontsBack
	p.lay()
	for i, key := range []string{"window.sheet-0", "window.sheet-1", "window.sheet-0"} {
		if got, want := p.sheets.Label(i), words.Say(key, "sheet", i/2+1); got != want {
			t.Errorf("page %d is called %q, want %q", i+1, got, want)
		}
	}
	p.paper.options.SingleSided = true
	p.lay()
	if p.seen() != twoPages || p.sheets.Label(0) != "" {
		t.Error("paper printed on one side has backs")
	}
}

func TestOlderLayoutDoesNotReplaceANewerOne(t *testing.T) {
	v, h, p := previewOf(t)
	atOnce := v.Start
	var later []func()
	v.Start = func(work func()) { later = append(later, work) }
	long(&h.outline)
	p.Update()
	h.outline = library.Outline{Sections: []library.Section{{Points: []library.OutlinePoint{{Text: "một"}}}}}
	p.Update()
	v.Start = atOnce
	for _, work := range later {
		work()
	}
	if got := len(p.pages.Pages); got != 1 {
		t.Errorf("%d pages of an outline of one point", got)
	}
}

func TestPaperThatIsLikedIsThereAfterARestart(t *testing.T) {
	v, h, p := previewOf(t)
	p.paper.options.Preset, p.paper.options.PerMinute = handout.State, 140
	p.paper.changed()
	again := New(v.PageContext, h, noWays{}, v.App.Papers, v.App.Settings())
	again.Settle()
	if way := again.paper.options; way.Preset != handout.State || way.PerMinute != 140 {
		t.Errorf("%+v", way)
	}
}

// BenchmarkFirstPage changes a point of ten pages until the page in sight is there; the limit is 100 ms.
func BenchmarkFirstPage(b *testing.B) {
	_, h, p := previewOf(b)
	long(&h.outline)
	for b.Loop() {
		pages, err := p.layout.Pages(b.Context(), h.outline, app.PrintOptions{Template: handout.DeCuong})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := draw(pages, 0, p.density(0)); err != nil {
			b.Fatal(err)
		}
	}
}

func TestPreviewShowsThePagesThatWillPrint(t *testing.T) {
	v, h, p := previewOf(t)
	pages, err := v.App.Papers.Pages(t.Context(), h.outline, app.PrintOptions{Template: handout.DeCuong})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(p.pages.Pages); got != len(pages.Pages) || got == 0 {
		t.Errorf("%d pages in the preview, %d on paper", got, len(pages.Pages))
	}
	if want := words.Say("window.page-of", "page", 1, "pages", len(pages.Pages)); p.label.Words() != want {
		t.Errorf("says %q, want %q", p.label.Words(), want)
	}
	if p.sheets.Picture(0) == nil {
		t.Fatal("no picture")
	}
	h.outline = library.Outline{ID: h.outline.ID}
	p.Update()
	if p.Printable() || p.empty.Box.Hidden {
		t.Error("an empty outline can be saved")
	}
}

func TestPageThatIsDrawnAgainShowsTheLastEdit(t *testing.T) {
	v, h, p := previewOf(t)
	before := len(p.pages.Pages)
	atOnce := v.Start
	var later []func()
	v.Start = func(work func()) { later = append(later, work) }
	for range 80 {
		h.outline.Sections[0].Points = append(h.outline.Sections[0].Points, library.OutlinePoint{Text: "Lãnh hải rộng 12 hải lý tính từ đường cơ sở."})
	}
	p.Update()
	p.looked() // as when the window gets another size
	v.Start = atOnce
	for _, work := range later {
		work()
	}
	if got := len(p.pages.Pages); got <= before || p.stale {
		t.Errorf("%d pages before, %d after", before, got)
	}
}
