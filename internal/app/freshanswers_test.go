package app_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

// A server that counts visits refused the sync which came right after its feed was added.
func TestAddingASourceAndSyncingItAsksItsServerOnce(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind   library.SourceKind
		reopen bool
	}{
		"in one program":           {kind: library.AutoSource},
		"by one program and again": {kind: library.AutoSource, reopen: true},
		"looked at, then added":    {kind: library.FeedSource},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			asked := map[string]int{}
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				defer mu.Unlock()
				asked[r.URL.Path]++
				if r.URL.Path != "/rss.xml" {
					w.WriteHeader(http.StatusNotFound)
					return
				}
				_, _ = io.WriteString(w, feedOf("Biển đảo", 1, 2))
			}))
			defer server.Close()
			times := func() int {
				mu.Lock()
				defer mu.Unlock()
				return asked["/rss.xml"]
			}
			dir := t.TempDir()
			a := open(t, app.Options{Dir: dir})
			if _, err := a.Sources.CheckSource(t.Context(), server.URL+"/rss.xml"); err != nil {
				t.Fatal(err)
			}
			looked := times()
			if _, err := a.Sources.AddSource(t.Context(), library.Source{URL: server.URL + "/rss.xml", Kind: c.kind}); err != nil {
				t.Fatal(err)
			}
			added := times()
			if c.reopen {
				a = open(t, app.Options{Dir: dir})
			}
			for sync, want := range []int{added, added + 1} {
				if _, err := a.Sources.Sync(t.Context(), nil, nil); err != nil {
					t.Fatal(err)
				}
				if got := times(); got != want {
					t.Errorf("sync %d: the feed was asked for %d times, want %d", sync+1, got, want)
				}
			}
			if looked != 1 || c.kind == library.FeedSource && added != 1 {
				t.Errorf("asked %d times by looking, %d with adding", looked, added)
			}
		})
	}
}

// What answered for a source that no sync ever took stayed in the library's folder for good.
func TestAnswersThatNoSyncTookAreSweptAway(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := filepath.Join(dir, "moi-xem")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{"cu.json": time.Hour, "moi.json": 0} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		came := time.Now().Add(-age)
		if err := os.Chtimes(path, came, came); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := open(t, app.Options{Dir: dir}).Sources.Sync(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(left) != 1 || filepath.Base(left[0]) != "moi.json" {
		t.Errorf("left: %v, %v", left, err)
	}
}
