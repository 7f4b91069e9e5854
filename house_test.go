// Package house_test keeps the arrows of the house: which package may import which. The README's
// layout section draws the same picture in words.
package house_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

const module = "baocaovien/"

// arrows names what each package may import of the program. Anything not named here fails.
var arrows = map[string]string{
	"assets":              "",
	"internal/library":    "",
	"internal/words":      "assets internal/library",
	"internal/viet":       "internal/library internal/pattern",
	"internal/feed":       "assets internal/library internal/page internal/pattern internal/phrase internal/viet",
	"internal/page":       "assets internal/library internal/pattern internal/phrase internal/viet internal/weightfile",
	"internal/document":   "assets internal/library internal/page internal/pattern internal/phrase internal/viet internal/words",
	"internal/picture":    "internal/library",
	"internal/pattern":    "",
	"internal/weightfile": "",
	"internal/phrase":     "internal/viet",
	"internal/secrecy":    "assets internal/library internal/phrase internal/viet",
	"internal/theme":      "internal/library internal/phrase internal/viet",
	// learns the weights of themes, and measures them
	"internal/theme/train": "assets internal/corpus internal/library internal/svm internal/theme",
	// learns what a sentence is worth to a speaker, and measures it
	"internal/points/train": "internal/corpus internal/library internal/points internal/svm internal/viet",
	"internal/corpus":       "internal/library",
	"internal/svm":          "",
	"internal/points":       "assets internal/library internal/phrase internal/viet internal/weightfile",
	"internal/paper":        "assets internal/library internal/phrase internal/script internal/viet",
	"internal/script":       "",
	"internal/pdf":          "internal/library internal/paper internal/script",
	"internal/docx":         "internal/library internal/ooxml internal/paper",
	"internal/ooxml":        "internal/library",
	// measures PDFs in the tests of others
	"internal/pdf/pdftest": "",
	// lays the program beside others that do the same work
	"internal/peers": "internal/nginx internal/story",
	// has a thousand laptops receive a store
	"internal/crowd": "internal/carrier internal/depot internal/library internal/nginx internal/publish internal/receive internal/store internal/story internal/web",
	// runs a web server, for what is measured and tested against a real one
	"internal/nginx": "",
	// writes articles to measure with
	"internal/story": "",
	// starts the servers that carry stores, for the tests of others
	"internal/carrier/carriertest": "internal/nginx",
	// writes programs that tests run in the place of real ones
	"internal/scripttest": "",
	// runs printers for the tests of others
	"internal/printer/printertest": "internal/scripttest",
	// runs Windows programs in the tests of others
	"internal/winetest": "",
	// has libraries of the whole program for the tests of others
	"internal/app/apptest": "internal/app internal/store internal/store/storetest",
	// treats libraries as no program should, in the tests of others
	"internal/store/storetest": "",
	"internal/raster":          "internal/library internal/paper internal/script",
	"internal/speech":          "assets internal/library internal/phrase internal/viet",
	"internal/handout":         "assets internal/library internal/paper internal/pattern internal/phrase internal/speech internal/viet internal/words",
	"internal/sample":          "assets internal/library",
	"internal/settings":        "assets internal/file internal/library internal/viet internal/words",
	"internal/twin":            "internal/library internal/viet",
	"internal/compare":         "internal/library internal/viet",
	"internal/session":         "internal/library internal/pattern internal/viet internal/words",
	"internal/sheet":           "internal/library internal/ooxml",
	"internal/wordlist":        "internal/library internal/sheet internal/viet",
	"internal/parcel":          "internal/library",
	"internal/depot":           "internal/library",
	"internal/keypaper":        "internal/library internal/viet",
	"internal/carrier":         "internal/file internal/library",
	"internal/inbox":           "internal/library internal/session internal/viet",
	"internal/publish":         "internal/carrier internal/depot internal/library",
	"internal/receive":         "internal/carrier internal/depot internal/file internal/library internal/store internal/web",
	"internal/register":        "internal/library internal/pattern internal/session internal/sheet internal/viet internal/words",
	"internal/weather":         "assets internal/library internal/phrase internal/viet",
	"internal/search":          "assets internal/library internal/viet internal/weightfile",
	"internal/store":           "internal/file internal/library internal/machine internal/search internal/session internal/twin internal/viet",
	"internal/web":             "internal/library",
	"internal/printer":         "internal/file internal/library",
	"internal/landing":         "internal/library internal/page internal/web",
	"internal/syncer": "internal/document internal/feed internal/landing internal/library internal/page internal/picture internal/secrecy internal/store " +
		"internal/theme internal/weather internal/web",
	"internal/file":     "internal/library",
	"internal/convert":  "internal/file internal/library",
	"internal/discover": "assets internal/document internal/feed internal/landing internal/library internal/page internal/pattern internal/viet internal/web",
	"internal/intake": "internal/document internal/file internal/library internal/page internal/secrecy internal/store internal/syncer internal/theme " +
		"internal/viet internal/words",
	"internal/outline": "assets internal/compare internal/library internal/phrase internal/points internal/viet internal/words",
	"internal/app": "assets internal/carrier internal/compare internal/convert internal/depot internal/discover internal/document internal/docx internal/feed internal/file internal/handout internal/inbox internal/intake internal/keypaper internal/library " +
		"internal/outline internal/page internal/paper internal/parcel internal/pattern internal/pdf internal/points internal/printer internal/publish internal/raster internal/receive internal/register " +
		"internal/sample internal/search internal/secrecy internal/session internal/settings internal/sheet internal/speech internal/store internal/syncer internal/theme internal/viet internal/web " +
		"internal/wordlist internal/words",
	"internal/ui/widgets": "assets internal/library internal/script internal/viet",
	"internal/ui/kit":     "assets internal/compare internal/library internal/settings internal/ui/widgets internal/viet internal/words",
	"internal/ui/browse":  "internal/library internal/ui/kit internal/ui/read internal/ui/widgets internal/viet internal/words",
	"internal/ui/compose": "internal/app internal/compare internal/handout internal/library internal/outline internal/printer internal/session internal/settings " +
		"internal/ui/compose/preview internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/compose/preview": "internal/app internal/handout internal/library internal/paper internal/raster internal/settings internal/ui/kit " +
		"internal/ui/widgets internal/viet internal/words",
	"internal/ui/today":    "internal/app internal/library internal/session internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/present":  "internal/handout internal/ui/kit internal/ui/widgets internal/words",
	"internal/ui/notes":    "internal/library internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/outlines": "internal/app internal/library internal/ui/compose internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/read": "internal/compare internal/library internal/theme internal/ui/kit internal/ui/widgets internal/viet " +
		"internal/words",
	"internal/ui/settings": "internal/app internal/intake internal/library internal/settings internal/store internal/ui/kit internal/ui/widgets " +
		"internal/viet internal/wordlist internal/words",
	"internal/ui/sessions": "internal/app internal/library internal/register internal/session internal/store internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/reports": "internal/app internal/handout internal/inbox internal/library internal/session internal/store internal/ui/kit internal/ui/widgets " +
		"internal/viet internal/words",
	"internal/ui/sources": "internal/app internal/discover internal/file internal/library internal/store internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/welcome": "internal/discover internal/library internal/settings internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui/uitest":  "internal/app internal/app/apptest internal/library internal/ui/kit internal/ui/widgets internal/viet internal/words",
	"internal/ui": "assets internal/app internal/handout internal/intake internal/library internal/opengl internal/session internal/settings internal/store internal/syncer internal/ui/browse internal/ui/compose " +
		"internal/ui/kit internal/ui/notes internal/ui/outlines internal/ui/present internal/ui/read internal/ui/reports internal/ui/sessions internal/ui/settings internal/ui/sources " +
		"internal/ui/today internal/ui/welcome internal/ui/widgets internal/viet internal/words",
	"internal/cli": "assets internal/app internal/compare internal/discover internal/document internal/feed internal/file internal/handout internal/inbox internal/intake internal/library internal/page " +
		"internal/points internal/printer internal/register internal/sample internal/session internal/store internal/syncer internal/theme internal/viet internal/wordlist internal/words",
	"internal/opengl":   "",
	"cmd/bcv":           "internal/cli",
	"internal/instance": "",
	"internal/machine":  "internal/library",
	"cmd/baocaovien":    "internal/app internal/cli internal/instance internal/opengl internal/ui internal/words",
}

