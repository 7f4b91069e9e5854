package page_test

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/feed"
	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/sample"
)

const sampleBase = "http://" + sample.Host

var sampleSite = sample.Handler()

func fetch(t *testing.T, address string) (raw []byte, contentType string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	w := httptest.NewRecorder()
	sampleSite.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", address, w.Code)
	}
	return w.Body.Bytes(), w.Header().Get("Content-Type")
}

func lines(blocks []library.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(string(block.Kind) + " | " + block.Src + " | " + strings.ReplaceAll(block.Plain(), "\n", " / ") + "\n")
	}
	return b.String()
}

func TestEverySampleArticleComesOutExactly(t *testing.T) {
	t.Parallel()
	for _, want := range sample.Articles() {
		raw, contentType := fetch(t, sampleBase+want.Path)
		got, err := page.Extract(t.Context(), raw, contentType, sampleBase+want.Path, page.Hint{})
		if err != nil {
			t.Errorf("%s: %v", want.Slug, err)
			continue
		}
		blocks := []library.Block{{Kind: library.Paragraph, Text: want.Lead}}
		for _, b := range want.Blocks {
			if b.Src != "" {
				b.Src = sampleBase + b.Src
			}
			blocks = append(blocks, b)
		}
		if g, w := lines(got.Blocks), lines(blocks); g != w {
			t.Errorf("%s:\n%s\nwant\n%s", want.Slug, g, w)
		}
		if got.Title != want.Title || got.Lead != want.Lead || got.Author != want.Author || got.Published.String() != want.Published.String() {
			t.Errorf("%s: %q, %q, by %q, %s", want.Slug, got.Title, got.Lead, got.Author, got.Published)
		}
		if attached := want.Attachment(); (len(got.Attachments) == 1) != (attached != "") || attached != "" && got.Attachments[0].URL != sampleBase+attached {
			t.Errorf("%s: attachments %v, want %q", want.Slug, got.Attachments, attached)
		}
	}
}

// fedTitles returns the titles that a feed names, by address.
func fedTitles(t *testing.T, address string) map[string]string {
	t.Helper()
	raw, contentType := fetch(t, address)
	f, err := feed.Parse(t.Context(), raw, contentType, address)
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]string{}
	for _, it := range f.Items {
		titles[page.Canonical(it.URL)] = it.Title
	}
	return titles
}

// maxSamplePages is more than the sample's category has.
const maxSamplePages = 20

// listedTitles returns the titles that a category and the pages after it list, by address.
func listedTitles(t *testing.T, address string) map[string]string {
	t.Helper()
	titles := map[string]string{}
	for pages := 0; address != "" && pages < maxSamplePages; pages++ {
		raw, contentType := fetch(t, address)
		l, err := page.List(t.Context(), raw, contentType, address)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range l.Links {
			titles[link.URL] = link.Title
		}
		address = l.Next
	}
	return titles
}

func TestTheSamplesFeedAndCategoryNameAllTheirArticles(t *testing.T) {
	for _, source := range sample.Sources(sampleBase) {
		isFeed := source.Kind == library.FeedSource
		want := map[string]string{}
		for _, a := range sample.Articles() {
			if isFeed && a.InFeed || !isFeed && a.InList {
				want[sampleBase+a.Path] = a.Title
			}
		}
		titles := listedTitles
		if isFeed {
			titles = fedTitles
		}
		if got := titles(t, source.URL); !maps.Equal(got, want) {
			t.Errorf("%s:\n%v\nwant\n%v", source.URL, got, want)
		}
	}
}
