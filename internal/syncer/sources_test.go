package syncer_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/web"
)

// only returns the one article there is.
func only(t *testing.T, b bench) library.Stored {
	t.Helper()
	all, err := b.library.List(t.Context(), library.Filter{})
	if err != nil || len(all) != 1 {
		t.Fatalf("%d articles, %v", len(all), err)
	}
	article, err := b.library.Article(t.Context(), all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return article
}

func TestASecondSourceOfAnArticleIsNoted(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	feed, page := b.add(t, s.URL+"/rss", library.FeedSource), b.add(t, s.URL+"/mot", library.PageSource)
	b.sync(t, feed, page)
	if a := only(t, b); len(a.Copies) != 1 || a.Copies[0].URL != s.URL+"/mot" {
		t.Errorf("%+v", a.Copies)
	}
}

func TestASourceAddedLaterIsNotedThoughNothingChanged(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	b.sync(t, b.add(t, s.URL+"/rss", library.FeedSource))
	full := s.full.Load()
	b.sync(t, b.add(t, s.URL+"/mot", library.PageSource))
	if a := only(t, b); len(a.Copies) != 1 || s.full.Load() != full {
		t.Errorf("%+v, %d answers in full", a.Copies, s.full.Load()-full)
	}
}

func TestAnArticleThatFailsForOneSourceIsTriedForTheNext(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	s.edit(func() { s.brokenOnce["mot"] = http.StatusForbidden })
	r := b.sync(t, b.add(t, s.URL+"/rss", library.FeedSource), b.add(t, s.URL+"/mot", library.PageSource))
	if r.New != 1 || r.Failed != 1 {
		t.Fatalf("%+v", r)
	}
	only(t, b)
}

func TestAVanishedArticleIsMarkedUntilItComesBack(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	for _, code := range []int{http.StatusNotFound, http.StatusGone} {
		s.edit(func() { s.broken["mot"] = code })
		if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
			t.Fatalf("%+v", r)
		}
		if a := only(t, b); !a.Gone.Known() || len(a.Blocks) == 0 {
			t.Fatalf("after %d: gone %v, %d blocks", code, a.Gone, len(a.Blocks))
		}
		s.edit(func() { delete(s.broken, "mot") })
		if r := b.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 1}) {
			t.Fatalf("%+v", r)
		}
		if a := only(t, b); a.Gone.Known() || a.Version != 1 {
			t.Fatalf("back after %d: gone %v, version %d", code, a.Gone, a.Version)
		}
	}
}

func TestAnArticleWithdrawnFromItsFeedIsLookedAtOnceMore(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	s.edit(func() {
		s.articles = []string{"mot"}
		s.broken["hai"] = http.StatusNotFound
	})
	b.sync(t, source)
	all, err := b.library.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if a.Gone != strings.HasSuffix(a.URL, "/hai") {
			t.Errorf("%s: gone %v", a.URL, a.Gone)
		}
	}
	asked := s.asked.Load()
	if b.sync(t, source); s.asked.Load()-asked != 2 {
		t.Errorf("%d requests for a feed and the one article it lists", s.asked.Load()-asked)
	}
}

// away is a machine without a network.
type away struct{ asked atomic.Int32 }

func (a *away) Fetch(_ context.Context, req web.Request) (web.Response, error) {
	a.asked.Add(1)
	return web.Response{}, library.Fail(library.Offline, req.URL, nil)
}

func TestWithoutANetworkNoSourceIsBroken(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	sources := []library.Source{b.add(t, s.URL+"/rss", library.FeedSource), b.add(t, s.URL+"/mot", library.PageSource)}
	b.sync(t, sources...)
	none := &away{}
	offline := b.with(func(p *syncer.Params) { p.Visit = func() syncer.Visitor { return none } })
	r := offline.sync(t, sources...)
	for _, source := range r.Sources {
		if source.Status != library.SyncOffline || source.Error != library.Offline {
			t.Errorf("%+v", source)
		}
		marked, err := b.library.Source(t.Context(), source.ID)
		if err != nil || marked.LastError != "" || !marked.LastOK.Known() {
			t.Errorf("%+v, %v", marked, err)
		}
	}
	if none.asked.Load() != 2 {
		t.Errorf("%d requests for two sources", none.asked.Load())
	}
	if a := only(t, b); a.Gone.Known() {
		t.Error("an article is gone because there is no network")
	}
}

func TestAFeedThatMovedIsFollowed(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot"), newBench(t)
	old := httptest.NewServer(http.RedirectHandler(s.URL+"/rss", http.StatusMovedPermanently))
	t.Cleanup(old.Close)
	if r := b.sync(t, b.add(t, old.URL+"/feed", library.FeedSource)); r.New != 1 || r.Sources[0].Status != library.SyncOK {
		t.Fatalf("%+v", r)
	}
}