// owners names the only packages that may import a thing directly.
var owners = map[string]string{
	"fyne.io/fyne/v2":                "internal/ui/widgets internal/ui/kit internal/ui/browse internal/ui/compose internal/ui/compose/preview internal/ui/notes internal/ui/outlines internal/ui/present internal/ui/read internal/ui/reports internal/ui/sessions internal/ui/settings internal/ui/sources internal/ui/today internal/ui/uitest internal/ui/welcome internal/ui cmd/baocaovien",
	"database/sql":                   "internal/store internal/store/storetest",
	"modernc.org/sqlite":             "internal/store internal/store/storetest",
	"github.com/jung-kurt/gofpdf":    "internal/pdf",
	"github.com/go-text/typesetting": "internal/script",
	"github.com/xuri/excelize/v2":    "", // reads workbooks as a stranger's program, in tests alone: it takes milliseconds of every start
	"github.com/klauspost/compress":  "internal/store internal/depot",
	"net":                            "internal/web internal/instance internal/cli internal/crowd internal/peers internal/nginx internal/carrier/carriertest", // bcv listens for the sample site, a window for the next one
	"os/exec":                        "internal/convert internal/printer internal/ui internal/peers internal/crowd internal/nginx internal/carrier/carriertest internal/pdf/pdftest internal/printer/printertest internal/winetest",
}

