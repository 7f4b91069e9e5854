package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baocaovien/internal/app/apptest"
)

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
