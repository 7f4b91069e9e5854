package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestVersionIsThatOfTheWindowsPackagesAndOfTheBuild(t *testing.T) {
	t.Parallel()
	metadata, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^Version = "(.+)"$`).FindSubmatch(metadata)
	if version == nil {
		t.Fatal("FyneApp.toml has no version")
	}
	dir := filepath.Join(t.TempDir(), "none")
	var got object
	decode(t, process(t, dir, "version", "--json").stdout, &got)
	fields(t, got, "version,commit,built,go")
	if got["version"] != string(version[1]) || got["go"] == "" {
		t.Errorf("%v, want version %s", got, version[1])
	}
	if built, ok := got["built"].(string); got["commit"] != "abc123" || !ok || !strings.HasPrefix(built, "2026-11-28T20:00:00") {
		t.Errorf("%v, want what the build was told", got)
	}
	if a := bcv(t, dir, "version"); !strings.Contains(a.stdout, string(version[1])) {
		t.Errorf("for people: %q", a.stdout)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("asking for the version made a library")
	}
	if a := bcv(t, dir, "help"); !strings.Contains(a.stdout, "bcv version") {
		t.Error("help does not name it")
	}
}
