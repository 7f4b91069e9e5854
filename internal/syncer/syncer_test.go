package syncer_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/store/storetest"
	"baocaovien/internal/syncer"
	"baocaovien/internal/theme"
	"baocaovien/internal/web"
)

// noThemes stands in for the classifier, whose judgement has tests of its own.
type noThemes struct{}

func (noThemes) Read(context.Context, string, []library.Block) theme.Reading { return theme.Reading{} }

// site is a source that tests change while it is being synced.
type site struct {
	*httptest.Server
	mu       sync.Mutex
	articles []string          // slugs, newest first
	text     map[string]string // by slug
	broken   map[string]int    // status by slug

	brokenOnce map[string]int // the same, for one request
	asked      atomic.Int32   // requests for articles and lists
	full       atomic.Int32   // of these answered with 200
}

func newSite(t testing.TB, slugs ...string) *site {
	t.Helper()
	s := &site{articles: slugs, text: map[string]string{}, broken: map[string]int{}, brokenOnce: map[string]int{}}
	for _, slug := range slugs {
		s.text[slug] = strings.Join(paragraphs(slug), "</p><p>")
	}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *site) edit(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

func (s *site) serve(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked.Add(1)
	slug := strings.TrimPrefix(r.URL.Path, "/")
	body, kind := s.article(slug), "text/html; charset=utf-8"
	if slug == "rss" {
		body, kind = s.feed(), "application/rss+xml"
	}
	if code := s.brokenOnce[slug]; code != 0 {
		delete(s.brokenOnce, slug)
		w.WriteHeader(code)
		return
	}
	if code := s.broken[slug]; code != 0 {
		w.WriteHeader(code)
		return
	}
	etag := fmt.Sprintf(`"%x"`, body)
	w.Header().Set("ETag", etag)
	w.Header().Set("Content-Type", kind)
	if r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.full.Add(1)
	_, _ = io.WriteString(w, body)
}

func (s *site) feed() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Nguồn</title>`)
	for _, slug := range s.articles {
		fmt.Fprintf(&b, "<item><title>Bài %s</title><link>%s/%s</link></item>", slug, s.URL, slug)
	}
	return b.String() + "</channel></rss>"
}

func (s *site) article(slug string) string {
	return fmt.Sprintf("<html><head><title>Bài %s</title></head><body><article><h1>Bài %s</h1><p>%s</p></article></body></html>",
		slug, slug, s.text[slug])
}

// bench is a syncer over a real library and a real client.
type bench struct {
	*syncer.Syncer
	library *store.Library
}

var newLibraries = storetest.NewTemplate(store.Open)

// openLibrary opens the library in dir, a copy of a new one where nothing lies.
func openLibrary(t testing.TB, dir string) *store.Library {
	t.Helper()
	newLibraries.Put(t, dir)
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func newBench(t testing.TB) bench {
	t.Helper()
	opened := openLibrary(t, t.TempDir())
	limits := web.DefaultLimits()
	limits.Patience = time.Millisecond
	client := web.New(limits, web.ClientOptions{})
	t.Cleanup(client.Close)
	return bench{library: opened, Syncer: syncer.New(syncer.Params{
		Restricted: func() bool { return false },
		Visit:      func() syncer.Visitor { return client.Session() },
		Read:       noThemes{}, Cache: opened, Articles: opened, Saver: opened, Standing: opened, Files: opened, Mark: opened, Budget: func() int64 { return 1 << 20 },
		Now: time.Now, Log: slog.New(slog.DiscardHandler),
	})}
}

// with is the same library with another syncer.
func (b bench) with(change func(*syncer.Params)) bench {
	p := b.Params
	change(&p)
	b.Syncer = syncer.New(p)
	return b
}

func (b bench) add(t testing.TB, url string, kind library.SourceKind) library.Source {
	t.Helper()
	s, err := b.library.AddSource(t.Context(), library.Source{URL: url, Title: url, Kind: kind, Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (b bench) sync(t testing.TB, sources ...library.Source) syncer.SyncSummary {
	t.Helper()
	report, err := b.Sync(t.Context(), sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestASecondSyncAsksConditionallyAndStoresNothing(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	if r := b.sync(t, source); r.New != 3 || r.Sources[0].Status != library.SyncOK {
		t.Fatalf("%+v", r)
	}
	full := s.full.Load()
	r := b.sync(t, source)
	if r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 3}) || r.Sources[0].Status != library.SyncUnchanged {
		t.Errorf("%+v", r)
	}
	if s.full.Load() != full {
		t.Errorf("%d answers in full in a sync with nothing new", s.full.Load()-full)
	}
}

func TestAnEditedArticleIsUpdatedThoughItsFeedIsNot(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	s.edit(func() { s.text["hai"] += "<p>Nội dung đã được đính chính.</p>" })
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Updated: 1, Unchanged: 1}) {
		t.Fatalf("%+v", r)
	}
}

func TestAFailedArticleIsPartOfASyncAndTriedAgain(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	s.edit(func() { s.broken["hai"] = http.StatusInternalServerError })
	r := b.sync(t, source)
	if r.Sources[0].Status != library.SyncPartial || r.Sources[0].Error != library.HTTPStatus || r.New != 1 || r.Failed != 1 {
		t.Fatalf("%+v", r)
	}
	s.edit(func() { delete(s.broken, "hai") })
	if r := b.sync(t, source); r.New != 1 || r.Sources[0].Status != library.SyncOK {
		t.Fatalf("%+v", r)
	}
}

func TestAVanishedArticleStaysAndIsNoFailure(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	s.edit(func() { s.broken["hai"] = http.StatusGone })
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 2}) {
		t.Fatalf("%+v", r)
	}
	if all, err := b.library.List(t.Context(), library.Filter{}); err != nil || len(all) != 2 {
		t.Fatalf("%v, %v", all, err)
	}
}

func TestOneFailingSourceDoesNotStopAnother(t *testing.T) {
	t.Parallel()
	good, bad, b := newSite(t, "mot"), newSite(t), newBench(t)
	bad.Close()
	failing, working := b.add(t, bad.URL+"/rss", library.FeedSource), b.add(t, good.URL+"/rss", library.FeedSource)
	r := b.sync(t, failing, working)
	if r.Sources[0].Status != library.SyncFailed || r.Sources[0].Error != library.Unreachable || r.Sources[1].Status != library.SyncOK {
		t.Fatalf("%+v", r)
	}
	marked, err := b.library.Source(t.Context(), failing.ID)
	if err != nil || marked.LastError != string(library.Unreachable) || marked.LastOK.Known() {
		t.Errorf("%+v, %v", marked, err)
	}
	if marked, err = b.library.Source(t.Context(), working.ID); err != nil || marked.LastError != "" || !marked.LastOK.Known() {
		t.Errorf("%+v, %v", marked, err)
	}
}

func TestAnArticleInTwoSourcesIsFetchedOnceAndIsOne(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	feed, page := b.add(t, s.URL+"/rss", library.FeedSource), b.add(t, s.URL+"/mot", library.PageSource)
	r := b.sync(t, feed, page)
	if r.ArticleCounts != (syncer.ArticleCounts{New: 1}) || s.asked.Load() != 2 {
		t.Fatalf("%+v after %d requests", r, s.asked.Load())
	}
}

func TestACategoryIsWalkedToItsEnd(t *testing.T) {
	t.Parallel()
	const pages, perPage = 4, 5
	mux := http.NewServeMux()
	mux.HandleFunc("/tin", func(w http.ResponseWriter, r *http.Request) {
		at := 1
		_, _ = fmt.Sscan(r.URL.Query().Get("page"), &at)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<html><body><h1>Tin tức</h1><div class='list'>")
		for n := range perPage {
			_, _ = fmt.Fprintf(w, "<div class='item'><h3><a href='/bai-%d-%d.html'>Bài viết thứ %d của trang số %d trong chuyên mục</a></h3><p>Tóm tắt ngắn của bài viết.</p></div>", at, n, n, at)
		}
		_, _ = io.WriteString(w, "</div>")
		if at < pages {
			_, _ = fmt.Fprintf(w, "<div class='pager'><a href='/tin?page=%d'>Trang sau</a></div>", at+1)
		}
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		paragraph := "<p>Nội dung của " + r.URL.Path + ", được viết đủ dài để được nhận ra là một bài viết thật sự.</p>"
		_, _ = fmt.Fprintf(w, "<html><body><article><h1>Bài %s</h1>%s</article></body></html>", r.URL.Path, strings.Repeat(paragraph, 3))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/tin", library.ListSource)
	if r := b.sync(t, source); r.New != pages*perPage {
		t.Fatalf("%+v", r)
	}
	if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: pages * perPage}) {
		t.Fatalf("%+v", r)
	}
}

func TestWhatCameBeforeTheStopStays(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba", "bon", "nam", "sau"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := b.Sync(ctx, []library.Source{source}, func(e syncer.Event) {
		if e.New > 0 {
			cancel()
		}
	})
	if !library.IsKind(err, library.Cancelled) {
		t.Fatalf("err = %v", err)
	}
	kept, err := b.library.List(t.Context(), library.Filter{})
	if err != nil || len(kept) == 0 {
		t.Fatalf("%d kept, %v", len(kept), err)
	}
	if r := b.sync(t, source); r.New+len(kept) != 6 || r.Failed != 0 {
		t.Fatalf("%d kept, then %+v", len(kept), r)
	}
}

func TestProgressEndsComplete(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	var last syncer.Event
	if _, err := b.Sync(t.Context(), []library.Source{source}, func(e syncer.Event) { last = e }); err != nil {
		t.Fatal(err)
	}
	if last.SourcesDone != 1 || last.SourcesTotal != 1 || last.ItemsDone != 2 || last.ItemsTotal != 2 || last.New != 2 {
		t.Fatalf("%+v", last)
	}
}

func TestWhatAServerNeverSentIsNotUnchanged(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) }))
	t.Cleanup(server.Close)
	b := newBench(t)
	r := b.sync(t, b.add(t, server.URL+"/rss", library.FeedSource), b.add(t, server.URL+"/bai", library.PageSource))
	for _, s := range r.Sources {
		if s.Status != library.SyncFailed || s.Error != library.HTTPStatus {
			t.Errorf("%+v", s)
		}
	}
}

func TestAnArticleOfTheFeedsOwnTextStays(t *testing.T) {
	t.Parallel()
	for name, empty := range map[string]string{
		"a page for programs": "<html><head><title>Trang</title></head><body><div id=app></div></body></html>",
		"a login page":        loginPage,
	} {
		item := "<item><title>Bài của nguồn tin</title><link>/bai</link><content:encoded><![CDATA[<p>" +
			strings.Join(paragraphs("nguồn"), "</p><p>") + "</p>]]></content:encoded></item>"
		feed := strings.Replace(feedOf(item), "<rss ", `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" `, 1)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			switch {
			case r.URL.Path != "/rss":
				w.Header().Del("ETag")
				shows(empty)(w, r)
			case r.Header.Get("If-None-Match") != "":
				w.WriteHeader(http.StatusNotModified)
			default:
				sends(asRSS, feed)(w, r)
			}
		}))
		t.Cleanup(server.Close)
		b := newBench(t)
		source := b.add(t, server.URL+"/rss", library.FeedSource)
		if r := b.sync(t, source); r.New != 1 {
			t.Fatalf("%s: %+v", name, r)
		}
		if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
			t.Fatalf("%s: %+v", name, r)
		}
		if raw, _, err := b.library.Original(t.Context(), 1, 1); err != nil || !strings.Contains(string(raw), paragraphs("nguồn")[0]) {
			t.Fatalf("%s: %q, %v", name, raw, err)
		}
	}
}

