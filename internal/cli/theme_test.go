package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOwnThemesAreAddedUsedAndRemoved(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var own object
	ask(t, dir, &own, "theme", "add", "Nghề cá", "--keyword", "tàu cá", "--keyword", "ngư dân")
	if own["theme"] != "nghe-ca" || own["name"] != "Nghề cá" {
		t.Fatalf("%v", own)
	}
	var articles, hits, all []object
	if ask(t, dir, &articles, "list", "--theme", "nghe-ca"); len(articles) == 0 {
		t.Fatal("no stored article bears it")
	}
	if ask(t, dir, &hits, "search", "ngu dan", "--theme", "nghe-ca"); len(hits) == 0 {
		t.Error("no hit bears it")
	}
	if ask(t, dir, &all, "theme", "list"); len(all) != 4 || all[3]["own"] != true || all[3]["articles"] != float64(len(articles)) {
		t.Errorf("%v", all)
	}
	if text := bcv(t, dir, "list", "--theme", "nghe-ca").stdout; !strings.Contains(text, "Nghề cá") {
		t.Errorf("people are told\n%s", text)
	}
	var why object
	ask(t, dir, &why, "theme", fmt.Sprint(articles[0]["id"]), "--why")
	fields(t, why, "id,themes,by,why")
	if len(why["why"].([]any)) == 0 {
		t.Errorf("%v", why)
	}
	var none object
	ask(t, dir, &none, "theme", "remove", "nghe-ca")
	for _, args := range [][]string{
		{"theme", "remove", "nghe-ca"},
		{"list", "--theme", "nghe-ca"},
		{"search", "x", "--theme", "nghe-ca"},
		{"points", "--theme", "nghe-ca", "1"},
		{"theme", "1", "--set", "nghe-ca"},
		{"source", "add", "http://example.org", "--theme", "nghe-ca"},
		{"import", "x.txt", "--theme", "nghe-ca"},
		{"handout", "--template", "de-cuong", "--theme", "nghe-ca", "1"},
	} {
		if a := bcv(t, dir, args...); a.code != 1 || !strings.Contains(a.stderr, "Không có chuyên đề «nghe-ca»") {
			t.Errorf("%v: %+v", args, a)
		}
	}
	for _, args := range [][]string{{"theme", "add", "Biển đảo", "--keyword", "x"}, {"theme", "add", "Không từ khóa"}} {
		if a := bcv(t, dir, args...); a.code != 2 || !strings.Contains(a.stderr, "Dùng chưa đúng") {
			t.Errorf("%v: %+v", args, a)
		}
	}
}

func TestSearchIsNarrowedByFlagsAndWithin(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	count := func(args ...string) int {
		var hits []object
		ask(t, dir, &hits, append([]string{"search"}, args...)...)
		for _, h := range hits {
			fields(t, h, "id,title,url,published,themes,snippet,marks,block,file")
		}
		return len(hits)
	}
	all := count("biển")
	if all == 0 || count("biển", "--since", "2999-01-01") != 0 || count("biển từ:2999") != 0 || count("biển", "--until", "1999-01-01") != 0 {
		t.Errorf("%d in all", all)
	}
	first, second := count("biển", "--source", "1"), count("biển", "nguồn:1")
	if first == 0 || first > all || first != second {
		t.Errorf("of source 1: %d by flag, %d within, %d in all", first, second, all)
	}
	if count("biển", "theme:bien-dao") != count("biển", "--theme", "bien-dao") {
		t.Error("a theme within is not that of the flag")
	}
	if count("biển", "-đảo", "--limit", "9") != count("biển -đảo", "--limit", "9") || count("-đảo") == 0 {
		t.Error("a word to leave out is taken for a flag")
	}
	if a := bcv(t, dir, "search", "biển", "--source", "99"); a.code != 1 {
		t.Errorf("%+v", a)
	}
}

func TestThemesOfALikeArticleAreProposedAndNotSet(t *testing.T) {
	t.Parallel()
	dir, folder := t.TempDir(), t.TempDir()
	var ids []string
	for i, text := range []string{
		"Trao cờ cho bác thợ lưới làng chài\n\nSáng qua, hội phụ nữ xã trao cờ Tổ quốc cho bác thợ lưới ở làng chài. Bác treo cờ lên mũi thuyền, nói rằng nhìn cờ thì vững tay lưới.",
		"Thêm những lá cờ trao tay thợ lưới\n\nChiều nay, hội phụ nữ xã trao cờ Tổ quốc cho các nhà thuyền ở làng chài. Các bác thợ lưới treo cờ lên mũi thuyền trước khi ra lưới.",
	} {
		file := filepath.Join(folder, fmt.Sprint(i, ".txt"))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var report object
		ask(t, dir, &report, "import", file)
		ids = append(ids, fmt.Sprint(report["files"].([]any)[0].(object)["id"]))
	}
	var set, why object
	ask(t, dir, &set, "theme", ids[0], "--set", "bien-dao")
	ask(t, dir, &why, "theme", ids[1], "--why")
	fields(t, why, "id,themes,by,alike")
	alike := why["alike"].(object)
	if fields(t, alike, "id,title,themes"); fmt.Sprint(alike["id"]) != ids[0] || fmt.Sprint(alike["themes"]) != "[bien-dao]" || why["by"] != "program" {
		t.Errorf("%v", why)
	}
	if text := bcv(t, dir, "theme", ids[1], "--why").stdout; !strings.Contains(text, "Giống bài "+ids[0]) || !strings.Contains(text, "bcv theme "+ids[1]+` --set "bien-dao"`) {
		t.Errorf("people are told\n%s", text)
	}
	ask(t, dir, &set, "theme", ids[1], "--set", "bien-dao")
	ask(t, dir, &why, "theme", ids[1], "--why")
	if text := bcv(t, dir, "theme", ids[1], "--why").stdout; strings.Contains(text, "Giống bài") {
		t.Errorf("taken, and told still\n%s", text)
	}
}
