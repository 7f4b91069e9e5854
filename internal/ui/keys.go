package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"baocaovien/internal/ui/kit"
)

// keys listens for what the keyboard can do everywhere.
func (v *Window) keys() {
	canvas := v.Window.Canvas()
	control := func(key fyne.KeyName, act func()) {
		canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if canvas.Overlays().Top() == nil { // a dialog is answered first
				act()
			}
		})
	}
	control(fyne.KeyF, v.find)
	control(fyne.KeyP, v.print)
	control(fyne.KeyS, v.savePDF)
	canvas.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { v.onOutline(v.compose.Undo) })
	canvas.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { v.onOutline(v.compose.Redo) })
	canvas.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if canvas.Overlays().Top() != nil {
			if k.Name == fyne.KeyEscape {
				v.CloseDialog()
			}
			return
		}
		switch k.Name {
		case fyne.KeyF1:
			v.show(kit.Route{Kind: kit.HelpPage})
		case fyne.KeyEscape:
			v.escape()
		case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
			if v.onList() {
				v.browse.TypedKey(k)
			} else if v.at.Kind == kit.OutlinePage {
				v.compose.Turn(k.Name)
			}
		}
	})
}

// onList tells whether the list of articles is in sight.
func (v *Window) onList() bool { return v.pages[v.at.Kind] == v.browse }

// onOutline does something where one is at an outline, and no dialog stands before it.
func (v *Window) onOutline(act func()) {
	if v.at.Kind == kit.OutlinePage && v.Window.Canvas().Overlays().Top() == nil {
		act()
	}
}

// find goes to the search field.
func (v *Window) find() {
	if !v.onList() {
		v.show(kit.Route{Kind: kit.AllArticles})
	}
	v.browse.FocusSearch()
}

// print prints the outline one is at, or goes to the paper of the article one reads.
func (v *Window) print() {
	switch {
	case v.at.Kind == kit.OutlinePage:
		v.compose.AskPrint()
	case v.onList() && v.browse.Reads() != 0:
		v.compose.Begin([]int64{v.browse.Reads()}, v.at.Theme)
	}
}

func (v *Window) savePDF() { v.onOutline(v.compose.AskPDF) }

// escape closes what can be closed: the notice, the search, the outline.
func (v *Window) escape() {
	switch {
	case v.Notice.Box.Visible():
		v.Notice.Hide()
	case v.onList() && v.browse.Escape():
	case v.at.Kind == kit.OutlinePage && v.compose.Wide():
		v.compose.Widen()
	case v.at.Kind == kit.OutlinePage:
		v.show(kit.Route{Kind: kit.OutlinesPage})
	}
}
