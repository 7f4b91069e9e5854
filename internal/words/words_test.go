package words_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/words"
)

// kinds returns every library.Kind constant, read from the source so that none is forgotten.
func kinds(t *testing.T) []library.Kind {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../library/errors.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []library.Kind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Kind" {
			value := spec.Values[0].(*ast.BasicLit).Value
			all = append(all, library.Kind(strings.Trim(value, `"`)))
		}
		return true
	})
	if len(all) < 30 {
		t.Fatalf("only %d kinds found", len(all))
	}
	return all
}

func TestEveryKindOfFailureHasItsSentence(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds(t) {
		sentence := words.Failure(library.Fail(kind, "«X»", errors.New("status 500")), "nhat-ky.log")
		if strings.HasPrefix(sentence, "errors.") {
			t.Errorf("%s has no sentence", kind)
		}
		if strings.ContainsAny(sentence, "{}") {
			t.Errorf("%s: a place is left open: %s", kind, sentence)
		}
		if !strings.HasSuffix(sentence, ".") {
			t.Errorf("%s: not a sentence: %s", kind, sentence)
		}
	}
}

func TestAnErrorWithoutAKindNamesTheLog(t *testing.T) {
	t.Parallel()
	sentence := words.Failure(errors.New("index out of range"), "nhat-ky.log")
	if !strings.Contains(sentence, "nhat-ky.log") || strings.Contains(sentence, "index") {
		t.Fatal(sentence)
	}
}

func TestSayFillsPlacesAndShowsUnknownKeys(t *testing.T) {
	t.Parallel()
	if got := words.Say("bcv.tour-theme", "theme", "Biển, đảo", "count", 7); got != "\nBiển, đảo: 7 bài" {
		t.Fatalf("%q", got)
	}
	if got := words.Say("no.such-key"); got != "no.such-key" {
		t.Fatalf("%q", got)
	}
}

func TestThemesHaveNames(t *testing.T) {
	t.Parallel()
	for _, theme := range append(library.BuiltinThemes(), library.Unclassified) {
		if words.Theme(theme) == string(theme) {
			t.Errorf("%s has no name", theme)
		}
	}
	if words.Theme("phu-nu") != "phu-nu" {
		t.Error("a user's theme must keep its slug")
	}
}

// TestEveryKeyIsUsedAndEveryUsedKeyExists reads the program's own sources. A key that is put together
// ("bcv.kind-" + kind) counts for all keys that begin so.
func TestEveryKeyIsUsedAndEveryUsedKeyExists(t *testing.T) {
	t.Parallel()
	catalogue := sentences(t, "vi")
	maps.Copy(catalogue, sentences(t, words.PaperWords))
	prefixes := map[string]bool{}
	for key := range catalogue {
		prefixes[key[:strings.Index(key, ".")+1]] = true
	}
	used := literals(t, "../..", prefixes)
	for text, where := range used {
		if _, ok := catalogue[text]; !ok && !begins(catalogue, text) {
			t.Errorf("%s: no words for %q", where, text)
		}
	}
	for key := range catalogue {
		if !covered(used, key) {
			t.Errorf("%q is never used", key)
		}
	}
}

func begins(catalogue map[string]string, prefix string) bool {
	if !strings.HasSuffix(prefix, "-") && !strings.HasSuffix(prefix, ".") {
		return false
	}
	for key := range catalogue {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

func covered(used map[string]string, key string) bool {
	for text := range used {
		if text == key || ((strings.HasSuffix(text, "-") || strings.HasSuffix(text, ".")) && strings.HasPrefix(key, text)) {
			return true
		}
	}
	return false
}

// literals returns the string literals below root that look like keys, with the file they stand in.
func literals(t *testing.T, root string, prefixes map[string]bool) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text := strings.Trim(literal.Value, "\"`")
			if dot := strings.Index(text, "."); dot > 0 && prefixes[text[:dot+1]] && !strings.ContainsAny(text, " /") && !strings.HasSuffix(text, ".svg") && !strings.HasSuffix(text, ".jsonl") {
				found[text] = path
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestLoadRefusesKeysUnderAWrongName(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"translations/vi/bcv.json": {Data: []byte(`{"window.x": "x"}`)}}
	if all, err := words.Load(files, "vi"); err == nil {
		t.Fatalf("loaded %v", all)
	}
	files = fstest.MapFS{"translations/vi/bcv.json": {Data: []byte(`{"bcv.x": "x"}`)}}
	all, err := words.Load(files, "vi")
	if err != nil || !reflect.DeepEqual(all, map[string]string{"bcv.x": "x"}) {
		t.Fatalf("%v, %v", all, err)
	}
}

// TestNoKeyStandsTwice finds the sentence that another of the same key would silently take the place of.
func TestNoKeyStandsTwice(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(assets.Translations, "translations/*/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("%v, %v", names, err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(assets.Translations, name)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[json.Token]bool{}
		decoder := json.NewDecoder(bytes.NewReader(raw))
		for n := 0; ; n++ { // the brace, then keys and sentences in turn
			next, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if n%2 == 1 && seen[next] {
				t.Errorf("%s: %v stands twice", name, next)
			}
			seen[next] = seen[next] || n%2 == 1
		}
	}
}

func TestASentenceAboutNothingNamedReadsWell(t *testing.T) {
	t.Parallel()
	if got := words.Failure(library.Fail(library.NoPrinter, "", nil), ""); !strings.HasPrefix(got, "Không tìm thấy máy in. ") {
		t.Errorf("%q", got)
	}
	if got := words.Failure(library.Fail(library.WrongUse, "", errors.New("tệp phải có đuôi .pdf hoặc .xlsx")), ""); !strings.Contains(got, "đuôi .pdf hoặc .xlsx. Xem") {
		t.Errorf("an ending of a file lost its space: %q", got)
	}
}
