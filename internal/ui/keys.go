package ui

import (
	"context"
	"errors"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baocaovien/internal/ui/compose"
	"baocaovien/internal/ui/kit"
	"baocaovien/internal/ui/widgets"
	"baocaovien/internal/words"
)

// heard is a shortcut, and what it does.
type heard struct {
	fyne.Shortcut
	act func()
}

// shortcuts are those that the window hears everywhere, but where a dialog is to be answered first.
func (v *Window) shortcuts() []heard {
	control := func(key fyne.KeyName, act func()) heard {
		return heard{&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, act}
	}
	all := []heard{
		control(fyne.KeyF, v.find), control(fyne.KeyP, v.print), control(fyne.KeyS, v.savePDF),
		control(fyne.KeyEqual, func() { v.enlarge(1) }), control(fyne.KeyPlus, func() { v.enlarge(1) }), control(fyne.KeyMinus, func() { v.enlarge(-1) }),
		{&fyne.ShortcutUndo{}, func() { v.onOutline((*compose.Composer).Undo) }},
		{&fyne.ShortcutRedo{}, func() { v.onOutline((*compose.Composer).Redo) }},
		{&fyne.ShortcutSelectAll{}, func() {
			if v.onList() {
				v.browse().ChooseAll()
			}
		}},
	}
	for i, s := range all {
		all[i].act = func() {
			if v.Window.Canvas().Overlays().Top() == nil {
				s.act()
			}
		}
	}
	return all
}

// keys listens for what the keyboard can do everywhere. What a list does with the keys it is given stands in widgets/rows.go.
func (v *Window) keys() {
	canvas := v.Window.Canvas()
	for _, s := range v.shortcuts() {
		canvas.AddShortcut(s.Shortcut, func(fyne.Shortcut) { s.act() })
	}
	if holds, ok := canvas.(desktop.Canvas); ok { // where nothing has the keyboard that follows Shift itself
		shift := func(held bool) func(*fyne.KeyEvent) {
			return func(k *fyne.KeyEvent) {
				if widgets.IsShift(k.Name) && v.browsing.built() {
					v.browse().Hold(held)
				}
			}
		}
		holds.SetOnKeyDown(shift(true))
		holds.SetOnKeyUp(shift(false))
	}
	canvas.SetOnTypedKey(v.typedKey)
	canvas.SetOnTypedRune(v.typedRune)
}

// typedRune does what a letter does where no field takes it.
func (v *Window) typedRune(r rune) {
	if v.Window.Canvas().Overlays().Top() != nil {
		return
	}
	if r == '/' {
		v.search()
		return
	}
	if !v.onList() {
		return
	}
	switch unicode.ToLower(r) {
	case 'j':
		v.browse().Step(1)
	case 'k':
		v.browse().Step(-1)
	case 'n':
		v.browse().NextUnread()
	case 's':
		v.browse().ToggleSaved()
	case 'm':
		v.browse().MarkUnread()
	}
}

// enlarge sets all text larger or smaller, by the steps that are offered in the settings.
func (v *Window) enlarge(by int) {
	kit.Load(v.Tasks, &v.looks, func(ctx context.Context) (kit.TextLook, error) {
		size, err := v.app.Settings().TextSize(ctx)
		appearance, err2 := v.app.Settings().Appearance(ctx)
		if err = errors.Join(err, err2); err == nil {
			size = kit.NextTextSize(size, by)
			err = v.app.Settings().SetTextSize(ctx, size)
		}
		return kit.TextLook{Size: size, Appearance: appearance}, err
	}, func(look kit.TextLook, err error) {
		if v.Fail(err, nil) {
			return
		}
		v.Wear(look)
		v.Say(words.Say("window.text-size-now", "size", look.Size), "", nil)
	})
}

