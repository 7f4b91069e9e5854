package app_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/app/apptest"
	"baocaovien/internal/intake"
	"baocaovien/internal/library"
)

// take imports articles, each a title and its text, and returns their ids in the same order.
func take(t *testing.T, a *app.App, articles ...[2]string) (all []int64) {
	t.Helper()
	for _, article := range articles {
		file := filepath.Join(t.TempDir(), "bai.txt")
		if err := os.WriteFile(file, []byte(article[0]+"\n\n"+article[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		report, err := a.Importer.Import(t.Context(), intake.Intake{Paths: []string{file}}, nil)
		if err != nil || report.New != 1 {
			t.Fatalf("%+v, %v", report, err)
		}
		list, err := a.Library().List(t.Context(), library.Filter{Limit: 1})
		if err != nil || len(list) == 0 {
			t.Fatal(err)
		}
		newest := list[0].ID
		for _, s := range list {
			newest = max(newest, s.ID)
		}
		all = append(all, newest)
	}
	return all
}

func TestThemesOfAPersonAreProposedForArticlesLikeIt(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: apptest.NewFolder(t)})
	all := take(
		t, a,
		[2]string{"Trao cờ cho bác thợ lưới làng chài", "Sáng qua, hội phụ nữ xã trao cờ Tổ quốc cho bác thợ lưới ở làng chài. Bác treo cờ lên mũi thuyền, nói rằng nhìn cờ thì vững tay lưới. Hội đã trao 40 lá cờ như thế cho các nhà thuyền trong làng."},
		[2]string{"Thêm những lá cờ trao tay thợ lưới", "Chiều nay, hội phụ nữ xã trao cờ Tổ quốc cho 12 nhà thuyền ở làng chài. Các bác thợ lưới treo cờ lên mũi thuyền trước khi ra lưới. Hội phụ nữ xã sẽ trao cờ cho mọi nhà thuyền trong làng."},
		[2]string{"Trường làng mở thư viện cho học trò", "Trường tiểu học của làng mở thư viện với 600 cuốn sách do cựu học sinh góp. Học trò đọc sách vào giờ ra chơi và mượn về nhà mỗi tuần một cuốn."},
	)
	taught, like, unlike := all[0], all[1], all[2]
	proposed := func(id int64) (library.ThemeProposal, bool) {
		t.Helper()
		p, found, err := a.Themes.Proposal(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return p, found
	}
	if p, found := proposed(like); found {
		t.Fatalf("nothing is taught, %+v is proposed", p)
	}
	before, err := a.Library().Article(t.Context(), like)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Library().SetThemes(t.Context(), taught, []library.Theme{library.SeaIslands}); err != nil {
		t.Fatal(err)
	}
	p, found := proposed(like)
	if !found || p.Article != taught || !slices.Equal(p.Themes, []library.Theme{library.SeaIslands}) || p.Title == "" {
		t.Errorf("%+v, %v; the program reads %v", p, found, before.Themes)
	}
	if now, err := a.Library().Article(t.Context(), like); err != nil || !slices.Equal(now.Themes, before.Themes) || now.ThemesBy != library.ByProgram {
		t.Errorf("a proposal sets %v by %s, %v", now.Themes, now.ThemesBy, err)
	}
	if p, found := proposed(unlike); found {
		t.Errorf("an article of other things: %+v", p)
	}
	if p, found := proposed(taught); found {
		t.Errorf("what a person chose themselves: %+v", p)
	}
	for _, declined := range []bool{true, false} {
		if err := a.Library().DeclineThemes(t.Context(), like, p.Themes, declined); err != nil {
			t.Fatal(err)
		}
		if p, found := proposed(like); found == declined {
			t.Errorf("declined %v: %+v, %v", declined, p, found)
		}
	}
	if err := a.Library().SetThemes(t.Context(), like, p.Themes); err != nil {
		t.Fatal(err)
	}
	if p, found := proposed(like); found {
		t.Errorf("after it is taken: %+v", p)
	}
	for _, id := range []int64{taught, like} {
		if err := a.Themes.AutoThemes(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if p, found := proposed(like); found {
		t.Errorf("after the choice is given back: %+v", p)
	}
	if err := a.Library().SetThemes(t.Context(), taught, before.Themes); err != nil {
		t.Fatal(err)
	}
	if p, found := proposed(like); found {
		t.Errorf("a choice that says what the program says: %+v", p)
	}
	if _, _, err := a.Themes.Proposal(t.Context(), -1); !library.IsKind(err, library.UnknownArticle) {
		t.Errorf("no such article: %v", err)
	}
}
