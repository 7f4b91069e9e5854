package app_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
	"baocaovien/internal/viet"
)

// portal is a page of a provincial portal: the furniture such pages put around their text. The body is
// one paragraph a line, as editors paste it there.
const portal = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>%[1]s</title></head><body>
<div id="header"><div class="banner">CỔNG THÔNG TIN MẪU</div>
<div class="date-now">Thứ Hai, 23/11/2026 | 09:41</div>
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/bien-dao">Biển, đảo</a></li><li><a href="/bien-gioi">Biên giới</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></div>
<table class="layout"><tr><td class="left"><div class="box"><h3>TUYÊN TRUYỀN</h3><ul><li><a href="/1">Hoàng Sa, Trường Sa là của Việt Nam</a></li><li><a href="/2">Phân giới, cắm mốc</a></li></ul></div>
<div class="box"><h3>Đăng nhập</h3><form><input name="u"><input type="password" name="p"><button>Đăng nhập</button></form></div></td>
<td class="center"><div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/tin">Tin tức</a></div>
<div class="detail"><h1 class="title">%[1]s</h1><div class="info">10/01/2026 08:30 <span>Lượt xem: 1.204</span> <a href="/print">In bài</a></div>
<div class="content">%[2]s</div>
<div class="other"><h4>Tin khác</h4><ul><li><a href="/3">Tin khác thứ nhất của chuyên mục này (09/01/2026)</a></li><li><a href="/4">Tin khác thứ hai của chuyên mục này (08/01/2026)</a></li></ul><div class="pages">1 2 3 4 5 ...</div></div></div></td>
<td class="right"><div class="box"><h3>Thống kê truy cập</h3><ul><li>Đang online: 2</li><li>Hôm nay: 606</li><li>Tất cả: 8827312</li></ul></div></td></tr></table>
<div id="footer"><p>Trưởng Ban biên tập: Nguyễn Văn A</p><p>Ghi rõ nguồn "Cổng thông tin mẫu" khi phát hành lại thông tin từ website này.</p><p>Điện thoại: 02943.000000</p></div>
</body></html>`

// furniture are words of the page that no article may hold.
var furniture = []string{"Tin khác", "Lượt xem", "Đang online", "Đăng nhập", "Thống kê", "Trang chủ", "Ghi rõ nguồn", "Trưởng Ban biên tập", "In bài", "1 2 3 4 5"}

// article is a text as a file holds it: title, then a paragraph a line.
type article struct {
	title      string
	paragraphs []string
}

func readArticle(t *testing.T, path string) article {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a article
	for line := range strings.Lines(string(raw)) {
		switch text := viet.Clean(line); {
		case text == "":
		case a.title == "":
			a.title = text
		default:
			a.paragraphs = append(a.paragraphs, text)
		}
	}
	return a
}

// shared returns a file of the project's shared data, "" where that folder is not at hand.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "shared", "data", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// synced puts the article into the portal, syncs it, and returns what the library keeps.
func synced(t *testing.T, a article) library.Stored {
	t.Helper()
	body := "<p>" + strings.Join(a.paragraphs, "</p>\n<p>") + "</p>"
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, portal, a.title, body)
	}))
	t.Cleanup(server.Close)
	opened := open(t, app.Options{Dir: t.TempDir()})
	source, err := opened.Sources.AddSource(t.Context(), library.Source{URL: server.URL + "/bai", Kind: library.PageSource})
	if err != nil {
		t.Fatal(err)
	}
	if report, err := opened.Sources.Sync(t.Context(), []int64{source.ID}, nil); err != nil || report.New != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	list, err := opened.Library().List(t.Context(), library.Filter{})
	if err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	stored, err := opened.Library().Article(t.Context(), list[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func open(t *testing.T, o app.Options) *app.App {
	t.Helper()
	if o.Dir != "" {
		app.NewLibraries.Put(t, o.Dir)
	}
	a, err := app.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

// checkWhole wants every paragraph in its order and none of the furniture.
func checkWhole(t *testing.T, stored library.Stored, want article) {
	t.Helper()
	if stored.Title != want.title {
		t.Errorf("title %q", stored.Title)
	}
	text := viet.Clean(library.Plain(stored.Blocks))
	rest := text
	for _, paragraph := range want.paragraphs {
		before, after, found := strings.Cut(rest, paragraph)
		if !found {
			t.Errorf("missing or out of order: %.60q", paragraph)
			continue
		}
		if strings.TrimSpace(before) != "" {
			t.Errorf("not of the article: %q", before)
		}
		rest = after
	}
	if strings.TrimSpace(rest) != "" {
		t.Errorf("not of the article: %q", rest)
	}
	for _, words := range furniture {
		if strings.Contains(text, words) {
			t.Errorf("furniture: %q", words)
		}
	}
	if stored.Published.Time().Format("2006-01-02 15:04") != "2026-01-10 08:30" {
		t.Errorf("published %s", stored.Published)
	}
}

// checkSections wants each section under one of the headings to bear its theme alone.
func checkSections(t *testing.T, stored library.Stored, sections map[string]library.Theme) {
	t.Helper()
	for heading, theme := range sections {
		at := -1
		for i, b := range stored.Blocks {
			if b.Kind == library.Heading && strings.HasPrefix(viet.Fold(b.Text), viet.Fold(heading)) {
				at = i
			}
		}
		if at < 0 {
			t.Errorf("no heading %q", heading)
			continue
		}
		for i := at; i < len(stored.Blocks) && (i == at || stored.Blocks[i].Kind != library.Heading) && i < at+3; i++ {
			if got := library.ThemesAt(stored.Passages, i); len(got) != 1 || got[0] != theme {
				t.Errorf("under %q, block %d: %v, want %s only", heading, i, got, theme)
			}
		}
	}
	if got := fmt.Sprint(stored.Themes); got != "[bien-dao bien-gioi doi-ngoai]" {
		t.Errorf("themes %s", got)
	}
}

var threeSections = map[string]library.Theme{
	"Về công tác thông tin đối ngoại":       library.ForeignInformation,
	"Về công tác tuyên truyền biển, đảo":    library.SeaIslands,
	"Về công tác tuyên truyền về phân giới": library.LandBorders,
}

func TestAnArticleOnAPortalSyncsWholeAndThemedByPassage(t *testing.T) {
	t.Parallel()
	want := readArticle(t, "testdata/three-sections.txt")
	stored := synced(t, want)
	checkWhole(t, stored, want)
	checkSections(t, stored, threeSections)
}

// TestTheSeedArticleSyncsWholeAndThemedByPassage does the same with a real article, where the shared
// data is at hand.
func TestTheSeedArticleSyncsWholeAndThemedByPassage(t *testing.T) {
	t.Parallel()
	path := shared(t, "seed-article.txt")
	if path == "" {
		t.Skip("the shared data is not here; the fixture of the same shape has been tested")
	}
	want := readArticle(t, path)
	for i, p := range want.paragraphs {
		if strings.HasPrefix(p, "Tin khác") {
			want.paragraphs = want.paragraphs[:i] // what follows is the portal's own furniture
			break
		}
	}
	stored := synced(t, want)
	checkWhole(t, stored, want)
	checkSections(t, stored, threeSections)
}

func TestNukeVietPagesSyncWithTheirTrueDates(t *testing.T) {
	t.Parallel()
	path := shared(t, "nukeviet/nv45_article.html")
	if path == "" {
		t.Skip("the shared data is not here")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(raw)
	}))
	t.Cleanup(server.Close)
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: server.URL + "/vi/news/ket-qua-1201.html", Kind: library.PageSource}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Sources.Sync(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	stored, err := a.Library().Article(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	text := library.Plain(stored.Blocks)
	for _, want := range []string{"1.250 buổi cho 84.300 lượt người", "Một là, tiếp tục đổi mới", "Hai là, tăng cường", "Huyện A\t410"} {
		if !strings.Contains(text, want) {
			t.Errorf("missing %q in:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Tin cũ hơn") || stored.Published.Time().Format("2006-01-02 15:04") != "2022-01-12 08:45" {
		t.Errorf("%s, published %s", text, stored.Published)
	}
	if fmt.Sprint(stored.Themes) != "[bien-dao]" {
		t.Errorf("themes %v", stored.Themes)
	}
}
