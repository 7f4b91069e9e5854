package syncer_test

import (
	"net/http"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/syncer"
)

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
