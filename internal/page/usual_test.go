package page

import (
	"slices"
	"testing"
)

func TestASiteOfAKnownProgramHasItsFeedAtTheUsualAddress(t *testing.T) {
	const host = "https://mau.example.gov.vn"
	for name, c := range map[string]struct{ own, raw, want string }{
		"NukeViet's category":     {"/vi/news/bien-dao/", `<meta name="generator" content="NukeViet v4.5">`, "/vi/news/rss/bien-dao/"},
		"NukeViet by its address": {"/vi/tin-tuc/", ``, "/vi/tin-tuc/rss/"},
		"NukeViet's home":         {"/", `<script>var nv_base_siteurl="/"</script>`, "/news/rss/"},
		"WordPress's category":    {"/category/bien-dao/", `<link href="/wp-content/x.css">`, "/category/bien-dao/feed/"},
		"WordPress's second page": {"/category/bien-dao/page/2/", `<link href="/wp-content/x.css">`, "/category/bien-dao/feed/"},
		"WordPress's home":        {"/", `<link href="/wp-includes/x.css">`, "/feed/"},
		"Joomla":                  {"/index.php/tin-tuc", `<meta name="generator" content="Joomla! - Open Source">`, "/index.php/tin-tuc?format=feed&type=rss"},
		"Liferay by its address":  {"/web/btg/tin/-/asset_publisher/7ng11fEWgASC/content/id/12", ``, "/web/btg/tin/-/asset_publisher/7ng11fEWgASC/rss"},
		"Liferay by its page":     {"/web/btg/tin", `<a href="/web/btg/tin/-/asset_publisher/7ng11fEWgASC/content/bai">Bài</a>`, "/web/btg/tin/-/asset_publisher/7ng11fEWgASC/rss"},
		"SharePoint":              {"/tintuc/Pages/default.aspx", `_spPageContextInfo={"pageListId":"{0A1B2C3D-0000-1111-2222-333344445555}"}`, "/tintuc/_layouts/15/listfeed.aspx?List=0A1B2C3D-0000-1111-2222-333344445555"},
		"Drupal":                  {"/", `<meta name="Generator" content="Drupal 9">`, "/rss.xml"},
		"Drupal's term":           {"/taxonomy/term/5", `<script data-drupal-selector="drupal-settings-json">`, "/taxonomy/term/5/feed"},
		"Blogger":                 {"/", `<meta content='blogger' name='generator'/>`, "/feeds/posts/default"},
		"the press's category":    {"/kinh-te", ``, "/rss/kinh-te.rss"},
		"the press's home":        {"/", ``, "/rss/home.rss"},
	} {
		got := UsualFeeds(host+c.own, []byte(c.raw))
		if len(got) == 0 || got[0] != host+c.want || len(got) > maxGuesses {
			t.Errorf("%s: %v, want %s first", name, got, host+c.want)
		}
		if !slices.Contains(got, host+"/rss/home.rss") {
			t.Errorf("%s: %v lacks the press's usual one", name, got)
		}
	}
	for _, address := range []string{"", "tin", "ftp://mau.example.gov.vn/", "/vi/news/"} {
		if got := UsualFeeds(address, nil); got != nil {
			t.Errorf("%q: %v", address, got)
		}
	}
}

func TestAPageThatListsFeedsIsAnIndexAndNoOtherIs(t *testing.T) {
	const own = "https://mau.example.gov.vn/rss"
	index := `<html><head><title>RSS</title><link rel="alternate" type="application/rss+xml" href="/rss/home.rss" title="Trang chủ"></head><body><table>
<tr><td>Chính trị</td><td><a href="/rss/chinh-tri.rss">RSS</a></td></tr><tr><td>Xã hội</td><td><a href="/rss/xa-hoi.rss"><img src="rss.gif"></a></td></tr>
<tr><td>Quốc phòng</td><td><a href="/rss/quoc-phong.rss">/rss/quoc-phong.rss</a></td></tr></table></body></html>`
	titles := ""
	for _, l := range FeedIndex(t.Context(), []byte(index), "text/html", own) {
		titles += l.Title + ";"
	}
	if titles != "Trang chủ;Chính trị;Xã hội;Quốc phòng;" {
		t.Errorf("titles %s", titles)
	}
	m := newMaker(1)
	for name, raw := range map[string]string{
		"one feed":    `<html><body><a href="/rss/home.rss">RSS</a></body></html>`,
		"an article":  `<html><head><title>Bài viết về biển, đảo quê hương</title></head><body><h1>Bài viết về biển, đảo quê hương</h1><p>` + m.paragraph(5) + `</p><a href="/feed">RSS</a><a href="/rss/a.rss">A</a></body></html>`,
		"no web page": "%PDF-1.4",
	} {
		if got := FeedIndex(t.Context(), []byte(raw), "text/html", own); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}
