package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/app/apptest"
)

// edited serves one page that is another one after each call of the returned function.
func edited(t *testing.T, pages ...string) (address string, next func()) {
	t.Helper()
	var at atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<html><head><title>Bài viết thử</title></head><body><h1>Bài viết thử</h1><article>%s</article></body></html>`, pages[at.Load()])
	}))
	t.Cleanup(s.Close)
	return s.URL + "/bai-viet-thu", func() { at.Add(1) }
}

func TestVersionsOfAnArticleAreListedAndCompared(t *testing.T) {
	t.Parallel()
	rest := strings.Repeat("<p>Phần còn lại của bài không có gì thay đổi so với hôm qua, và đủ dài để trang này là một bài viết.</p>", 4)
	address, next := edited(t, "<p>Có 12 tàu cá ra khơi trong tháng này.</p>"+rest, "<p>Có 15 tàu cá ra khơi trong tháng này.</p>"+rest)
	dir := apptest.NewFolder(t)
	var source, report object
	ask(t, dir, &source, "source", "add", address, "--kind", "page")
	ask(t, dir, &report, "sync")
	next()
	ask(t, dir, &report, "sync")
	if report["updated"] != 1.0 {
		t.Fatalf("%v", report)
	}
	var versions, changes []object
	ask(t, dir, &versions, "versions", "1")
	if len(versions) != 2 || versions[0]["version"] != 2.0 || versions[1]["version"] != 1.0 {
		t.Fatalf("%v", versions)
	}
	fields(t, versions[0], "version,title,fetched,reread")
	ask(t, dir, &changes, "versions", "1", "--diff", "1..2")
	fields(t, changes[0], "kind,before,after,runs")
	if got := bcv(t, dir, "versions", "1", "--diff", "1..2").stdout; got != "Có [-12-]{+15+} tàu cá ra khơi trong tháng này.\n\n" {
		t.Errorf("%q", got)
	}
	if got := bcv(t, dir, "versions", "1", "--diff", "1..9"); !strings.Contains(got.stderr, "không có bản số 9") {
		t.Errorf("%+v", got)
	}
	for args, code := range map[string]int{"versions 1 --diff 1": 2, "versions 1 --diff 1..9": 1, "versions 99": 1, "versions": 2, "versions 1 --diff 0..1": 2} {
		if got := bcv(t, dir, strings.Fields(args)...); got.code != code || got.stdout != "" {
			t.Errorf("%s: exit code %d, want %d\n%s%s", args, got.code, code, got.stdout, got.stderr)
		}
	}
}

func TestRereadingWhatWasJustReadChangesNothing(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var report object
	ask(t, dir, &report, "reread")
	fields(t, report, "read,changed,failed")
	if report["read"] == 0.0 || report["changed"] != 0.0 || report["failed"] != 0.0 {
		t.Errorf("%v", report)
	}
	ask(t, dir, &report, "reread", "1", "2")
	if report["read"] != 2.0 {
		t.Errorf("%v", report)
	}
	if got := bcv(t, dir, "reread", "999"); got.code != 1 {
		t.Errorf("exit code %d: %s", got.code, got.stderr)
	}
}

func TestShowTellsWhereElseAnArticleStandsAndWhetherItIsGone(t *testing.T) {
	t.Parallel()
	dir := synced(t)
	var article object
	ask(t, dir, &article, "show", "1")
	fields(t, article, "gone,copies")
	if article["gone"] != nil || article["copies"] == nil {
		t.Errorf("gone %v, copies %v", article["gone"], article["copies"])
	}
}
