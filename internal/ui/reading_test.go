package ui

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// reads opens the article that bears all three themes, in the sea-and-islands theme.
func reads(t *testing.T) (*Window, *reading) {
	t.Helper()
	v := synced(t)
	v.show(sea())
	for i, h := range v.browse.hits {
		if len(h.Themes) == len(library.BuiltinThemes()) {
			v.browse.rows.Open(i)
			return v, v.browse.reading
		}
	}
	t.Fatal("no article bears all themes")
	return nil, nil
}

func TestMarginSuggestsPointsOfTheThemeOnly(t *testing.T) {
	_, p := reads(t)
	if len(p.points) == 0 || len(p.figures) == 0 {
		t.Fatalf("%d points, %d figures", len(p.points), len(p.figures))
	}
	for _, point := range p.points {
		if themes := library.ThemesAt(p.article.Passages, point.Block); !strings.Contains(join(themes), string(library.SeaIslands)) {
			t.Errorf("%q is of %v", point.Text, themes)
		}
	}
	if notes := p.notes(); len(notes) == 0 || !strings.Contains(uitest.SaysIn(notes[0]), words.Say("window.take")) {
		t.Error("the margin offers nothing")
	}
}

func TestPointFromTheMarginBeginsAnOutlineAndJoinsIt(t *testing.T) {
	v, p := reads(t)
	for i := range 2 {
		point := p.points[i]
		p.Keep(library.OutlinePoint{Text: point.Text, Quoted: &point})
	}
	all, err := v.app.Library().Outlines(t.Context())
	if err != nil || len(all) != 1 || all[0].Points() != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	v.Notice.Action.OnTapped()
	if v.at != (kit.Route{Kind: kit.OutlinePage, Outline: all[0].ID}) {
		t.Errorf("the notice leads to %v", v.at)
	}
}

func TestThemesSetByHandCanBeGivenBack(t *testing.T) {
	v, p := reads(t)
	id := p.id()
	p.setThemes([]library.Theme{library.ForeignInformation})
	stored, err := v.app.Library().Article(t.Context(), id)
	if err != nil || stored.ThemesBy != library.ByPerson || join(stored.Themes) != "doi-ngoai " {
		t.Errorf("%v by %s, %v", stored.Themes, stored.ThemesBy, err)
	}
	v.Notice.Action.OnTapped()
	stored, err = v.app.Library().Article(t.Context(), id)
	if err != nil || stored.ThemesBy != library.ByProgram || len(stored.Themes) != 3 {
		t.Errorf("%v by %s, %v", stored.Themes, stored.ThemesBy, err)
	}
}

func TestSavedArticleIsAmongTheSaved(t *testing.T) {
	v, p := reads(t)
	p.toggleSaved()
	v.show(kit.Route{Kind: kit.SavedArticles})
	if len(v.browse.hits) != 1 {
		t.Errorf("%d saved", len(v.browse.hits))
	}
	if got := v.sidebar.entries[kit.Route{Kind: kit.SavedArticles}].Count(); got != "1" {
		t.Errorf("the bar counts %q", got)
	}
}

func TestEveryBlockIsShown(t *testing.T) {
	_, p := reads(t)
	p.grow(len(p.article.Blocks))
	if len(p.blocks) != len(p.article.Blocks) {
		t.Errorf("%d of %d blocks", len(p.blocks), len(p.article.Blocks))
	}
	rows := [][]string{{"Năm", "Số cuộc"}, {"2021", "16.974"}, {"2022"}}
	for _, b := range []library.Block{
		{Kind: library.Heading, Level: 2, Text: "a"},
		{Kind: library.Paragraph, Text: "a"},
		{Kind: library.Quote, Text: "a"},
		{Kind: library.List, Items: []string{"a", "b"}},
		{Kind: library.List, Ordered: true, Items: []string{"a", "b"}},
		{Kind: library.Table, Rows: rows},
		{Kind: library.Table},
		{Kind: library.Image, Text: "a"},
		{Kind: library.Image},
	} {
		o := blockBody(b, widgets.Ink)
		if h := widgets.HeightAt(o, 500); h <= 0 {
			t.Errorf("%+v has no height", b)
		}
	}
}

func TestStepsGoThroughTheListAndStopAtItsEnds(t *testing.T) {
	v := synced(t)
	v.show(sea())
	v.browse.rows.Open(0)
	v.browse.Step(-1)
	v.browse.Step(1)
	if v.browse.reading.id() != v.browse.hits[1].ID {
		t.Error("the next article is not open")
	}
	last := len(v.browse.hits) - 1
	v.browse.rows.Open(last)
	v.browse.Step(1)
	if v.browse.reading.id() != v.browse.hits[last].ID {
		t.Error("a step past the end went somewhere")
	}
}
