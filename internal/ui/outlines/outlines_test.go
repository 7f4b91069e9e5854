package outlines

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// desk is the page of saved outlines with the one an outline is arranged on: where the window would go.
type desk struct {
	*uitest.Host
	page *OutlineList
	open *compose.Composer
}

// newDesk is the page with an outline of two articles open.
func newDesk(t *testing.T, alter func(*compose.ComposerNeeds)) *desk {
	t.Helper()
	v := uitest.NewSampleHost(t)
	needs := compose.ComposerNeeds{
		Drafts: v.App.Outlines, Layout: v.App.Papers, Files: v.App.Papers, Texts: v.App.Papers, Printing: v.App.Printing,
		Articles: v.App.Library(), Outlines: v.App.Library(),
		Last: v.App.Settings(), Memory: v.App.Library(), Paper: v.App.Settings(), Plans: v.App.Settings(), Heads: v.App.Settings(), Widths: v.App.Settings(),
	}
	alter(&needs)
	d := &desk{Host: v, open: compose.New(v.PageContext, needs)}
	d.page = New(v.PageContext, v.App.Library(), v.App.Outlines, d.open)
	v.OnCompose = d.open.Begin
	v.OnGoTo = func(to kit.Route) {
		if to.Kind == kit.OutlinesPage {
			v.Show(d.page.Content())
			d.page.Show(to)
			return
		}
		v.Show(d.open.Content())
		d.open.Show(to)
	}
	all := v.Articles(t, library.SeaIslands)
	d.open.Begin([]int64{all[0].ID, all[1].ID}, library.SeaIslands)
	if v.At.Kind != kit.OutlinePage || d.open.Outline().Points() == 0 {
		t.Fatalf("at %v with %d points", v.At, d.open.Outline().Points())
	}
	return d
}

func asTheyAre(*compose.ComposerNeeds) {}

// twoOutlines is a desk with two saved outlines, the first one open.
func twoOutlines(t *testing.T) (d *desk, first, second int64) {
	t.Helper()
	d = newDesk(t, asTheyAre)
	first = d.open.Outline().ID
	d.open.Begin([]int64{d.Articles(t, library.SeaIslands)[0].ID}, "")
	second = d.open.Outline().ID
	if first == second || second == 0 {
		t.Fatalf("outlines %d and %d", first, second)
	}
	d.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: first})
	return d, first, second
}

// remove removes a saved outline on its page.
func (d *desk) remove(t *testing.T, id int64) {
	t.Helper()
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	for _, o := range d.page.all {
		if o.ID == id {
			d.page.remove(o)
			return
		}
	}
	t.Fatalf("no outline %d", id)
}

func TestEditAfterRemovingReachesTheOutlineThatCameBack(t *testing.T) {
	d, first, second := twoOutlines(t)
	d.remove(t, first)
	d.remove(t, second)
	d.Notice.Action.OnTapped()
	d.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: second})
	title, ok := uitest.Find(d.Window, uitest.Hinting(words.Say("window.title-hint")))
	if !ok {
		t.Fatal("no field of the title")
	}
	uitest.FieldOf(title.Object).SetText("Bài thứ hai")
	all, err := d.App.Library().Outlines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].ID != second || all[0].Title != "Bài thứ hai" {
		t.Errorf("kept %+v", all)
	}
}

func TestAnOutlineThatBecameAModelIsWorkedOn(t *testing.T) {
	d := newDesk(t, asTheyAre)
	id := d.open.Outline().ID
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	d.page.makeModel(d.page.all[0])
	d.GoTo(kit.Route{Kind: kit.OutlinePage, Outline: id})
	title, ok := uitest.Find(d.Window, uitest.Hinting(words.Say("window.title-hint")))
	if !ok {
		t.Fatal("no field of the title")
	}
	uitest.FieldOf(title.Object).SetText("Đề cương mẫu")
	all, err := d.App.Library().Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Title != "Đề cương mẫu" || !all[0].Model {
		t.Errorf("kept %+v, %v", all, err)
	}
}

