package syncer_test

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

// at is a syncer whose clock stands at a time, RFC 3339.
func (b bench) at(t *testing.T, clock string) bench {
	t.Helper()
	now, err := time.Parse(time.RFC3339, clock)
	if err != nil {
		t.Fatal(err)
	}
	return b.with(func(p *syncer.Params) { p.Now = func() time.Time { return now } })
}

// Dates ahead of the clock (feedbin 269, miniflux 1906 and 2971, woodwind 36, FreshRSS 659): what is kept at once, and what
// it has become two days later, though feed and page answer that nothing changed.
func TestADateALittleAheadIsKeptAndHealed(t *testing.T) {
	t.Parallel()
	const now, later = "2026-11-28T22:45:00+07:00", "2026-11-30T22:45:00+07:00"
	for name, c := range map[string]struct{ date, want, healed string }{
		"past":                           {"Sat, 28 Nov 2026 17:00:00 +0700", "2026-11-28T17:00:00+07:00", "2026-11-28T17:00:00+07:00"},
		"now":                            {"Sat, 28 Nov 2026 22:45:00 +0700", "2026-11-28T22:45:00+07:00", "2026-11-28T22:45:00+07:00"},
		"45 seconds ahead":               {"Sat, 28 Nov 2026 22:45:45 +0700", "2026-11-28", "2026-11-28T22:45:45+07:00"},
		"an hour ahead":                  {"Sat, 28 Nov 2026 23:45:00 +0700", "2026-11-28", "2026-11-28T23:45:00+07:00"},
		"local time called GMT":          {"Sat, 28 Nov 2026 22:00:00 GMT", "2026-11-28", "2026-11-29T05:00:00+07:00"},
		"local time called Z":            {"2026-11-28T16:30:00Z", "2026-11-28", "2026-11-28T23:30:00+07:00"},
		"tomorrow morning, a slow clock": {"Sun, 29 Nov 2026 08:00:00 +0700", "2026-11-28", "2026-11-29T08:00:00+07:00"},
		"a day of tomorrow":              {"2026-11-29", "2026-11-28", "2026-11-29"},
		"25 hours ahead":                 {"Sun, 29 Nov 2026 23:30:00 +0700", "2026-11-28", "2026-11-29T23:30:00+07:00"},
		"two days ahead":                 {"Mon, 30 Nov 2026 23:30:00 +0700", "", ""},
		"a week ahead":                   {"Sat, 05 Dec 2026 08:00:00 +0700", "", ""},
		"a year ahead":                   {"Sun, 28 Nov 2027 08:00:00 +0700", "", ""},
		"ten years ahead":                {"Wed, 31 Dec 2036 17:00:00 +0700", "", ""},
		"of 1970":                        {"Thu, 01 Jan 1970 00:00:00 GMT", "", ""},
		"none":                           {"", "", ""},
		"a zone of the east, past":       {"Sun, 29 Nov 2026 00:30:00 JST", "2026-11-28T22:30:00+07:00", "2026-11-28T22:30:00+07:00"},
		"a zone of the east, ahead":      {"Sun, 29 Nov 2026 02:30:00 JST", "2026-11-28", "2026-11-29T00:30:00+07:00"},
		"a zone of the west, past":       {"Sat, 28 Nov 2026 07:30:00 PST", "2026-11-28T22:30:00+07:00", "2026-11-28T22:30:00+07:00"},
	} {
		for kind, text := range map[string]string{"of a page": "", "of a feed": fullText("toàn văn " + name)} {
			t.Run(name+" "+kind, func(t *testing.T) {
				t.Parallel()
				server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if text != "" && r.URL.Path == "/x" {
						w.WriteHeader(http.StatusForbidden)
						return
					}
					w.Header().Set("ETag", `"một"`)
					if r.Header.Get("If-None-Match") != "" {
						w.WriteHeader(http.StatusNotModified)
						return
					}
					if r.URL.Path == "/rss" {
						sends(asRSS, feedOf("<item><title>Bài thử của nguồn</title><link>/x</link><pubDate>"+c.date+"</pubDate>"+text+"</item>"))(w, r)
						return
					}
					shows(articleOf("ngày"))(w, r)
				}))
				t.Cleanup(server.Close)
				b := newBench(t)
				source := b.add(t, server.URL+"/rss", library.FeedSource)
				b.at(t, now).sync(t, source)
				if a := only(t, b); a.Published.String() != c.want {
					t.Errorf("%q, want %q", a.Published, c.want)
				}
				if text != "" {
					return // the feed would have to be read again
				}
				b.at(t, later).sync(t, source)
				if a := only(t, b); a.Published.String() != c.healed || a.Version != 1 {
					t.Errorf("later %q, want %q; version %d", a.Published, c.healed, a.Version)
				}
			})
		}
	}
}

// Caches that lie: whatever a server answers to conditions, after a while an edit and a new article come.
func TestACacheThatLiesIsLookedBehindOnceInAWhile(t *testing.T) {
	t.Parallel()
	for name, header := range map[string][2]string{
		"304 for ever, by tag":  {"ETag", `"mãi mãi"`},
		"304 for ever, by date": {"Last-Modified", "Sat, 28 Nov 2026 00:00:00 GMT"},
		"a date of 1970":        {"Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT"},
		"a date of the future":  {"Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT"},
		"no date":               {"Last-Modified", "hôm nay"},
		"a weak tag":            {"ETag", `W/"0"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var edited atomic.Bool
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set(header[0], header[1])
				names := []string{"một"}
				if edited.Load() {
					names = append(names, "hai")
				}
				switch {
				case r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != "":
					w.WriteHeader(http.StatusNotModified)
				case r.URL.Path == "/rss":
					var items []string
					for _, n := range names {
						items = append(items, itemOf(n, "/bai/"+n))
					}
					sends(asRSS, feedOf(items...))(w, r)
				case edited.Load():
					shows(articleWith(r.URL.Path[len("/bai/"):], "", "<p>Tòa soạn đính chính một con số ở trên.</p>"))(w, r)
				default:
					shows(articleOf(r.URL.Path[len("/bai/"):]))(w, r)
				}
			}))
			t.Cleanup(server.Close)
			b := newBench(t)
			source := b.add(t, server.URL+"/rss", library.FeedSource)
			day := time.Date(2026, 11, 28, 8, 0, 0, 0, library.Vietnam)
			b.at(t, day.Format(time.RFC3339)).sync(t, source)
			edited.Store(true)
			found := syncer.ArticleCounts{}
			for n := 1; n <= 16; n++ {
				r := b.at(t, day.AddDate(0, 0, n).Format(time.RFC3339)).sync(t, source)
				found.New += r.New
				found.Updated += r.Updated
			}
			if found.New != 1 || found.Updated != 1 {
				t.Errorf("in 16 days %d new and %d edited, want one of each", found.New, found.Updated)
			}
		})
	}
}

// What was fetched lately is asked for with conditions.
func TestWhatIsFreshIsAskedWithConditions(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba", "bon", "nam"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.at(t, "2026-11-28T08:00:00+07:00").sync(t, source)
	full := s.full.Load()
	b.at(t, "2026-11-30T08:00:00+07:00").sync(t, source)
	if s.full.Load() != full {
		t.Errorf("%d answers in full two days later", s.full.Load()-full)
	}
}
