package sample

import (
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

func TestTheFeedHasSummariesOnly(t *testing.T) {
	t.Parallel()
	w := get(t, Handler(), "/rss")
	feed, err := gofeed.NewParser().Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(feed.Title, mark) || feed.Link != "http://example.vn/" {
		t.Errorf("title %q, link %q", feed.Title, feed.Link)
	}
	want := map[string]Story{}
	for _, a := range Articles() {
		if a.InFeed {
			want["http://example.vn"+a.Path] = a
		}
	}
	if len(feed.Items) != len(want) || len(want) < 12 {
		t.Fatalf("%d items, want %d", len(feed.Items), len(want))
	}
	for _, item := range feed.Items {
		address, _, _ := strings.Cut(item.Link, "?")
		a, ok := want[address]
		if !ok || item.Title != a.Title || item.PublishedParsed.Unix() != a.Published.Unix {
			t.Errorf("%s: %q, %v", item.Link, item.Title, item.PublishedParsed)
		}
		if !strings.HasSuffix(item.Description, a.Lead) || item.Content != "" || strings.Contains(w.Body.String(), a.Paragraphs()[1]+"<") {
			t.Errorf("%s: more than a summary: %s", item.Link, item.Description)
		}
	}
}

func TestFeedAndCategoryShareTwoOrThreeArticles(t *testing.T) {
	t.Parallel()
	shared := 0
	for _, a := range Articles() {
		if a.InFeed && a.InList {
			shared++
		}
	}
	if feed := get(t, Handler(), "/rss").Body.String(); shared < 2 || shared > 3 || strings.Count(feed, "utm_source=rss") < shared {
		t.Errorf("%d shared articles", shared)
	}
}
