package cli_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

func TestACheckOffersTheFeedsOfAPageAndAddTakesNoneUnasked(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<html><body><ul><li><a href="/a.rss">Biển đảo</a></li><li><a href="/b.rss">Biên giới</a></li><li><a href="/c.rss">Đối ngoại</a></li></ul></body></html>`))
	}))
	t.Cleanup(server.Close)
	dir := apptest.NewFolder(t)
	var check object
	ask(t, dir, &check, "source", "check", server.URL+"/rss")
	fields(t, check, "kind,url,title,items,next,choices,also,problems")
	if choices := check["choices"].([]any); len(choices) != 3 || choices[0].(object)["title"] != "Biển đảo" || choices[0].(object)["url"] != server.URL+"/a.rss" {
		t.Errorf("%v", check)
	}
	if a := bcv(t, dir, "source", "add", server.URL+"/rss"); a.code != 1 || !strings.Contains(a.stderr, "nhiều bản tin") {
		t.Errorf("exit %d: %s", a.code, a.stderr)
	}
	if a := bcv(t, dir, "source", "add", server.URL+"/a.rss", "--selector", "div["); a.code != 2 {
		t.Errorf("a wrong selector: exit %d: %s", a.code, a.stderr)
	}
}

func TestSuggestedSourcesSayWhatIsKnownOfThem(t *testing.T) {
	t.Parallel()
	dir := apptest.NewFolder(t)
	var suggested, sources []object
	ask(t, dir, &suggested, "source", "suggest")
	for _, s := range suggested {
		fields(t, s, "title,url,kind,note")
	}
	if ask(t, dir, &sources, "source", "list"); len(suggested) == 0 || len(sources) != 0 {
		t.Errorf("%d suggested, %d on", len(suggested), len(sources))
	}
}
