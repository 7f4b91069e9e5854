package ui

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/words"
)

// table reads a JSON object.
func table(t *testing.T, raw []byte) map[string]any {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheToolkitHasItsWordsInEveryLanguage(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	theirs := table(t, raw)
	for _, l := range words.Languages() {
		said, err := assets.FyneWords.ReadFile("translations/fyne/" + string(l) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		ours := table(t, said)
		for key, english := range theirs {
			switch said := ours[key].(type) {
			case string:
				if said == "" || l == words.Vietnamese && said == english {
					t.Errorf("%s: %q is %q", l, key, said)
				}
			case map[string]any: // a system set to English asks for «one», Vietnamese has «other» only
				if said["one"] == nil || said["other"] == nil {
					t.Errorf("%s: %q lacks a plural: %v", l, key, said)
				}
			default:
				t.Errorf("%s: %q is not translated", l, key)
			}
		}
		for key := range ours {
			if _, ok := theirs[key]; !ok {
				t.Errorf("%s: %q is no word of the toolkit", l, key)
			}
		}
	}
}

// mention finds keys of the window's words in Go code. One that ends in a dash is completed by a value.
var mention = regexp.MustCompile(`"(window\.[a-z0-9-]+)"`)

// windowFolders are the folders of the window's code.
func windowFolders(t *testing.T) []string {
	t.Helper()
	folders := []string{"../../cmd/baocaovien"}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && path != "testdata" {
			folders = append(folders, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folders
}

// mentioned returns the keys in the Go files of folders, tests left out.
func mentioned(t *testing.T, folders ...string) (keys map[string]bool, prefixes []string) {
	t.Helper()
	keys = map[string]bool{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no Go files in %s: %v", folder, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range mention.FindAllStringSubmatch(string(source), -1) {
				if strings.HasSuffix(found[1], "-") {
					prefixes = append(prefixes, found[1])
				} else {
					keys[found[1]] = true
				}
			}
		}
	}
	return keys, prefixes
}

func TestEverySentenceOfTheWindowExistsAndIsUsed(t *testing.T) {
	raw, err := assets.Translations.ReadFile("translations/vi/window.json")
	if err != nil {
		t.Fatal(err)
	}
	known := table(t, raw)
	keys, prefixes := mentioned(t, windowFolders(t)...)
	for key := range keys {
		if known[key] == nil {
			t.Errorf("%s is used but not in window.json", key)
		}
	}
	completed := func(key string) bool {
		for _, prefix := range prefixes {
			if strings.HasPrefix(key, prefix) {
				return true
			}
		}
		return false
	}
	for key := range known {
		if !keys[key] && !completed(key) {
			t.Errorf("%s is in window.json but nothing says it", key)
		}
	}
	for _, prefix := range prefixes {
		found := false
		for key := range known {
			found = found || strings.HasPrefix(key, prefix)
		}
		if !found {
			t.Errorf("%s… is used but nothing in window.json begins so", prefix)
		}
	}
}

func TestNoVietnameseStandsInTheCodeOfTheWindow(t *testing.T) {
	quoted := regexp.MustCompile("\"[^\"\n]*[À-ỹĐđ][^\"\n]*\"")
	for _, folder := range windowFolders(t) {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") || filepath.Base(folder) == "uitest" {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(string(source), "\n") {
				code, _, _ := strings.Cut(line, "//")
				if words := quoted.FindString(code); words != "" && !strings.Contains(words, "Ặ") { // a letter to measure by
					t.Errorf("%s says %s: words for people belong in assets", file, words)
				}
			}
		}
	}
}
