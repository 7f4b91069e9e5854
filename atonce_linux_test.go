package house_test

import (
	"bytes"
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"baocaovien/assets"
	"baocaovien/internal/depot"
	"baocaovien/internal/docx"
	"baocaovien/internal/handout"
	"baocaovien/internal/library"
	"baocaovien/internal/paper"
	"baocaovien/internal/pdf"
	"baocaovien/internal/raster"
	"baocaovien/internal/register"
	"baocaovien/internal/search"
	"baocaovien/internal/session"
	"baocaovien/internal/speech"
	"baocaovien/internal/words"
)

// Most packages start no goroutine, and keep only what they make once: expressions, phrases, weights. The race detector would
// see nothing in their own tests; here it looks at them as the syncer and the window use them, from several goroutines and
// from the first use on. The file is named so that its test comes before all others.
const (
	severalAtOnce = 4
	smallInput    = 2 << 10
)

// onceFonts are the fonts of the papers that are made at once.
var onceFonts = sync.OnceValues(func() (*paper.Fonts, error) { return paper.LoadFonts(assets.Fonts) })

// usesAtOnce are what is done with such a package, under its name: «page.Extract».
func usesAtOnce(t testing.TB) map[string]prepared {
	always := func(do func()) prepared {
		return func(int) func(context.Context) { return func(context.Context) { do() } }
	}
	all := map[string]prepared{
		"search.Parse": always(func() {
			search.NewMatcher(search.Parse("ubnd xã, biển đảo từ:2026", nil)).Judge(sentence)
			search.Rank([]search.Ranked{{}, {}})
		}),
		"register.ParseAmount": always(func() { register.ParseAmount("1.200") }),
		"session.ParsePeriod": always(func() {
			session.ParsePeriod("2026-Q1", 0)
			_, _ = session.Apply(library.Session{}, nil)
		}),
		"speech.Aloud": always(func() { speech.Aloud("ngày 30/4, 16.974 cuộc của UBND", nil) }),
		"depot.Pack": always(func() {
			if packed, err := depot.Pack([]byte("một bài")); err == nil {
				_, _ = depot.Unpack("x", depot.HashOf(packed), packed)
			}
		}),
		"words.Say": always(func() { words.Say("bcv.help") }),
	}
	maps.Copy(all, ofPages(pageShapes["paragraphs"]))
	maps.Copy(all, ofWords(textShapes["paragraphs"]))
	maps.Copy(all, ofFiles(t))
	return all
}

// printedAtOnce are the packages that printPaper uses.
var printedAtOnce = []string{"handout", "paper", "pdf", "docx", "raster"}

// printPaper makes a paper in every form and returns them.
func printPaper() ([]byte, error) {
	fonts, err := onceFonts()
	if err != nil {
		return nil, err
	}
	points := []library.OutlinePoint{{Text: "1. Về biển, đảo"}, {Text: "Một là, " + sentence}}
	o := library.Outline{Title: "Biển, đảo", Sections: []library.Section{{Role: library.ContentSection, Points: points}}}
	var files bytes.Buffer
	for _, template := range []string{handout.DeCuong, handout.ToPhatTay, handout.Phieu} {
		doc, err := handout.Compose(template, o, nil, handout.TemplateOptions{})
		if err != nil {
			return nil, err
		}
		laid, err := paper.Layout(doc, fonts)
		if err != nil {
			return nil, err
		}
		picture, err := raster.Draw(laid.Pages[0], fonts, 1)
		err = errors.Join(err, pdf.Write(&files, laid.Pages, fonts, pdf.Metadata{}), docx.Write(&files, doc, fonts, docx.Info{}))
		if err != nil {
			return nil, err
		}
		files.Write(picture.Pix)
	}
	return files.Bytes(), nil
}

func TestWhatIsMadeAtItsFirstUseServesSeveralAtOnce(t *testing.T) {
	var together sync.WaitGroup
	papers, failures := make([][]byte, severalAtOnce), make([]error, severalAtOnce)
	for n := range severalAtOnce {
		together.Go(func() { papers[n], failures[n] = printPaper() })
		for _, p := range usesAtOnce(t) {
			use := p(smallInput)
			together.Go(func() { use(t.Context()) })
		}
	}
	together.Wait()
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
	for _, other := range papers[1:] {
		if !bytes.Equal(other, papers[0]) {
			t.Error("what is printed by several at once differs")
		}
	}
}

// TestWhatMayRaceIsLookedInto holds the Makefile's list: a package that starts goroutines, or guards what they share, is on
// it; one that only keeps what it makes at its first use is there, or used at once above.
func TestWhatMayRaceIsLookedInto(t *testing.T) {
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(makefile), "\nRACED =")
	list, _, _ := strings.Cut(strings.ReplaceAll(rest, "\\\n", " "), "\n")
	raced := strings.Fields(strings.ReplaceAll(list, "./", ""))
	used := map[string]bool{"internal/pattern": true, "internal/phrase": true} // by those that are
	for name := range usesAtOnce(t) {
		name, _, _ = strings.Cut(name, ".")
		used["internal/"+name] = true
	}
	for _, name := range printedAtOnce {
		used["internal/"+name] = true
	}
	guarding := 0
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		if strings.HasSuffix(name, "test") { // what tests share
			continue
		}
		kept, guards := concurrency(t, p)
		if guards {
			guarding++
		}
		if on := slices.Contains(raced, name); guards && !on {
			t.Errorf("%s starts goroutines or guards what they share: name it in RACED", name)
		} else if kept && !on && !used[name] {
			t.Errorf("%s keeps what it makes at its first use: use it at once here, or name it in RACED", name)
		}
	}
	if guarding < 10 {
		t.Errorf("only %d packages guard anything", guarding)
	}
}

// keeping is what the package sync has for what is made once and kept; all else of it guards what goroutines do.
var keeping = []string{"Once", "OnceFunc", "OnceValue", "OnceValues", "Pool", "Map"}

// concurrency tells whether a package keeps what it makes at a first use, and whether it starts goroutines or guards what
// they share.
func concurrency(t *testing.T, p listed) (kept, guards bool) {
	t.Helper()
	kept = slices.ContainsFunc(p.Imports, func(i string) bool {
		return i == "sync" || i == module+"internal/phrase" || i == module+"internal/pattern"
	})
	guards = slices.Contains(p.Imports, "sync/atomic") || slices.Contains(p.Imports, "golang.org/x/sync/errgroup")
	for _, name := range p.GoFiles {
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				guards = true
			case *ast.SelectorExpr:
				if from, ok := n.X.(*ast.Ident); ok && from.Name == "sync" && !slices.Contains(keeping, n.Sel.Name) {
					guards = true
				}
			}
			return true
		})
	}
	return kept, guards
}
