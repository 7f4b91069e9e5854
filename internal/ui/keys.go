package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keys listens for what the keyboard can do everywhere.
func (v *Window) keys() {
	canvas := v.window.Canvas()
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
	canvas.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { v.onOutline(v.compose.undo) })
	canvas.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { v.onOutline(v.compose.redo) })
	canvas.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if canvas.Overlays().Top() != nil {
			if k.Name == fyne.KeyEscape {
				v.closeDialog()
			}
			return
		}
		switch k.Name {
		case fyne.KeyF1:
			v.show(place{kind: helpPlace})
		case fyne.KeyEscape:
			v.escape()
		case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
			if v.onList() {
				v.browse.rows.TypedKey(k)
			} else if v.at.kind == outlinePlace {
				v.compose.turn(k.Name)
			}
		}
	})
}

// onList tells whether the list of articles is in sight.
func (v *Window) onList() bool { return v.pages[v.at.kind] == v.browse }

// onOutline does something where one is at an outline, and no dialog stands before it.
func (v *Window) onOutline(act func()) {
	if v.at.kind == outlinePlace && v.window.Canvas().Overlays().Top() == nil {
		act()
	}
}

// find goes to the search field.
func (v *Window) find() {
	if !v.onList() {
		v.show(place{kind: allPlace})
	}
	v.window.Canvas().Focus(v.browse.search)
}

// print prints the outline one is at, or goes to the paper of the article one reads.
func (v *Window) print() {
	switch {
	case v.at.kind == outlinePlace:
		v.compose.AskPrint()
	case v.onList() && v.browse.reading.id() != 0:
		v.compose.begin([]int64{v.browse.reading.id()}, v.at.theme)
	}
}

func (v *Window) savePDF() { v.onOutline(v.compose.AskPDF) }

// escape closes what can be closed: the notice, the search, the outline.
func (v *Window) escape() {
	switch {
	case v.notice.box.Visible():
		v.notice.hide()
	case v.onList() && v.browse.reading.toList.Visible() && v.browse.reading.id() != 0:
		v.browse.CloseArticle()
	case v.onList() && v.browse.query != "":
		v.browse.search.clear()
	case v.at.kind == outlinePlace && v.compose.alone():
		v.compose.Widen()
	case v.at.kind == outlinePlace:
		v.show(place{kind: outlinesPlace})
	}
}