func TestACategoryGoesOnByItsForm(t *testing.T) {
	t.Parallel()
	const pages = 3
	server := httptest.NewServer(category(func(w http.ResponseWriter, r *http.Request, _ int) {
		at := 1
		if r.Method == http.MethodPost {
			_, _ = fmt.Sscan(r.FormValue("__EVENTARGUMENT"), &at)
			if want := fmt.Sprintf("x%d", at-1); r.FormValue("__VIEWSTATE") != want {
				t.Errorf("page %d asked for with state %q, want %q", at, r.FormValue("__VIEWSTATE"), want)
			}
		}
		below := ""
		if at < pages {
			below = postBack(at)
		}
		shows(listOf(below, numbered("biểu", at)...))(w, r)
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	if r := b.sync(t, b.add(t, server.URL+"/tin", library.ListSource)); r.New != pages*listedAPage {
		t.Fatalf("%+v", r)
	}
}

func TestAWalkCutShortIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	var broken atomic.Bool
	server := httptest.NewServer(category(func(w http.ResponseWriter, r *http.Request, n int) {
		switch {
		case n == 2 && broken.Load():
			w.WriteHeader(http.StatusNotImplemented)
		case n < 4:
			shows(listOf(nextLink(n+1), numbered("tiếp", n)...))(w, r)
		default:
			shows(listOf("", numbered("tiếp", n)...))(w, r)
		}
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/tin", library.ListSource)
	broken.Store(true)
	if r := b.sync(t, source); r.New != listedAPage || r.Sources[0].Status != library.SyncPartial {
		t.Fatalf("%+v", r)
	}
	broken.Store(false)
	if r := b.sync(t, source); r.New != 3*listedAPage || r.Sources[0].Status != library.SyncOK {
		t.Fatalf("%+v", r)
	}
}

func TestAFirstSyncThatWasStoppedIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a list longer than what is looked at again; a walk cut short is taken up by the test above")
	}
	var names []string
	for n := range 260 { // more than are looked at again
		names = append(names, fmt.Sprint("dở-", n))
	}
	server := httptest.NewServer(category(func(w http.ResponseWriter, r *http.Request, _ int) { shows(listOf("", names...))(w, r) }))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/tin", library.ListSource)
	ctx, stop := context.WithCancel(t.Context())
	first, err := b.Sync(ctx, []library.Source{source}, func(e syncer.Event) {
		if e.New >= 10 {
			stop()
		}
	})
	if !library.IsKind(err, library.Cancelled) {
		t.Fatal(err)
	}
	if r := b.sync(t, source); first.New < 10 || r.New+r.Unchanged < len(names) || r.Failed != 0 { // one may be stored as it is stopped, and not be counted
		t.Fatalf("%d, then %+v", first.New, r)
	}
	if r := b.sync(t, source); r.Unchanged != 200 || r.New != 0 {
		t.Fatalf("%+v", r)
	}
}

func TestASelectorGivenByHandIsObeyed(t *testing.T) {
	t.Parallel()
	body := "<div class=khac><h1>" + titleOf("chọn") + "</h1><p>" + strings.Join(paragraphs("ngoài"), "</p><p>") + "</p></div>" +
		"<div id=dung><p>" + strings.Join(paragraphs("trong"), "</p><p>") + "</p></div>"
	server := httptest.NewServer(shows("<html><head><title>" + titleOf("chọn") + "</title></head><body>" + body + "</body></html>"))
	t.Cleanup(server.Close)
	b := newBench(t)
	source, err := b.library.AddSource(t.Context(), library.Source{URL: server.URL + "/bai", Title: "N", Kind: library.PageSource, Selector: "#dung", Enabled: true})
	if err != nil {
		t.Fatal(err)
	}
	b.sync(t, source)
	text := library.Plain(only(t, b).Blocks)
	if !strings.Contains(text, paragraphs("trong")[0]) || strings.Contains(text, paragraphs("ngoài")[0]) {
		t.Errorf("%.200s", text)
	}
}

// notes keeps what is logged.
type notes struct {
	mu    sync.Mutex
	lines []string
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, string(p))
	return len(p), nil
}

func TestEveryFailureIsInTheLog(t *testing.T) {
	t.Parallel()
	s, b, kept := newSite(t, "mot", "hai"), newBench(t), &notes{}
	s.edit(func() { s.broken["hai"] = http.StatusNotImplemented })
	logged := b.with(func(p *syncer.Params) { p.Log = slog.New(slog.NewTextHandler(kept, nil)) })
	logged.sync(t, b.add(t, s.URL+"/rss", library.FeedSource))
	if all := strings.Join(kept.lines, ""); !strings.Contains(all, s.URL+"/hai") || !strings.Contains(all, "501") {
		t.Errorf("%s", all)
	}
}
