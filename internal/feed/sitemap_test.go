package feed

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/library"
)

func TestASitemapIsAFeedOfItsArticles(t *testing.T) {
	t.Parallel()
	const head = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">`
	const one = `<url><loc>https://mau.example.vn/tin/chuyen-o-don-100001.html</loc><lastmod>2026-11-01</lastmod><image:image><image:loc>https://mau.example.vn/a.jpg</image:loc><image:title>Ảnh</image:title></image:image></url>`
	const two = `<url><loc> /tin/chuyen-o-ban-100002.html </loc><lastmod>2026-11-20T08:00:00+07:00</lastmod></url>`
	const home = `<url><loc>https://mau.example.vn/</loc><lastmod>2026-11-27</lastmod></url><url><loc>https://mau.example.vn/gioi-thieu</loc></url>`
	const news = `<url><loc>https://mau.example.vn/x</loc><news:news><news:publication><news:name>Báo Mẫu</news:name></news:publication><news:publication_date>2026-11-05T08:30:00+07:00</news:publication_date><news:title>Chuyện ở đồn &amp; ở bản</news:title></news:news></url>`
	for name, c := range map[string]struct{ text, want string }{
		"the newest first":         {head + one + two + "</urlset>", "https://mau.example.vn/tin/chuyen-o-ban-100002.html|  || https://mau.example.vn/tin/chuyen-o-don-100001.html| "},
		"only what is an article":  {head + home + one + "</urlset>", "https://mau.example.vn/tin/chuyen-o-don-100001.html| "},
		"news with their titles":   {head + news + "</urlset>", "https://mau.example.vn/x|Chuyện ở đồn & ở bản 2026-11-05T08:30:00+07:00"},
		"one that was cut off":     {head + one + `<url><loc>https://mau.example.vn/tin/chuy`, "https://mau.example.vn/tin/chuyen-o-don-100001.html| "},
		"a plain list":             {"https://mau.example.vn/\r\nhttps://mau.example.vn/gioi-thieu\r\n\r\nhttps://mau.example.vn/tin/chuyen-o-don-100001.html\r\n", "https://mau.example.vn/tin/chuyen-o-don-100001.html| "},
		"a plain list with a mark": {"\ufeffhttps://mau.example.vn/\nhttps://mau.example.vn/tin/chuyen-o-don-100001.html\nhttps://mau.example.vn/tin/chuyen-o-ban-100002.html", "https://mau.example.vn/tin/chuyen-o-don-100001.html|  || https://mau.example.vn/tin/chuyen-o-ban-100002.html| "},
		"without its namespace":    {strings.Replace(head, ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`, "", 1) + one + "</urlset>", "https://mau.example.vn/tin/chuyen-o-don-100001.html| "},
	} {
		f, err := Parse(t.Context(), []byte(c.text), "application/xml", "https://mau.example.vn/sitemap.xml")
		got := make([]string, 0, len(f.Items))
		for _, i := range f.Items {
			day := ""
			if i.Published.Known() {
				day = i.Published.String()
			}
			got = append(got, i.URL+"|"+i.Title+" "+day)
		}
		if text := strings.Join(got, " || "); err != nil || text != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", name, err, text, c.want)
		}
		if !LooksSitemap([]byte(c.text)) {
			t.Errorf("%s does not look like a sitemap", name)
		}
	}
	index := `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/a.xml</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>2026-11-01</lastmod></sitemap></sitemapindex>`
	if f, err := Parse(t.Context(), []byte(index), "", "https://mau.example.vn/sitemap.xml"); err != nil || fmt.Sprint(f.Sitemaps) != "[https://mau.example.vn/b.xml https://mau.example.vn/a.xml]" {
		t.Errorf("%v, %v", f.Sitemaps, err)
	}
	if LooksSitemap([]byte("<html><body><urlset></body></html>")) {
		t.Error("a page that speaks of one looks like a sitemap")
	}
	for _, text := range []string{"https://mau.example.vn/a", "https://a.vn/1\nhttps://a.vn/2", "https://a.vn/1\nXem thêm ở đây\nhttps://a.vn/2\nhttps://a.vn/3", "https://a.vn/1 a\nhttps://a.vn/2 b\nhttps://a.vn/3 c"} {
		if LooksSitemap([]byte(text)) {
			t.Errorf("%q looks like a sitemap", text)
		}
	}
	if _, err := Parse(t.Context(), []byte("<p>x</p>"), "", "https://mau.example.vn/sitemap.xml"); !library.IsKind(err, library.BrokenFeed) {
		t.Errorf("what is none: %v", err)
	}
}
