package app_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

const (
	rss      = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bản tin</title><item><title>Bài một</title><link>/bai-1.html</link></item></channel></rss>`
	emptyRSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bản tin trống</title></channel></rss>`
)

// place serves pages by path.
func place(t *testing.T, pages map[string]string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		kind := "text/html; charset=utf-8"
		if strings.HasPrefix(body, "<?xml") {
			kind = "application/rss+xml"
		}
		w.Header().Set("Content-Type", kind)
		_, _ = io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// category is a page that lists articles.
func category(head string) string {
	var b strings.Builder
	b.WriteString("<html><head><title>Tin tức</title>" + head + "</head><body><ul class='menu'><li><a href='/'>Trang chủ</a></li></ul><div class='list'>")
	for n := range 8 {
		fmt.Fprintf(&b, "<div class='item'><h3><a href='/bai-%d.html'>Bài viết thứ %d trong chuyên mục tin tức của trang</a></h3><p>Tóm tắt của bài viết này.</p></div>", n, n)
	}
	return b.String() + "</div></body></html>"
}

var single = "<html><head><title>Một bài</title></head><body><article><h1>Một bài viết</h1>" +
	strings.Repeat("<p>Nội dung của bài viết, đủ dài để được nhận ra là một bài viết thật sự trên trang này.</p>", 6) + "</article></body></html>"

func TestAPastedAddressIsRecognised(t *testing.T) {
	t.Parallel()
	const announced = `<link rel="alternate" type="application/rss+xml" title="RSS" href="/%s">`
	base := place(t, map[string]string{
		"/rss":        rss,
		"/trong":      emptyRSS,
		"/tin":        category(""),
		"/bai":        single,
		"/trang":      category(fmt.Sprintf(announced, "rss")),
		"/trang-hong": category(fmt.Sprintf(announced, "khong-co")),
		"/trang-rong": category(fmt.Sprintf(announced, "trong")),
	})
	cases := []struct {
		path, leadsTo  string
		kind           library.SourceKind
		items, trouble int
	}{
		{"/rss", "/rss", library.FeedSource, 1, 0},
		{"/trang", "/rss", library.FeedSource, 1, 0},
		{"/tin", "/tin", library.ListSource, 8, 0},
		{"/bai", "/bai", library.PageSource, 1, 0},
		{"/trang-hong", "/trang-hong", library.ListSource, 8, 1},
		{"/trang-rong", "/trang-rong", library.ListSource, 8, 1},
	}
	a := open(t, app.Options{Dir: t.TempDir()})
	for _, c := range cases {
		found, err := a.Sources.CheckSource(t.Context(), base+c.path)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		if found.Kind != c.kind || found.URL != base+c.leadsTo || len(found.Items) != c.items || len(found.Problems) != c.trouble {
			t.Errorf("%s: %s %s, %d items, problems %v", c.path, found.Kind, found.URL, len(found.Items), found.Problems)
		}
	}
	if sources, err := a.Library().Sources(t.Context()); err != nil || len(sources) != 0 {
		t.Errorf("a check stored %v, %v", sources, err)
	}
}

func TestAnAddedSourceHasATitleOfItsOwn(t *testing.T) {
	t.Parallel()
	base := place(t, map[string]string{"/rss": rss})
	a := open(t, app.Options{Dir: t.TempDir()})
	found, err := a.Sources.AddSource(t.Context(), library.Source{URL: base + "/rss"})
	if err != nil || found.Title != "Bản tin" || !found.Enabled {
		t.Fatalf("%+v, %v", found, err)
	}
	named, err := a.Sources.AddSource(t.Context(), library.Source{URL: "https://example.org/rss", Kind: library.FeedSource})
	if err != nil || named.Title != "example.org" {
		t.Fatalf("%+v, %v", named, err)
	}
	if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: base + "/rss"}); !library.IsKind(err, library.KnownSource) {
		t.Fatalf("added twice: %v", err)
	}
	if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: "tệp", Kind: library.FeedSource}); !library.IsKind(err, library.BadAddress) {
		t.Fatalf("no address: %v", err)
	}
}