type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
	Deps       []string

	TestGoFiles, XTestGoFiles []string

	IgnoredGoFiles []string // those of other systems
}

// house asks the go command, which knows every file that is built.
var house = sync.OnceValues(func() (all []listed, err error) {
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,GoFiles,CgoFiles,IgnoredGoFiles,TestGoFiles,XTestGoFiles,Imports,Deps", "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var p listed
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		case strings.HasPrefix(p.ImportPath, module): // and not this test's own package
			all = append(all, p)
		}
	}
})

// packages are those of the program.
func packages(t *testing.T) []listed {
	t.Helper()
	all, err := house()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// packageOf is one of them, by its path in the program.
func packageOf(t *testing.T, name string) listed {
	t.Helper()
	all := packages(t)
	i := slices.IndexFunc(all, func(p listed) bool { return p.ImportPath == module+name })
	if i < 0 {
		t.Fatalf("no package %s", name)
	}
	return all[i]
}

func TestEveryImportFollowsTheArrows(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := arrows[name]
		if !known {
			t.Errorf("%s has no place in the house: name it in arrows and in the README", name)
		}
		for _, i := range p.Imports {
			target, ours := strings.CutPrefix(i, module)
			if ours && !slices.Contains(strings.Fields(allowed), target) {
				t.Errorf("%s imports %s, against the arrows", name, target)
			}
			if only, owned := owner(i); owned && !slices.Contains(strings.Fields(only), name) {
				t.Errorf("%s imports %s, which belongs to %s", name, i, only)
			}
		}
	}
	if seen := len(packages(t)); seen != len(arrows) {
		t.Errorf("%d packages, but arrows names %d: take out what is gone", seen, len(arrows))
	}
}

// pages are the pages of the window, and what each may know of another.
var pages = map[string]string{
	"internal/ui/browse":          "internal/ui/read",
	"internal/ui/read":            "",
	"internal/ui/compose":         "internal/ui/compose/preview",
	"internal/ui/compose/preview": "",
	"internal/ui/outlines":        "internal/ui/compose",
	"internal/ui/sources":         "",
	"internal/ui/settings":        "",
}

func TestPagesOfTheWindowDoNotKnowEachOther(t *testing.T) {
	for page, known := range pages {
		allowed, there := arrows[page]
		if !there {
			t.Errorf("%s is no package", page)
		}
		for _, target := range strings.Fields(allowed) {
			if _, other := pages[target]; (other || target == "internal/ui") && target != known {
				t.Errorf("%s may import %s: pages speak through the page context", page, target)
			}
		}
	}
}

// owner returns who may import a path, which covers the packages below it but for the standard
// library's.
func owner(path string) (only string, owned bool) {
	for thing, only := range owners {
		if path == thing || (strings.Contains(thing, ".") && strings.HasPrefix(path, thing+"/")) {
			return only, true
		}
	}
	return "", false
}

