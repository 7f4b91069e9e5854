package read

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baocaovien/internal/intake"
	"baocaovien/internal/library"
	"baocaovien/internal/settings"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/words"
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

func TestThemesAreLeftByAPressBesideThemOrEsc(t *testing.T) {
	v, read := paneOf(t)
	v.Wear(kit.TextLook{Size: 100, Appearance: settings.Dark})
	read.Show(v.Articles(t, library.SeaIslands)[0].ID, library.SeaIslands, -1)
	left, before := 0, v.Window.Canvas().Overlays()
	f := v.Ask("Tên", "Làm", 200, func(*kit.Form) {}) // the dialog that stands before the window again when the themes are left
	f.OnHidden = func() { left++ }
	asked := before.Top()
	for name, leave := range map[string]func(){
		"a press beside them": func() { test.TapCanvas(v.Window.Canvas(), fyne.NewPos(3, 3)) },
		"Esc":                 func() { v.Key(fyne.KeyEscape) },
	} {
		test.Tap(read.themesOpen)
		if name == "Esc" {
			v.Picture(t, "themes-of-an-article")
		}
		if before.Top() == asked {
			t.Fatal("they are not asked for")
		}
		if leave(); before.Top() != asked || left != 0 {
			t.Errorf("%s: they stand: %v, what stood under them was left %d times", name, before.Top() != asked, left)
		}
	}
	if v.Key(fyne.KeyEscape); left != 1 {
		t.Errorf("then Esc leaves what stands under them %d times", left)
	}
}

func TestThemesOfALikeArticleAreOfferedAndTakenWithOneClick(t *testing.T) {
	v, read := paneOf(t)
	folder := t.TempDir()
	var ids []int64
	for i, text := range []string{
		"Trao cờ cho bác thợ lưới làng chài\n\nSáng qua, hội phụ nữ xã trao cờ Tổ quốc cho bác thợ lưới ở làng chài. Bác treo cờ lên mũi thuyền, nói rằng nhìn cờ thì vững tay lưới.",
		"Thêm những lá cờ trao tay thợ lưới\n\nChiều nay, hội phụ nữ xã trao cờ Tổ quốc cho các nhà thuyền ở làng chài. Các bác thợ lưới treo cờ lên mũi thuyền trước khi ra lưới.",
	} {
		file := filepath.Join(folder, fmt.Sprint(i, ".txt"))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := v.App.Importer.Import(t.Context(), intake.Intake{Paths: []string{file}}, nil)
		if err != nil || len(report.Files) != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
		ids = append(ids, report.Files[0].ID)
	}
	take := func() []uitest.Sighted {
		return uitest.InSight(v.Window, uitest.Saying(words.Say("reading.alike-take")))
	}
	read.Show(ids[1], "", -1)
	if len(take()) > 0 {
		t.Fatal("nothing is taught, and themes are offered")
	}
	if err := v.App.Library().SetThemes(t.Context(), ids[0], []library.Theme{library.SeaIslands}); err != nil {
		t.Fatal(err)
	}
	read.Show(ids[0], "", -1)
	if len(take()) > 0 {
		t.Error("themes are offered where a person chose")
	}
	read.Show(ids[1], "", -1)
	offered := take()
	said := words.Say("reading.alike", "title", "Trao cờ cho bác thợ lưới làng chài", "themes", words.Theme(library.SeaIslands))
	if len(offered) != 1 || len(uitest.InSight(v.Window, uitest.Saying(said))) != 1 {
		t.Fatalf("%d offers", len(offered))
	}
	v.Picture(t, "alike")
	bears := func() (library.Setter, []library.Theme) {
		a, err := v.App.Library().Article(t.Context(), ids[1])
		if err != nil {
			t.Fatal(err)
		}
		return a.ThemesBy, a.Themes
	}
	if by, themes := bears(); by != library.ByProgram || len(themes) > 0 {
		t.Errorf("an offer alone sets %v by %s", themes, by)
	}
	declines := uitest.InSight(v.Window, uitest.Saying(words.Say("reading.alike-decline")))
	if len(declines) != 1 {
		t.Fatalf("%d ways to decline", len(declines))
	}
	declines[0].Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	read.Show(ids[1], "", -1)
	if len(take()) > 0 {
		t.Error("what was declined is offered again")
	}
	v.Notice.Act()
	if offered = take(); len(offered) != 1 {
		t.Fatalf("%d offers after the way back", len(offered))
	}
	offered[0].Object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	if by, themes := bears(); by != library.ByPerson || !slices.Equal(themes, []library.Theme{library.SeaIslands}) || len(take()) > 0 {
		t.Errorf("taken: %v by %s, %d offers", themes, by, len(take()))
	}
	v.Notice.Act()
	if by, themes := bears(); by != library.ByProgram || len(themes) > 0 || len(take()) != 1 {
		t.Errorf("taken back: %v by %s, %d offers", themes, by, len(take()))
	}
}

// A band beside the text tells its theme by colour alone: where one begins it is named.
func TestBandsAreNamedWhereTheyBegin(t *testing.T) {
	_, p := reads(t)
	p.article.Blocks, p.theme = paragraphs(6), ""
	sea, both := []library.Theme{library.SeaIslands}, []library.Theme{library.SeaIslands, library.LandBorders}
	named := func() (at []int) {
		p.refresh(true)
		for i, o := range p.blocks {
			if strings.Contains(uitest.SaysIn(o), p.ThemeName(library.SeaIslands)) {
				at = append(at, i)
			}
		}
		return at
	}
	for _, c := range []struct {
		passages []library.Passage
		of       library.Theme // that is chosen
		want     []int
	}{
		{[]library.Passage{{End: 6, Themes: sea}}, "", nil}, // the head says it
		{[]library.Passage{{End: 2, Themes: sea}, {First: 2, End: 4}, {First: 4, End: 6, Themes: sea}}, "", []int{0, 4}},
		{[]library.Passage{{End: 2, Themes: sea}, {First: 2, End: 6, Themes: both}}, "", []int{0, 2}},
		{[]library.Passage{{End: 2, Themes: sea}, {First: 2, End: 6, Themes: both}}, library.SeaIslands, []int{0}},
		{[]library.Passage{{End: 2, Themes: both[1:]}, {First: 2, End: 6, Themes: both}}, library.SeaIslands, []int{2}},
	} {
		p.article.Passages, p.theme = c.passages, c.of
		if got := named(); !slices.Equal(got, c.want) {
			t.Errorf("%v with %q chosen: named at %v, want %v", c.passages, c.of, got, c.want)
		}
	}
}
