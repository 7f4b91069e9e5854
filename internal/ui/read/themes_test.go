package read

import (
	"testing"

	"baocaovien/internal/library"
)

func TestThemesOfAPersonComeBackToTheirArticle(t *testing.T) {
	v, read := paneOf(t)
	all := v.Articles(t, library.SeaIslands)
	read.Show(all[0].ID, library.SeaIslands, -1)
	id := read.ID()
	read.setThemes([]library.Theme{library.LandBorders, library.SeaIslands})
	read.autoThemes()
	back := v.Notice.Act
	if back == nil {
		t.Fatal("no way back from the program's decision")
	}
	read.Show(all[1].ID, library.SeaIslands, -1) // the way back is the article's, not the one's that is read
	other := read.ID()
	back()
	a, err := v.App.Library().Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if a.ThemesBy != library.ByPerson || len(a.Themes) != 2 {
		t.Errorf("bears %v by %s", a.Themes, a.ThemesBy)
	}
	b, err := v.App.Library().Article(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	if other == id || b.ThemesBy == library.ByPerson {
		t.Errorf("article %d is changed instead of %d", other, id)
	}
}
