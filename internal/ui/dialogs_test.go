package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baocaovien/internal/ui/kit"
)

// carefulDialogs are the dialogs that Enter does not confirm, by what their button says, and why.
var carefulDialogs = map[string]string{
	"window.chosen-remove-now":  "articles that do not come back",
	"settings.restore-it":       "another library takes the place of this one",
	"reading.remove-now":        "an article that does not come back",
	"sources.keep-now":          "articles that do not come back",
	"publish.revoke-now":        "a key that counts no more",
	"publish.renew-title":       "a key that counts no more",
	"publish.withdraw-now":      "leaves the machine, to all who receive",
	"publish.now":               "leaves the machine, to all who receive",
	"inbox.send":                "leaves the machine",
	"talks.take-folder":         "takes a whole folder, while one looks for a file",
	"taking.folder":             "takes a whole folder, while one looks for a file",
	"taking.keep-restricted":    "keeps what was refused for its stamp",
	"talks.signer-trust":        "trusts a key",
	"update.agree":              "trusts a key",
	"figures.twins-same":        "one of two answers",
	"reading.open-all-the-same": "trusts a file that may hold a program",
	"submit of transfer.go":     "sessions with faults: one of two answers, or closes",
}

// quickDialogs are those that Enter confirms.
var quickDialogs = []string{
	"window.save", "window.use", "window.print", "window.articles-put", "window.plan-use", "window.version-back", "window.elsewhere-both",
	"window.open-outline", "window.close", "settings.backup-here", "settings.restore-folder", "talks.paste-take", "taking.recognise",
	"publish.look", "publish.passphrase-next", "publish.restore-now", "publish.request-copy", "publish.admit-look", "publish.admit-now",
	"sources.keep-look", "reading.open-address", "submit of days.go", "inbox.use-place", "inbox.receive", "inbox.assign-now", "figures.offices-add", "",
}

func TestOfEveryDialogItIsDecidedWhetherEnterConfirmsIt(t *testing.T) {
	quick := map[string]bool{}
	for _, key := range quickDialogs {
		quick[key] = true
	}
	met := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for key, careful := range dialogsOf(file, filepath.Base(path)) {
			met[key] = true
			if _, listed := carefulDialogs[key]; careful != listed || !careful && !quick[key] {
				t.Errorf("%s: the dialog %q is careful: %v, listed as such: %v, as confirmed by Enter: %v", path, key, careful, listed, quick[key])
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for key := range carefulDialogs {
		if !met[key] {
			t.Errorf("no dialog says %q", key)
		}
	}
	for key := range quick {
		if !met[key] {
			t.Errorf("no dialog says %q", key)
		}
	}
}

// dialogsOf are the dialogs that a file opens, by the key of what their button says, and whether Enter leaves them alone.
func dialogsOf(file *ast.File, name string) map[string]bool {
	found, careful := map[*ast.CallExpr]string{}, map[ast.Expr]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		call, is := n.(*ast.CallExpr)
		if !is {
			return true
		}
		switch f, is := call.Fun.(*ast.SelectorExpr); {
		case is && f.Sel.Name == "Carefully":
			careful[f.X] = true
		case is && f.Sel.Name == "Ask" && len(call.Args) >= 4:
			found[call] = saidBy(call.Args[1], name)
		}
		return true
	})
	all := map[string]bool{}
	for call, key := range found {
		all[key] = careful[call]
	}
	return all
}

// saidBy is the key of words that are said, or else the name or the text that stands there.
func saidBy(e ast.Expr, file string) string {
	switch e := e.(type) {
	case *ast.CallExpr:
		return saidBy(e.Args[0], file)
	case *ast.BasicLit:
		return strings.Trim(e.Value, `"`)
	case *ast.Ident:
		return e.Name + " of " + file
	}
	return "?"
}

func TestEnterConfirmsADialogOfTheWindowAndEscLeavesIt(t *testing.T) {
	v, _ := lived(t)
	press := v.Window.Canvas().OnTypedKey()
	done := 0
	ask := func() *kit.Form { return v.Ask("Tên", "Làm", 300, func(f *kit.Form) { done++; f.Hide() }) }
	ask()
	press(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != 1 || v.Window.Canvas().Overlays().Top() != nil {
		t.Errorf("Enter has done it %d times", done)
	}
	ask()
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	ask().Carefully()
	press(&fyne.KeyEvent{Name: fyne.KeyEnter})
	if v.Window.Canvas().Overlays().Top() == nil || done != 1 {
		t.Errorf("what is to be pressed is done by Enter, or Esc does it: %d", done)
	}
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	press(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if v.Window.Canvas().Overlays().Top() != nil || done != 1 {
		t.Errorf("without a dialog Enter does something: %d", done)
	}
}
