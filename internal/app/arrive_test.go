package app_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

// Front doors that lead on by themselves (newspaper 260, FreshRSS 2985, wallabag 4330), to the list of articles at /vi/.
func TestAPageThatLeadsOnIsFollowed(t *testing.T) {
	t.Parallel()
	const long = "Trang này có bài viết của riêng mình về công tác tuyên truyền trên địa bàn. "
	for name, c := range map[string]struct {
		page, header string
		follows      bool
	}{
		"a refresh":                       {`<meta http-equiv="refresh" content="0; url=/vi/">`, "", true},
		"a refresh in capitals":           {`<META HTTP-EQUIV="REFRESH" CONTENT="0;URL=/vi/">`, "", true},
		"a refresh, quoted":               {`<meta http-equiv=refresh content="0;URL='/vi/'">`, "", true},
		"a refresh without url=":          {`<meta http-equiv=refresh content="1; /vi/">`, "", true},
		"a refresh after three seconds":   {`<meta http-equiv=refresh content="3;url=/vi/"><body>Đang chuyển…`, "", true},
		"a refresh after a minute":        {`<meta http-equiv=refresh content="60;url=/vi/">`, "", false},
		"a refresh of itself":             {`<meta http-equiv=refresh content="0;url=/">`, "", false},
		"a refresh in a comment":          {`<!--[if lte IE 8]><meta http-equiv=refresh content="0;url=/vi/"><![endif]-->`, "", false},
		"a refresh for those w/o scripts": {`<noscript><meta http-equiv=refresh content="0;url=/vi/"></noscript>`, "", true},
		"the same beside a text":          {`<noscript><meta http-equiv=refresh content="0;url=/vi/"></noscript><body><p>` + strings.Repeat(long, 12), "", false},
		"a header":                        {``, "0; url=/vi/", true},
		"a header, quoted":                {``, `1;URL="/vi/"`, true},
		"a base":                          {`<base href="/vi/"><meta http-equiv=refresh content="0;url=./">`, "", true},
		"a script":                        {`<script>window.location.href="/vi/";</script>`, "", true},
		"a script that replaces":          {`<script>location.replace('/vi/')</script>`, "", true},
		"a script that assigns":           {`<body onload=""><script>document.location = "/vi/"</script>`, "", true},
		"a script with escapes":           {`<script>location="\/vi\/"</script>`, "", true},
		"a script beside a text":          {`<script>location="/vi/"</script><body><p>` + strings.Repeat(long, 12), "", false},
		"a script that asks first":        {`<script>` + strings.Repeat("var a = 1; ", 80) + `location="/vi/"</script>`, "", false},
		"frames":                          {`<frameset cols="20%,80%"><frame src="/menu"><frame src="/vi/"></frameset>`, "", true},
		"frames by pixels":                {`<frameset rows="90,*"><frame name=top src="/menu"><frame name=main src="/vi/"></frameset>`, "", true},
		"frames in frames":                {`<frameset rows="90,*"><frame src="/menu"><frameset cols="200,*"><frame src="/trai"><frame src="/vi/"></frameset></frameset>`, "", true},
		"one frame within":                {`<body><iframe src="/vi/" width=100%></iframe>`, "", true},
		"one picture to be pressed":       {`<body><a href="/vi/"><img src="/vao.jpg" alt="Vào trang"></a>`, "", true},
		"a frame of another site":         {`<body><iframe src="http://127.0.0.2:9/vi/"></iframe>`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				switch r.URL.Path {
				case "/":
					if c.header != "" {
						w.Header().Set("Refresh", c.header)
					}
					_, _ = fmt.Fprint(w, "<html><head><title>Cổng</title>"+c.page)
				case "/vi/":
					_, _ = fmt.Fprint(w, category(""))
				case "/menu", "/trai":
					_, _ = fmt.Fprint(w, "<html><body><a href=/vi/>Tin</a></body></html>")
				default:
					http.NotFound(w, r)
				}
			}))
			t.Cleanup(server.Close)
			a := open(t, app.Options{Dir: t.TempDir()})
			found, err := a.Sources.CheckSource(t.Context(), server.URL+"/")
			if led := err == nil && found.Kind == library.ListSource && found.URL == server.URL+"/vi/"; led != c.follows {
				t.Errorf("%v %s %s", err, found.Kind, found.URL)
			}
		})
	}
}

func TestAWayInACircleEnds(t *testing.T) {
	t.Parallel()
	leads := func(to string) string {
		return `<html><head><title>Cổng</title><meta http-equiv=refresh content="0;url=` + to + `"></head><body></body></html>`
	}
	base := place(t, map[string]string{"/": leads("/a"), "/a": leads("/b"), "/b": leads("/a")})
	a := open(t, app.Options{Dir: t.TempDir()})
	if _, err := a.Sources.CheckSource(t.Context(), base+"/"); !library.IsKind(err, library.NothingFound) {
		t.Errorf("%v", err)
	}
}

func TestABareAddressIsTriedWithoutTLS(t *testing.T) {
	t.Parallel()
	base := place(t, map[string]string{"/": category("")})
	a := open(t, app.Options{Dir: t.TempDir()})
	host := strings.TrimPrefix(base, "http://")
	if found, err := a.Sources.CheckSource(t.Context(), host); err != nil || found.URL != base {
		t.Errorf("%v %s, want %s", err, found.URL, base)
	}
	if _, err := a.Sources.CheckSource(t.Context(), "https://"+host); err == nil {
		t.Error("https was asked for, and http came")
	}
}

