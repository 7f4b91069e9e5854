package syncer_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/library"
	"baocaovien/internal/page"
	"baocaovien/internal/store"
	"baocaovien/internal/syncer"
)

// part is page n of the pages of an article.
func part(name string, n, pages int) string {
	var links strings.Builder
	for i := 1; i <= pages; i++ {
		if i == n {
			fmt.Fprintf(&links, "<span class=current>%d</span> ", i)
		} else {
			fmt.Fprintf(&links, "<a href='/bai/%s?page=%d'>%d</a> ", name, i, i)
		}
	}
	title := titleOf(name)
	return "<html><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" +
		strings.Join(paragraphs(fmt.Sprint(name, n)), "</p><p>") + "</p></article><div class='pagination'>" + links.String() + "</div></body></html>"
}

func inParts(name string, pages int, fail *atomic.Bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		n := pageOf(r)
		if n == 3 && fail.Load() {
			w.WriteHeader(http.StatusNotImplemented)
			return
		}
		w.Header().Set("ETag", `"trang"`) // which says nothing of the other pages
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		shows(part(name, n, pages))(w, r)
	}
}

func TestAnArticleOnSeveralPagesIsOne(t *testing.T) {
	t.Parallel()
	var fail atomic.Bool
	server := httptest.NewServer(inParts("nhiều-trang", 3, &fail))
	t.Cleanup(server.Close)
	b := newBench(t)
	source := b.add(t, server.URL+"/bai/nhiều-trang", library.PageSource)
	fail.Store(true)
	if r := b.sync(t, source); r.New != 0 || r.Failed != 1 || r.Sources[0].Error != library.HTTPStatus {
		t.Fatalf("an article without its last page is stored: %+v", r)
	}
	fail.Store(false)
	if r := b.sync(t, source); r.New != 1 {
		t.Fatalf("%+v", r)
	}
	a := only(t, b)
	var want []string
	for n := 1; n <= 3; n++ {
		want = append(want, paragraphs(fmt.Sprint("nhiều-trang", n))...)
	}
	if got := library.Plain(a.Blocks); got != strings.Join(want, "\n\n") {
		t.Errorf("%s", got)
	}

	raw, contentType, err := b.library.Original(t.Context(), a.ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	again, err := syncer.Extract(t.Context(), raw, contentType, a.URL, page.Hint{Now: a.Fetched})
	if err != nil || !reflect.DeepEqual(again.Blocks, a.Blocks) {
		t.Errorf("read again: %d blocks of %d, %v", len(again.Blocks), len(a.Blocks), err)
	}
	if r := b.sync(t, source); r.Unchanged != 1 {
		t.Errorf("%+v", r)
	}
	if v, err := b.library.Validators(t.Context(), a.URL); err != nil || v != (store.Validators{}) {
		t.Errorf("%+v, %v: an edit of its second page would not be seen", v, err)
	}
}

func TestAnOriginalOfOnePageIsReadAsItIs(t *testing.T) {
	t.Parallel()
	raw := []byte(articleOf("một trang"))
	a, err := syncer.Extract(t.Context(), raw, asHTML, "http://trang.example/bai", page.Hint{})
	if err != nil || a.Title != titleOf("một trang") {
		t.Errorf("%q, %v", a.Title, err)
	}
	_, err = syncer.Extract(t.Context(), []byte("--x\r\n"), "multipart/related; boundary=x", "http://trang.example/bai", page.Hint{})
	if err == nil {
		t.Error("pages cut off are read")
	}
}

func TestAnArticleWithoutEndIsCut(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := pageOf(r)
		shows(part("vô-tận", n, n+1))(w, r)
	}))
	t.Cleanup(server.Close)
	b := newBench(t)
	b.sync(t, b.add(t, server.URL+"/bai/vô-tận", library.PageSource))
	if n := len(only(t, b).Blocks); n != 20*4 {
		t.Errorf("%d blocks of at most 20 pages of 4", n)
	}
}
