package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baocaovien/assets"
	"baocaovien/internal/library"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/uitest"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// keyRow is what stands behind a row of the table of keys: the keys as the code names them, and what they do, on a window at the
// list of articles with the first one open.
type keyRow struct {
	keys []string
	does func(t *testing.T, v *Window) bool
}

// tableOfKeys are the rows of the guide, by what they call the keys.
var tableOfKeys = map[string]keyRow{
	"F1": {[]string{"KeyF1"}, func(_ *testing.T, v *Window) bool { press(v, fyne.KeyF1); return v.at.Kind == kit.HelpPage }},
	"Ctrl+F": {[]string{"KeyF"}, func(_ *testing.T, v *Window) bool {
		control(v, fyne.KeyF)
		return hintNow(v) == words.Say("reading.find")
	}},
	"Ctrl+P": {[]string{"KeyP"}, func(_ *testing.T, v *Window) bool { control(v, fyne.KeyP); return v.at.Kind == kit.OutlinePage }},
	"Ctrl+S": {[]string{"KeyS"}, func(_ *testing.T, v *Window) bool {
		v.Compose([]int64{v.browse().Reads()}, "")
		control(v, fyne.KeyS)
		return v.Window.Canvas().Overlays().Top() != nil
	}},
	"Ctrl+Z, Ctrl+Y": {[]string{"ShortcutUndo", "ShortcutRedo"}, func(_ *testing.T, v *Window) bool {
		v.Compose([]int64{v.browse().Reads()}, "")
		field := fields(v)[0].Object
		uitest.FieldOf(field).SetText("Một tên khác")
		shortcut(v, &fyne.ShortcutUndo{})
		undone := v.compose().Outline().Title
		shortcut(v, &fyne.ShortcutRedo{})
		return undone != "Một tên khác" && v.compose().Outline().Title == "Một tên khác"
	}},
	"↑ ↓, Enter": {[]string{"KeyUp", "KeyDown", "KeyReturn", "KeyEnter"}, func(_ *testing.T, v *Window) bool {
		press(v, fyne.KeyDown)
		second := v.browse().Reads()
		press(v, fyne.KeyUp)
		return second == v.browse().Hits()[1].ID && v.browse().Reads() == v.browse().Hits()[0].ID
	}},
	"J, K": {[]string{"'j'", "'k'"}, func(_ *testing.T, v *Window) bool {
		letter(v, 'j')
		second := v.browse().Reads()
		letter(v, 'k')
		return second == v.browse().Hits()[1].ID && v.browse().Reads() == v.browse().Hits()[0].ID
	}},
	"N": {[]string{"'n'"}, func(_ *testing.T, v *Window) bool {
		letter(v, 'n')
		return v.browse().Reads() == v.browse().Hits()[1].ID
	}},
	"S": {[]string{"'s'"}, func(t *testing.T, v *Window) bool {
		letter(v, 's')
		a, err := v.app.Library().Article(t.Context(), v.browse().Reads())
		return err == nil && a.Saved
	}},
	"M": {[]string{"'m'"}, func(t *testing.T, v *Window) bool {
		id := v.browse().Reads()
		letter(v, 'm')
		a, err := v.app.Library().Article(t.Context(), id)
		return err == nil && !a.Read
	}},
	"/": {[]string{"'/'"}, func(_ *testing.T, v *Window) bool { letter(v, '/'); return hintNow(v) == words.Say("window.search") }},
	"Ctrl++, Ctrl+−": {[]string{"KeyPlus", "KeyEqual", "KeyMinus"}, func(t *testing.T, v *Window) bool {
		control(v, fyne.KeyPlus)
		control(v, fyne.KeyEqual)
		control(v, fyne.KeyMinus)
		size, err := v.app.Settings().TextSize(t.Context())
		return err == nil && size == 110
	}},
	"phím cách": {[]string{"KeySpace"}, func(_ *testing.T, v *Window) bool {
		list, _ := uitest.Find(v.Window, func(o fyne.CanvasObject) bool { _, is := o.(interface{ Reach(int) }); return is })
		list.Object.(fyne.Focusable).TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		return saysOneTick(v)
	}},
	"Page Up, Page Down, phím cách": {[]string{"KeyPageUp", "KeyPageDown"}, func(t *testing.T, v *Window) bool {
		v.Window.Resize(fyne.NewSize(firstWidth, 440)) // more than one page of text
		id := v.browse().Reads()
		for _, turn := range []struct {
			key  fyne.KeyName
			down bool
		}{{fyne.KeyPageDown, true}, {fyne.KeyPageUp, false}, {fyne.KeySpace, true}} {
			before := readTop(t, v)
			press(v, turn.key)
			if after := readTop(t, v); after > before != turn.down || after == before {
				return false
			}
		}
		return v.browse().Reads() == id
	}},
	"F5": {[]string{"KeyF5"}, func(_ *testing.T, v *Window) bool {
		v.Compose([]int64{v.browse().Reads()}, "")
		press(v, fyne.KeyF5)
		shown := v.stage != nil
		if shown {
			v.stage.Close()
		}
		return shown
	}},
	"F3": {[]string{"KeyF3"}, func(_ *testing.T, v *Window) bool {
		v.browse().FocusSearch()
		for _, r := range "biển" {
			v.Window.Canvas().Focused().TypedRune(r)
		}
		v.Window.Canvas().Unfocus()
		v.browse().Step(1)
		press(v, fyne.KeyF3)
		first := hitAt(v)
		press(v, fyne.KeyF3)
		second := hitAt(v)
		return first > 0 && second > 0 && second != first
	}},
	"Shift và mũi tên": {nil, func(_ *testing.T, v *Window) bool {
		v.browse().Hold(true)
		press(v, fyne.KeyDown)
		v.browse().Hold(false)
		return v.browse().Reads() == v.browse().Hits()[0].ID && saysTicks(v, 2)
	}},
	"Shift và bấm chuột": {nil, func(_ *testing.T, v *Window) bool {
		rows := uitest.InSight(v.Window, isRow)
		third := rows[2].Object
		third.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{Modifier: fyne.KeyModifierShift})
		third.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(100, 20)})
		return saysTicks(v, 3)
	}},
	"Ctrl+A": {[]string{"ShortcutSelectAll"}, func(t *testing.T, v *Window) bool {
		shortcut(v, &fyne.ShortcutSelectAll{})
		all, err := v.app.Library().List(t.Context(), library.Filter{})
		return err == nil && saysTicks(v, len(all))
	}},
	"Home, End": {[]string{"KeyHome", "KeyEnd"}, func(_ *testing.T, v *Window) bool {
		press(v, fyne.KeyEnd)
		last := v.browse().Reads()
		press(v, fyne.KeyHome)
		return last == v.browse().Hits()[len(v.browse().Hits())-1].ID && v.browse().Reads() == v.browse().Hits()[0].ID
	}},
	"Enter": {[]string{"KeyReturn", "KeyEnter"}, func(_ *testing.T, v *Window) bool {
		done := false
		v.Ask("Tên", "Làm", 300, func(f *kit.Form) { done = true; f.Hide() })
		press(v, fyne.KeyReturn)
		return done
	}},
	"Esc": {[]string{"KeyEscape"}, func(_ *testing.T, v *Window) bool {
		v.search()
		v.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		return !v.typing()
	}},
}