func TestAPageForScriptsIsToldAsSuch(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"a root":     `<html><head><title>Cổng</title></head><body><div id="root"></div><script src="/a.js"></script></body></html>`,
		"an app":     `<html><body><div id=app></div><script type=module src=/m.js></script></body></html>`,
		"a notice":   `<html><body><noscript>Bạn cần bật JavaScript để dùng trang này.</noscript><script src=/a.js></script></body></html>`,
		"an element": `<html><body><app-root></app-root><script src=/main.js></script></body></html>`,
	} {
		base := place(t, map[string]string{"/": page})
		a := open(t, app.Options{Dir: t.TempDir()})
		if _, err := a.Sources.CheckSource(t.Context(), base+"/"); !library.IsKind(err, library.Challenge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Feeds as pages name them (feedbin, NetNewsWire), the right one first.
func TestTheFeedOfArticlesIsFoundAmongTheNamed(t *testing.T) {
	t.Parallel()
	comments := strings.ReplaceAll(feedOf("Phản hồi cho Trang thử", 1, 2, 3), "Bài ", "Phản hồi cho bài ")
	for name, head := range map[string]string{
		"comments first, by the address": `<link rel=alternate type=application/rss+xml title="A" href=/comments/feed/><link rel=alternate type=application/rss+xml title="B" href=/chinh.rss>`,
		"comments first, by the title":   `<link rel=alternate type=application/rss+xml title="Trang thử » Dòng bình luận" href=/bl.rss><link rel=alternate type=application/rss+xml title="Trang thử » Dòng thông tin" href=/chinh.rss>`,
		"comments first, by what it has": `<link rel=alternate type=application/rss+xml title="RSS" href=/bl.rss><link rel=alternate type=application/rss+xml title="RSS" href=/chinh.rss>`,
		"in English":                     `<link rel=alternate type=application/rss+xml title="Site » Comments Feed" href=/bl.rss><link rel=alternate type=application/rss+xml title="Site » Feed" href=/chinh.rss>`,
		"as XML":                         `<link rel=alternate type=text/xml title=RSS href=/chinh.rss>`,
		"as XML of an application":       `<link rel=alternate type="application/xml" href=/chinh.rss>`,
		"without a type":                 `<link rel=alternate href=/chinh.rss title=RSS>`,
		"beside translations":            `<link rel=alternate hreflang=en href=/en.rss><link rel=alternate href=/chinh.rss>`,
		"by its own scheme":              `<link rel=alternate type=application/rss+xml href="feed:/chinh.rss">`,
		"an empty one first":             `<link rel=alternate type=application/rss+xml href=""><link rel=alternate type=application/rss+xml href=/chinh.rss>`,
		"a missing one first":            `<link rel=alternate type=application/rss+xml href=/khong.rss><link rel=alternate type=application/rss+xml href=/chinh.rss>`,
	} {
		base := place(t, map[string]string{
			"/":          "<html><head><title>Trang thử</title>" + head + "</head><body><h1>Trang thử</h1><p>Chào mừng.</p></body></html>",
			"/chinh.rss": feedOf("Trang thử", 1, 2, 3, 4, 5), "/bl.rss": comments, "/comments/feed/": comments,
		})
		a := open(t, app.Options{Dir: t.TempDir()})
		if found, err := a.Sources.CheckSource(t.Context(), base+"/"); err != nil || found.URL != base+"/chinh.rss" {
			t.Errorf("%s: %v %s", name, err, found.URL)
		}
	}
}

// A category's page is the person's wish; what else there is is offered beside it.
func TestACategoryIsNotTakenForItsSite(t *testing.T) {
	t.Parallel()
	whole := fmt.Sprintf(announcement, "Trang chủ", "/rss/home.rss")
	for name, c := range map[string]struct {
		feed string
		kind library.SourceKind
	}{
		"a feed of others":            {feedOf("Mẫu", 901, 902, 903), library.ListSource},
		"a feed that shares one":      {feedOf("Mẫu", 1, 901, 902, 903), library.ListSource},
		"a feed that shares half":     {feedOf("Mẫu", 1, 2, 901, 902), library.ListSource},
		"a feed with all and more":    {feedOf("Mẫu", 1, 2, 3, 4, 5, 6, 7, 8, 901, 902, 903, 904, 905, 906, 907, 908, 909, 910), library.ListSource},
		"a feed of the same articles": {feedOf("Mẫu", 1, 2, 3, 4, 5, 6, 7, 8), library.FeedSource},
		"a feed of the newest":        {feedOf("Mẫu", 1, 2, 3), library.FeedSource},
		"the same, one more":          {feedOf("Mẫu", 1, 2, 3, 4, 5, 6, 901), library.FeedSource},
	} {
		base := place(t, map[string]string{"/tin-tuc": category(whole), "/rss/home.rss": c.feed})
		a := open(t, app.Options{Dir: t.TempDir()})
		found, err := a.Sources.CheckSource(t.Context(), base+"/tin-tuc")
		if err != nil || found.Kind != c.kind || len(found.Also) != 1 {
			t.Errorf("%s: %v %s, also %v", name, err, found.Kind, found.Also)
			continue
		}
		want := base + "/rss/home.rss"
		if c.kind == library.FeedSource {
			want = base + "/tin-tuc"
		}
		if found.Also[0].URL != want {
			t.Errorf("%s: also %v", name, found.Also)
		}
		other, err := a.Sources.CheckKnown(t.Context(), library.Source{URL: found.Also[0].URL, Kind: found.Also[0].Kind})
		if err != nil || len(other.Items) == 0 {
			t.Errorf("%s: what is offered brings %v, %v", name, other.Items, err)
		}
	}
}
