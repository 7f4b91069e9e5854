package app_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/discover"
	"baocaovien/internal/library"
)

// feedOf is a feed with the articles of those numbers.
func feedOf(title string, numbers ...int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>%s</title>`, title)
	for _, n := range numbers {
		fmt.Fprintf(&b, `<item><title>Bài %d</title><link>/bai-%d.html</link><pubDate>Mon, 16 Nov 2026 08:00:00 +0700</pubDate></item>`, n, n)
	}
	return b.String() + "</channel></rss>"
}

const announcement = `<link rel="alternate" type="application/rss+xml" title="%s" href="%s">`

// feedIndex is a page that lists the feeds of a paper.
const feedIndex = `<html><head><title>RSS - Báo mẫu</title></head><body><h1>Các kênh RSS</h1><ul>
<li><span>Chính trị</span> <a href="/rss/chinh-tri.rss">https://mau.example/rss/chinh-tri.rss</a></li>
<li><a href="/rss/bien-dao.rss">Biển đảo</a></li><li><a href="/rss/doi-ngoai.rss" title="Đối ngoại"><img src="/rss.png"></a></li></ul></body></html>`

func TestTheBestOfAPageIsFound(t *testing.T) {
	t.Parallel()
	own, whole := fmt.Sprintf(announcement, "Tin tức", "/rss/tin-tuc.rss"), fmt.Sprintf(announcement, "Trang chủ", "/rss/home.rss")
	for name, c := range map[string]struct {
		pages    map[string]string
		path     string
		kind     library.SourceKind
		leadsTo  string
		choices  int
		problems int
	}{
		"the category's feed before the site's": {map[string]string{"/tin-tuc": category(whole + own), "/rss/home.rss": feedOf("Mẫu", 901, 902, 903), "/rss/tin-tuc.rss": feedOf("Tin tức", 1, 2, 3)}, "/tin-tuc", library.FeedSource, "/rss/tin-tuc.rss", 0, 0},
		"the list before a feed of others":      {map[string]string{"/tin-tuc": category(whole), "/rss/home.rss": feedOf("Mẫu", 901, 902, 903)}, "/tin-tuc", library.ListSource, "/tin-tuc", 0, 0},
		"a feed of the same articles":           {map[string]string{"/tin-tuc": category(whole), "/rss/home.rss": feedOf("Mẫu", 1, 2, 3, 901)}, "/tin-tuc", library.FeedSource, "/rss/home.rss", 0, 0},
		"the site's feed for its home":          {map[string]string{"/": category(whole), "/rss/home.rss": feedOf("Mẫu", 901)}, "/", library.FeedSource, "/rss/home.rss", 0, 0},
		"no feed of comments":                   {map[string]string{"/": category(fmt.Sprintf(announcement, "Bình luận", "/comments/feed/")), "/comments/feed/": feedOf("Bình luận", 1)}, "/", library.ListSource, "/", 0, 0},
		"feeds to choose from":                  {map[string]string{"/rss": feedIndex}, "/rss", library.AutoSource, "/rss", 3, 0},
		"an index at the usual address":         {map[string]string{"/": category(""), "/rss": feedIndex}, "/", library.AutoSource, "/rss", 3, 0},
		"the category's feed of an index":       {map[string]string{"/bien-dao": strings.ReplaceAll(category(""), "Tin tức", "Biển đảo"), "/rss": feedIndex, "/rss/bien-dao.rss": feedOf("Biển đảo", 3, 4)}, "/bien-dao", library.FeedSource, "/rss/bien-dao.rss", 0, 0},
		"a feed at the usual address":           {map[string]string{"/": category(""), "/rss.xml": feedOf("Mẫu", 7)}, "/", library.FeedSource, "/rss.xml", 0, 0},
		"NukeViet's feed of a category":         {map[string]string{"/vi/news/bien-dao/": category(`<meta name="generator" content="NukeViet v4.5">`), "/vi/news/rss/bien-dao/": feedOf("Biển đảo", 1, 2)}, "/vi/news/bien-dao/", library.FeedSource, "/vi/news/rss/bien-dao/", 0, 0},
		"the sitemap where nothing else is":     {map[string]string{"/": `<html><head><title>Mẫu</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>`, "/robots.txt": "User-agent: *\nSitemap: /map-index.xml\n", "/map-index.xml": `<sitemapindex><sitemap><loc>/map-tags.xml</loc></sitemap><sitemap><loc>/map-posts.xml</loc></sitemap></sitemapindex>`, "/map-posts.xml": "<urlset><url><loc>/tin/a-100001.html</loc></url><url><loc>/tin/b-100002.html</loc></url><url><loc>/tin/c-100003.html</loc></url></urlset>"}, "/", library.FeedSource, "/map-posts.xml", 0, 0},
		"a sitemap that nothing names":          {map[string]string{"/": `<html><head><title>Mẫu</title></head><body><div id="app"></div><script src="/a.js"></script></body></html>`, "/sitemap_index.xml": `<sitemapindex><sitemap><loc>/post-sitemap.xml</loc></sitemap></sitemapindex>`, "/post-sitemap.xml": "<s:urlset><s:url><s:loc>/tin/a-100001.html</s:loc></s:url><s:url><s:loc>/tin/b-100002.html</s:loc></s:url><s:url><s:loc>/tin/c-100003.html</s:loc></s:url></s:urlset>"}, "/", library.FeedSource, "/post-sitemap.xml", 0, 0},
		"no sitemap for a category":             {map[string]string{"/tin-tuc": category(own), "/sitemap.xml": "<urlset><url><loc>/tin/a-100001.html</loc></url><url><loc>/tin/b-100002.html</loc></url><url><loc>/tin/c-100003.html</loc></url></urlset>"}, "/tin-tuc", library.ListSource, "/tin-tuc", 0, 1},
		"a broken feed is told of":              {map[string]string{"/tin-tuc": category(own)}, "/tin-tuc", library.ListSource, "/tin-tuc", 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			base := place(t, c.pages)
			a := open(t, app.Options{Dir: t.TempDir()})
			found, err := a.Sources.CheckSource(t.Context(), base+c.path)
			if err != nil || found.Kind != c.kind || found.URL != base+c.leadsTo || len(found.Choices) != c.choices || len(found.Problems) != c.problems {
				t.Errorf("%v: %s %s, choices %v, problems %v", err, found.Kind, found.URL, found.Choices, found.Problems)
			}
		})
	}
}

func TestChoicesAreNamedAndNoneIsTakenUnasked(t *testing.T) {
	t.Parallel()
	base := place(t, map[string]string{"/rss": feedIndex})
	a := open(t, app.Options{Dir: t.TempDir()})
	found, err := a.Sources.CheckSource(t.Context(), base+"/rss")
	want := []discover.Choice{{Title: "Chính trị", URL: base + "/rss/chinh-tri.rss"}, {Title: "Biển đảo", URL: base + "/rss/bien-dao.rss"}, {Title: "Đối ngoại", URL: base + "/rss/doi-ngoai.rss"}}
	if err != nil || fmt.Sprint(found.Choices) != fmt.Sprint(want) {
		t.Errorf("%v: %v, want %v", err, found.Choices, want)
	}
	if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: base + "/rss"}); !library.IsKind(err, library.ManyFeeds) {
		t.Errorf("added: %v", err)
	}
}

func TestACheckAsksFewTimesAndOnlyThisHost(t *testing.T) {
	t.Parallel()
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, category(""))
	}))
	t.Cleanup(server.Close)
	a := open(t, app.Options{Dir: t.TempDir()})
	found, err := a.Sources.CheckSource(t.Context(), server.URL+"/")
	if err != nil || found.Kind != library.ListSource {
		t.Fatalf("%+v, %v", found, err)
	}
	if n := asked.Load(); n > 7 {
		t.Errorf("%d requests for one address", n)
	}
}

func TestAKnownSourceIsCheckedAsWhatItIs(t *testing.T) {
	t.Parallel()
	base := place(t, map[string]string{"/tin-tuc": category(fmt.Sprintf(announcement, "Tin tức", "/rss/tin-tuc.rss")), "/rss/tin-tuc.rss": feedOf("Tin tức", 1, 2), "/bai": single})
	a := open(t, app.Options{Dir: t.TempDir()})
	for path, kind := range map[string]library.SourceKind{"/tin-tuc": library.ListSource, "/rss/tin-tuc.rss": library.FeedSource, "/bai": library.PageSource} {
		found, err := a.Sources.CheckKnown(t.Context(), library.Source{URL: base + path, Kind: kind})
		if err != nil || found.Kind != kind || len(found.Items) == 0 {
			t.Errorf("%s: %s, %d items, %v", path, found.Kind, len(found.Items), err)
		}
	}
	if _, err := a.Sources.CheckKnown(t.Context(), library.Source{URL: base + "/bai", Kind: library.ListSource}); !library.IsKind(err, library.NothingFound) {
		t.Errorf("an article checked as a list: %v", err)
	}
}

func TestASelectorIsKeptAndAWrongOneRefused(t *testing.T) {
	t.Parallel()
	base := place(t, map[string]string{"/rss": rss})
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: base + "/rss", Selector: "div["}); !library.IsKind(err, library.WrongUse) {
		t.Errorf("a wrong selector: %v", err)
	}
	added, err := a.Sources.AddSource(t.Context(), library.Source{URL: base + "/rss", Selector: " div.noi-dung "})
	if err != nil || added.Selector != "div.noi-dung" {
		t.Errorf("%+v, %v", added, err)
	}
}

func TestTheCatalogueSuggestsWhatIsSaidAndAddsNothing(t *testing.T) {
	t.Parallel()
	a := open(t, app.Options{Dir: t.TempDir()})
	suggested, err := a.Sources.Suggested()
	if err != nil || len(suggested) < 10 {
		t.Fatalf("%d suggestions, %v", len(suggested), err)
	}
	seen := map[string]bool{}
	for _, s := range suggested {
		if s.Title == "" || s.Note == "" || !strings.HasPrefix(s.URL, "http") || s.Kind != library.FeedSource || seen[s.URL] {
			t.Errorf("%+v", s)
		}
		seen[s.URL] = true
	}
	if sources, err := a.Library().Sources(t.Context()); err != nil || len(sources) != 0 {
		t.Errorf("sources %v, %v", sources, err)
	}
}
