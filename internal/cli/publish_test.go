package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"baocaovien/internal/app/apptest"
	"baocaovien/internal/library"
	"baocaovien/internal/store"
)

// stored are the articles of a library by their address, without what is a library's own.
func stored(t *testing.T, dir string) map[string]library.Stored {
	t.Helper()
	l, err := store.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	listed, err := l.List(t.Context(), library.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]library.Stored{}
	for _, s := range listed {
		one, err := l.Article(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		one.ID, one.SourceID, one.Version, one.ThemesBy, one.Copies = 0, 0, 0, "", nil
		all[one.URL] = one
	}
	return all
}

func TestALibraryReceivesWhatAnotherPublishes(t *testing.T) {
	t.Parallel()
	dir, kho := apptest.SampleFolder(t), filepath.Join(t.TempDir(), "kho")
	var first, again object
	ask(t, dir, &first, "publish", kho)
	fields(t, first, "serial,items,new,updated,withdrawn,files_written,bytes,restricted,fingerprint")
	ask(t, dir, &again, "publish", kho)
	if first["serial"] != 1.0 || first["new"] != first["items"] || again["serial"] != 1.0 || again["files_written"] != 0.0 {
		t.Errorf("first %v, again %v", first, again)
	}
	asked := atomic.Int64{}
	files := http.FileServer(http.Dir(kho))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	want := stored(t, dir)
	for name, address := range map[string]string{"a folder": kho, "a web server": server.URL + "/kho.json"} {
		other := apptest.NewFolder(t)
		if a := bcv(t, other, "source", "add", address); a.code != 1 || !strings.Contains(a.stderr, first["fingerprint"].(string)) {
			t.Errorf("%s, nobody agreed: exit %d: %s", name, a.code, a.stderr)
		}
		if a := bcv(t, other, "source", "add", address, "--fingerprint", "000 000 000 000"); a.code != 1 {
			t.Errorf("%s, other digits: exit %d: %s", name, a.code, a.stderr)
		}
		var source, sync object
		ask(t, other, &source, "source", "add", address, "--fingerprint", first["fingerprint"].(string))
		ask(t, other, &sync, "sync")
		if source["kind"] != "store" || sync["new"] != float64(len(want)) || sync["failed"] != 0.0 {
			t.Errorf("%s: %v, %v", name, source, sync)
		}
		got := stored(t, other)
		for url, w := range want {
			if same, is := got[url]; !is || !reflect.DeepEqual(same, w) {
				t.Errorf("%s: %s came otherwise: %s", name, url, difference(same, w))
			}
		}
		before := asked.Load()
		ask(t, other, &sync, "sync")
		if status := sync["sources"].([]any)[0].(object)["status"]; status != "unchanged" || asked.Load() > before+1 {
			t.Errorf("%s, nothing new: %v after %d requests", name, status, asked.Load()-before)
		}
	}
}

// difference names the first field in which two articles differ.
func difference(a, b library.Stored) string {
	one, other := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range one.NumField() {
		if x, y := one.Field(i).Interface(), other.Field(i).Interface(); !reflect.DeepEqual(x, y) {
			return fmt.Sprintf("%s %.300v, not %.300v", one.Type().Field(i).Name, x, y)
		}
	}
	return "in nothing"
}

func TestAChoiceIsPublishedAndWhatIsLeftOutIsWithdrawn(t *testing.T) {
	t.Parallel()
	dir, kho := apptest.SampleFolder(t), t.TempDir()
	var sea, all, fewer object
	ask(t, dir, &sea, "publish", kho, "--theme", "bien-dao")
	ask(t, dir, &all, "publish", kho)
	ask(t, dir, &fewer, "publish", kho, "--theme", "bien-dao", "--reason", "hết hiệu lực")
	if sea["items"].(float64) >= all["items"].(float64) || fewer["items"] != sea["items"] ||
		fewer["withdrawn"].(float64) != all["items"].(float64)-sea["items"].(float64) || fewer["serial"] != 3.0 {
		t.Errorf("sea %v, all %v, sea again %v", sea, all, fewer)
	}
}

func TestAStoreThatIsNotAsItWasSignedIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	dir := apptest.SampleFolder(t)
	for name, c := range map[string]struct {
		spoil func(kho string) error
		says  string
	}{
		"a manifest that is a page": {func(kho string) error { return os.WriteFile(filepath.Join(kho, "kho.json"), []byte("<html>"), 0o600) }, "hỏng"},
		"a word changed": {func(kho string) error {
			raw, err := os.ReadFile(filepath.Join(kho, "kho.json"))
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(kho, "kho.json"), []byte(strings.Replace(string(raw), `"serial":1`, `"serial":2`, 1)), 0o600)
		}, "thay đổi"},
		"no signatures": {func(kho string) error { return os.Remove(filepath.Join(kho, "kho.json.sig")) }, ""},
	} {
		kho := t.TempDir()
		ask(t, dir, new(object), "publish", kho)
		if err := c.spoil(kho); err != nil {
			t.Fatal(err)
		}
		if a := bcv(t, apptest.NewFolder(t), "source", "add", kho, "--trust"); a.code != 1 || !strings.Contains(a.stderr, c.says) || strings.Contains(a.stderr, "errors.") {
			t.Errorf("%s: exit %d: %s", name, a.code, a.stderr)
		}
	}
	kho, other := t.TempDir(), apptest.NewFolder(t)
	ask(t, dir, new(object), "publish", kho)
	ask(t, other, new(object), "source", "add", kho, "--trust")
	if err := os.RemoveAll(filepath.Join(kho, "items")); err != nil {
		t.Fatal(err)
	}
	if a := bcv(t, other, "sync"); a.code == 0 {
		t.Errorf("items are missing: %s%s", a.stdout, a.stderr)
	}
	var listed []object
	if ask(t, other, &listed, "list"); len(listed) != 0 {
		t.Errorf("%d articles of half a store", len(listed))
	}
	if a := bcv(t, other, "publish", kho); a.code != 1 || !strings.Contains(a.stderr, "chưa quen") {
		t.Errorf("into another office's store: exit %d: %s", a.code, a.stderr)
	}
	for _, place := range []string{"s3://", "s3:///x", "/dev/null/kho"} {
		if a := bcv(t, dir, "publish", place); a.code != 1 {
			t.Errorf("publish %s: exit %d: %s", place, a.code, a.stderr)
		}
	}
}
