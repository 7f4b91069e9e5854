package page_test

import (
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

func fetch(t *testing.T, address string) (raw []byte, contentType string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	w := httptest.NewRecorder()
	sample.Handler().ServeHTTP(w, r)
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
	for _, want := range sample.Articles() {
		raw, contentType := fetch(t, sampleBase+want.Path)
		got, err := page.Extract(raw, contentType, sampleBase+want.Path, page.Hint{})
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

func TestTheSamplesFeedAndCategoryNameAllTheirArticles(t *testing.T) {
	listed, fed := map[string]string{}, map[string]string{}
	for _, source := range sample.Sources(sampleBase) {
		address := source.URL
		raw, contentType := fetch(t, address)
		if source.Kind == library.FeedSource {
			f, err := feed.Parse(raw, contentType, address)
			if err != nil {
				t.Fatal(err)
			}
			for _, it := range f.Items {
				fed[page.Canonical(it.URL)] = it.Title
			}
			continue
		}
		for pages := 0; address != "" && pages < 20; pages++ {
			l, err := page.List(raw, contentType, address)
			if err != nil {
				t.Fatal(err)
			}
			for _, link := range l.Links {
				listed[link.URL] = link.Title
			}
			if address = l.Next; address != "" {
				raw, contentType = fetch(t, address)
			}
		}
	}
	wantListed, wantFed := 0, 0
	for _, a := range sample.Articles() {
		if a.InList {
			wantListed++
			if listed[sampleBase+a.Path] != a.Title {
				t.Errorf("the category does not list %s: %q", a.Path, listed[sampleBase+a.Path])
			}
		}
		if a.InFeed {
			wantFed++
			if fed[sampleBase+a.Path] != a.Title {
				t.Errorf("the feed does not name %s: %q", a.Path, fed[sampleBase+a.Path])
			}
		}
	}
	if len(listed) != wantListed || len(fed) != wantFed {
		t.Errorf("%d listed of %d, %d fed of %d", len(listed), wantListed, len(fed), wantFed)
	}
}