func press(v *Window, key fyne.KeyName) { v.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key}) }
func letter(v *Window, r rune)          { v.Window.Canvas().OnTypedRune()(r) }

// shortcut does what a shortcut does; the canvas of the tests hears none.
func shortcut(v *Window, s fyne.Shortcut) {
	for _, heard := range v.shortcuts() {
		if heard.ShortcutName() == s.ShortcutName() {
			heard.act()
		}
	}
}

func control(v *Window, key fyne.KeyName) {
	shortcut(v, &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

// hintNow is the hint of the field that has the keyboard.
func hintNow(v *Window) string {
	o, _ := v.Window.Canvas().Focused().(fyne.CanvasObject)
	if field := uitest.FieldOf(o); field != nil {
		return field.PlaceHolder
	}
	return ""
}

func saysOneTick(v *Window) bool { return saysTicks(v, 1) }

func saysTicks(v *Window, n int) bool {
	_, told := uitest.Find(v.Window, uitest.Saying(words.Say("window.chosen", "count", n)))
	return told
}

// TestTheTableOfKeysIsWhatTheProgramDoes holds the guide's table of keys and the code to each other: every row does what it says,
// and every key that the window or a list listens to has its row.
func TestTheTableOfKeysIsWhatTheProgramDoes(t *testing.T) {
	raw, err := assets.Guide.ReadFile("guide/vi.md")
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, _ := strings.Cut(string(raw), "\n## Phím tắt\n")
	chapter, _, _ = strings.Cut(chapter, "\n## ")
	told := map[string]bool{}
	for _, row := range guideRows(strings.TrimSpace(chapter))[1:] {
		told[row[0]] = true
		behind, known := tableOfKeys[row[0]]
		if !known {
			t.Errorf("the guide tells of %q, which is not tried", row[0])
			continue
		}
		t.Run(row[0], func(t *testing.T) {
			v := synced(t)
			v.show(kit.Route{Kind: kit.AllArticles})
			v.browse().Step(1)
			if !behind.does(t, v) {
				t.Errorf("it does not: %s", row[1])
			}
		})
	}
	var listened []string
	for name, row := range tableOfKeys {
		listened = append(listened, row.keys...)
		if !told[name] {
			t.Errorf("the guide does not tell of %q", name)
		}
	}
	for key := range maps.Keys(keysOfCode(t)) {
		if !slices.Contains(listened, key) {
			t.Errorf("the code listens to %s, of which the guide does not tell", key)
		}
	}
}

// keysOfCode are the keys that the window and its lists listen to, as they are written there.
func keysOfCode(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for _, file := range []string{"keys.go", "widgets/rows.go", "kit/context.go"} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				name := n.Sel.Name
				key := strings.HasPrefix(name, "Key") && !slices.Contains([]string{"KeyEvent", "KeyName", "KeyModifierShortcutDefault", "KeyShiftLeft", "KeyShiftRight"}, name)
				if of, is := n.X.(*ast.Ident); is && (of.Name == "fyne" || of.Name == "desktop") && (key || strings.HasPrefix(name, "Shortcut") && name != "Shortcut") {
					found[name] = true
				}
			case *ast.BasicLit:
				if n.Kind == token.CHAR {
					found[n.Value] = true
				}
			}
			return true
		})
	}
	return found
}

// readTop is how far the article that is read is scrolled.
func readTop(t *testing.T, v *Window) float32 {
	t.Helper()
	for _, o := range uitest.Within(v.browse().Content(), func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Scrolled); return is }) {
		if len(uitest.Within(o, func(o fyne.CanvasObject) bool { _, is := o.(*widgets.Prose); return is })) > 0 {
			return o.(*widgets.Scrolled).Top()
		}
	}
	t.Fatal("no text is read")
	return 0
}

// hitAt is which of the places of the words that are looked for one is at, from 1 on, 0 for none.
func hitAt(v *Window) int {
	said := uitest.SaysIn(v.browse().Content())
	for n := range 100 {
		one, _, _ := strings.Cut(words.Say("reading.found-at", "at", n+1, "count", 0), "0")
		if strings.Contains(said, one) {
			return n + 1
		}
	}
	return 0
}
