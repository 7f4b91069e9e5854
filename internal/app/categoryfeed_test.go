package app_test

import (
	"fmt"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

// A category's page and the feeds about it, written without a look at the program: the feed takes its place only where it
// brings what the page lists, and whichever is taken, the other is offered.
func TestAFeedTakesThePlaceOfAListThatItBrings(t *testing.T) {
	t.Parallel()
	announced := func(addresses ...string) (head string) {
		for i, at := range addresses {
			head += fmt.Sprintf(announcement, fmt.Sprintf("Nguồn tin %d", i+1), at)
		}
		return head
	}
	marked := func(title string, mark string, numbers ...int) string {
		feed := feedOf(title, numbers...)
		return strings.ReplaceAll(feed, ".html</link>", ".html"+mark+"</link>")
	}
	for name, c := range map[string]struct {
		pages   map[string]string
		path    string
		kind    library.SourceKind
		leadsTo string
	}{
		"all that it lists":            {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 0, 1, 2, 3, 4, 5, 6, 7)}, "/c", library.FeedSource, "/f"},
		"all, in another order":        {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 7, 3, 1, 0, 2, 5, 4, 6)}, "/c", library.FeedSource, "/f"},
		"all, with marks of campaigns": {map[string]string{"/c": category(announced("/f")), "/f": marked("Mẫu", "?utm_source=rss&amp;utm_medium=feed", 0, 1, 2, 3, 4, 5, 6, 7)}, "/c", library.FeedSource, "/f"},
		"all and more of others":       {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 0, 1, 2, 3, 4, 5, 6, 7, 101, 102, 103, 104, 105, 106, 107, 108, 109)}, "/c", library.ListSource, "/c"},
		"two of eight, and others":     {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 0, 1, 101, 102, 103, 104, 105, 106)}, "/c", library.ListSource, "/c"},
		"none":                         {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 101, 102, 103)}, "/c", library.ListSource, "/c"},
		"an empty one":                 {map[string]string{"/c": category(announced("/f")), "/f": emptyRSS}, "/c", library.ListSource, "/c"},
		"one that is gone":             {map[string]string{"/c": category(announced("/f"))}, "/c", library.ListSource, "/c"},
		"one that is a page":           {map[string]string{"/c": category(announced("/f")), "/f": single}, "/c", library.ListSource, "/c"},
		"the second is its own":        {map[string]string{"/c": category(announced("/f", "/g")), "/f": feedOf("Mẫu", 101, 102, 103), "/g": feedOf("Mẫu", 0, 1, 2, 3, 4, 5, 6, 7)}, "/c", library.FeedSource, "/g"},
		"comments, then its own":       {map[string]string{"/c": category(announced("/c/comments/feed/", "/g")), "/c/comments/feed/": feedOf("Phản hồi cho Mẫu", 0, 1, 2, 3, 4, 5, 6, 7), "/g": feedOf("Mẫu", 0, 1, 2, 3, 4, 5, 6, 7)}, "/c", library.FeedSource, "/g"},
		"the newest of what it lists":  {map[string]string{"/c": category(announced("/f")), "/f": feedOf("Mẫu", 0, 1, 2, 3)}, "/c", library.FeedSource, "/f"},
		"a home page and the site's":   {map[string]string{"/": category(announced("/f")), "/f": feedOf("Mẫu", 101, 102, 103)}, "/", library.FeedSource, "/f"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := place(t, c.pages)
			a := open(t, app.Options{Dir: t.TempDir()})
			found, err := a.Sources.CheckSource(t.Context(), base+c.path)
			if err != nil || found.Kind != c.kind || found.URL != base+c.leadsTo {
				t.Errorf("%v: %s %s", err, found.Kind, found.URL)
			}
			if c.leadsTo != c.path && c.path != "/" && (len(found.Also) == 0 || found.Also[0].URL != base+c.path) {
				t.Errorf("the page itself is not offered: %+v", found.Also)
			}
		})
	}
}
