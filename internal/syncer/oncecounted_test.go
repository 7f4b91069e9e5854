package syncer_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

// Ways in which two sources name one article, written without a look at the program: it is counted once.
func TestOneArticleByTwoAddressesIsCountedOnce(t *testing.T) {
	t.Parallel()
	for name, second := range map[string]string{
		"the same":            "/bai/mot.html",
		"a campaign":          "/bai/mot.html?utm_source=rss&utm_campaign=tuan",
		"a click's id":        "/bai/mot.html?fbclid=IwAR0abc",
		"a fragment":          "/bai/mot.html#binh-luan",
		"an empty query":      "/bai/mot.html?",
		"another host's case": "HOST/bai/mot.html",
		"a default port":      "/bai//mot.html",
		"dots in the path":    "/bai/x/../mot.html",
		"a redirect":          "/di/mot",
		"two redirects":       "/di/di/mot",
		"escaped letters":     "/bai/m%6Ft.html",
		"its short address":   "/?p=1",
		"for telephones":      "/m/mot.html",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var server *httptest.Server
			server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				link := "/bai/mot.html"
				switch {
				case r.URL.Path == "/rss2":
					link = strings.Replace(second, "HOST", strings.ToUpper(server.URL[:4])+server.URL[4:], 1)
					fallthrough
				case r.URL.Path == "/rss":
					sends(asRSS, feedOf(feedItem(titleOf("mot"), "<link>"+html.EscapeString(link)+"</link>")))(w, r)
				case strings.HasPrefix(r.URL.Path, "/di/"):
					to := strings.TrimPrefix(r.URL.Path, "/di")
					if !strings.HasPrefix(to, "/di/") {
						to = "/bai/mot.html"
					}
					http.Redirect(w, r, to, http.StatusMovedPermanently)
				case r.URL.RawQuery == "p=1", r.URL.Path == "/m/mot.html", r.URL.Path == "/bai//mot.html", r.URL.Path == "/bai/mot.html":
					shows(strings.Replace(articleOf("mot"), "<head>", `<head><link rel="canonical" href="/bai/mot.html">`, 1))(w, r)
				default:
					http.NotFound(w, r)
				}
			}))
			t.Cleanup(server.Close)
			b := newBench(t)
			one, two := b.add(t, server.URL+"/rss", library.FeedSource), b.add(t, server.URL+"/rss2", library.FeedSource)
			if r := b.sync(t, one, two); r.ArticleCounts != (syncer.ArticleCounts{New: 1}) {
				t.Errorf("the first sync: %+v", r.ArticleCounts)
			}
			if r := b.sync(t, one, two); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
				t.Errorf("the second sync: %+v", r.ArticleCounts)
			}
		})
	}
}

// What busy servers say of when to come back, in seconds or as a day; what is no time, past or years ahead says nothing, or is
// bounded to a day or so.
func TestWhenToComeBackIsReadInEveryForm(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, c := range map[string]struct {
		says  string
		after time.Duration // 0 where nothing is said
	}{
		"seconds":           {"1800", 30 * time.Minute},
		"spaces around":     {"  1800 ", 30 * time.Minute},
		"a day of mail":     {now.Add(time.Hour).UTC().Format(http.TimeFormat), time.Hour},
		"a day of old mail": {now.Add(time.Hour).UTC().Format("Monday, 02-Jan-06 15:04:05 GMT"), time.Hour},
		"a day of C":        {now.Add(time.Hour).UTC().Format(time.ANSIC), time.Hour},
		"nothing":           {"", 0},
		"a word":            {"soon", 0},
		"the past":          {now.Add(-time.Hour).UTC().Format(http.TimeFormat), 0},
		"below nothing":     {"-5", 0},
	} {
		for _, code := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			t.Run(name+" "+http.StatusText(code), func(t *testing.T) {
				t.Parallel()
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
					if c.says != "" {
						w.Header().Set("Retry-After", c.says)
					}
					w.WriteHeader(code)
				}))
				t.Cleanup(server.Close)
				b := newBench(t)
				told := b.sync(t, b.add(t, server.URL+"/rss", library.FeedSource)).Sources[0]
				if c.after == 0 {
					if told.Again.Known() && told.Again.Time().After(time.Now().Add(time.Hour)) {
						t.Errorf("comes back at %v", told.Again)
					}
					return
				}
				const slack = time.Minute
				if at := told.Again.Time(); !told.Again.Known() || at.Before(now.Add(c.after-slack)) || at.After(time.Now().Add(c.after+slack)) {
					t.Errorf("comes back at %v", told.Again)
				}
			})
		}
	}
}