// typedKey does what a key does where no field takes it.
func (v *Window) typedKey(k *fyne.KeyEvent) {
	if v.full(k.Name) {
		return
	}
	if v.DialogKey(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyF1:
		v.show(kit.Route{Kind: kit.HelpPage})
	case fyne.KeyF5:
		if v.at.Kind == kit.OutlinePage {
			v.Present(v.compose().Outline())
		} else {
			v.sync.Begin(nil)
		}
	case fyne.KeyF3:
		if v.onList() {
			v.browse().NextHit()
		}
	case fyne.KeyEscape:
		v.escape()
	case fyne.KeySpace:
		v.page(1)
	case fyne.KeyPageDown, fyne.KeyPageUp:
		if !v.page(map[fyne.KeyName]float32{fyne.KeyPageDown: 1, fyne.KeyPageUp: -1}[k.Name]) {
			v.move(k)
		}
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd:
		v.move(k)
	}
}

// move goes through the list of articles or the guide, or turns the paper of an outline.
func (v *Window) move(k *fyne.KeyEvent) {
	switch {
	case v.onList():
		v.browse().TypedKey(k)
	case v.at.Kind == kit.OutlinePage:
		v.compose().Turn(k.Name)
	case v.at.Kind == kit.HelpPage:
		v.guiding.get().typedKey(k.Name)
	}
}

// page scrolls the guide or the article that is read, and tells whether there is one.
func (v *Window) page(by float32) bool {
	switch {
	case v.at.Kind == kit.HelpPage:
		v.guiding.get().view.Pages(by)
	case v.onList() && v.browse().Reads() != 0:
		v.browse().ScrollArticle(by)
	default:
		return false
	}
	return true
}

// full says that an entry takes no more text, where a key tells so.
func (v *Window) full(key fyne.KeyName) bool {
	switch key {
	case widgets.SearchBound.Full:
		v.Say(words.Say("window.full-letters", "most", widgets.SearchBound.Most), "", nil)
	case widgets.LineBound.Full:
		v.Say(words.Say("window.full-letters", "most", widgets.LineBound.Most), "", nil)
	case widgets.AreaBound.Full:
		v.Say(words.Say("window.full-bytes"), "", nil)
	default:
		return false
	}
	return true
}

// onList tells whether the list of articles is in sight.
func (v *Window) onList() bool { return v.pages[v.at.Kind] == room(&v.browsing) }

// onOutline does something where one is at an outline.
func (v *Window) onOutline(act func(*compose.Composer)) {
	if v.at.Kind == kit.OutlinePage {
		act(v.compose())
	}
}

// find looks for words in the article that is read or in the guide, else, and where one does that already, in the library.
func (v *Window) find() {
	switch {
	case v.onList() && v.browse().FindInArticle():
	case v.at.Kind == kit.HelpPage && v.guiding.get().find(v.Window.Canvas()):
	default:
		v.search()
	}
}

// search goes to the search field.
func (v *Window) search() {
	if !v.onList() {
		v.show(kit.Route{Kind: kit.AllArticles})
	}
	v.browse().FocusSearch()
}

// print prints the outline one is at, or goes to the paper of the article one reads.
func (v *Window) print() {
	switch {
	case v.at.Kind == kit.OutlinePage:
		v.compose().AskPrint()
	case v.onList() && v.browse().Reads() != 0:
		v.Compose([]int64{v.browse().Reads()}, v.at.Theme)
	}
}

func (v *Window) savePDF() { v.onOutline((*compose.Composer).AskPDF) }

// typing tells whether the keyboard writes into a field.
func (v *Window) typing() bool {
	_, into := v.Window.Canvas().Focused().(interface{ SelectedText() string })
	return into
}

// escape goes one step back: out of the field one types in, then out of what can be closed: the notice, the search, the session in
// the place of its list, the outline.
func (v *Window) escape() {
	switch {
	case v.typing():
		v.Window.Canvas().Unfocus()
	case v.Notice.Box.Visible():
		v.Notice.Hide()
	case v.onList() && v.browse().Escape():
	case v.at.Kind == kit.SessionsPage && v.talking.get().Escape():
	case v.at.Kind == kit.OutlinePage && v.compose().Wide():
		v.compose().Widen()
	case v.at.Kind == kit.OutlinePage:
		v.show(kit.Route{Kind: kit.OutlinesPage})
	}
}