func TestALoginPageForOnceUndoesNothing(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	s.edit(func() { s.text["mot"] = "</p></article>" + loginPage })
	if r := b.sync(t, source); r.Updated != 0 {
		t.Fatalf("%+v", r)
	}
	if a := only(t, b); a.Version != 1 {
		t.Errorf("version %d", a.Version)
	}
}

func TestACategoryIsWalkedThoughAnotherSourceBroughtItsFirstPage(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for at := 1; at <= 3; at++ {
		var list strings.Builder
		for n := range 4 {
			fmt.Fprintf(&list, "<div class='item'><h3><a href='/bai-%d-%d.html'>Bài viết thứ %d của trang số %d trong chuyên mục</a></h3><p>Tóm tắt của bài viết.</p></div>", at, n, n, at)
			pages[fmt.Sprintf("/bai-%d-%d.html", at, n)] = fmt.Sprintf("<article><h1>Tên đầy đủ của bài %d-%d</h1>", at, n) + strings.Repeat(fmt.Sprintf("<p>Nội dung bài %d-%d, được viết đủ dài để được nhận ra là một bài viết.</p>", at, n), 3) + "</article>"
		}
		next := ""
		if at < 3 {
			next = fmt.Sprintf("<div class='pager'><a href='/tin/trang-%d'>Trang sau</a></div>", at+1)
		}
		pages[fmt.Sprintf("/tin/trang-%d", at)] = "<h1>Tin</h1><div class='list'>" + list.String() + "</div>" + next
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, "<html><body>"+pages[r.URL.Path]+"</body></html>")
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	for n := range 4 {
		b.sync(t, b.add(t, fmt.Sprintf("%s/bai-1-%d.html", server.URL, n), library.PageSource))
	}
	if r := b.sync(t, b.add(t, server.URL+"/tin/trang-1", library.ListSource)); r.New != 8 || r.Unchanged != 4 {
		t.Fatalf("%+v", r)
	}
}