func TestLibraryStandsOnTheStandardLibraryOnly(t *testing.T) {
	for _, d := range packageOf(t, "internal/library").Deps {
		if host, _, _ := strings.Cut(d, "/"); strings.Contains(host, ".") || strings.HasPrefix(d, module) {
			t.Errorf("internal/library depends on %s", d)
		}
	}
}

func TestCommandLineNeedsNoWindow(t *testing.T) {
	for _, d := range packageOf(t, "cmd/bcv").Deps {
		if strings.HasPrefix(d, "fyne.io/") || strings.HasPrefix(d, "github.com/go-gl/") {
			t.Errorf("bcv depends on %s", d)
		}
	}
}

func TestPurePackagesDoNoInputOrOutput(t *testing.T) {
	pure := "inbox viet phrase script feed page document theme points outline search handout paper pdf docx raster library compare twin secrecy session sheet ooxml parcel register weather weightfile keypaper"
	for _, name := range strings.Fields(pure) {
		for _, i := range packageOf(t, "internal/"+name).Imports {
			sniffs := name == "page" && i == "net/http" // for http.DetectContentType, which does none
			if slices.Contains([]string{"os", "net", "net/http", "os/exec", "path/filepath", "log", "log/slog"}, i) && !sniffs {
				t.Errorf("internal/%s imports %s, but is pure", name, i)
			}
		}
	}
}

// TestOneNameStandsInOnePackage keeps one dialect: a type's name, whatever its case, says one thing in the
// whole program.
func TestOneNameStandsInOnePackage(t *testing.T) {
	homes := map[string][]string{}
	for _, p := range packages(t) {
		for _, name := range typeNames(t, p) {
			key := strings.ToLower(name)
			home := strings.TrimPrefix(p.ImportPath, module)
			if !slices.Contains(homes[key], home) {
				homes[key] = append(homes[key], home)
			}
		}
	}
	for name, in := range homes {
		if len(in) > 1 {
			t.Errorf("type %s stands in %s: call it what it is in each", name, strings.Join(in, ", "))
		}
	}
	if len(homes) == 0 {
		t.Error("no type was found")
	}
}

// TestEveryExpressionCompiles finds what no other test comes by: an expression that is compiled at its first use, and
// is none.
func TestEveryExpressionCompiles(t *testing.T) {
	found := 0
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				expression, ok := literalOf(n)
				if !ok {
					return true
				}
				found++
				if _, err := regexp.Compile(expression); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				return true
			})
		}
	}
	if found < 50 {
		t.Errorf("only %d expressions were found", found)
	}
}

// TestEveryFuzzTargetIsRun holds the Makefile's list: a target that is not on it is never fed.
func TestEveryFuzzTargetIsRun(t *testing.T) {
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(makefile), "\nFUZZED =")
	list, _, _ := strings.Cut(rest, "\nFUZZTIME")
	listed := strings.Fields(strings.ReplaceAll(list, "\\\n", " "))
	var there []string
	for _, p := range packages(t) {
		for _, name := range slices.Concat(p.TestGoFiles, p.XTestGoFiles) {
			parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range parsed.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Fuzz") {
					there = append(there, strings.TrimPrefix(p.ImportPath, module+"internal/")+":"+f.Name.Name)
				}
			}
		}
	}
	slices.Sort(there)
	slices.Sort(listed)
	if !slices.Equal(there, listed) {
		t.Errorf("fuzz targets are\n%q, the Makefile runs\n%q", there, listed)
	}
}

// literalOf returns the expression that n gives to pattern.Of as it stands.
func literalOf(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return "", false
	}
	of, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || of.Sel.Name != "Of" {
		return "", false
	}
	from, ok := of.X.(*ast.Ident)
	literal, plain := call.Args[0].(*ast.BasicLit)
	if !ok || from.Name != "pattern" || !plain {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

// typeNames returns the types a package declares on its top level, for any system.
func typeNames(t *testing.T, p listed) (names []string) {
	t.Helper()
	for _, file := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles) {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range parsed.Decls {
			general, ok := declaration.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range general.Specs {
				if named, ok := spec.(*ast.TypeSpec); ok {
					names = append(names, named.Name.Name)
				}
			}
		}
	}
	return names
}