func TestRemovedOpenOutlineIsNotWorkedOnAnyMore(t *testing.T) {
	d, first, second := twoOutlines(t)
	d.remove(t, first)
	if d.open.Outline().ID != 0 {
		t.Errorf("still at outline %d", d.open.Outline().ID)
	}
	d.open.Keep(library.OutlinePoint{Text: "Chào hỏi", Quoted: &library.Point{Text: "Chào hỏi"}})
	if d.open.Outline().ID == 0 || d.open.Outline().ID == first || d.open.Outline().ID == second || d.open.Outline().Points() != 1 {
		t.Errorf("a margin note went into outline %d of %d points", d.open.Outline().ID, d.open.Outline().Points())
	}
}

func TestRemovedOutlineComesBack(t *testing.T) {
	d := newDesk(t, asTheyAre)
	points := d.open.Outline().Points()
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	p := d.page
	if len(p.all) != 1 {
		t.Fatalf("%d outlines", len(p.all))
	}
	p.remove(p.all[0])
	if len(p.all) != 0 || p.empty.Box.Hidden {
		t.Fatal("it is still there, or the empty page says nothing")
	}
	d.Notice.Action.OnTapped()
	if len(p.all) != 1 || p.all[0].Points() != points {
		t.Errorf("%+v", p.all)
	}
}

func TestACopyOfAnOutlineIsOneOfItsOwn(t *testing.T) {
	d := newDesk(t, asTheyAre)
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	first := d.page.all[0]
	uitest.Press(t, d.Window, "window.outline-copy")
	all, err := d.App.Library().Outlines(t.Context())
	if err != nil || len(all) != 2 || len(d.page.all) != 2 {
		t.Fatalf("%d outlines, %d shown, %v", len(all), len(d.page.all), err)
	}
	d.Notice.Action.OnTapped()
	copied := d.open.Outline()
	if copied.ID == first.ID || copied.Points() != first.Points() || copied.Title != words.Say("window.outline-copy-of", "title", compose.Named(first)) {
		t.Errorf("the copy is %d with %d points, %q", copied.ID, copied.Points(), copied.Title)
	}
	kept, err := d.App.Library().Outline(t.Context(), first.ID)
	if err != nil || kept.Title != first.Title || kept.Revision != first.Revision {
		t.Errorf("the first is now %q, %v", kept.Title, err)
	}
}

func TestAnOutlineIsBegunWithoutAnArticle(t *testing.T) {
	d := newDesk(t, asTheyAre)
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	uitest.Press(t, d.Window, "window.outline-new")
	if d.At.Kind != kit.OutlinePage || d.open.Outline().Points() != 0 {
		t.Fatalf("at %v with %d points", d.At, d.open.Outline().Points())
	}
}

// allEdited drafts for a library in which the source of every outline's first quoted point was edited.
type allEdited struct{ compose.Drafter }

// Affected tells of one point.
func (allEdited) Affected(_ context.Context, o library.Outline) ([]library.PointChange, error) {
	for s, section := range o.Sections {
		for p, point := range section.Points {
			if point.Quoted != nil {
				now := *point.Quoted
				now.Text, now.Version = "Câu mới của nguồn.", now.Version+1
				return []library.PointChange{{
					Section: s, Point: p, Kind: library.PassageEdited, Was: point.Quoted.Text, Now: now, Since: library.Day(2026, 6, 20),
				}}, nil
			}
		}
	}
	return nil, nil
}

func TestOutlinesListSaysWhichSourcesChanged(t *testing.T) {
	d := newDesk(t, func(n *compose.ComposerNeeds) { n.Drafts = allEdited{n.Drafts} })
	d.GoTo(kit.Route{Kind: kit.OutlinesPage})
	if got := d.page.describe(d.open.Outline()); !strings.HasPrefix(got, words.Say("window.outline-changed", "count", 1)) {
		t.Errorf("says %q", got)
	}
	if _, ok := uitest.Find(d.Window, func(o fyne.CanvasObject) bool {
		row, ok := o.(*widgets.EntryRow)
		if !ok {
			return false
		}
		_, about := row.Words()
		return strings.HasPrefix(about, words.Say("window.outline-changed", "count", 1))
	}); !ok {
		t.Error("no row says so")
	}
}
