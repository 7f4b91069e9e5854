package syncer_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
	"baocaovien/internal/words"
)

func TestABusyServerSaysWhenToComeBack(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	added := b.add(t, server.URL+"/rss", library.FeedSource)
	before := time.Now()
	told := b.sync(t, added).Sources[0]
	after := time.Now()
	stored, err := b.library.Source(t.Context(), added.ID)
	if err != nil {
		t.Fatal(err)
	}
	for where, again := range map[string]library.Moment{"report": told.Again, "library": stored.Again} {
		if again.Time().Before(before.Add(2*time.Hour-time.Second)) || again.Time().After(after.Add(2*time.Hour+time.Second)) {
			t.Errorf("the %s says %v", where, again)
		}
	}
	if told.Error != library.HTTPStatus || stored.LastError != string(library.HTTPStatus) {
		t.Errorf("failed as %q, stored as %q", told.Error, stored.LastError)
	}
	if line := words.Failure(&library.Error{Kind: library.HTTPStatus, Subject: added.URL, Again: stored.Again}, ""); !strings.Contains(line, stored.Again.Time().Format("15:04")) {
		t.Errorf("says %q", line)
	}
	if err := b.library.MarkSource(t.Context(), added.ID, library.At(before, library.ToSecond), "", stored.Again); err != nil {
		t.Fatal(err)
	}
	if healed, err := b.library.Source(t.Context(), added.ID); err != nil || healed.LastError != "" || healed.Again.Known() {
		t.Errorf("after a success: %+v, %v", healed, err)
	}
}

func TestASyncCountsArticlesEachOnce(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba"), newBench(t)
	sources := []library.Source{
		b.add(t, s.URL+"/rss", library.FeedSource), b.add(t, s.URL+"/mot", library.PageSource), b.add(t, s.URL+"/hai?utm_source=x", library.PageSource),
	}
	if r := b.sync(t, sources...); r.ArticleCounts != (syncer.ArticleCounts{New: 3}) {
		t.Errorf("three articles that five addresses list: %+v", r.ArticleCounts)
	}
	if r := b.sync(t, sources...); r.ArticleCounts != (syncer.ArticleCounts{Unchanged: 3}) {
		t.Errorf("again: %+v", r.ArticleCounts)
	}
	s.edit(func() { s.text["mot"] += "</p><p>Tòa soạn đính chính một con số." })
	if r := b.sync(t, sources...); r.ArticleCounts != (syncer.ArticleCounts{Updated: 1, Unchanged: 2}) {
		t.Errorf("one edited: %+v", r.ArticleCounts)
	}
	s.edit(func() { s.broken["mot"] = http.StatusForbidden })
	if r := b.sync(t, sources...); r.Failed != 1 {
		t.Errorf("one that two sources could not have: %+v", r.ArticleCounts)
	}
}
