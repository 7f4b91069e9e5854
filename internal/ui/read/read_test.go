package read

import (
	"strings"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// noList stands for the list beside the article.
type noList struct{}

func (noList) Step(int)      {}
func (noList) Opened()       {}
func (noList) CloseArticle() {}
func (noList) Renew()        {}

// paneOf is a pane in sight that reads nothing yet.
func paneOf(t *testing.T) (*uitest.Host, *Pane) {
	t.Helper()
	v := uitest.NewSampleHost(t)
	return v, paneOn(v)
}

// paneOn is a pane in sight of a window.
func paneOn(v *uitest.Host) *Pane {
	library := v.App.Library()
	p := New(v.PageContext, PaneNeeds{
		Articles: library, Marks: library, Themes: v.App.Themes, Points: v.App.Outlines, Versions: v.App.Articles, Files: v.App.Articles,
		Shelf: v.App.Articles, Noted: v.App.Notes, Notes: v.App.Notes,
	}, noList{})
	v.Show(p.Content())
	return p
}

// reads opens the article that bears all three themes, in the sea-and-islands theme.
func reads(t *testing.T) (*uitest.Host, *Pane) {
	t.Helper()
	v, p := paneOf(t)
	for _, a := range v.Articles(t, library.SeaIslands) {
		if len(a.Themes) == len(library.BuiltinThemes()) {
			p.Show(a.ID, library.SeaIslands, -1)
			return v, p
		}
	}
	t.Fatal("no article bears all themes")
	return nil, nil
}

func join(themes []library.Theme) string {
	text := ""
	for _, theme := range themes {
		text += string(theme) + " "
	}
	return text
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
	if notes := p.margin(); len(notes) == 0 || !strings.Contains(uitest.SaysIn(notes[0]), words.Say("window.take")) {
		t.Error("the margin offers nothing")
	}
}

func TestThemesSetByHandCanBeGivenBack(t *testing.T) {
	v, p := reads(t)
	id := p.ID()
	p.setThemes([]library.Theme{library.ForeignInformation})
	stored, err := v.App.Library().Article(t.Context(), id)
	if err != nil || stored.ThemesBy != library.ByPerson || join(stored.Themes) != "doi-ngoai " {
		t.Errorf("%v by %s, %v", stored.Themes, stored.ThemesBy, err)
	}
	v.Notice.Action.OnTapped()
	stored, err = v.App.Library().Article(t.Context(), id)
	if err != nil || stored.ThemesBy != library.ByProgram || len(stored.Themes) != 3 {
		t.Errorf("%v by %s, %v", stored.Themes, stored.ThemesBy, err)
	}
}

func TestEveryBlockIsShown(t *testing.T) {
	_, p := reads(t)
	p.grow(len(p.article.Blocks))
	if len(p.blocks) != len(p.article.Blocks) {
		t.Errorf("%d of %d blocks", len(p.blocks), len(p.article.Blocks))
	}
	rows := [][]string{{"Năm", "Số cuộc"}, {"2021", "16.974"}, {"2022"}}
	p.article.Blocks = []library.Block{
		{Kind: library.Heading, Level: 2, Text: "a"},
		{Kind: library.Paragraph, Text: "a"},
		{Kind: library.Quote, Text: "a"},
		{Kind: library.List, Items: []string{"a", "b"}},
		{Kind: library.List, Ordered: true, Items: []string{"a", "b"}},
		{Kind: library.Table, Rows: rows},
		{Kind: library.Table},
		{Kind: library.Image, Text: "a"},
		{Kind: library.Image},
	}
	for i, b := range p.article.Blocks {
		o := p.body(i, widgets.Ink)
		if h := widgets.HeightAt(o, 500); h <= 0 {
			t.Errorf("%+v has no height", b)
		}
	}
}

func TestThemesAreNamedAtTheArticle(t *testing.T) {
	_, p := reads(t)
	for _, named := range p.ThemeTags(p.article.Themes, false) {
		if !strings.Contains(uitest.SaysIn(p.column), named.Name) {
			t.Errorf("%q is not at the article", named.Name)
		}
	}
}
