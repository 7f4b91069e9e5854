package syncer_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
)

// wholeText is a text of so many words that no two are the same.
func wholeText(words int) string {
	var b strings.Builder
	for n := range words {
		fmt.Fprintf(&b, "chữ%d ", n*7919)
	}
	return strings.TrimSpace(b.String())
}

// A feed that gives the whole text of its articles as their summary: the text is not kept a second time as the lead, in lists
// and in what the source listed.
func TestASummaryThatIsTheWholeTextIsNoLead(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		summary string
		lead    bool
	}{
		"a lead":         {wholeText(40), true},
		"a long lead":    {wholeText(150), true},
		"the whole text": {wholeText(420), false},
		"none":           {"", true},
	}
	for name, c := range cases {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/rss" {
				sends(asRSS, feedOf("<item><title>"+titleOf("mot")+"</title><link>/bai/mot</link><description>"+c.summary+"</description></item>"))(w, r)
				return
			}
			shows(articleWith("mot", "", "<p>"+strings.ReplaceAll(wholeText(420), "chữ999", "</p><p>chữ999")+"</p>"))(w, r)
		}))
		defer server.Close()
		b := newBench(t)
		source := b.add(t, server.URL+"/rss", library.FeedSource)
		b.sync(t, source)
		a, err := b.library.Article(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		want := c.summary
		if !c.lead {
			want = ""
		}
		if a.Lead != want {
			t.Errorf("%s: the lead is %q", name, a.Lead)
		}
		list, err := b.library.List(t.Context(), library.Filter{})
		if err != nil || len(list) != 1 || len(list[0].Lead) > 2000 {
			t.Errorf("%s: %+v, %v", name, list, err)
		}
		listed, err := b.library.Listing(t.Context(), source.ID)
		if err != nil || len(listed) != 1 || listed[0].Cut || listed[0].Lead != want {
			t.Errorf("%s: %+v, %v", name, listed, err)
		}
	}
}

// The page cannot be had for once, and then never again says anything; the feed answers that nothing changed to whoever asks so.
func TestATextThatOnlyItsFeedHasIsAskedForAgain(t *testing.T) {
	t.Parallel()
	var answers atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path != "/rss" && answers.Load() == 1:
			w.WriteHeader(http.StatusServiceUnavailable)
		case r.URL.Path != "/rss":
			w.WriteHeader(http.StatusNotFound)
		case r.Header.Get("If-None-Match") == `"a"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			answers.Add(1)
			w.Header().Set("ETag", `"a"`)
			sends(asRSS, feedOf("<item><title>"+titleOf("mot")+"</title><link>/bai/mot</link><description>"+wholeText(420)+"</description></item>"))(w, r)
		}
	}))
	defer server.Close()
	b := newBench(t)
	source := b.add(t, server.URL+"/rss", library.FeedSource)
	b.sync(t, source)
	listed, err := b.library.Listing(t.Context(), source.ID)
	if err != nil {
		t.Fatal(err)
	}
	if stored, err := b.library.Counts(t.Context()); err != nil || stored.All != 0 || len(listed) != 1 || !listed[0].Cut {
		t.Fatalf("%+v, %+v, %v", stored, listed, err)
	}
	b.sync(t, source)
	a, err := b.library.Article(t.Context(), 1)
	if err != nil || !strings.Contains(library.Plain(a.Blocks), wholeText(420)) || answers.Load() != 2 {
		t.Fatalf("%d syllables, %d answers, %v", len(strings.Fields(library.Plain(a.Blocks))), answers.Load(), err)
	}
	b.sync(t, source)
	if n := answers.Load(); n != 2 {
		t.Errorf("what is stored is asked for again: %d answers", n)
	}
}
