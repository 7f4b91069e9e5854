package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app"
	"baocaovien/internal/library"
)

func TestMain(m *testing.M) {
	_ = os.Setenv("BAOCAOVIEN_KEYS", "file") // nothing goes into the keys of who runs the tests
	os.Exit(m.Run())
}

// A library of a program before kept passwords within the addresses of its sources.
func TestPasswordsOfOlderLibrariesAreSetApart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	a, err := app.Open(t.Context(), app.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"http://an:mo-ra@noi.example/rss?token=abc", "https://khac.example/rss"} {
		if _, err := a.Library().AddSource(t.Context(), library.Source{URL: address, Title: "Nội bộ", Kind: library.FeedSource}); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	secrets := filepath.Join(dir, "mat-khau.json")
	for range 2 {
		if a, err = app.Open(t.Context(), app.Options{Dir: dir}); err != nil {
			t.Fatal(err)
		}
		all, err := a.Library().Sources(t.Context())
		if err != nil || len(all) != 2 || all[0].URL != "http://noi.example/rss" || all[1].URL != "https://khac.example/rss" {
			t.Errorf("%+v, %v", all, err)
		}
		if kept, err := os.ReadFile(secrets); err != nil || !strings.Contains(string(kept), "mo-ra") || !strings.Contains(string(kept), "token=abc") {
			t.Errorf("kept: %s, %v", kept, err)
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if a, err = app.Open(t.Context(), app.Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	if err := a.Library().RemoveSource(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if a, err = app.Open(t.Context(), app.Options{Dir: dir}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(secrets); err == nil {
		t.Error("a source is gone, its password is not")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
