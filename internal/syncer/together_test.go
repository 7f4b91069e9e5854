package syncer_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
)

func TestManyArticlesOfSourcesThatListThemInOtherOrdersAreStoredOnceEach(t *testing.T) {
	t.Parallel()
	const articles, sources = 150, 3
	s, b := newSite(t), newBench(t)
	for n := range articles { // each with words of its own: else it would be another's copy
		slug := fmt.Sprintf("so-%d", n)
		s.articles = append(s.articles, slug)
		var words strings.Builder
		for word := range 40 {
			fmt.Fprintf(&words, "chữ%dx%d ", n, word*word)
		}
		s.text[slug] = words.String()
	}
	var all []library.Source
	for n := range sources {
		feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/rss+xml")
			s.mu.Lock()
			defer s.mu.Unlock()
			if n%2 == 1 {
				slices.Reverse(s.articles)
			}
			_, _ = fmt.Fprint(w, s.feed())
		}))
		t.Cleanup(feed.Close)
		all = append(all, b.add(t, feed.URL+"/rss", library.FeedSource))
	}
	if r := b.sync(t, all...); r.ArticleCounts != (syncer.ArticleCounts{New: articles}) {
		t.Fatalf("%+v", r)
	}
	if listed, err := b.library.List(t.Context(), library.Filter{Limit: 2 * articles}); err != nil || len(listed) != articles {
		t.Fatalf("%d, %v", len(listed), err)
	}
}

func TestWhatCameIsStoredWhileASlowServerIsWaitedFor(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba", "cham"), newBench(t)
	stored := make(chan struct{}) // closed once the others are
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/cham" {
			select {
			case <-stored:
			case <-r.Context().Done():
			}
		}
		s.serve(w, r)
	}))
	t.Cleanup(front.Close)
	s.URL = front.URL // what the feed leads to
	source := b.add(t, front.URL+"/rss", library.FeedSource)
	report, err := b.Sync(t.Context(), []library.Source{source}, func(e syncer.Event) {
		if e.New == 3 {
			if all, err := b.library.List(t.Context(), library.Filter{}); err != nil || len(all) != 3 {
				t.Errorf("%d stored, %v", len(all), err)
			}
			close(stored)
		}
	})
	if err != nil || report.New != 4 {
		t.Fatalf("%+v, %v", report, err)
	}
}

// unable is a library that cannot store one article.
type unable struct {
	*store.Library
	title string
	at    atomic.Pointer[store.ReadyArrival]
}

func (u *unable) Ready(ctx context.Context, a store.Arrival) (*store.ReadyArrival, error) {
	ready, err := u.Library.Ready(ctx, a)
	if a.Article.Title == u.title {
		u.at.Store(ready)
	}
	return ready, err
}

func (u *unable) SaveReady(ctx context.Context, all []*store.ReadyArrival) ([]store.SavedArticle, error) {
	if n := slices.Index(all, u.at.Load()); n >= 0 {
		saved, err := u.Library.SaveReady(ctx, all[:n])
		if err == nil {
			err = library.Fail(library.Internal, u.title, nil)
		}
		return saved, err
	}
	return u.Library.SaveReady(ctx, all)
}

func TestAnArticleThatCannotBeStoredFailsAlone(t *testing.T) {
	t.Parallel()
	s, b := newSite(t, "mot", "hai", "ba", "bon", "nam"), newBench(t)
	source := b.add(t, s.URL+"/rss", library.FeedSource)
	lame := b.with(func(p *syncer.Params) { p.Saver = &unable{Library: b.library, title: "Bài ba"} })
	if r := lame.sync(t, source); r.ArticleCounts != (syncer.ArticleCounts{New: 4, Failed: 1}) {
		t.Fatalf("%+v", r)
	}
	if r := b.sync(t, source); r.New != 1 || r.Failed != 0 {
		t.Fatalf("%+v", r)
	}
}
